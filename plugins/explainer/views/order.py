"""The order in which an index lists its entries, and where in time each of them stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from explainer.dates import EdtfDate, SortKey, bounds, sort_key
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.kinds.source import Source
from explainer.model.entry import Entry, Node
from explainer.prose.texts import is_explained
from explainer.views.link import Sight

GLOSSARY = "term"
"""The kind whose index lists others too: all that the glossary explains."""

_DATES = {Claim.kind: "made", Event.kind: "date", Source.kind: "issued"}

_SHORTEST_MONTH = 28


class Moment(NamedTuple):
    """Where a date stands in a list; a month or day of 0 is one that was not meant."""

    year: int
    month: int = 0
    day: int = 0


def in_order(sight: Sight, kind: str) -> tuple[Node, ...]:
    """Return the entries of an index in the order in which it lists them.

    To be asked for with `Sight.once`, since dates and names take their time to compare.
    """
    nodes = sight.catalog.of_kind(kind)
    if kind == Event.kind:
        return tuple(in_time(nodes, sight))
    if kind == Source.kind:
        return _newest_first(nodes)
    if kind == GLOSSARY:
        nodes = tuple(
            node for node in sight.catalog if isinstance(node, Entry) and is_explained(node)
        )
    return tuple(sorted(nodes, key=by_name))


def by_name(node: Node) -> tuple[str, str]:
    """Return what to sort names by: without case and accents, then as they are."""
    return fold(node.label), node.id


def fold(name: str) -> str:
    """Return a name without case and accents."""
    folded = name.casefold()
    if folded.isascii():
        return folded
    normal = unicodedata.normalize("NFD", folded)
    return "".join(c for c in normal if not unicodedata.combining(c))


def in_time(nodes: Iterable[Node], sight: Sight) -> list[Node]:
    """Return nodes by date; of what has the same date the whole comes before its parts."""

    def key(node: Node) -> tuple[SortKey, int, tuple[str, str]]:
        # Most are no part of another, and need no search for what they are part of.
        is_part = isinstance(node, Event) and node.part_of
        wholes = sum(1 for _ in sight.catalog.ancestors(node.id, ("part-of",))) if is_part else 0
        return sort_key(date_of(node)), wholes, by_name(node)

    return sorted(nodes, key=key)


def date_of(node: Node) -> EdtfDate | None:
    """Return the date by which a list has an entry: when it happened, appeared or was made."""
    field = _DATES.get(node.kind)
    return getattr(node, field) if field else None


def moment(date: EdtfDate) -> Moment | None:
    """Return where a date stands in a list: at its first day, or else its last.

    Of a span from the first day of a year or month to its end or further, no month or day
    was meant. `None` for a date without any day: what goes on since nobody knows when.
    """
    first, last = bounds(date)
    day = first or last
    if first is None or last is None:
        return None if day is None else Moment(*day)
    if first[1:] == (1, 1) and last[:2] != (first[0], 1):
        return Moment(first[0])
    if first[2] == 1 and (last[:2] != first[:2] or last[2] >= _SHORTEST_MONTH):
        return Moment(*first[:2])
    return Moment(*first)


def _newest_first(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return sources by the day they appeared, those without one last."""

    def key(node: Node) -> tuple[SortKey, str]:
        return sort_key(date_of(node)), node.label

    dated = sorted((node for node in nodes if date_of(node)), key=key, reverse=True)
    undated = sorted((node for node in nodes if not date_of(node)), key=by_name)
    return *dated, *undated
