"""What search gathers of the pages of a site, page by page and process by process."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from explainer.search.record import Record
from explainer.search.terms import OFTEN, ONCE, STEPS, plain, terms_of

MAX_RECORDS = 1000
"""So many records of a page are kept."""

MAX_TEXT = 1000
"""So many characters of a record's text are kept, to show where a word stands."""

MAX_PAGE = 6000
"""So many of all the texts of a page."""


Prepared: TypeAlias = tuple[str, list[dict[str, int]]]
"""A page as JSON, and of each of its records how every term stands in it."""


class Index:
    """The postings of some pages, and what search shows of them.

    `postings` are by term, in the order of the records: the number of the record, counted
    from the first of this index, and how the term stands in it (see `terms.STEPS`). `pages`
    are JSON, `sizes` the numbers of their records.
    """

    def __init__(self) -> None:
        """Begin with no pages."""
        # Millions of numbers, of which an array takes a tenth of the room.
        self.postings: defaultdict[str, array[int]] = defaultdict(_numbers)
        self.pages: list[str] = []
        self.sizes: list[int] = []
        self.records = 0

    def add(self, records: Sequence[Record]) -> None:
        """Take the records of one page, the page itself first."""
        self.take(self.prepare(records))

    @staticmethod
    def prepare(records: Sequence[Record]) -> Prepared:
        """Return what is known of the records of one page; it is plain, and can be kept."""
        left = MAX_PAGE
        shown: list[tuple[str, str, str]] = []
        found = []
        for record in records[:MAX_RECORDS]:
            text = plain(record.text)
            counts, title = terms_of(record, text)
            steps = {term: ONCE if count == 1 else OFTEN for term, count in counts.items()}
            found.append(steps | title)
            excerpt = _beginning(text, min(MAX_TEXT, left))
            left -= len(excerpt)
            _, hash_mark, anchor = record.location.partition("#")
            # Of a section the anchor is enough.
            place = hash_mark + anchor if shown else record.location
            shown.append((place, plain(record.title), excerpt))
        return to_json(shown), found

    def take(self, prepared: Prepared) -> None:
        """Take what is known of the next page."""
        page, found = prepared
        postings = self.postings
        number = self.records * STEPS
        for steps in found:
            for term, step in steps.items():
                postings[term].append(number + step)
            number += STEPS
        self.records += len(found)
        self.pages.append(page)
        self.sizes.append(len(found))


def _numbers() -> array[int]:
    return array("I")


def to_json(value: object) -> str:
    """Return a value as JSON without spaces, in the letters that it has."""
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _beginning(text: str, length: int) -> str:
    """Return the text up to a length, cut between words."""
    if len(text) <= length:
        return text
    cut = max(text.rfind(" ", 0, length), text.rfind("\n", 0, length))
    return text[: cut if cut > 0 else length]
