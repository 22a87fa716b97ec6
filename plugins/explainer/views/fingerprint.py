"""What a page shows, as one digest: two views with the same one make the same page."""

from __future__ import annotations

import json
from collections.abc import Mapping

from explainer.cache import digest
from explainer.dates import DateSet, EdtfDate, Interval, Point
from explainer.prose.terms import terms_in
from explainer.views.entry import EntryView


class Fingerprints:
    """Makes the digests of the pages of one build."""

    def __init__(self, definitions: Mapping[str, str]) -> None:
        """Take what the terms of the site mean."""
        self._definitions = definitions
        # Dates are the same objects again and again; each is kept, so that its id stays its own.
        self._dates: dict[int, tuple[EdtfDate, dict[str, str]]] = {}
        # The quickest way through a view there is. It takes records for arrays: what stands in
        # the same place and has the same length is of the same sort, or follows from its text.
        self._encode = json.JSONEncoder(
            ensure_ascii=False, check_circular=False, separators=(",", ":"), default=self._other
        ).encode

    def of(self, view: EntryView, *more: str | None) -> bytes:
        """Return the digest of a view; `more` is what else the page shows."""
        explained = [
            self._definitions.get(term)
            for text in (*view.lead, view.text)
            for term in terms_in(text)
        ]
        return digest(self._encode((view, explained, more)).encode("utf-8", "surrogatepass"))

    def _other(self, value: object) -> dict[str, str]:
        """Return what is neither text nor tuple: dates and pictures, which say what they are."""
        if not isinstance(value, (Point, Interval, DateSet)):
            return {type(value).__name__: repr(value)}
        known = self._dates.get(id(value))
        if known is None:
            known = self._dates[id(value)] = value, {type(value).__name__: str(value)}
        return known[1]
