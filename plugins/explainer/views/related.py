"""What refers to an entry, under a heading for each relation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explainer.catalog.catalog import Edge
from explainer.catalog.standing import Reading
from explainer.dates import EdtfDate, SortKey, bounds, sort_key
from explainer.kinds.event import Event
from explainer.kinds.narrative import Narrative
from explainer.model.entry import Node
from explainer.prose.mentions import Mention
from explainer.prose.sentences import Excerpt
from explainer.views.claim import ClaimRow, claim_rows
from explainer.views.incoming import Form, Incoming, incoming, weightiest
from explainer.views.link import Link, Sight
from explainer.views.values import Note, notes_of


class Item(NamedTuple):
    """An entry in a list: its date where it has one, what is said of the reference.

    Only lists that say what their entries are have its gist.

    It is `vague` where nobody knows when it began: then the note on the date belongs to it.
    """

    link: Link
    date: EdtfDate | None
    date_note: str | None
    gist: str
    vague: bool
    notes: tuple[Note, ...] = ()


class Mentioned(NamedTuple):
    """A page that mentions the entry, and the sentence in which it does, where that is shown."""

    link: Link
    excerpt: Excerpt | None = None


class Whole(NamedTuple):
    """Where all of a list stands, of which a page shows a part, and how long it is."""

    address: str
    length: int


class Group(NamedTuple):
    """The entries that refer to one by one relation: `items`, `claims` or `mentions`.

    `relation` is the inverse's name, under which its heading is found.
    """

    relation: str
    form: Form
    items: tuple[Item, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    mentions: tuple[Mentioned, ...] = ()
    whole: Whole | None = None


MENTIONS = "mentions"
"""What the list of mentions is called beside the names of relations."""


def item(node: Node, sight: Sight, *, linked: bool = False) -> Item:
    """Return an entry as a list shows it that says what it is; `linked` keeps links there."""
    return sight.once(bare_item, node.id)._replace(gist=sight.gist(node.id, linked=linked))


def groups(node: Node, sight: Sight, reading: Reading) -> tuple[Group, ...]:
    """Return what refers to an entry: claims first, then by heading, last who cites it.

    Of long lists it has the weightiest rows alone.
    """
    found = []
    for one in incoming(node, sight):
        edges = weightiest(one.edges, sight)
        whole = _whole(node, one.relation, one.edges, sight) if edges is not one.edges else None
        found.append(group(one, edges, sight, reading, whole))
    return tuple(found)


def mentioned(node: Node, sight: Sight) -> Group:
    """Return the pages whose prose mentions an entry; of many the weightiest alone."""
    backlinks = sight.texts.backlinks.get(node.id)
    if backlinks is None:
        return _UNMENTIONED
    found = weightiest(backlinks, sight)
    whole = _whole(node, MENTIONS, backlinks, sight) if found is not backlinks else None
    rows = [Mentioned(sight.link(one.origin), one.excerpt()) for one in by_name(found, sight)]
    return Group(MENTIONS, Form.MENTIONS, mentions=tuple(rows), whole=whole)


def group(
    of: Incoming,
    edges: Sequence[Edge],
    sight: Sight,
    reading: Reading,
    whole: Whole | None = None,
) -> Group:
    """Return the rows for some of the references of a list, in their order."""
    relation, form, _ = of
    if form is Form.CLAIMS:
        rows = claim_rows([edge.origin for edge in edges], sight, reading)
        return Group(relation, form, claims=rows, whole=whole)
    if form is Form.WORKS:
        bare = sight.each(bare_item)
        items = [bare(edge.origin) for edge in edges]
        items.sort(key=lambda one: (one.link.kind, one.link.name))
    else:
        items = [_noted(edge, sight) for edge in edges]
        if form is Form.EVENTS:
            moment = sight.each(_moment)
            items.sort(key=lambda one: (moment(one.link.id), one.link.name))
        else:
            items.sort(key=lambda one: one.link.name)
    return Group(relation, form, tuple(items), whole=whole)


def by_name(found: Sequence[Mention], sight: Sight) -> list[Mention]:
    """Return mentions in the order of lists: narratives first, then by name."""
    places = sight.once(_places_by_name)
    return sorted(found, key=lambda one: places[one.origin])


def list_path(node: Node, relation: str, number: int = 1) -> str:
    """Return the path of a page of a whole list, without a suffix."""
    path = f"{node.folder}/{node.id}/{relation}"
    return path if number == 1 else f"{path}/{number}"


_UNMENTIONED = Group(MENTIONS, Form.MENTIONS)


def _whole(node: Node, relation: str, references: Sequence[object], sight: Sight) -> Whole:
    return Whole(sight.addresses.at(list_path(node, relation)), len(references))


def _noted(edge: Edge, sight: Sight) -> Item:
    """Return the entry that refers, with what it says of the reference."""
    bare = sight.once(bare_item, edge.origin)
    notes = notes_of(edge.part, sight)
    return Item(*bare[:-1], notes) if notes else bare


def bare_item(sight: Sight, entry_id: str) -> Item:
    """Return an entry as most lists show it, to be asked for with `Sight.once`."""
    link, node = sight.link(entry_id), sight.catalog[entry_id]
    if not isinstance(node, Event):
        return Item(link, None, None, "", vague=False)
    vague = node.date is None or bounds(node.date)[0] is None
    return Item(link, node.date, node.date_note, "", vague)


def _places_by_name(sight: Sight) -> dict[str, int]:
    """Return the place of every page in a list: narratives first, then by name.

    What has the same name has the same place.
    """
    found: dict[tuple[bool, str], list[str]] = {}
    for entry_id in sight.catalog.nodes:
        link = sight.link(entry_id)
        found.setdefault((link.kind != Narrative.kind, link.name), []).append(entry_id)
    return {entry_id: place for place, key in enumerate(sorted(found)) for entry_id in found[key]}


def _moment(sight: Sight, event_id: str) -> SortKey:
    event = sight.catalog[event_id]
    assert isinstance(event, Event)  # noqa: S101  # asked for in lists of events only
    return sort_key(event.date)
