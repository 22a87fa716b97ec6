"""Where the events of a period are listed: the narrowest list there is, and where in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from explainer.catalog.standing import Reading
from explainer.kinds.event import Event
from explainer.model.entry import Node
from explainer.views.division.overview import divided
from explainer.views.division.part import Label, Part, Said
from explainer.views.link import Sight
from explainer.views.listing import event_anchor
from explainer.views.order import in_order


class Listed(NamedTuple):
    """A list that has some events: its address, with an anchor where they begin in it.

    `length` is how many it has. It has a `label` where these are more than were asked for.
    """

    address: str
    length: int
    label: Label | None


class PeriodLists:
    """Finds the lists of one site's events."""

    def __init__(self, sight: Sight, reading: Reading) -> None:
        """Take the site, and what the verdicts of its claims come to."""
        self._sight = sight
        self._all = sight.once(in_order, Event.kind)
        self._above = _parts_above(sight.once(divided, Event.kind, reading))

    def of(self, events: Sequence[str]) -> Listed:
        """Return the narrowest list of some events, of which there is one at least."""
        part = self._shared(events)
        nodes = part.entries if part else self._all
        path = part.path if part else "index"
        address = self._sight.addresses.at(f"{Event.folder}/{path}")
        if len(nodes) == len(events):
            return Listed(address, len(events), None)
        label = part.labels[-1] if part else Said(f"kinds.{Event.kind}.other")
        # A page of parts has no list that an anchor could lead into.
        if part.parts if part else self._above:
            return Listed(address, len(nodes), label)
        return _within(address, nodes, frozenset(events), label)

    def _shared(self, events: Sequence[str]) -> Part | None:
        """Return the narrowest part of the index that has all these events."""
        shared = None
        for steps in zip(*(self._above.get(one, ()) for one in events), strict=False):
            if any(step is not steps[0] for step in steps):
                break
            shared = steps[0]
        return shared


def _within(address: str, nodes: Iterable[Node], events: frozenset[str], label: Label) -> Listed:
    """Return where events begin in a list with headings; below one of their own it is theirs."""
    anchors = [(node.id, event_anchor(node)) for node in nodes if isinstance(node, Event)]
    theirs = [anchor for one, anchor in anchors if one in events]
    if len({anchor for _, anchor in anchors}) == 1:
        return Listed(address, len(anchors), label)  # it has no headings
    found = f"{address}#{theirs[0]}"
    below = [one for one, anchor in anchors if anchor == theirs[0]]
    if events.issuperset(below) and len(below) == len(events):
        return Listed(found, len(events), None)
    return Listed(found, len(anchors), label)


def _parts_above(parts: Iterable[Part]) -> dict[str, tuple[Part, ...]]:
    """Return for each event the parts of the index that it lies in, the widest first."""
    found: dict[str, tuple[Part, ...]] = {}

    def walk(part: Part, above: tuple[Part, ...]) -> None:
        way = (*above, part)
        for node in part.entries if not part.parts else ():
            found[node.id] = way
        for inner in part.parts:
            walk(inner, way)

    for part in parts:
        walk(part, ())
    return found
