"""Parts that check more than one text: pictures, geometries, relations, words."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from explainer.kinds.place import Place
from explainer.model.image import Image
from explainer.model.place import MAX_POSITIONS, GeoJSON, Geometry
from explainer.model.relation import Relation

GEOMETRY: TypeAdapter[Geometry] = TypeAdapter(GeoJSON)
PICTURE = {"alt": "a", "credit": "c", "licence": "l"}


@pytest.mark.parametrize(
    "kind, coordinates",
    [
        ("Point", ["38", "48.5"]),
        ("MultiPoint", [["38", "48"]]),
        ("LineString", [["38", "48"], ["-180", "90"]]),
        ("MultiLineString", [[["38", "48"], ["39", "48"]]]),
        ("Polygon", [[["0", "0"], ["1", "0"], ["1", "1"], ["0", "0"]]]),
        ("MultiPolygon", [[[["0", "0"], ["1", "0"], ["1", "1"], ["0", "0"]]]]),
    ],
)
def test_geometry(kind: str, coordinates: list[Any]) -> None:
    geometry = GEOMETRY.validate_python({"type": kind, "coordinates": coordinates})
    assert geometry.type == kind
    assert geometry.coordinates == _numbers(coordinates)


def _numbers(value: Any) -> Any:  # noqa: ANN401  # lists as deep as they are
    return tuple(_numbers(item) for item in value) if isinstance(value, list) else float(value)


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e999", "181", "x", ["1"], {}])
def test_no_number(number: Any) -> None:  # noqa: ANN401  # anything a file may hold
    with pytest.raises(ValidationError):
        GEOMETRY.validate_python({"type": "Point", "coordinates": [number, "1"]})


def test_geometry_has_an_end() -> None:
    line = [["1", "1"]] * (MAX_POSITIONS + 1)
    with pytest.raises(ValidationError, match="more than 5000"):
        GEOMETRY.validate_python({"type": "LineString", "coordinates": line})


@pytest.mark.parametrize("file", ["town.jpg", "images/town.PNG", "a/b/c.webp"])
def test_picture(file: str) -> None:
    assert Image.model_validate(PICTURE | {"file": file}).file == file


@pytest.mark.parametrize(
    "file",
    [
        "../a.jpg",
        "a/../b.jpg",
        "/a.jpg",
        "C:/a.jpg",
        "a\\b.jpg",
        "http://e.org/a.jpg",
        "a.svg",
        "a",
        "",
    ],
)
def test_no_picture(file: str) -> None:
    with pytest.raises(ValidationError):
        Image.model_validate(PICTURE | {"file": file})


def test_relation_admits() -> None:
    assert Relation("a", "b", to=("place",)).admits("place")
    assert not Relation("a", "b", to=("place",)).admits("event")
    assert Relation("a", "b", not_to=("source",)).admits("event")
    assert not Relation("a", "b", not_to=("source",)).admits("source")


def test_words_are_checked_where_they_are_known() -> None:
    place = {"name": "x", "type": "pond"}
    assert Place.model_validate(place).type == "pond"
    context = {"vocabularies": {"place_types": ("hill",)}}
    with pytest.raises(ValidationError, match="no type of place"):
        Place.model_validate(place, context=context)
