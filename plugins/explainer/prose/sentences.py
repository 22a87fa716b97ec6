"""Where a sentence begins and ends, near enough to quote the one a mention stands in."""

from __future__ import annotations

import re

# An end mark, closing quotes or brackets, then a space and something that begins a sentence;
# in scripts with full-width marks no space follows.
_END = re.compile(
    r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-zß-öø-ÿ]|\d)|[。！？]+[”」』）]*"  # noqa: RUF001  # as they stand in texts
)
_ABBREVIATION = re.compile(r"(?:^|[\s(“\"'])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|"
                           r"Gen|Col|Lt|Sgt|St|No|vs|etc|cf|ca|approx)\.$")  # fmt: skip

_SPACE = re.compile(r"\s+")

MAX_SENTENCE = 400
"""Longer ones are cut at a word, with an ellipsis."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that holds `text[start:end]` begins and ends."""
    first = 0
    for mark in _END.finditer(text):
        if _ABBREVIATION.search(text[first : mark.end()].rstrip()):
            continue
        if mark.end() > start:
            if mark.start() >= end - 1:
                return first, len(text[: mark.end()].rstrip())
            continue
        first = mark.end()
    return first, len(text.rstrip())


def excerpt(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the sentence around `text[start:end]`: what is before it, it, and what follows."""
    first, last = sentence_around(text, start, end)
    last = max(last, end)
    before = _SPACE.sub(" ", text[first:start])
    words, after = _SPACE.sub(" ", text[start:end]), _SPACE.sub(" ", text[end:last])
    room = max((MAX_SENTENCE - len(words)) // 2, 0)
    if len(before) > room:
        before = "…" + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + "…"
    return before, words, after
