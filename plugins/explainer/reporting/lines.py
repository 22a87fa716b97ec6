"""The lines of files that have problems, read again to be shown."""

from __future__ import annotations

import os
import unicodedata
from contextlib import suppress
from pathlib import Path

from explainer.problems import START, Problem
from explainer.reading.text import MAX_BYTES

# What is wrong with a file as a whole; its first line has nothing to do with it.
_OF_FILES = frozenset(
    {
        "address-in-use", "duplicate-id", "empty-file", "invalid-id", "no-content", "no-settings",
        "not-a-file", "too-large", "unknown-file", "unknown-folder", "unreadable",
        "wrong-encoding",
    }
)  # fmt: skip


class Lines:
    """Lines by file; the last file is kept, since problems come file by file."""

    def __init__(self, root: Path) -> None:
        """Take the folder that the paths of problems begin at."""
        self._root = root
        self._last: tuple[str, list[str]] = ("", [])

    def of(self, problem: Problem) -> str | None:
        """Return the line that a problem stands on; nothing where none has to do with it."""
        if problem.position == START and problem.code in _OF_FILES:
            return None
        if self._last[0] != problem.path:
            self._last = (problem.path, _lines(self._root / problem.path))
        number = problem.position.line - 1
        return self._last[1][number] if number < len(self._last[1]) else None


def _lines(file: Path) -> list[str]:
    """Return the lines of a file as the reader of content counts them; none where it is odd."""
    raw = b""
    with suppress(OSError, ValueError):
        # What lies behind a link is not content, and a pipe would be waited for.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(file, flags), "rb") as opened:
            raw = opened.read(MAX_BYTES)
    text = raw.removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).split("\n")
