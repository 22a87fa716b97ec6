"""All entries, checked and linked both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from explainer.model.entry import Node
from explainer.model.relation import Relation

T = TypeVar("T")


class Edge(NamedTuple):
    """One entry refers to another.

    `part` is what the reference stands in - an involvement with its role, a place with its
    relation, an assessment - or the entry itself.
    """

    origin: str
    target: str
    relation: Relation
    part: BaseModel


class Catalog:
    """Entries and narratives by id, and the references between them; it never changes."""

    def __init__(self, nodes: dict[str, Node], edges: list[Edge]) -> None:
        """Take all nodes by id, in the order of their files, and all edges between them."""
        self.nodes: Mapping[str, Node] = MappingProxyType(nodes)
        self._from = _grouped(edges, attrgetter("origin"))
        self._to = _grouped(edges, attrgetter("target"))
        self._kinds = _grouped(nodes.values(), attrgetter("kind"))

    def __getitem__(self, entry_id: str) -> Node:
        """Return the entry with an id; raises `KeyError` where there is none."""
        return self.nodes[entry_id]

    def __contains__(self, entry_id: object) -> bool:
        """Say whether there is an entry with this id."""
        return entry_id in self.nodes

    def __iter__(self) -> Iterator[Node]:
        """Yield every entry and narrative."""
        return iter(self.nodes.values())

    def of_kind(self, kind: str) -> tuple[Node, ...]:
        """Return the entries of a kind, in the order of their files."""
        return self._kinds.get(kind, ())

    def references(self, entry_id: str) -> tuple[Edge, ...]:
        """Return what an entry refers to, field by field."""
        return self._from.get(entry_id, ())

    def referrers(self, entry_id: str) -> tuple[Edge, ...]:
        """Return what refers to an entry."""
        return self._to.get(entry_id, ())

    def ancestors(self, entry_id: str, relations: Container[str]) -> list[str]:
        """Return the ids on the way up some relations: the whole, the whole of that, and so on."""
        seen = {entry_id}
        found = [entry_id]
        for one in found:  # which grows on the way
            for edge in self._from.get(one, ()):
                if edge.relation.name in relations and edge.target not in seen:
                    seen.add(edge.target)
                    found.append(edge.target)
        return found[1:]


def _grouped(values: Iterable[T], key: Callable[[T], str]) -> Mapping[str, tuple[T, ...]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return {key: tuple(values) for key, values in groups.items()}
