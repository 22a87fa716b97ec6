"""The rows behind the numbers of a timeline, for the script that counts them anew.

A page has the numbers of each place and of each actor, as of today. What was known on a day, and
what several of them have together, follows from the rows alone: they stand in one file beside the
page, which is fetched when a reader asks for such a thing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from explainer.catalog.standing import Reading, Standing
from explainer.dates import Day
from explainer.rendering.days import day
from explainer.views.link import Sight
from explainer.views.timeline import Choice
from explainer.views.timeline_sum import Counted, Summary, whole_timeline

ROWS = "assets/explainer/periods.json"
"""Where the rows stand on the site."""


def rows_file(sight: Sight, reading: Reading) -> bytes | None:
    """Return the rows of a site's timeline as JSON, where it is summed up.

    `days` are sorted. `periods` go with those of the page, and have for each row a list of whole
    numbers: which of the `kinds` it is; from which day on it is known (1 is the first of `days`,
    0 the beginning); which of the `places` and which of the `actors` it has (a bit each, the first
    one the lowest); then, of a report, pairs of a day since when it had a standing, and which of
    the `standings`. To be asked for with `Sight.once`.
    """
    view = sight.once(whole_timeline, reading)
    if not isinstance(view, Summary):
        return None
    number = _Numbers(view)
    data = {
        "days": [day(one) for one in view.days],
        "kinds": view.kinds,
        "standings": [*Standing],
        "places": [one.id for one in view.places],
        "actors": [one.id for one in view.actors],
        "periods": [[number.row(row) for row in period.rows] for period in view.periods],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def version(raw: bytes) -> str:
    """Return what tells files apart: no browser is to put an old one beside a new page."""
    return hashlib.sha256(raw).hexdigest()[:12]


class _Numbers:
    """Says rows of one timeline in numbers."""

    def __init__(self, view: Summary) -> None:
        self._ranks: Mapping[Day | None, int] = {
            None: 0,
            **{one: rank for rank, one in enumerate(view.days, 1)},
        }
        self._kinds = {kind: number for number, kind in enumerate(view.kinds)}
        self._standings = {one: number for number, one in enumerate(Standing)}
        self._places, self._actors = _bits(view.places), _bits(view.actors)

    def row(self, row: Counted) -> Sequence[int]:
        """Return a row as the file has it."""
        ranks = self._ranks
        found = [
            self._kinds[row.kind],
            ranks[row.known],
            _mask(row.places, self._places),
            _mask(row.actors, self._actors),
        ]
        for since, standing in row.changes:
            found += (ranks[since], self._standings[standing])
        return found


def _bits(choices: Iterable[Choice]) -> Mapping[str, int]:
    return {one.id: 1 << at for at, one in enumerate(choices)}


def _mask(ids: Iterable[str], bits: Mapping[str, int]) -> int:
    mask = 0
    for one in ids:
        mask |= bits.get(one, 0)
    return mask
