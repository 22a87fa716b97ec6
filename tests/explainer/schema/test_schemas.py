"""The schemas say what the models say: our files fit, and what is wrong in its shape does not."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from explainer.kinds import KINDS
from explainer.model.entry import Node
from explainer.reading.docs import field_doc
from explainer.schema import Ids, schemas
from explainer.schema.ids import Known
from explainer.settings import Settings, read_words
from explainer.settings.settings import read_settings
from tests.conftest import CHOLERA, ROOT
from tests.explainer.schema.validating import faults, files, validators
from tests.test_cases import CASES, parse

# What is wrong with the shape of one file, and so within the reach of a schema.
SHAPES = {
    "empty-value",
    "invalid-coordinate",
    "invalid-flag",
    "invalid-geometry",
    "invalid-number",
    "invalid-path",
    "missing-field",
    "not-a-mapping",
    "unknown-field",
    "unknown-word",
    "wrong-placeholder",
    "wrong-shape",
}

IDS = Ids(
    {
        "lisbon": Known("place", "Lisbon"),
        "1755": Known("event", "The earthquake"),
        "survey": Known("source", "A survey"),
    },
    [kind.kind for kind in KINDS],
)


def made(ids: Ids | None = None, own: str = "") -> dict[str, Any]:
    words = read_words("en")[0]
    settings = Settings.model_validate({"title": "A site", "as_of": "2022"})
    if own:
        settings = Settings.model_validate(
            {"title": "A site", "as_of": "2022", "vocabularies": {"event_types": {own: "Own"}}}
        )
    found = schemas(KINDS, settings, words, ids)
    return {name.removesuffix(".json"): json.loads(raw) for name, raw in found.items()}


@pytest.fixture(scope="module")
def plain() -> dict[str, Any]:
    return made()


@pytest.mark.parametrize("project", [ROOT, CHOLERA], ids=["own", "cholera"])
def test_all_files_that_a_check_passes_fit(project: Path) -> None:
    known = validators(project)
    count = 0
    for path, name, text in files(project):
        assert faults(known[name], text) == [], path
        count += 1
    assert count > 50


def broken() -> list[tuple[str, str, set[str]]]:
    """Return each file of the cases that is wrong in its shape: its case, its path, its codes."""
    found = []
    for file in sorted(CASES.iterdir()):
        case = parse(file.read_text(encoding="utf-8"))
        for path in case.files:
            said = [re.match(rf"{re.escape(path)}:\d+:\d+: ([a-z-]+) ", p) for p in case.problems]
            codes = {match[1] for match in said if match} & SHAPES
            # Blocks stand in the text below the front matter.
            if codes and file.stem != "blocks":
                found.append((file.stem, path, codes))
    return found


BROKEN = broken()


def test_cases_have_every_code_that_is_a_shape() -> None:
    assert set().union(*(codes for *_, codes in BROKEN)) == SHAPES


@pytest.mark.parametrize("stem, path", [(stem, path) for stem, path, *_ in BROKEN])
def test_wrong_shape_is_found_by_the_schema_too(stem: str, path: str, tmp_path: Path) -> None:
    case = parse((CASES / f"{stem}.txt").read_text(encoding="utf-8"))
    case.write(tmp_path)
    sound, _ = read_settings(tmp_path / "site_config/settings.yml", "")
    known = validators(tmp_path if sound else ROOT)
    texts = {found: (name, text) for found, name, text in files(tmp_path)}
    name, text = texts[path]
    with suppress(yaml.YAMLError):  # a program that reads YAML says so itself
        assert faults(known[name], text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_schema_has_the_fields_of_the_model(kind: type[Node], plain: dict[str, Any]) -> None:
    schema = plain[kind.kind]
    fields = {field.alias or name: name for name, field in kind.model_fields.items()}
    assert list(schema["properties"]) == list(fields)
    assert schema["additionalProperties"] is False
    must = [key for key, name in fields.items() if kind.model_fields[name].is_required()]
    assert schema["else"]["required"] == must
    for key, name in fields.items():
        assert schema["properties"][key]["description"] == field_doc(kind, name)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_withdrawn_entry_has_its_name_and_nothing_else(
    kind: type[Node], plain: dict[str, Any]
) -> None:
    name = "title" if kind.suffix == ".md" else "name"
    validator = Draft7Validator(plain[kind.kind])
    stone = {"because": "It was another.", "on": "2022-11-29", "see": "lisbon"}
    entry = {name: "A", "formerly": ["b"], "withdrawn": stone}
    assert validator.is_valid(entry)
    assert not validator.is_valid({**entry, "tags": ["x"]})
    assert not validator.is_valid({"withdrawn": stone})
    assert not validator.is_valid({name: "A", "withdrawn": {"because": "It was another."}})


def test_schemas_are_schemas_without_leftovers() -> None:
    for ids in (None, IDS):
        for schema in made(ids).values():
            Draft7Validator.check_schema(schema)
            written = json.dumps(schema)
            assert '"null"' not in written
            assert '"title": "' not in written
            assert '"default"' not in written
            assert "x-" not in re.sub(r'"description": "[^"]*"', "", written)
            for name in re.findall(r"#/definitions/([^\"]+)", written):
                assert name in schema["definitions"]


def test_vocabularies_are_the_sites_own_with_their_labels() -> None:
    field = made(own="tram")["event"]["properties"]["type"]
    assert field["enum"] == ["tram"]
    assert field["enumDescriptions"] == ["Own"]
    assert "battle" in made()["event"]["properties"]["type"]["enum"]


@pytest.mark.parametrize(
    "kind, entry, fits",
    [
        ("event", {"name": "A", "place": "lisbon"}, True),
        ("event", {"name": "A", "place": {"id": "lisbon", "relation": "near"}}, True),
        ("event", {"name": "A", "place": "porto"}, False),
        ("event", {"name": "A", "place": "survey"}, False),
        ("event", {"name": "A", "place": {"relation": "near"}}, False),
        ("event", {"name": "A", "part_of": 1755}, True),
        ("event", {"name": "A", "part_of": "1755"}, True),
        ("event", {"name": "A", "see_also": ["lisbon", "survey"]}, True),
        ("event", {"name": "A", "sources": ["survey", {"source": "survey", "at": 12}]}, True),
        ("event", {"name": "A", "sources": ["lisbon"]}, False),
        ("claim", {"name": "A", "statement": "B", "form": "report", "about": ["survey"]}, False),
        ("claim", {"name": "A", "statement": "B", "form": "report", "about": ["lisbon"]}, True),
        ("claim", {"name": "A", "statement": "B", "form": "report", "restates": []}, True),
    ],
)
def test_ids_are_those_that_may_be_referred_to(kind: str, entry: object, *, fits: bool) -> None:
    assert Draft7Validator(made(IDS)[kind]).is_valid(entry) is fits


def test_without_ids_a_reference_has_the_form_of_one(plain: dict[str, Any]) -> None:
    validator = Draft7Validator(plain["event"])
    assert validator.is_valid({"name": "A", "place": "anywhere-at-all"})
    for wrong in ("Lisbon", "lis_bon", "-lisbon", "a" * 81, ["lisbon"], True):
        assert not validator.is_valid({"name": "A", "place": wrong})


def test_names_stand_beside_ids() -> None:
    listed = made(IDS)["place"]["definitions"]["id-of-place"]
    assert (listed["enum"], listed["enumDescriptions"]) == (["lisbon"], ["Lisbon"])


@pytest.mark.parametrize(
    "date, fits",
    [
        ("2022-11-29", True),
        (2022, True),
        (20221129, False),
        ("/2022-11-29?", True),
        ("/..", True),
        ("[2022-11-29,2022-11-30]", True),
        ("{..2022}", True),
        (["2022-11-29", "2022-11-30"], False),
        ("201X", True),
        ("2022-11-29T10:30Z", True),
        ("Y-17000", True),
        ("2022-21~", True),
        ("29.11.2022", False),
        ("29/11/2022", False),
        ("2022-13", False),
        ("2022-1-5", False),
        ("November 2022", False),
        ("yesterday", False),
        (True, False),
    ],
)
def test_dates(date: object, *, fits: bool, plain: dict[str, Any]) -> None:
    validator = Draft7Validator(plain["event"])
    assert validator.is_valid({"name": "A", "date": date}) is fits


def test_words_keep_what_is_filled_in(plain: dict[str, Any]) -> None:
    validator = Draft7Validator(plain["words"])
    assert validator.is_valid({"claims": {"made_by": "so {who} says"}, "dates": {"months": ["J"]}})
    for wrong in ("so they say", "so {whom} says", "{who} and {whom}", "{who} {"):
        assert not validator.is_valid({"claims": {"made_by": wrong}})
    assert not validator.is_valid({"claims": {"nobody": "nobody {who}"}})
    assert not validator.is_valid({"calims": {}})


def test_same_bytes_each_time() -> None:
    words = read_words("en")[0]
    settings = Settings.model_validate({"title": "A site", "as_of": "2022"})
    assert schemas(KINDS, settings, words, IDS) == schemas(KINDS, settings, words, IDS)
