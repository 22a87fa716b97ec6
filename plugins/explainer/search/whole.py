"""The index in one file, as the theme's own search reads it: for sites that are not large."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.search.record import Record, to_json


class Whole:
    """The records of some pages, as members of a JSON array."""

    def __init__(self) -> None:
        """Begin with no pages."""
        self.pages: list[str] = []

    def add(self, records: Sequence[Record]) -> None:
        """Take the records of one page, the page itself first."""
        self.take(self.prepare(records))

    @staticmethod
    def prepare(records: Sequence[Record]) -> str:
        """Return what is known of the records of one page; it is plain, and can be kept."""
        return to_json(records)

    def take(self, prepared: str) -> None:
        """Take what is known of the next page."""
        self.pages.append(prepared)
