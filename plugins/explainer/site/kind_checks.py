"""What a kind of a site's own must have, so that all that is made of kinds can be made of it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.errors import PydanticUserError

from explainer.catalog.destinations import RESERVED
from explainer.dates import DateSet, Interval, Point
from explainer.model.entry import Entry, Node
from explainer.model.number import NumberMark
from explainer.model.part import Part
from explainer.model.relation import Relation
from explainer.model.text import FlagMark, ProseMark, is_id
from explainer.model.vocabulary import Vocabulary
from explainer.problems import Position, Problem, quoted
from explainer.reading.docs import field_doc
from explainer.reading.shape import leaves, model_at
from explainer.schema.generate import generate
from explainer.settings.settings import VocabularySettings
from explainer.site.kind_source import KindSource
from explainer.views.values import SHOWN_ELSEWHERE

M = TypeVar("M")

FOLDERS = RESERVED | {"components", "images", "map", "schemas", "stylesheets", "timeline"}
"""What no folder of entries is called: the site has pages or files of its own there."""

NAMES = frozenset({"assessment", "page", "settings", "words"})
"""What no kind is called: rows of the timeline and schemas have these names."""

_SHOWN = (str, Point, Interval, DateSet)
_WORD = re.compile(r"[a-z0-9][a-z0-9_-]*")
_VOCABULARY = re.compile(r"(?!model_)[a-z][a-z0-9_]*")

# What a check says is wrong: where, what, and what would be right.
_Finding = tuple[Position, str, str]


def check_kind(
    kind: type[Node], source: KindSource, built_in: Mapping[str, type[Node]], base: type[Node]
) -> list[Problem]:
    """Return what is wrong with a class of the site's own, but for where its relations lead.

    `base` is the kind of the program that it extends, or `Entry`.
    """
    found = [*_naming(kind, source, built_in, base)]
    # What is in the way of a name keeps the class from being looked at any further.
    found = found or [*_fields(kind, source, base)]
    return [_problem(source, one) for one in found]


def own_fields(kind: type[Node], base: type[Node]) -> list[str]:
    """Return the names of the fields that a kind has and the program's kind has not."""
    return [name for name in kind.model_fields if name not in base.model_fields]


def own_relations(kind: type[Node], base: type[Node]) -> list[tuple[str, Relation]]:
    """Return the relations of the fields of a kind's own, each with its field."""
    return _own(kind, base, Relation)


def own_vocabularies(kind: type[Node], base: type[Node]) -> list[tuple[str, Vocabulary]]:
    """Return the vocabularies of the fields of a kind's own, each with its field."""
    return _own(kind, base, Vocabulary)


def _own(kind: type[Node], base: type[Node], marker: type[M]) -> list[tuple[str, M]]:
    """Return what the fields of a kind's own are marked with, of one sort."""
    return [
        (leaf.path[0], mark)
        for leaf in leaves(kind, cast("Hashable", marker))
        if leaf.path[0] not in base.model_fields
        for mark in leaf.markers
        if isinstance(mark, marker)
    ]


def _problem(source: KindSource, found: _Finding) -> Problem:
    position, message, hint = found
    return Problem(source.path, position, "invalid-kind", message, hint)


# --- its name and folder -----------------------------------------------------------------


def _naming(
    kind: type[Node], source: KindSource, built_in: Mapping[str, type[Node]], base: type[Node]
) -> Iterator[_Finding]:
    """Yield what is wrong with what a kind is called and what it is derived from."""
    called = kind.__name__
    for name in ("kind", "folder"):
        value = getattr(kind, name, None)
        at = source.place(called, name)
        if not isinstance(value, str):
            yield at, f"{called} does not say its `{name}`", f'write `{name} = "…"` in the class'
            return
        if not is_id(value):
            message = f"{quoted(value)} cannot be a {name}"
            yield at, message, "use lower-case letters and digits joined by `-`"
            return
    yield from _new(kind, source, built_in) if base is Entry else _extending(kind, source, base)


def _extending(kind: type[Node], source: KindSource, base: type[Node]) -> Iterator[_Finding]:
    """Yield what keeps a class from taking the place of a kind of the program."""
    called = kind.__name__
    if kind.kind != base.kind:
        at = source.place(called, "kind")
        hint = f"leave `kind` out to add fields to it, or derive {called} from Entry"
        yield at, f"{quoted(kind.kind)} is derived from the kind {quoted(base.kind)}", hint
    elif (kind.folder, kind.suffix) != (base.folder, base.suffix):
        at = source.place(called, "folder")
        yield at, "a kind that is extended keeps its folder", "leave `folder` out"


def _new(
    kind: type[Node], source: KindSource, built_in: Mapping[str, type[Node]]
) -> Iterator[_Finding]:
    """Yield what keeps a class from being a kind beside those of the program."""
    called, at = kind.__name__, source.place(kind.__name__, "kind")
    if not issubclass(kind, Entry) or kind.suffix != Entry.suffix:
        yield source.place(called), "a kind of its own is a file of YAML", "derive it from Entry"
    elif kind.kind in NAMES:
        yield at, f"the site calls something else {quoted(kind.kind)}", "choose another name"
    elif kind.kind in built_in:
        hint = f"derive the class from explainer.kinds.{kind.kind}.{built_in[kind.kind].__name__}"
        yield at, f"the program has a kind {quoted(kind.kind)}", f"{hint} to add fields to it"
    elif kind.folder in FOLDERS:
        hint = f"choose another; taken are {', '.join(sorted(FOLDERS))}"
        at = source.place(called, "folder")
        yield at, f"the site needs the folder {quoted(kind.folder)} itself", hint


# --- its fields --------------------------------------------------------------------------


