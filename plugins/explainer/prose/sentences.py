"""Where a sentence begins and ends, near enough to quote the one a mention stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

# An end mark, closing quotes or brackets, then a space and something that begins a sentence;
# in scripts with full-width marks no space follows. It looks at each run of marks once and
# never goes back into it (`++`), so that its time grows with the text and not its square.
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++(?=[\"'“‘«(\[]*+[^\W\d_a-zß-öø-ÿ]|\d)"  # noqa: RUF001  # as they stand in texts
    r"|(?<![。！？])[。！？]++[”」』）]*+"  # noqa: RUF001  # as above
)
_ABBREVIATION = re.compile(r"(?:^|[\s(“\"'])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|"
                           r"Gen|Col|Lt|Sgt|St|No|vs|etc|cf|ca|approx)\.$")  # fmt: skip

_LONGEST_ABBREVIATION = 20

_SPACE = re.compile(r"\s+")

MAX_SENTENCE = 400
"""Longer ones are cut at a word, with an ellipsis."""

_WINDOW = 2 * MAX_SENTENCE
"""How much of a sentence is looked at on each side, before its spaces are counted as one."""


class Sentences:
    """The sentences of a paragraph, found once for all that is mentioned in it."""

    def __init__(self, text: str) -> None:
        """Take the plain text of the paragraph."""
        self._text = text
        self._last = len(text.rstrip())
        # Where the marks that end a sentence begin, where they end, and where the next begins.
        self._marks: list[int] = []
        self._ends: list[int] = []
        self._next: list[int] = [0]
        for mark in _END.finditer(text):
            end = mark.start() + len(mark.group().rstrip())
            if not self._is_abbreviation(end):
                self._marks.append(mark.start())
                self._ends.append(end)
                self._next.append(mark.end())

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence that holds `text[start:end]` begins and ends."""
        first = self._next[bisect_right(self._next, start) - 1]
        # A mark that is the mention's own last character may end the sentence with it.
        index = max(bisect_left(self._marks, end - 1), bisect_right(self._next, start) - 1)
        last = self._ends[index] if index < len(self._ends) else self._last
        return first, max(last, end)

    def excerpt(self, start: int, end: int) -> tuple[str, str, str]:
        """Return the sentence around `text[start:end]`: what is before it, it, what follows."""
        first, last = self.around(start, end)
        text = self._text
        before = _SPACE.sub(" ", text[max(first, start - _WINDOW) : start])
        words = _SPACE.sub(" ", text[start:end])
        after = _SPACE.sub(" ", text[end : min(last, end + _WINDOW)])
        room = max((MAX_SENTENCE - len(words)) // 2, 0)
        if len(before) > room or start - first > _WINDOW:
            before = "…" + (before[-room:] if room else "").partition(" ")[2]
        if len(after) > room or last - end > _WINDOW:
            after = after[:room].rpartition(" ")[0] + "…"
        return before, words, after

    def _is_abbreviation(self, end: int) -> bool:
        begin = max(self._next[-1], end - _LONGEST_ABBREVIATION)
        return _ABBREVIATION.search(self._text[begin:end]) is not None


def excerpt(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the sentence around `text[start:end]`: what is before it, it, and what follows."""
    return Sentences(text).excerpt(start, end)
