"""The files that may be changed, as text, and how a change gets to the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from explainer.aside import put
from explainer.catalog.files import scan
from explainer.fixing.layout import ends
from explainer.model.entry import Node
from explainer.reading.text import FORBIDDEN, MAX_BYTES, read_bytes
from explainer.site import Project

MARK = "\ufeff"
"""The byte-order mark that some editors put before a text; it stays where it is."""


class TextFile(NamedTuple):
    """A file of content: what problems call it, where it lies, and its kind if it is an entry."""

    path: str
    file: Path
    kind: type[Node] | None

    @property
    def is_markdown(self) -> bool:
        """Whether only its front matter is YAML."""
        return self.path.endswith(".md")


def text_files(project: Project, wanted: Callable[[str], bool]) -> Iterator[TextFile]:
    """Yield the files of entries, pages and settings whose path is wanted; no links."""
    shown = project.shown(project.content)
    found = scan(project.content, shown, project.kinds) if project.content.is_dir() else None
    for entry in found.entries if found else ():
        if wanted(f"{shown}/{entry.relative}"):
            yield TextFile(
                f"{shown}/{entry.relative}", project.content / entry.relative, entry.kind
            )
    for relative in found.pages if found else ():
        if wanted(f"{shown}/{relative}"):
            yield TextFile(f"{shown}/{relative}", project.content / relative, None)
    for file in (project.settings, project.words):
        path = project.shown(file)
        if file.is_file() and not file.is_symlink() and wanted(path):
            yield TextFile(path, file, None)


def read_text(file: Path) -> str | None:
    """Return the text of a file as it is, but for line ends; nothing where it cannot be changed.

    That is a file that is too large, in no UTF-8, or with characters that nobody sees.
    """
    raw, problems = read_bytes(file, "")
    if problems or len(raw) > MAX_BYTES:
        return None
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    return None if FORBIDDEN.search(ends(text.removeprefix(MARK))) else text


def write_text(file: Path, text: str) -> None:
    """Put a text in the place of a file, with its rights, and in one step.

    Raises `OSError` where that is not to be; the file is then as it was.
    """
    put(file, text.encode())
