"""The timeline on the page of an entry: what happened there, what they did and said."""

from __future__ import annotations

from typing import NamedTuple

from explainer.catalog.standing import Reading
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.model.entry import Entry
from explainer.views.incoming import places_by_weight
from explainer.views.link import Sight
from explainer.views.timeline import TIMELINE, Key, Row, bare_row, in_time, lists_rows

FEWEST = 3
"""With fewer dated rows a timeline says no more than the lists of the page."""

MOST = 12
"""How many rows it shows; of more those that most refer to."""


class ShortTimeline(NamedTuple):
    """The rows of an entry in the order of time; of many there are so many in all at an address."""

    rows: tuple[Row, ...]
    length: int
    address: str | None


# The references to an entry whose origin happened there, was done or was said by it.
_RELATIONS = {
    "place": frozenset({"events-here"}),
    "person": frozenset({"involved-in", "claims-made"}),
    "expert": frozenset({"involved-in", "claims-made"}),
    "organisation": frozenset({"involved-in", "claims-made"}),
    "event": frozenset({"parts"}),
}
_FILTERS = {"place": "place", "person": "actor", "expert": "actor", "organisation": "actor"}


def entry_timeline(entry: Entry, sight: Sight, reading: Reading) -> ShortTimeline | None:
    """Return the timeline for the page of an entry; none where there is too little of it."""
    relations = _RELATIONS.get(entry.kind)
    if relations is None:
        return None
    catalog = sight.catalog
    referrers = catalog.referrers(entry.id)
    if len(referrers) < FEWEST - 1:
        return None
    found = {one.origin for one in referrers if one.relation.inverse in relations}
    if isinstance(entry, Event) and found:
        found.add(entry.id)
        if entry.part_of:
            found.add(entry.part_of)
    if len(found) < FEWEST:
        return None
    dated = [one for one in found if _has_date(catalog[one])]
    if len(dated) < FEWEST:
        return None
    if len(dated) > MOST:
        places = sight.once(places_by_weight)
        shown = sorted(dated, key=places.__getitem__)[:MOST]
    else:
        shown = dated
    bare = sight.each(_bare_row)
    rows = sorted([bare(one, reading) for one in shown])
    address = _address(entry, sight) if len(dated) > MOST else None
    return ShortTimeline(tuple([row for _, row in rows]), len(dated), address)


def _address(entry: Entry, sight: Sight) -> str | None:
    """Return where the site's timeline shows an entry's rows alone; none where it lists none."""
    name = _FILTERS.get(entry.kind)
    if name is None or not sight.once(lists_rows):
        return None
    return f"{sight.addresses.at(TIMELINE)}?{name}={entry.id}"


def _bare_row(sight: Sight, entry_id: str, reading: Reading) -> tuple[Key, Row]:
    """Return the own row of an event or claim as short timelines show it, behind its place."""
    row = bare_row(sight, entry_id, reading)
    return in_time(row), row


def _has_date(node: object) -> bool:
    if isinstance(node, Event):
        return node.date is not None
    return isinstance(node, Claim) and node.made is not None
