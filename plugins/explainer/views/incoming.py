"""What leads to an entry, reference by reference, and which of it the entry's page shows.

Nothing here makes rows. For an entry that all others refer to, thousands would else be made
to show a few.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from heapq import nsmallest
from typing import NamedTuple, TypeVar

from explainer.catalog.catalog import Edge
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.kinds.narrative import Narrative
from explainer.model.entry import Entry, Node
from explainer.prose.mentions import Mention
from explainer.views.link import Sight

WHOLE = 50
"""Lists up to this length stand whole on the page of their entry, folded but for the first rows.
With longer ones the page of what is referred to most would grow with the site."""

FOLD = 10
"""After how many rows a list on a page is folded: what a reader takes in at a glance."""

SHOWN = 20
"""How many rows of a longer list the page shows."""


class Form(IntEnum):
    """What the rows of a list are, and so how they look and are ordered."""

    CLAIMS = 0
    """Claims only: by trust."""

    EVENTS = 1
    """Events only: by date."""

    ENTRIES = 2
    """Entries: by name."""

    WORKS = 3
    """What cites or quotes: each entry once, by kind and name."""

    MENTIONS = 4
    """Pages with the sentence that mentions the entry: narratives first, then by name."""


# The lists stand in this order, those of one rank by the name of their relation.
_RANKS = {Form.CLAIMS: 0, Form.EVENTS: 1, Form.ENTRIES: 1, Form.WORKS: 2}

R = TypeVar("R", Edge, Mention)
"""A reference to an entry; both kinds of it have an `origin`."""


class Incoming(NamedTuple):
    """The references that stand in one list; `relation` is the inverse's name."""

    relation: str
    form: Form
    edges: Sequence[Edge]


def incoming(node: Node, sight: Sight) -> Sequence[Incoming]:
    """Return what refers to an entry, list by list, in the order of the page."""
    referrers = sight.catalog.referrers(node.id)
    if not referrers:
        return ()
    # What is asked for by the pages of whole lists too, where there may be any, is kept.
    few = len(referrers) <= WHOLE
    return _lists(sight, node.id) if few else sight.once(_lists, node.id)


def _lists(sight: Sight, entry_id: str) -> list[Incoming]:
    node = sight.catalog[entry_id]
    by_relation: dict[str, list[Edge]] = {}
    for edge in sight.catalog.referrers(entry_id):
        relation = edge.relation.inverse
        if relation in by_relation:
            by_relation[relation].append(edge)
        else:
            by_relation[relation] = [edge]
    # What an entry itself sends its reader to does not stand there a second time.
    if "see-also-from" in by_relation and isinstance(node, Entry):
        kept = [one for one in by_relation["see-also-from"] if one.origin not in node.see_also]
        by_relation["see-also-from"] = kept
    found = [_incoming(name, edges, entry_id, sight) for name, edges in by_relation.items()]
    if len(found) > 1:
        found.sort(key=lambda one: (_RANKS[one.form], one.relation))
    return [one for one in found if one.edges]


def weightiest(references: Sequence[R], sight: Sight) -> Sequence[R]:
    """Return the references that a page shows: all, or those by what is itself referred to most."""
    if len(references) <= WHOLE:
        return references
    places = sight.once(places_by_weight)
    return nsmallest(SHOWN, references, key=lambda one: places[one.origin])


def places_by_weight(sight: Sight) -> dict[str, int]:
    """Return the place of every entry among all, the one that most others refer to first.

    To be asked for with `Sight.once`. Narratives come before all, as they do in a list: a
    person wrote them to be read, and nothing refers to them. Ties go by name, then id.
    """
    weighed = []
    for entry_id in sight.catalog.nodes:
        referrers = {edge.origin for edge in sight.catalog.referrers(entry_id)}
        referrers.update([one.origin for one in sight.texts.backlinks.get(entry_id, ())])
        link = sight.link(entry_id)
        is_entry = link.kind != Narrative.kind
        weighed.append((is_entry, -len(referrers), link.name, entry_id))
    return {entry_id: place for place, (*_, entry_id) in enumerate(sorted(weighed))}


def _incoming(relation: str, edges: list[Edge], entry_id: str, sight: Sight) -> Incoming:
    if edges and not edges[0].relation.listed:
        others = _each_once(edges)
        return Incoming(relation, Form.WORKS, [one for one in others if one.origin != entry_id])
    link = sight.link
    kinds = {link(edge.origin).kind for edge in edges}
    if kinds == _CLAIMS:
        return Incoming(relation, Form.CLAIMS, _each_once(edges))
    return Incoming(relation, Form.EVENTS if kinds == _EVENTS else Form.ENTRIES, edges)


_CLAIMS, _EVENTS = {Claim.kind}, {Event.kind}


def _each_once(edges: Iterable[Edge]) -> list[Edge]:
    """Return the first edge of each origin."""
    first: dict[str, Edge] = {}
    for edge in edges:
        first.setdefault(edge.origin, edge)
    return [*first.values()]
