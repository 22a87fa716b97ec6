"""The tree of a YAML document: texts, lists and mappings, each with its place.

A scalar is always text here. What it means is decided later, by the field's declared type.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from explainer.problems import Position

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
Location: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text and where it begins; `block` says that it was written after `|` or `>`."""

    text: str
    position: Position
    block: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list and where it begins."""

    items: tuple[Node, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping, where it begins, and where each of its keys stands."""

    entries: dict[str, Node]
    keys: dict[str, Position]
    position: Position


Node: TypeAlias = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """One file: the path to show, its text, and its tree."""

    path: str
    text: str
    root: Mapping


def data(node: Node) -> Data:
    """Return the node as plain texts, lists and dictionaries."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return {key: data(value) for key, value in node.entries.items()}


def descend(node: Node, location: Location) -> Node:
    """Return the node at a location, or the deepest one on the way there that exists."""
    for step in location:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node


def key_position(node: Node, location: Location) -> Position:
    """Return where the key at the end of a location stands, or else its value."""
    parent = descend(node, location[:-1])
    if isinstance(parent, Mapping) and location and location[-1] in parent.keys:
        return parent.keys[str(location[-1])]
    return descend(node, location).position
