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

_LONG = 8
"""Letters of a word from which on two slips are no more than one in a shorter word."""

_SURE, _SURE_NAME = 3, 6
"""Letters from which on a word with a slip in it is hardly another word: of the words that we
declare ourselves, and of the many that there can be."""


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


def only_near(word: str, known: Iterable[str], *, key: bool = False) -> str:
    """Return the one known word that a word must be a slip of; empty where there is any doubt.

    What is returned may be written in an editor's stead, so it must not be what others mean by the
    same letters: `unconfirmed` is not `confirmed`, `iran` not `iraq`, `samara` not `asmara`. A
    slip is one letter too many or too few within a word of six letters, or two behind the first
    that changed places; each word of `one-two` may have one. A `key` is one of the few names that
    we declared ourselves: there a letter may be another too, and the last one be missing. Another
    number is no slip, and where a second known word is near nobody knows which is meant.
    """
    wanted = _apart(word[:100].lower())
    words = {_apart(name.lower()): name for name in sorted(known, reverse=True)}
    if wanted in words:
        return words[wanted]
    most = 2 if len(wanted) >= _LONG else 1
    near = [
        other
        for other in _alike(wanted, words)
        if _digits(other) == _digits(wanted) and slips(wanted, other) <= most
    ]
    return words[near[0]] if len(near) == 1 and _is_slip(wanted, near[0], key=key) else ""


def _apart(word: str) -> str:
    """Return a word with one mark between its parts, whichever it was."""
    return word.replace("_", "-").replace(" ", "-")


def _is_slip(word: str, other: str, *, key: bool) -> bool:
    """Say whether two words are the same but for slips, one in each of their parts at most."""
    parts, others = word.split("-"), other.split("-")
    return len(parts) == len(others) and all(
        one == two or _is_one_slip(one, two, key=key)
        for one, two in zip(parts, others, strict=True)
    )


def _is_one_slip(word: str, other: str, *, key: bool) -> bool:
    """Say whether two words differ by a slip, and by none that makes another word of it."""
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) < (_SURE if key else _SURE_NAME):
        return False
    if len(shorter) == len(longer):
        at = next(at for at, letter in enumerate(word) if letter != other[at])
        swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :] == other
        another = key and at > 0 and len(word) > _SURE  # `top` is as good a word as `tip`
        return (swapped and (key or at > 0)) or (another and word[at + 1 :] == other[at + 1 :])
    # What is put before a word turns its meaning, and what is put behind it makes a name.
    if longer.endswith(shorter) or (longer.startswith(shorter) and not key):
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer)))


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
