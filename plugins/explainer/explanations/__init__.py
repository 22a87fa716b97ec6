"""What each problem means: a file a code in `codes/`, read when somebody asks.

A file is some paragraphs and then, between lines `=== wrong` and `=== right`, an example that
has the problem and one that has not: files, each after a line `--- path`, perhaps with how it is
saved in brackets.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent / "codes"
_SECTION = re.compile(r"^=== (?:wrong|right)\n", re.MULTILINE)
_FILE = re.compile(r"^--- (?P<path>\S+)(?: \[(?P<way>[^\]]+)\])?\n", re.MULTILINE)


class ExampleFile(NamedTuple):
    """A file of an example; `way` is how it is saved where that matters."""

    path: str
    way: str
    text: str


class Explanation(NamedTuple):
    """A code, what it means in paragraphs of Markdown, and what is wrong and right.

    There are no examples of what hangs on more than files, or on too many.
    """

    code: str
    paragraphs: tuple[str, ...]
    wrong: tuple[ExampleFile, ...] = ()
    right: tuple[ExampleFile, ...] = ()

    @property
    def gist(self) -> str:
        """The first paragraph, on one line."""
        return " ".join(self.paragraphs[0].split())


def codes() -> list[str]:
    """Return the codes of all problems, in the order of the alphabet."""
    return sorted(file.stem for file in _FOLDER.glob("*.txt"))


@cache
def explanation(code: str) -> Explanation | None:
    """Return what a problem means; nothing where there is no such code."""
    if code not in codes():
        return None
    text, *examples = _SECTION.split((_FOLDER / f"{code}.txt").read_text(encoding="utf-8"))
    paragraphs = tuple(text.strip().split("\n\n"))
    return Explanation(code, paragraphs, *map(_files, examples))


def _files(section: str) -> tuple[ExampleFile, ...]:
    _, *pieces = _FILE.split(section)
    found = zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True)
    return tuple(ExampleFile(path, way or "", text) for path, way, text in found)
