"""All entries, checked and linked both ways."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from explainer.model.entry import Node
from explainer.model.relation import Relation

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Edge:
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
        self._from = _grouped((edge.origin, edge) for edge in edges)
        self._to = _grouped((edge.target, edge) for edge in edges)
        self._kinds = _grouped((node.kind, node) for node in nodes.values())

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

    def ancestors(self, entry_id: str, relations: Container[str]) -> Iterator[str]:
        """Yield the ids on the way up some relations: the whole, the whole of that, and so on."""
        seen = {entry_id}
        queue = deque([entry_id])
        while queue:
            for edge in self.references(queue.popleft()):
                if edge.relation.name in relations and edge.target not in seen:
                    seen.add(edge.target)
                    queue.append(edge.target)
                    yield edge.target


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
