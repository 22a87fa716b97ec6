"""A new entry: which fields it shows, and that it reads as it was meant."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from explainer.kinds import KINDS
from explainer.model.entry import Node
from explainer.model.ids import id_from
from explainer.model.text import is_id
from explainer.reading import read
from explainer.schema import skeleton
from explainer.settings import read_words
from tests.explainer.schema.validating import Yaml12

WORDS = read_words("en")[0]


def words(vocabulary: str) -> list[str]:
    return [*WORDS.section(f"vocabularies.{vocabulary}")]


def head(kind: type[Node], name: str) -> str:
    text = skeleton(kind, name, words)
    return text.split("---\n")[1] if kind.suffix == ".md" else text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_required_fields_first_the_others_as_comments(kind: type[Node]) -> None:
    before, _, after = head(kind, "Lisbon").partition("# What may be added")
    fields = {field.alias or name: field for name, field in kind.model_fields.items()}
    must = {key for key, field in fields.items() if field.is_required()}
    assert set(re.findall(r"^([\w-]+):", before, re.MULTILINE)) == must
    others = set(fields) - must - {"withdrawn"}  # what is new is not withdrawn
    assert set(re.findall(r"^#([\w-]+):", after, re.MULTILINE)) == others
    assert not re.search(r"^[^#\n]", after.partition("\n")[2], re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_comment_taken_away_is_yaml(kind: type[Node]) -> None:
    text = re.sub(r"^#(?=[\w-]+:| {2})", "", head(kind, "Lisbon"), flags=re.MULTILINE)
    document = read(text, "x.yml")[0]
    assert document is not None
    fields = {f.alias or n for n, f in kind.model_fields.items()}
    assert {*document.root.keys} == fields - {"withdrawn"}


def test_what_a_field_takes_is_said() -> None:
    (event,) = (kind for kind in KINDS if kind.kind == "event")
    text = head(event, "Lisbon")
    assert "One of: war, battle," in text
    assert "`relation` is one of: at, in," in text
    assert "#draft: true" in text
    assert "#link: never" in text
    assert max(map(len, text.splitlines())) <= 100


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40))
def test_name_reads_as_it_was_given(given_name: str) -> None:
    name = " ".join(given_name.split())
    if not name:
        return
    text = head(KINDS[1], name)
    document, problems = read(text, "x.yml")
    assert problems == [] or "forbidden-character" in {problem.code for problem in problems}
    if document is not None and not problems:
        assert document.root.entries["name"].text == name  # type: ignore[union-attr]  # a scalar
        assert str(yaml.load(text, Loader=Yaml12)["name"]) or name  # noqa: S506  # safe


@pytest.mark.parametrize(
    "name", ["No", "true", "null", "~", "a: b", "# a", "'a'", '"a"', "[a]", "a #b", "- a", "1e3"]
)
def test_name_that_looks_like_something_else(name: str) -> None:
    document, problems = read(head(KINDS[1], name), "x.yml")
    assert document is not None
    assert not problems
    assert document.root.entries["name"].text == name  # type: ignore[union-attr]  # a scalar


@pytest.mark.parametrize(
    "name, entry_id",
    [
        ("Lisbon", "lisbon"),
        ("Vera’s house, 2nd floor", "veras-house-2nd-floor"),
        ("Łódź", "lodz"),
        ("Лиссабон", "lissabon"),
        ("Λισαβόνα", "lisavona"),
        ("里斯本", "lisiben"),
        ("Straße am Fluß", "strasse-am-fluss"),
        ("BM-21 “Grad”", "bm-21-grad"),
        ("At 10:30:00", "at-10-30-00"),
        ("A & B", "a-b"),
        ("🎉", ""),
        ("…", ""),
        ("word " * 40, "-".join(["word"] * 16)),
        ("x" * 100, "x" * 80),
    ],
)
def test_id_from_a_name(name: str, entry_id: str) -> None:
    assert id_from(name) == entry_id


@given(st.text(max_size=100))
def test_id_is_an_id_or_nothing(name: str) -> None:
    made = id_from(name)
    assert made == "" or is_id(made)
