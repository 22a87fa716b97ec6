"""What refers to an entry, under a heading for each relation."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.catalog.catalog import Edge
from explainer.catalog.standing import Reading
from explainer.dates import EdtfDate, bounds, sort_key
from explainer.kinds.event import Event
from explainer.model.entry import Node
from explainer.views.claim import ClaimRow, claim_rows
from explainer.views.link import Link, Sight
from explainer.views.values import Text, When, Word, notes_of

CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Item:
    """An entry in a list: its date where it has one, what is said of the reference, its gist.

    It is `vague` where nobody knows when it began: then the note on the date belongs to it.
    """

    link: Link
    date: EdtfDate | None
    date_note: str | None
    notes: tuple[Text | Word | When, ...]
    gist: str
    vague: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The entries that refer to one by one relation; either `items` or `claims`.

    `relation` is the inverse's name, under which its heading is found.
    """

    relation: str
    items: tuple[Item, ...] = ()
    claims: tuple[ClaimRow, ...] = ()


def item(
    node: Node,
    sight: Sight,
    notes: tuple[Text | Word | When, ...] = (),
    *,
    linked: bool = False,
) -> Item:
    """Return an entry as a list shows it; `linked` keeps the links in its gist."""
    dated = node if isinstance(node, Event) else None
    start = bounds(dated.date)[0] if dated and dated.date else None
    return Item(
        sight.link(node.id),
        dated.date if dated else None,
        dated.date_note if dated else None,
        notes,
        sight.gist(node.id, linked=linked),
        vague=dated is not None and start is None,
    )


def groups(entry_id: str, sight: Sight, reading: Reading) -> tuple[Group, ...]:
    """Return what refers to an entry: claims first, then by heading."""
    edges: dict[str, list[Edge]] = {}
    for edge in sight.catalog.referrers(entry_id):
        if edge.relation.listed:
            edges.setdefault(edge.relation.inverse, []).append(edge)
    found = [_group(relation, edges[relation], sight, reading) for relation in edges]
    return tuple(sorted(found, key=lambda group: (not group.claims, group.relation)))


def citing(entry_id: str, inverse: str, sight: Sight) -> tuple[Item, ...]:
    """Return the entries whose citations name an entry, each once, by kind and name.

    `inverse` says in which way: `cited-by` for a source, `quoted-in` for whom it quotes.
    """
    origins = dict.fromkeys(
        edge.origin
        for edge in sight.catalog.referrers(entry_id)
        if edge.relation.inverse == inverse and edge.origin != entry_id
    )
    found = [item(sight.catalog[origin], sight) for origin in origins]
    return tuple(sorted(found, key=lambda one: (one.link.kind, one.link.name)))


def _group(relation: str, edges: list[Edge], sight: Sight, reading: Reading) -> Group:
    kinds = {sight.catalog[edge.origin].kind for edge in edges}
    if kinds == {CLAIM}:
        ids = dict.fromkeys(edge.origin for edge in edges)
        return Group(relation, claims=claim_rows(ids, sight, reading))
    items = [item(sight.catalog[edge.origin], sight, notes_of(edge.part, sight)) for edge in edges]
    dated = kinds == {Event.kind}
    return Group(
        relation,
        items=tuple(
            sorted(items, key=lambda one: (sort_key(one.date) if dated else (), one.link.name))
        ),
    )
