"""A tree against a model: the declared type decides, and each problem has its place."""

from __future__ import annotations

from typing import Any

import pytest

from explainer.dates import parse
from explainer.kinds.claim import Assessment, Claim
from explainer.kinds.event import Event
from explainer.kinds.place import Place
from explainer.kinds.source import Source
from explainer.model.citation import Citation
from explainer.model.part import Part
from explainer.model.relation import Relation
from explainer.model.text import ProseMark
from explainer.reading import read, validate
from explainer.reading.shape import leaves, model_at, scalars, values
from explainer.settings.settings import Settings, Verdict


def told(model: type[Part], text: str) -> list[str]:
    document, problems = read(text, "a")
    assert document is not None
    return [str(problem) for problem in problems + validate(model, document)[1]]


def value(model: type[Part], text: str) -> Any:  # noqa: ANN401  # of the model that was given
    document, _ = read(text, "a")
    assert document is not None
    made, problems = validate(model, document)
    assert problems == []
    return made


def test_declared_type_decides() -> None:
    event = value(Event, "name: No\naliases: [22:22, 1e3]\ndate: 2022-11\nchecked: 2022\n")
    assert event.name == "No"
    assert event.aliases == ("22:22", "1e3")
    assert event.date == parse("2022-11")
    assert event.draft is False


def test_number_is_a_number_where_one_is_declared() -> None:
    place = value(Place, "name: 48\ncoordinates: {lat: 48.5, lon: +38, precision: exact}")
    assert (place.name, place.coordinates.lat, place.coordinates.lon) == ("48", 48.5, 38.0)


def test_text_may_stand_for_a_part() -> None:
    short = value(Event, "name: x\nplace: y\ninvolves: [z]\nsources: [s]")
    whole = value(Event, "name: x\nplace: {id: y}\ninvolves: [{who: z}]\nsources: [{source: s}]")
    assert short == whole


def test_names_of_csl() -> None:
    source = value(
        Source,
        "{name: x, type: report, title: t, container-title: c, URL: 'http://e.org', author: [A B]}",
    )
    assert (source.container_title, source.url) == ("c", "http://e.org")
    assert [str(author) for author in source.author] == ["A B"]


def test_values_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        value(Place, "name: x").name = "y"


def test_field_without_a_value_is_told_once() -> None:
    assert told(Place, "name:") == [
        "a:1:1: empty-value “name” has no value; write one, or take the field out if it is optional"
    ]


def test_id_is_no_field_of_an_entry_but_may_be_one_of_a_part() -> None:
    (line,) = told(Place, "name: x\nid: x")
    assert line.endswith("the id of an entry is the name of its file")
    (line,) = told(Event, "name: x\ninvolves: [{who: x, id: x}]")
    assert line.endswith("the fields here are who, role")


def test_braces_in_content_are_no_template() -> None:
    (line,) = told(Place, "name: x\ndraft: '{message} {hint} {0}'")
    assert line.startswith("a:2:8: invalid-flag “{message} {hint} {0}” is neither")


def test_leaves_are_the_ways_to_what_is_marked() -> None:
    assert {leaf.path for leaf in leaves(Claim, ProseMark)} == {
        ("summary",), ("body",), ("statement",),
    }  # fmt: skip
    assert ("assessments", "sources", "quoting") in {leaf.path for leaf in leaves(Claim, Relation)}


def test_values_and_scalars_agree() -> None:
    text = (
        "{name: x, statement: s, form: report, about: [a, b], sources: [c, {source: d}],"
        " assessments: [{by: e, wording: w, verdict: likely,"
        " sources: [f, {source: g, quoting: h}]}]}"
    )
    claim = value(Claim, text)
    document, _ = read(text, "a")
    assert document is not None
    for leaf in leaves(Claim, Relation):
        found = [text for text, _ in values(claim, leaf)]
        assert [scalar.text for scalar in scalars(document.root, Claim, leaf)] == found
    everything = {text for leaf in leaves(Claim, Relation) for text, _ in values(claim, leaf)}
    assert everything == set("abcdefgh")


def test_model_at_goes_through_lists_and_words() -> None:
    assert model_at(Claim, ("assessments", 3)) is Assessment
    assert model_at(Claim, ("assessments", 3, "sources", 0)) is Citation
    assert model_at(Settings, ("vocabularies", "verdicts", "any word")) is Verdict
    assert model_at(Claim, ("assessments", 3, "by")) is None
    assert model_at(Claim, ()) is Claim
