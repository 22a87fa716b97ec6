"""Files of made pages on disk: by the system's own calls, since there may be tens of thousands."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.site.trace import State

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Output:
    """The folder of the site that is being built, and which folders of it are there."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Take where the site is built, and whether pages are folders."""
        self._config = config
        self._folders: set[str] = set()

    def file(self, path: str) -> str:
        """Return the file of a page, its folder made; `path` is that in the content."""
        file = f"{self._config.site_dir}/{path}"
        if not self._config.use_directory_urls:
            self._make_folder(file.rpartition("/")[0])
            return f"{file}.html"
        self._make_folder(file)
        return f"{file}/index.html"

    def _make_folder(self, folder: str) -> None:
        parent = folder.rpartition("/")[0]
        if parent not in self._folders:
            Path(parent).mkdir(parents=True, exist_ok=True)
            self._folders.add(parent)
        if folder not in self._folders:
            # A page may have others below it, and a site may be built where an old one is.
            with suppress(FileExistsError):
                os.mkdir(folder)  # noqa: PTH102  # a `Path` for each costs more than the folder


def put(path: str, content: bytes) -> State:
    """Write a file anew and return its state.

    Never into one that is there: that may be a file of the old site by a second name.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        file = os.open(path, flags, 0o666)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108  # a `Path` for each costs more than the file
        file = os.open(path, flags, 0o666)
    try:
        while content:
            content = content[os.write(file, content) :]
        return state(os.fstat(file))
    finally:
        os.close(file)


def state(found: os.stat_result) -> State:
    """Return what tells a file from any other, and from itself after a change."""
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_mode
