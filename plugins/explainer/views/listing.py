"""The index of a kind: its entries in the order in which a reader looks for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from explainer.dates import EdtfDate, bounds, sort_key
from explainer.kinds.event import Event
from explainer.kinds.expert import Expert
from explainer.kinds.organisation import Organisation
from explainer.kinds.place import Place
from explainer.kinds.source import Source
from explainer.model.entry import Entry, Node
from explainer.prose.texts import is_explained
from explainer.views.link import Sight
from explainer.views.related import Item, item
from explainer.views.values import Word


@dataclass(frozen=True, slots=True)
class Month:
    """A month that heads a list of events; without a month it is a year."""

    year: int
    month: int = 0


Heading = str | Month | Word | None
"""Words of the content, a month, a word of a vocabulary; `None` for what has none of these."""


@dataclass(frozen=True, slots=True)
class Branch:
    """An entry and, below it, the entries that lie in it."""

    item: Item
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading; `ongoing` ones have no known start and are not over."""

    heading: Heading
    branches: tuple[Branch, ...]
    ongoing: bool = False


def listing(kind: str, sight: Sight) -> tuple[Section, ...]:
    """Return the index of a kind in sections: one without heading, where it needs none."""
    nodes = sight.catalog.of_kind(kind)
    sections = _SECTIONS.get(kind, _by_name)
    return sections(nodes, sight)


def glossary(sight: Sight) -> tuple[Section, ...]:
    """Return everything that the glossary explains, by first letter."""
    entries = [node for node in sight.catalog if isinstance(node, Entry) and is_explained(node)]
    return _grouped(entries, sight, lambda node: (letter(node.label),), linked=True)


def letter(name: str) -> str:
    """Return the letter under which a name is found: its first, without accents."""
    for character in unicodedata.normalize("NFD", name):
        if character.isalpha():
            return character.upper()
        if character.isdigit():
            return "0-9"
    return "#"


def by_name(node: Node) -> tuple[str, str]:
    """Return what to sort names by: without case and accents, then as they are."""
    folded = unicodedata.normalize("NFD", node.label.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)), node.id


def by_date(node: Node) -> tuple[object, str]:
    """Return what to sort events and sources by: their date, then their name."""
    date: EdtfDate | None = getattr(node, "date", None) or getattr(node, "issued", None)
    return sort_key(date), node.label


def in_time(nodes: Iterable[Node], sight: Sight) -> list[Node]:
    """Return nodes by date; of what has the same date the whole comes before its parts."""

    def key(node: Node) -> tuple[object, ...]:
        wholes = sum(1 for _ in sight.catalog.ancestors(node.id, ("part-of",)))
        return by_date(node)[0], wholes, by_name(node)

    return sorted(nodes, key=key)


def _by_name(nodes: Iterable[Node], sight: Sight) -> tuple[Section, ...]:
    return (_section(None, sorted(nodes, key=by_name), sight),)


def _by_month(nodes: Iterable[Node], sight: Sight) -> tuple[Section, ...]:
    sections: dict[tuple[Heading, bool], list[Node]] = {}
    for node in in_time(nodes, sight):
        assert isinstance(node, Event)  # noqa: S101  # the events of the catalog
        sections.setdefault(_month(node), []).append(node)
    return tuple(
        _section(heading, found, sight, ongoing=ongoing)
        for (heading, ongoing), found in sections.items()
    )


def _month(event: Event) -> tuple[Heading, bool]:
    if event.date is None:
        return None, False
    first, last = bounds(event.date)
    day = first or last
    if day is None:
        return None, True
    # A year, a decade: the bounds are the first and the last day, no month was meant.
    whole_year = first is not None and last is not None and first[1:] == (1, 1) and last[0:2] != (
        first[0], 1)  # fmt: skip
    return (Month(day[0]) if whole_year else Month(day[0], day[1])), False


def _by_issue(nodes: Iterable[Node], sight: Sight) -> tuple[Section, ...]:
    """Return sources in one section, the newest first, those without a date last."""
    sources = [node for node in nodes if isinstance(node, Source)]
    dated = sorted((one for one in sources if one.issued), key=by_date, reverse=True)
    undated = sorted((one for one in sources if not one.issued), key=by_name)
    return (_section(None, [*dated, *undated], sight),)


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
    below: dict[str | None, list[Node]] = {}
    for node in sorted(nodes, key=by_name):
        assert isinstance(node, Place)  # noqa: S101  # the places of the catalog
        below.setdefault(node.within, []).append(node)

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
    for node in sorted(nodes, key=by_name):
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
    Organisation.kind: _by_type,
    Place.kind: _by_containment,
    Source.kind: _by_issue,
}
