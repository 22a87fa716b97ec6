"""A lint of the model itself: what every kind must have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from explainer.kinds import KINDS
from explainer.model.entry import Entry, Node
from explainer.model.relation import Relation
from explainer.model.text import ProseMark, is_id
from explainer.model.vocabulary import Vocabulary
from explainer.reading.docs import field_doc
from explainer.reading.shape import Leaf, leaves, model_at
from explainer.settings import Words, read_words
from explainer.views.values import SHOWN_ELSEWHERE

NAMES = [kind.kind for kind in KINDS]
BY_NAME = {kind.kind: kind for kind in KINDS}

# What the page of any entry shows in a place of its own, without a label.
SHARED = set(Entry.model_fields)


@pytest.fixture(scope="module")
def words() -> Words:
    return read_words("en")[0]


def relations(kind: type[Node]) -> Iterator[tuple[Leaf, Relation]]:
    for leaf in leaves(kind, Relation):
        (relation,) = leaf.markers
        assert isinstance(relation, Relation)
        yield leaf, relation


def parts(model: type[BaseModel]) -> set[type[BaseModel]]:
    inner = {part for name in model.model_fields if (part := model_at(model, (name,)))}
    return inner.union(*(parts(part) for part in inner)) if inner else inner


def test_names_and_folders_are_unique() -> None:
    assert len({kind.kind for kind in KINDS}) == len({kind.folder for kind in KINDS}) == len(KINDS)
    assert all(is_id(kind.folder) for kind in KINDS)


@pytest.mark.parametrize("name", NAMES)
def test_kind_has_a_name_in_words(name: str, words: Words) -> None:
    assert words(f"kinds.{name}.one")
    assert words(f"kinds.{name}.other")


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_documented(name: str) -> None:
    kind = BY_NAME[name]
    for model in {kind} | parts(kind):
        for field in model.model_fields:
            assert field_doc(model, field).endswith((".", "”.")), f"{model.__name__}.{field}"


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_label(name: str, words: Words) -> None:
    kind = BY_NAME[name]
    prose = {leaf.path[0] for leaf in leaves(kind, ProseMark)}
    for field in set(kind.model_fields) - SHARED - prose - SHOWN_ELSEWHERE:
        if not issubclass(kind, Entry) or model_at(kind, (field,)):
            continue  # a part has a place of its own on the page
        keys = (f"fields.{kind.kind}.{field}", f"fields.{field}")
        assert any(key in words.texts for key in keys), field


@pytest.mark.parametrize("name", NAMES)
def test_every_relation_has_a_heading_at_its_other_end(name: str, words: Words) -> None:
    for leaf, relation in relations(BY_NAME[name]):
        assert words(f"inverse.{relation.inverse}"), leaf.path


def test_relation_leads_to_kinds_that_there_are() -> None:
    for kind in KINDS:
        for leaf, relation in relations(kind):
            assert set(relation.to) | set(relation.not_to) <= set(NAMES), leaf.path


def test_relation_of_one_name_is_one_relation() -> None:
    ends: dict[str, set[str]] = {}
    for kind in KINDS:
        for _, relation in relations(kind):
            ends.setdefault(relation.name, set()).add(relation.inverse)
    assert {name for name, inverses in ends.items() if len(inverses) > 1} == set()


def test_circle_is_looked_for_among_one_kind() -> None:
    for kind in KINDS:
        for leaf, relation in relations(kind):
            assert not relation.acyclic or relation.to == (kind.kind,), leaf.path


@pytest.mark.parametrize("name", NAMES)
def test_every_vocabulary_has_words(name: str, words: Words) -> None:
    for leaf in leaves(BY_NAME[name], Vocabulary):
        for marker in leaf.markers:
            assert isinstance(marker, Vocabulary)
            assert words.section(f"vocabularies.{marker.name}"), leaf.path


@pytest.mark.parametrize("name", NAMES)
def test_prose_fields_are_the_prose_there_is(name: str) -> None:
    kind = BY_NAME[name]
    if issubclass(kind, Entry):
        marked = {leaf.path for leaf in leaves(kind, ProseMark)}
        assert marked == {(field,) for field in kind.prose_fields}
