"""The shape of a model: which fields stand where, and which of them carry a marker.

A marker is an object in a field's `Annotated[...]`: a relation, a kind of prose. It may
stand deep inside lists and parts; a `Leaf` is the way there, worked out once for a model.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from explainer.reading.tree import Location, Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Leaf:
    """The names of the fields on the way to a marked value, and the markers it has."""

    path: tuple[str, ...]
    markers: tuple[object, ...]


@cache
def leaves(model: type[BaseModel], marker: type) -> tuple[Leaf, ...]:
    """Return every way in a model to a value with a marker of a given type."""
    return tuple(_leaves(model, marker, ()))


def values(model: BaseModel, leaf: Leaf) -> Collection[tuple[str, BaseModel]]:
    """Return what a value of the model holds at a leaf, each text with the part it stands in.

    There may be none, one or, through lists, many.
    """
    *way, last = leaf.path
    parts: Collection[Any] = (model,)
    for name in way:
        parts = [item for part in parts for item in _many(getattr(part, name))]
        if not parts:
            return ()  # most fields of most entries are left out
    found: list[tuple[str, BaseModel]] = []
    for part in parts:
        value = getattr(part, last)
        if value.__class__ is str:
            found.append((value, part))
        elif value:
            found += [(text, part) for text in value]
    return found


def scalars(node: Node, model: type[BaseModel], leaf: Leaf) -> Iterator[Scalar]:
    """Yield the texts of a tree at a leaf, whether or not the rest of it is valid."""
    yield from _scalars(node, model, leaf.path)


def model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """Return the part that a location leads to, if it is one."""
    for step in location:
        # A number is a place in a list, and what is no field is a word of a vocabulary.
        if isinstance(step, int) or step not in _hints(model):
            continue
        inner = _part(_hints(model)[step])
        if inner is None:
            return None
        model = inner
    return model


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _leaves(model: type[BaseModel], marker: type, path: tuple[str, ...]) -> Iterator[Leaf]:
    for name, hint in _hints(model).items():
        markers = tuple(_markers(hint, marker))
        if markers:
            yield Leaf((*path, name), markers)
        inner = _part(hint)
        if inner is not None:
            yield from _leaves(inner, marker, (*path, name))


def _markers(hint: Any, marker: type) -> Iterator[object]:  # noqa: ANN401  # any type hint
    if get_origin(hint) is Annotated:
        first, *metadata = get_args(hint)
        yield from (item for item in metadata if isinstance(item, marker))
        yield from _markers(first, marker)
    elif get_origin(hint) in {tuple, Union, UnionType}:
        for argument in get_args(hint):
            yield from _markers(argument, marker)


def _part(hint: Any) -> type[BaseModel] | None:  # noqa: ANN401  # any type hint
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    for argument in get_args(hint):
        inner = _part(argument)
        if inner is not None:
            return inner
    return None


def _many(value: Any) -> Collection[Any]:  # noqa: ANN401  # whatever a field holds
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _scalars(node: Node, model: type[BaseModel], path: tuple[str, ...]) -> Iterator[Scalar]:
    if not isinstance(node, Mapping):
        return
    value = node.entries.get(model.model_fields[path[0]].alias or path[0])
    if value is None:
        return
    inner = _part(_hints(model)[path[0]])
    for item in value.items if isinstance(value, Sequence) else (value,):
        if len(path) == 1:
            if isinstance(item, Scalar):
                yield item
        elif inner is not None and isinstance(item, Scalar):
            # A part may be written in short, as the one text that it is mostly about.
            if path[1:] == (getattr(inner, "shorthand", None),):
                yield item
        elif inner is not None:
            yield from _scalars(item, inner, path[1:])
