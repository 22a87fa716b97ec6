"""What tests ask of lists that are divided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explainer.model.entry import Node
from explainer.views.division.part import LIMIT, Label, Part, leaves


def sizes(parts: Iterable[Part]) -> dict[str, int]:
    return {part.path: len(part.entries) for part in parts}


def all_parts(parts: Iterable[Part]) -> list[Part]:
    return [found for part in parts for found in (part, *all_parts(part.parts))]


def leaf_parts(parts: Iterable[Part]) -> list[Part]:
    return [leaf for part in parts for leaf in leaves(part)]


def label_at(parts: Iterable[Part], path: str) -> Label:
    (part,) = (one for one in all_parts(parts) if one.path == path)
    return part.labels[-1]


def is_sound(parts: Sequence[Part], nodes: Sequence[Node]) -> bool:
    """Say whether each entry is in one short part, and each part has an address of its own."""
    listed = [node.id for part in leaf_parts(parts) for node in part.entries]
    paths = [part.path for part in all_parts(parts)]
    return (
        sorted(listed) == sorted(node.id for node in nodes)
        and all(0 < len(part.entries) <= LIMIT for part in leaf_parts(parts))
        and len(set(paths)) == len(paths)
        and all(path.isascii() and path.count("/") >= 1 for path in paths)
    )
