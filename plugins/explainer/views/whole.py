"""Lists that are too long for the page of an entry, whole, on pages of their own."""

from __future__ import annotations

from typing import NamedTuple

from explainer.catalog.standing import Reading
from explainer.model.entry import Node
from explainer.views.incoming import WHOLE, Form, incoming
from explainer.views.link import Link, Sight
from explainer.views.related import MENTIONS, Group, Mentioned, by_name, group, list_path

ROWS = 200
"""How many rows a page of a whole list has: what still reads, loads and prints as one page."""


class ListPage(NamedTuple):
    """One page of a whole list, the `number`th of `last`, and the addresses beside it.

    `link` leads back to the entry that the list belongs to; `length` is that of the whole.
    """

    link: Link
    group: Group
    address: str
    number: int
    last: int
    previous: str | None
    following: str | None
    length: int


class Place(NamedTuple):
    """Which page of which list: the `number`th of `last`, of the list of a relation."""

    relation: str
    number: int
    last: int


def list_places(node: Node, sight: Sight) -> dict[str, Place]:
    """Return what stands on the pages of an entry's whole lists, by their paths, in order.

    Mostly there are none. A path has no suffix: `places/lisbon/events-here/2`.
    """
    mentioned = len(sight.texts.backlinks.get(node.id, ()))
    # Few entries have any, so most need no further look.
    if mentioned <= WHOLE and len(sight.catalog.referrers(node.id)) <= WHOLE:
        return {}
    return sight.once(_places, node.id, mentioned)


def _places(sight: Sight, entry_id: str, mentioned: int) -> dict[str, Place]:
    node = sight.catalog[entry_id]
    lengths = {one.relation: len(one.edges) for one in incoming(node, sight)}
    lengths[MENTIONS] = mentioned
    return {
        list_path(node, relation, number): Place(relation, number, _pages(length))
        for relation, length in lengths.items()
        if length > WHOLE
        for number in range(1, _pages(length) + 1)
    }


def list_page(node: Node, place: Place, sight: Sight, reading: Reading) -> ListPage:
    """Return the page of a whole list at one of these places."""
    relation, number, last = place
    whole = sight.once(_whole, node.id, relation, reading)
    rows = slice((number - 1) * ROWS, number * ROWS)
    addresses = {
        other: sight.addresses.at(list_path(node, relation, other))
        for other in range(max(1, number - 1), min(last, number + 1) + 1)
    }
    return ListPage(
        link=sight.link(node.id),
        group=whole._replace(
            items=whole.items[rows], claims=whole.claims[rows], mentions=whole.mentions[rows]
        ),
        address=addresses[number],
        number=number,
        last=last,
        previous=addresses.get(number - 1),
        following=addresses.get(number + 1),
        length=max(map(len, (whole.items, whole.claims, whole.mentions))),
    )


def _whole(sight: Sight, entry_id: str, relation: str, reading: Reading) -> Group:
    node = sight.catalog[entry_id]
    if relation == MENTIONS:
        found = by_name(sight.texts.backlinks[node.id], sight)
        # Whoever wants to read on has the page itself a click away, and the sentences of
        # thousands would cost more than all else on these pages.
        rows = tuple([Mentioned(sight.link(one.origin)) for one in found])
        return Group(MENTIONS, Form.MENTIONS, mentions=rows)
    (one,) = (one for one in incoming(node, sight) if one.relation == relation)
    return group(one, one.edges, sight, reading)


def _pages(length: int) -> int:
    """Return how many pages a list takes."""
    return -(-length // ROWS)
