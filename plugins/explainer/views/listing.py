"""The index of a kind: its entries in the order in which a reader looks for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from explainer.kinds.event import Event
from explainer.kinds.expert import Expert
from explainer.kinds.organisation import Organisation
from explainer.kinds.place import Place
from explainer.model.entry import Node
from explainer.views.link import Sight
from explainer.views.order import GLOSSARY, in_order, moment
from explainer.views.related import Item, item
from explainer.views.values import Word


@dataclass(frozen=True, slots=True)
class Month:
    """A month that heads a list of events; without a month it is a year."""

    year: int
    month: int = 0

    @property
    def anchor(self) -> str:
        """Return the anchor of the list of its events, which hangs on nothing else."""
        return f"in-{self.year:04}-{self.month:02}" if self.month else f"in-{self.year:04}"


Heading = str | Month | Word | None
"""Words of the content, a month, a word of a vocabulary; `None` for what has none of these."""


@dataclass(frozen=True, slots=True)
class Branch:
    """An entry and, below it, the entries that lie in it."""

    item: Item
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading; `ongoing` ones have no known start and are not over.

    Where its place among the others may change, it has an `anchor` that does not.
    """

    heading: Heading
    branches: tuple[Branch, ...]
    ongoing: bool = False
    anchor: str | None = None


def listing(kind: str, sight: Sight) -> tuple[Section, ...]:
    """Return the index of a kind in sections: one without heading, where it needs none."""
    return _SECTIONS.get(kind, _undivided)(sight.once(in_order, kind), sight)


def glossary(sight: Sight) -> tuple[Section, ...]:
    """Return everything that the glossary explains, by first letter."""
    return listing(GLOSSARY, sight)


def part_sections(kind: str, nodes: Iterable[Node], sight: Sight) -> tuple[Section, ...]:
    """Return entries of a part of an index, which are in their order, in sections.

    Unlike a whole index a part lists each entry once, however many fields an expert has.
    """
    sections = _undivided if kind in _BY_NAME_IN_PARTS else _SECTIONS.get(kind, _undivided)
    return sections(nodes, sight)


def letter(name: str) -> str:
    """Return the letter under which a name is found: its first, without accents."""
    for character in unicodedata.normalize("NFD", name):
        if character.isalpha():
            return character.upper()
        if character.isdigit():
            return "0-9"
    return "#"


def _undivided(nodes: Iterable[Node], sight: Sight) -> tuple[Section, ...]:
    return (_section(None, nodes, sight),)


def _by_month(nodes: Iterable[Node], sight: Sight) -> tuple[Section, ...]:
    found: dict[tuple[Month | None, bool], list[Event]] = {}
    for node in nodes:
        assert isinstance(node, Event)  # noqa: S101  # the events of the catalog
        found.setdefault(_month(node), []).append(node)
    return tuple(
        replace(_section(heading, events, sight, ongoing=ongoing), anchor=event_anchor(events[0]))
        for (heading, ongoing), events in found.items()
    )


def event_anchor(event: Event) -> str:
    """Return the anchor below which a list that has headings lists an event."""
    month, ongoing = _month(event)
    if month:
        return month.anchor
    return "ongoing" if ongoing else "no-date"


def _month(event: Event) -> tuple[Month | None, bool]:
    if event.date is None:
        return None, False
    start = moment(event.date)
    return (None, True) if start is None else (Month(start.year, start.month), False)


def _by_letter(nodes: Iterable[Node], sight: Sight) -> tuple[Section, ...]:
    return _grouped(nodes, sight, lambda node: (letter(node.label),), linked=True)


def _by_field(nodes: Iterable[Node], sight: Sight) -> tuple[Section, ...]:
    def fields(node: Node) -> tuple[Heading, ...]:
        assert isinstance(node, Expert)  # noqa: S101  # the experts of the catalog
        return node.fields or (None,)

    return _grouped(nodes, sight, fields)


def _by_type(nodes: Iterable[Node], sight: Sight) -> tuple[Section, ...]:
    def types(node: Node) -> tuple[Heading, ...]:
        assert isinstance(node, Organisation)  # noqa: S101  # the organisations of the catalog
        return (Word("organisation_types", node.type) if node.type else None,)

    return _grouped(nodes, sight, types)


def _by_containment(nodes: Iterable[Node], sight: Sight) -> tuple[Section, ...]:
    """Return places as a tree; at its top is what lies in none of them."""
    listed = {node.id: node for node in nodes}
    below: dict[str | None, list[Node]] = {}
    for node in listed.values():
        assert isinstance(node, Place)  # noqa: S101  # the places of the catalog
        below.setdefault(node.within if node.within in listed else None, []).append(node)

    def branch(node: Node) -> Branch:
        return Branch(item(node, sight), tuple(map(branch, below.get(node.id, ()))))

    return (Section(None, tuple(map(branch, below.get(None, ())))),)


def _grouped(
    nodes: Iterable[Node],
    sight: Sight,
    headings: Callable[[Node], tuple[Heading, ...]],
    *,
    linked: bool = False,
) -> tuple[Section, ...]:
    """Return nodes under each of their headings, those without one last."""
    found: dict[Heading, list[Node]] = {}
    for node in nodes:
        for heading in headings(node):
            found.setdefault(heading, []).append(node)
    return tuple(
        _section(heading, found[heading], sight, linked=linked)
        for heading in sorted(found, key=lambda one: (one is None, str(one)))
    )


def _section(
    heading: Heading,
    nodes: Iterable[Node],
    sight: Sight,
    *,
    ongoing: bool = False,
    linked: bool = False,
) -> Section:
    branches = tuple(Branch(item(node, sight, linked=linked)) for node in nodes)
    return Section(heading, branches, ongoing)


_SECTIONS: dict[str, Callable[[Iterable[Node], Sight], tuple[Section, ...]]] = {
    Event.kind: _by_month,
    Expert.kind: _by_field,
    GLOSSARY: _by_letter,
    Organisation.kind: _by_type,
    Place.kind: _by_containment,
}

_BY_NAME_IN_PARTS = frozenset({Expert.kind, Organisation.kind})
