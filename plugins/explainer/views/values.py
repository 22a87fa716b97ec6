"""The fields of an entry as labelled values: what the box of facts shows."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from pydantic import BaseModel

from explainer.dates import DateSet, EdtfDate, Interval, Point
from explainer.model.entry import Entry, Node
from explainer.model.number import NumberMark
from explainer.model.place import Coordinates
from explainer.model.relation import Relation
from explainer.model.text import FlagMark, ProseMark
from explainer.model.vocabulary import Vocabulary
from explainer.reading.shape import leaves, model_at
from explainer.views.link import Link, Sight


class Text(NamedTuple):
    """Plain words."""

    text: str


class Address(NamedTuple):
    """A web address."""

    url: str


class Word(NamedTuple):
    """A word of a vocabulary."""

    vocabulary: str
    word: str


class When(NamedTuple):
    """A date."""

    date: EdtfDate


class Where(NamedTuple):
    """A point on the earth in degrees, and how sure it is."""

    lat: float
    lon: float
    precision: Word


Note: TypeAlias = Text | Word | When
"""What is said of a reference: a role, a relation to a place."""


class Reference(NamedTuple):
    """A link to an entry, and what is said of the reference."""

    link: Link
    notes: tuple[Note, ...] = ()


Value: TypeAlias = Text | Address | Word | When | Where | Reference


class Row(NamedTuple):
    """A field by its name, and its values."""

    field: str
    values: tuple[Value, ...]


# What the page shows in places of its own.
SHOWN_ELSEWHERE = frozenset({"assessments", "quote", "geometry", "made_by_note"})

_GROUPED = 10_000
"""From here on a number is easier to read in groups of digits; below it may as well be a year."""

_Make: TypeAlias = Callable[[Any, Sight], Value | None]
"""Makes what is shown of one thing that a field holds; nothing where that says nothing."""


def rows(entry: Entry, sight: Sight) -> tuple[Row, ...]:
    """Return the fields of an entry that it has, in the order in which its kind declares them."""
    found = []
    # The fields of a model lie in its dictionary, where they are found sooner than by name.
    held = entry.__dict__
    for name, make in _fields(type(entry)):
        value = held[name]
        # Only a list of values is a plain tuple; a value may be a tuple with names.
        if type(value) is tuple:
            if value:
                made = [make(one, sight) for one in value]
                found.append(Row(name, tuple([one for one in made if one is not None])))
        elif value is not None:
            one = make(value, sight)
            if one is not None:
                found.append(Row(name, (one,)))
    return tuple(found)


def notes_of(part: BaseModel, sight: Sight) -> tuple[Note, ...]:
    """Return what a reference's own part says beside the reference; an entry says nothing."""
    said = _said(type(part))
    return _notes(part, said, sight) if said else ()


# --- what makes values, worked out once for each kind ------------------------------------


@cache
def _fields(kind: type[Entry]) -> tuple[tuple[str, _Make], ...]:
    """Return the fields of a kind that the box shows, each with what makes its values."""
    prose = {leaf.path[0] for leaf in leaves(kind, ProseMark)}
    hidden = {*Entry.model_fields, *SHOWN_ELSEWHERE, *prose}
    return tuple((name, _maker(kind, name)) for name in kind.model_fields if name not in hidden)


@cache
def _said(part: type[BaseModel]) -> tuple[tuple[str, _Make], ...]:
    """Return the fields of a part beside the one that refers, each with what makes its note."""
    if issubclass(part, Node):
        return ()
    names = (name for name in part.model_fields if not _refers(part, name))
    return tuple((name, _note_maker(part, name)) for name in names)


def _maker(model: type[BaseModel], field: str) -> _Make:
    """Return what makes the values of a field, from how it was declared."""
    part = model_at(model, (field,))
    if part is Coordinates:
        return lambda one, _: where(one)
    if part is not None:
        return _part_maker(part)
    for mark in _marks(model, field):
        if isinstance(mark, Relation):
            return lambda one, sight: Reference(sight.link(one))
        if isinstance(mark, Vocabulary):
            name = mark.name
            return lambda one, _: Word(name, one)
        if isinstance(mark, FlagMark):
            # What is so unless somebody says otherwise goes without saying.
            usual = model.model_fields[field].default
            return lambda one, _: None if one is usual else Word("flags", "yes" if one else "no")
    return _unmarked


def _note_maker(part: type[BaseModel], field: str) -> _Make:
    """Return what makes a note of a field beside a reference, where no label stands before it."""
    label = field.replace("_", " ")
    for mark in _marks(part, field):
        if isinstance(mark, FlagMark):
            return lambda one, _: Text(label) if one else None
        if isinstance(mark, NumberMark):
            return lambda one, _: Text(f"{label} {_figure(one)}")
    return _maker(part, field)


def _part_maker(part: type[BaseModel]) -> _Make:
    """Return what makes a part a reference with notes, or, where it refers to nothing, words."""
    referring = next((name for name in part.model_fields if _refers(part, name)), None)
    if referring is None:
        return lambda one, _: Text(str(one))
    said = _said(part)

    def make(one: Any, sight: Sight) -> Reference:  # noqa: ANN401  # a part of that class
        return Reference(sight.link(getattr(one, referring)), _notes(one, said, sight))

    return make


def _notes(part: BaseModel, said: tuple[tuple[str, _Make], ...], sight: Sight) -> tuple[Note, ...]:
    found = []
    for name, make in said:
        value = getattr(part, name)
        if value is not None and value != ():
            note = make(value, sight)
            if isinstance(note, (Text, Word, When)):
                found.append(note)
    return tuple(found)


def where(one: Coordinates) -> Where:
    """Return coordinates as a value."""
    return Where(one.lat, one.lon, Word("precisions", one.precision))


def _figure(number: int | Decimal) -> str:
    """Return a number in digits, in groups of three where there are more than four."""
    exact = Decimal(number)
    return f"{exact:,f}" if abs(exact) >= _GROUPED else f"{exact:f}"


def _unmarked(one: Any, _: Sight) -> Value:  # noqa: ANN401  # a text, a date or a number
    if isinstance(one, (Point, Interval, DateSet)):
        return When(one)
    if isinstance(one, (int, Decimal)):
        return Text(_figure(one))
    text = str(one)
    return Address(text) if text.startswith(("https://", "http://")) else Text(text)


def _refers(model: type[BaseModel], field: str) -> bool:
    return any(isinstance(mark, Relation) for mark in _marks(model, field))


def _marks(model: type[BaseModel], field: str) -> list[object]:
    """Return the marks of what a field itself holds, or a list in it does."""
    return [
        mark
        for kind in (Relation, Vocabulary, FlagMark, NumberMark)
        for leaf in leaves(model, kind)
        if leaf.path == (field,)
        for mark in leaf.markers
    ]
