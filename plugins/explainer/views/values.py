"""The fields of an entry as labelled values: what the box of facts shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from pydantic import BaseModel

from explainer.dates import DateSet, EdtfDate, Interval, Point
from explainer.model.entry import Entry
from explainer.model.part import Part
from explainer.model.place import Coordinates
from explainer.model.relation import Relation
from explainer.model.text import ProseMark
from explainer.model.vocabulary import Vocabulary
from explainer.reading.shape import leaves
from explainer.views.link import Link, Sight


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Address:
    """A web address."""

    url: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a vocabulary."""

    vocabulary: str
    word: str


@dataclass(frozen=True, slots=True)
class When:
    """A date."""

    date: EdtfDate


@dataclass(frozen=True, slots=True)
class Where:
    """A point on the earth in degrees, and how sure it is."""

    lat: float
    lon: float
    precision: Word


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to an entry, and what is said of the reference: a role, a relation to a place."""

    link: Link
    notes: tuple[Text | Word | When, ...] = ()


Value: TypeAlias = Text | Address | Word | When | Where | Reference


@dataclass(frozen=True, slots=True)
class Row:
    """A field by its name, and its values."""

    field: str
    values: tuple[Value, ...]


# What the page shows in places of its own.
SHOWN_ELSEWHERE = frozenset({"assessments", "quote", "geometry", "made_by_note"})


def rows(entry: Entry, sight: Sight) -> tuple[Row, ...]:
    """Return the fields of an entry that it has, in the order in which its kind declares them."""
    kind = type(entry)
    prose = {leaf.path[0] for leaf in leaves(kind, ProseMark)}
    found = []
    own = [name for name in kind.model_fields if name not in Entry.model_fields]
    for name in own:
        value = getattr(entry, name)
        if name in SHOWN_ELSEWHERE or name in prose or value is None or value == ():
            continue
        found.append(Row(name, tuple(_values(value, _marks(kind, (name,)), kind, (name,), sight))))
    return tuple(found)


def _values(
    value: Any,  # noqa: ANN401  # whatever a field holds
    marks: tuple[object, ...],
    kind: type[BaseModel],
    path: tuple[str, ...],
    sight: Sight,
) -> Iterator[Value]:
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, Coordinates):
            yield Where(item.lat, item.lon, Word("precisions", item.precision))
        elif isinstance(item, Part):
            yield _part(item, kind, path, sight)
        else:
            yield _single(item, marks, sight)


def _single(item: Any, marks: tuple[object, ...], sight: Sight) -> Value:  # noqa: ANN401  # whatever a field holds
    if isinstance(item, (Point, Interval, DateSet)):
        return When(item)
    for mark in marks:
        if isinstance(mark, Relation):
            return Reference(sight.link(item))
        if isinstance(mark, Vocabulary):
            return Word(mark.name, item)
    return Address(item) if str(item).startswith(("https://", "http://")) else Text(str(item))


def _part(part: Part, kind: type[BaseModel], path: tuple[str, ...], sight: Sight) -> Value:
    """Return a part as a reference with notes, or, where it refers to nothing, as words."""
    reference = None
    notes = []
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value is None or value == ():
            continue
        marks = _marks(kind, (*path, name))
        if any(isinstance(mark, Relation) for mark in marks):
            reference = sight.link(value)
        else:
            notes.append(_single(value, marks, sight))
    plain = tuple(note for note in notes if isinstance(note, (Text, Word, When)))
    return Text(str(part)) if reference is None else Reference(reference, plain)


def notes_of(part: BaseModel, sight: Sight) -> tuple[Text | Word | When, ...]:
    """Return what a reference's own part says beside the reference."""
    if isinstance(part, Entry) or not isinstance(part, Part):
        return ()
    value = _part(part, type(part), (), sight)
    return value.notes if isinstance(value, Reference) else ()


@cache
def _all_marks(kind: type[BaseModel]) -> dict[tuple[str, ...], tuple[object, ...]]:
    found: dict[tuple[str, ...], tuple[object, ...]] = {}
    for marker in (Relation, Vocabulary):
        for leaf in leaves(kind, marker):
            found[leaf.path] = (*found.get(leaf.path, ()), *leaf.markers)
    return found


def _marks(kind: type[BaseModel], path: tuple[str, ...]) -> tuple[object, ...]:
    return _all_marks(kind).get(path, ())
