"""Where in a text something stands that an editor wrote, but for code, which shows all as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

_TICKS = re.compile(r"`+")


def offset_of(text: str, pattern: re.Pattern[str], after: int, first: int) -> int:
    """Return where a pattern is found from `after` on, or from `first` on, or else `first`.

    `first` is where in the text Markdown begins; the pattern has a group `here`, whose beginning
    counts.
    """
    for start in dict.fromkeys((after, first)):
        for offset in offsets_of(text, pattern, start, first):
            return offset
    return first


def offsets_of(text: str, pattern: re.Pattern[str], start: int, first: int) -> Iterator[int]:
    """Yield where a pattern is found from `start` on."""
    for found in pattern.finditer(text, start):
        offset = found.start("here")
        if not is_code(text, offset, first):
            yield offset


def is_code(text: str, offset: int, first: int) -> bool:
    """Say whether a place in a text lies within backticks."""
    begins, ends = _spans(text, first)
    before = bisect_right(begins, offset) - 1
    return before >= 0 and offset < ends[before]


@lru_cache(maxsize=1)  # one text is asked about many times, and then another
def _spans(text: str, first: int) -> tuple[list[int], list[int]]:
    """Return where code begins and ends: at a run of backticks, and at the next as long.

    Its time grows with the text alone, however many runs have no other.
    """
    runs = [found.span() for found in _TICKS.finditer(text, first)]
    by_length = defaultdict[int, list[int]](list)
    for number, (begin, end) in enumerate(runs):
        by_length[end - begin].append(number)
    begins: list[int] = []
    ends: list[int] = []
    number = 0
    while number < len(runs):
        begin, end = runs[number]
        alike = by_length[end - begin]
        following = bisect_right(alike, number)
        if following < len(alike):
            number = alike[following]
            begins.append(begin)
            ends.append(runs[number][1])
        number += 1
    return begins, ends
