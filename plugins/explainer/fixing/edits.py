"""Changes of a text at known places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Other words for a piece of a text, and what to tell the editor of it."""

    start: int
    end: int
    text: str
    said: str


class Fix(NamedTuple):
    """What was done on a line of a file."""

    path: str
    line: int
    said: str

    def __str__(self) -> str:
        """Return `fixed path:line: …`."""
        return f"fixed {self.path}:{self.line}: {self.said}"


def applied(text: str, edits: Iterable[Edit]) -> tuple[str, list[Edit]]:
    """Return a text with the edits made, and those that were: none over the place of another."""
    pieces: list[str] = []
    done: list[Edit] = []
    at = 0
    for edit in sorted(edits):
        if edit.start >= at and text[edit.start : edit.end] != edit.text:
            pieces += (text[at : edit.start], edit.text)
            done.append(edit)
            at = edit.end
    return "".join((*pieces, text[at:])), done


def line_of(text: str, offset: int) -> int:
    """Return the line, from 1, that a character of a text stands on."""
    return text.count("\n", 0, offset) + 1
