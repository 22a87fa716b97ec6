"""The fields of each kind, as the models declare them: the reference of the editor's guide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from explainer.model.entry import Entry, Node
from explainer.model.relation import Relation
from explainer.model.vocabulary import Vocabulary
from explainer.reading.docs import field_doc
from explainer.reading.shape import leaves, model_at


@dataclass(frozen=True, slots=True)
class FieldDoc:
    """A field: how it is written, whether it must be there, what it means.

    `kinds` may be referred to by it, `vocabulary` names the words it may hold, `parts` are
    the fields of what it holds, where that has fields of its own.
    """

    name: str
    required: bool
    text: str
    kinds: tuple[str, ...]
    vocabulary: str | None
    parts: tuple[FieldDoc, ...]


@dataclass(frozen=True, slots=True)
class KindDoc:
    """A kind: its folder, what it is, and its fields apart from those that all share."""

    kind: str
    folder: str
    suffix: str
    text: str
    fields: tuple[FieldDoc, ...]


def reference(kinds: Sequence[type[Node]]) -> tuple[tuple[FieldDoc, ...], tuple[KindDoc, ...]]:
    """Return the fields that all entries share, and each kind with its own."""
    shared = tuple(_field(Entry, name) for name in Entry.model_fields)
    return shared, tuple(_kind(kind) for kind in kinds)


def _kind(kind: type[Node]) -> KindDoc:
    inherited = Entry.model_fields if issubclass(kind, Entry) else {}
    own = [name for name in kind.model_fields if name not in inherited]
    fields = tuple(_field(kind, name) for name in own)
    text = " ".join((kind.__doc__ or "").split())
    return KindDoc(kind.kind, kind.folder, kind.suffix, text, fields)


def _field(model: type[BaseModel], name: str) -> FieldDoc:
    field: FieldInfo = model.model_fields[name]
    part = model_at(model, (name,))
    return FieldDoc(
        name=field.alias or name,
        required=field.is_required(),
        text=field_doc(model, name),
        kinds=_kinds(model, name),
        vocabulary=_vocabulary(model, name),
        parts=tuple(_field(part, inner) for inner in part.model_fields) if part else (),
    )


def _kinds(model: type[BaseModel], name: str) -> tuple[str, ...]:
    for leaf in leaves(model, Relation):
        if leaf.path == (name,):
            return tuple(kind for mark in leaf.markers if isinstance(mark, Relation)
                         for kind in mark.to)  # fmt: skip
    return ()


def _vocabulary(model: type[BaseModel], name: str) -> str | None:
    for leaf in leaves(model, Vocabulary):
        if leaf.path == (name,):
            return next(mark.name for mark in leaf.markers if isinstance(mark, Vocabulary))
    return None
