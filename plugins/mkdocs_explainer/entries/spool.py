"""Articles that wait for the theme, on disk: thousands of them would fill the memory."""

from __future__ import annotations

from dataclasses import replace
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explainer.rendering import Page


class Spool:
    """Pages in the order in which they are added, each with its article or as nothing."""

    def __init__(self) -> None:
        """Begin with none; the file has no name, and is gone once it is closed."""
        self._file = TemporaryFile()  # noqa: SIM115  # `close` does
        self._pages: list[tuple[Page, int] | None] = []

    def add(self, page: Page | None) -> None:
        """Add a page, or nothing in the place of one; raises `OSError` where the disk is full."""
        if page is None:
            self._pages.append(None)
            return
        # As an editor wrote it, halves of characters too.
        article = page.html.encode("utf-8", "surrogatepass")
        self._file.write(article)
        # What search knows of it has been gathered.
        self._pages.append((replace(page, html="", found=None), len(article)))

    def __iter__(self) -> Iterator[Page | None]:
        """Yield what was added."""
        self._file.seek(0)
        for kept in self._pages:
            if kept is None:
                yield None
            else:
                page, length = kept
                html = self._file.read(length).decode("utf-8", "surrogatepass")
                yield replace(page, html=html)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
