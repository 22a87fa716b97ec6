"""Places by what they lie in; by letter where that says little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explainer.kinds.place import Place
from explainer.model.entry import Node
from explainer.views.division.letters import by_letter
from explainer.views.division.part import LIMIT, Part, Said
from explainer.views.order import by_name

FEW = 5
"""Regions that hold fewer places than this on the average are not worth a page each."""

_Below = Mapping[str | None, Sequence[Node]]


def by_region(places: Sequence[Node]) -> tuple[Part, ...]:
    """Return places that are sorted by name, divided by the outermost place they lie in."""
    below: dict[str | None, list[Node]] = {}
    for node in places:
        assert isinstance(node, Place)  # noqa: S101  # the places of the catalog
        below.setdefault(node.within, []).append(node)
    top = below.get(None, [])
    regions = [node for node in top if node.id in below]
    alone = [node for node in top if node.id not in below]
    within = len(places) - len(alone)
    if within < len(alone) or not _worth_it(regions, within):
        return by_letter(places, "by-letter")
    found = tuple(_region(node, below) for node in regions)
    if not alone:
        return found
    path, labels = "by-letter/all", (Said("listing.no_region"),)
    parts = by_letter(alone, path, labels) if len(alone) > LIMIT else ()
    return *found, Part(path, labels, tuple(alone), parts)


def _region(region: Node, below: _Below) -> Part:
    """Return the part of all that lies in a place, divided by the places right in it."""
    path, labels = f"by-region/in-{region.id}", (region.label,)
    nodes = _all_in(region, below)
    if len(nodes) <= LIMIT:
        return Part(path, labels, tuple(nodes))
    inner = [node for node in below[region.id] if node.id in below]
    if not _worth_it(inner, len(nodes)):
        return Part(path, labels, tuple(nodes), by_letter(sorted(nodes, key=by_name), path, labels))
    direct = [region, *(node for node in below[region.id] if node.id not in below)]
    own_path, own_labels = f"{path}/itself", (*labels, Said("listing.directly"))
    parts = by_letter(direct, own_path, own_labels) if len(direct) > LIMIT else ()
    own = Part(own_path, own_labels, tuple(direct), parts)
    return Part(path, labels, tuple(nodes), (own, *(_region(node, below) for node in inner)))


def _worth_it(regions: Sequence[Node], count: int) -> bool:
    """Say whether so many regions divide so many places well."""
    return 0 < len(regions) <= LIMIT and count >= FEW * len(regions)


def _all_in(region: Node, below: _Below) -> list[Node]:
    """Return a place and all that lies in it, each before what lies in it."""
    found = [region]
    for node in below.get(region.id, ()):
        found += _all_in(node, below)
    return found
