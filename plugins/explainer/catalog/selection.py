"""Entries chosen by what they are about, where and when: what a block of a page shows."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from explainer.catalog.catalog import Catalog
from explainer.dates import Day, EdtfDate, SortKey, bounds, sort_key
from explainer.model.entry import Node

# What an entry refers to as its subject. Who made a claim or wrote a source is not among them.
_SUBJECTS = frozenset(
    {"about", "affiliations", "body-part-of", "broader", "country", "involves", "part-of",
     "place", "within"}
)  # fmt: skip
_PLACES = frozenset({"country", "place", "within"})

_DATES = {"claim": "made", "event": "date", "source": "issued"}


class Selection(NamedTuple):
    """What is asked for; each field narrows the choice, an empty one does not.

    `about` are ids that an entry refers to as its subject, `place` ids of places with all that
    lies within them, `kind` names of kinds, `since` and `until` the first and last day.
    """

    about: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    since: Day | None = None
    until: Day | None = None


def select(catalog: Catalog, selection: Selection) -> list[Node]:
    """Return the entries that a selection means: by date, then by name; undated ones last.

    Where a day is asked for, a date counts that may overlap the time from `since` to `until`,
    however little is known of its ends; an entry without any date does not.
    """
    nodes: Iterable[Node] = catalog
    if selection.kind:
        nodes = [node for kind in selection.kind for node in catalog.of_kind(kind)]
    places = _with_all_within(catalog, selection.place)
    about = frozenset(selection.about)
    found = [
        node
        for node in nodes
        if (not about or _refers(catalog, node.id, _SUBJECTS, about))
        and (not places or _is_at(catalog, node.id, places))
        and _may_be_in(date_of(node), selection.since, selection.until)
    ]
    return sorted(found, key=_in_time)


def date_of(node: Node) -> EdtfDate | None:
    """Return when something happened, was said or appeared; `None` where nobody knows."""
    field = _DATES.get(node.kind)
    return getattr(node, field) if field else None


def _in_time(node: Node) -> tuple[SortKey, str, str]:
    return sort_key(date_of(node)), node.label.casefold(), node.id


def _refers(
    catalog: Catalog, entry_id: str, relations: AbstractSet[str], to: AbstractSet[str]
) -> bool:
    return any(
        edge.target in to and edge.relation.name in relations
        for edge in catalog.references(entry_id)
    )


def _is_at(catalog: Catalog, entry_id: str, places: AbstractSet[str]) -> bool:
    """Say whether something is one of these places, lies there, or is about what is there."""
    if entry_id in places or _refers(catalog, entry_id, _PLACES, places):
        return True
    return any(
        edge.target in places or _refers(catalog, edge.target, _PLACES, places)
        for edge in catalog.references(entry_id)
        if edge.relation.name == "about"
    )


def _with_all_within(catalog: Catalog, places: Iterable[str]) -> frozenset[str]:
    """Return places with all that lies within them, however deep."""
    seen = set(places)
    ahead = list(seen)
    for one in ahead:  # which grows on the way
        for edge in catalog.referrers(one):
            if edge.relation.name == "within" and edge.origin not in seen:
                seen.add(edge.origin)
                ahead.append(edge.origin)
    return frozenset(seen)


def _may_be_in(date: EdtfDate | None, since: Day | None, until: Day | None) -> bool:
    """Say whether a date may lie, in part at least, in a time of which an end may be open."""
    if since is None and until is None:
        return True
    if date is None:
        return False
    first, last = bounds(date)
    return not (
        (since is not None and last is not None and last < since)
        or (until is not None and first is not None and first > until)
    )