def _fields(kind: type[Node], source: KindSource, base: type[Node]) -> Iterator[_Finding]:
    """Yield what is wrong with the fields of a kind, first of all whether they can be read."""
    called = kind.__name__
    if not (kind.__doc__ or "").strip() or kind.__doc__ == base.__doc__:
        hint = 'write a sentence in `"""` below its first line'
        yield source.place(called), f"nobody says what a {kind.kind} is", hint
    for ancestor in kind.__mro__[: kind.__mro__.index(base)]:
        for name in get_annotations(ancestor):
            if hasattr(base, name) or name in base.model_fields:
                at = source.place(ancestor.__name__, name)
                yield at, f"every {base.__name__} has {quoted(name)} already", "choose another name"
                return
    try:
        kind.model_rebuild(force=True)
        generate(kind)
        hints = get_type_hints(kind, include_extras=True)
    except (PydanticUserError, NameError, TypeError, ValueError, AttributeError) as error:
        yield _unreadable(source, called, error)
        return
    for name in own_fields(kind, base):
        at = source.place(called, name)
        if name in SHOWN_ELSEWHERE:
            yield at, f"no box of facts shows a field called {quoted(name)}", "choose another name"
        yield from _field(kind, name, hints[name], at)
    yield from _prose(kind, source)
    yield from _vocabularies(kind, source, base)


def _unreadable(source: KindSource, called: str, error: Exception) -> _Finding:
    """Return what keeps the types of a class from being understood, and where."""
    at = source.place(called)
    if isinstance(error, NameError) and error.name:
        at = source.place_of_name(error.name, at)
        return at, f"{quoted(error.name)} is defined nowhere", "import it, or correct its name"
    said = str(error).partition("\n")[0]
    return at, f"the fields of {called} cannot be understood: {said}", ""


def _field(model: type[BaseModel], name: str, hint: object, at: Position) -> Iterator[_Finding]:
    """Yield what is wrong with a field: its documentation, its type."""
    if not field_doc(model, name):
        yield at, f"nobody says what {quoted(name)} is for", 'write a sentence in `"""` below it'
    foreign = next((one for one in _types(hint) if not _is_shown(one)), None)
    if foreign is not None:
        shown = getattr(foreign, "__name__", str(foreign))
        right = (
            "use Line, Number, Whole, Flag, Address, Date, Id with a Relation, tuple[…, ...] of "
            "these, or a part"
        )
        yield at, f"no page can show a value of type {quoted(shown)}", right
        return
    part = model_at(model, (name,))
    if part is None:
        return
    inner = get_type_hints(part, include_extras=True)
    referring = any(len(leaf.path) == 1 for leaf in leaves(part, Relation))
    if not referring and "__str__" not in {key for one in part.__mro__[:-3] for key in vars(one)}:
        right = "give it a field that refers to an entry, or a method `__str__`"
        yield at, f"no page can show a {part.__name__}", right
    if part.__module__ == model.__module__:
        for field in part.model_fields:
            yield from _field(part, field, inner[field], at)


def _types(hint: Any) -> Iterator[object]:  # noqa: ANN401  # any type hint
    """Yield the types that a field is made of, without what they are marked with."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *marks = get_args(hint)
        # A number or a flag of Python's own would be read as Python writes it.
        if not any(isinstance(mark, (NumberMark, FlagMark)) for mark in marks):
            yield from _types(inner)
    elif origin in {tuple, Union, UnionType}:
        for inner in get_args(hint):
            if inner is not ...:
                yield from _types(inner)
    elif hint is not NoneType:
        yield hint


def _is_shown(one: object) -> bool:
    return isinstance(one, type) and (one in _SHOWN or issubclass(one, Part))


def _prose(kind: type[Node], source: KindSource) -> Iterator[_Finding]:
    """Yield which fields of prose no page would show."""
    shown = getattr(kind, "prose_fields", ())
    marked = {leaf.path[0] for leaf in leaves(kind, ProseMark)}
    for name in sorted(marked - set(shown) if issubclass(kind, Entry) else ()):
        right = f"write prose_fields = {(*shown[:-1], name, *shown[-1:])}"
        yield source.place(kind.__name__, name), f"no page shows the prose of {quoted(name)}", right
    for name in sorted(set(shown) - marked):
        at = source.place(kind.__name__, "prose_fields")
        yield at, f"{quoted(name)} is no field of prose", "such a field is an Inline or a Body"


def _vocabularies(kind: type[Node], source: KindSource, base: type[Node]) -> Iterator[_Finding]:
    """Yield what is wrong with the vocabularies of a kind's own fields."""
    for field, vocabulary in own_vocabularies(kind, base):
        name, at = vocabulary.name, source.place(kind.__name__, field)
        ours = name in VocabularySettings.model_fields or name in {
            "flags",
            "forms",
            "precisions",
            "lints",
        }
        if ours and vocabulary.words:
            right = "replace them in the settings, under `vocabularies`"
            yield at, f"the program has words for {quoted(name)}", right
        elif not ours and not vocabulary.words:
            right = f'write Vocabulary("{name}", "{vocabulary.what}", {{"word": "label"}})'
            yield at, f"the vocabulary {quoted(name)} has no words", right
        elif not ours and (not _VOCABULARY.fullmatch(name) or hasattr(VocabularySettings, name)):
            right = "use lower-case letters joined by `_`"
            yield at, f"{quoted(name)} cannot be a vocabulary", right
        for word, label in (vocabulary.words or {}).items():
            if not _WORD.fullmatch(word) or not label or {*"{}"} & {*label}:
                right = (
                    "use lower-case letters and digits joined by `-`, and a label without braces"
                )
                yield at, f"{quoted(word)} cannot be a word of {quoted(name)}", right
