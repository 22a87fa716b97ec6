"""Where a sentence begins and ends, near enough to quote the one a mention stands in."""

from __future__ import annotations

import re
from typing import NamedTuple

# An end mark, closing quotes or brackets, then a space and something that begins a sentence;
# in scripts with full-width marks no space follows. It looks at each run of marks once, at its
# first, and never goes back into it (`++`), so that its time grows with the text and not its
# square. It begins with one list of characters, which is searched for much faster.
_END = re.compile(
    r"[.!?…。！？](?:"  # noqa: RUF001  # as they stand in texts
    r"(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+[\"'”’»)\]]*+\s++(?=[\"'“‘«(\[]*+[^\W\d_a-zß-öø-ÿ]|\d)"  # noqa: RUF001  # as above
    r"|(?<=[。！？])(?<![。！？]{2})[。！？]*+[”」』）]*+)"  # noqa: RUF001  # as above
)
_ABBREVIATIONS = frozenset({"Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Lt", "Sgt", "St", "No",
                            "vs", "etc", "cf", "ca", "approx"})  # fmt: skip
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'])"
    rf"(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|{'|'.join(sorted(_ABBREVIATIONS))})\.$"
)

_LONGEST_ABBREVIATION = 20

MAX_SENTENCE = 400
"""Longer ones are cut at a word, with an ellipsis."""

_WINDOW = 2 * MAX_SENTENCE
"""How much of a sentence is looked at on each side, before its spaces are counted as one."""


class Excerpt(NamedTuple):
    """A sentence that is quoted for the words in it: what is before them, they, what follows."""

    before: str
    words: str
    after: str


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """Return the sentence of a paragraph that holds `text[start:end]`."""
    text = text.replace("\n", " ")
    first, last = _around(text, start, end)
    before = _spaced(text[max(first, start - _WINDOW) : start])
    words = _spaced(text[start:end])
    after = _spaced(text[end : min(last, end + _WINDOW)])
    room = max((MAX_SENTENCE - len(words)) // 2, 0)
    if len(before) > room or start - first > _WINDOW:
        before = "…" + (before[-room:] if room else "").partition(" ")[2]
    if len(after) > room or last - end > _WINDOW:
        after = after[:room].rpartition(" ")[0] + "…"
    return Excerpt(before, words, after)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that holds `text[start:end]` begins and ends."""
    first = begin = 0
    for mark in _END.finditer(text):
        last = mark.start() + len(mark.group().rstrip())
        if _is_abbreviation(text, begin, last):
            continue
        begin = mark.end()
        if begin <= start:
            first = begin
        # A mark that is the mention's own last character may end the sentence with it.
        elif mark.start() >= end - 1:
            return first, max(last, end)
    return first, max(len(text.rstrip()), end)


def _is_abbreviation(text: str, begin: int, end: int) -> bool:
    """Say whether a sentence that began before seems to end, but does so in an abbreviation."""
    if text[end - 1] != ".":
        return False
    text = text[max(begin, end - _LONGEST_ABBREVIATION) : end]
    word = text[:-1].rsplit(None, 1)[-1:]
    if word and len(word[0]) > 1 and word[0].isalpha() and word[0] not in _ABBREVIATIONS:
        return False
    return _ABBREVIATION.search(text) is not None


def _spaced(text: str) -> str:
    """Return text with one space for each run of them."""
    if text.isprintable() and "  " not in text:
        return text
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"
