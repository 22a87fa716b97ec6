"""What is wrong in the content, told to the editor who can mend it."""

from __future__ import annotations

import difflib
import heapq
import itertools
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning stops a strict one."""

    ERROR = "error"
    WARNING = "warning"


class Position(NamedTuple):
    """A place in a text file; lines and columns count characters from 1."""

    line: int
    column: int


START = Position(1, 1)


class Mend(NamedTuple):
    """What stands at the place of a problem, and the one thing that can be meant by it."""

    written: str
    right: str


_CANDIDATES = 30
"""How many words are compared closely with a misspelt one."""

_SHORT, _LONG = 3, 8
"""Letters of a word that may be a slip at all, and of one that may have two."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one file.

    `path` is shown as it is, with forward slashes; `code` names the kind of problem and
    never changes; `hint` says what would be right, and is empty where nobody can know. Where
    there is no doubt at all, `mend` is what a program may write in the editor's stead.
    """

    path: str
    position: Position
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    mend: Mend | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """Return `path:line:column: code message; hint`, on one line."""
        where = f"{self.path}:{self.position.line}:{self.position.column}"
        text = f"{self.message}; {self.hint}" if self.hint else self.message
        level = "warning: " if self.severity is Severity.WARNING else ""
        return printable(f"{where}: {self.code} {level}{text}")


def printable(text: str) -> str:
    """Return text on one line, with what a terminal would obey shown as an escape.

    So is what GitHub's runner takes for a command wherever it stands in a line: `##[`.
    """
    shown = "".join(c if c.isprintable() else escaped(c) for c in text)
    return shown.replace("##[", "##\\x5b")


def json_text(found: object) -> str:
    """Return a value as JSON, in which the same is written as escapes of JSON's own.

    So are names of files that are no text in any encoding.
    """
    text = json.dumps(found, ensure_ascii=False, indent=2)
    shown = "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)
    return shown.replace("##[", "##\\u005b")


def escaped(character: str) -> str:
    """Return a character by its number, as Python would write it."""
    return character.encode("unicode_escape").decode()


def quoted(text: str, limit: int = 60) -> str:
    """Return content in quotation marks, cut to `limit` characters, for use in a message."""
    return f"“{cut(text, limit)}”"


def cut(text: str, limit: int = 60) -> str:
    """Return a text of at most `limit` characters, with an ellipsis where it was longer."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return “did you mean …?” with the nearest known word, or nothing if none is near."""
    # In lower case, so that “Lisbon” and “url” find `lisbon` and `URL`; in order, so that the
    # first of two that are equally near is always the same.
    words = {name.lower(): name for name in sorted(known, reverse=True)}
    # A word of a hostile length would make the comparison quadratic.
    wanted = word[:100].lower()
    near = difflib.get_close_matches(wanted, _alike(wanted, words), n=1, cutoff=0.6)
    return f"did you mean {quoted(words[near[0]])}?" if near else ""


def only_near(word: str, known: Iterable[str]) -> str:
    """Return the one known word that a word can be a slip of; empty where there is none, or two.

    A slip is a letter too many, too few or in place of another, or two that changed places; in
    a long word there may be two slips. Another number is no slip: `well-2` is not `well-1`.
    """
    wanted = word[:100].lower()
    most = 2 if len(wanted) >= _LONG else 1
    words = {name.lower(): name for name in sorted(known, reverse=True)}
    near = [
        other
        for other in _alike(wanted, words)
        if len(wanted) >= _SHORT and _digits(other) == _digits(wanted)
        and slips(wanted, other) <= most
    ]  # fmt: skip
    return words[near[0]] if len(near) == 1 else ""


def slips(word: str, other: str) -> int:
    """Return how many slips lead from a word to another (optimal string alignment distance)."""
    before: list[int] = []
    row = [*range(len(other) + 1)]
    for number, letter in enumerate(word, start=1):
        last, before, row = before, row, [number]
        for place, wanted in enumerate(other, start=1):
            cost = before[place - 1] + (letter != wanted)
            best = min(cost, before[place] + 1, row[place - 1] + 1)
            if number > 1 and place > 1 and word[number - 2 : number] == wanted + other[place - 2]:
                best = min(best, last[place - 2] + 1)
            row.append(best)
    distance: int = row[-1]
    return distance


def _digits(word: str) -> str:
    return "".join(c for c in word if c.isdigit())


def _alike(word: str, known: Iterable[str]) -> list[str]:
    """Return the few known words that share most pairs of letters with a word.

    The close comparison takes a hundred times as long, and a site has thousands of ids.
    """
    pairs = {*itertools.pairwise(f" {word} ")}

    def shared(other: str) -> int:
        return len(pairs.intersection(itertools.pairwise(f" {other} ")))

    return heapq.nlargest(_CANDIDATES, known, key=shared)


def failed(problems: Iterable[Problem]) -> bool:
    """Say whether any of the problems is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)
