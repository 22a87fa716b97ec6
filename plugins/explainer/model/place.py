"""Where something is: coordinates, their precision, and the way one place relates to another."""

from __future__ import annotations

import math
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema

from explainer.model.part import Part, ShortPart, reject
from explainer.model.relation import Relation
from explainer.model.text import NAMED, Id, OneOf, one_of
from explainer.model.vocabulary import Vocabulary
from explainer.problems import quoted

MAX_POSITIONS = 5_000
"""How many positions a geometry may have; a country's outline at 1:50 million has hundreds."""


_DEGREES = r"[-+]?[0-9]{1,3}(\.[0-9]{1,12})?"
# As programs write it that make GeoJSON; Python's own reading takes `1_0` and `٣` as well.
_NUMBER = re.compile(r"[-+]?[0-9]{1,9}(\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?")


def _degrees(limit: int, what: str) -> BeforeValidator:
    def check(value: Any) -> float:  # noqa: ANN401  # anything a file may hold
        hint = f"write degrees with a decimal point, from -{limit} to {limit}"
        if not isinstance(value, str) or not re.fullmatch(_DEGREES, value):
            written = quoted(value) if isinstance(value, str) else "this"
            reject("invalid-coordinate", f"{written} is no {what}", hint)
        number = float(value)
        if abs(number) > limit:
            reject("invalid-coordinate", f"{value} is out of range for a {what}", hint)
        return number

    return BeforeValidator(check)


def _degrees_of(limit: int) -> dict[str, Any]:
    """Return the JSON Schema of degrees, as editors' programs check them."""
    return {
        "type": ["number", "string"],
        "pattern": f"^{_DEGREES}$",
        "minimum": -limit,
        "maximum": limit,
        "errorMessage": f"Degrees are expected here: a number from -{limit} to {limit}.",
    }


class Coordinates(Part):
    """A point on the earth, WGS 84, in degrees."""

    lat: Annotated[float, _degrees(90, "latitude"), WithJsonSchema(_degrees_of(90))]
    """Degrees north of the equator, negative to the south."""

    lon: Annotated[float, _degrees(180, "longitude"), WithJsonSchema(_degrees_of(180))]
    """Degrees east of Greenwich, negative to the west."""

    precision: Annotated[str, Vocabulary("precisions", "precision")]
    """How sure the point is: `exact`, `approximate`, or the middle of an `area`."""


class PlaceReference(ShortPart):
    """A place, and how what is told relates to it: in it, near it, to its southeast."""

    shorthand = "id"

    id: Annotated[Id, Relation("place", "events-here", to=("place",))]
    """The id of the place."""

    relation: Annotated[str, Vocabulary("place_relations", "relation to a place")] | None = None
    """Where it was, seen from that place."""


# How deep the positions of each geometry are nested (RFC 7946, section 3.1).
_DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}


_POSITION = {
    NAMED: "position",
    "type": "array",
    "minItems": 2,
    "maxItems": 2,
    "items": [_degrees_of(180), _degrees_of(90)],
}
# A line has two positions or more, a ring four (RFC 7946, sections 3.1.4 and 3.1.6).
_FEWEST = {"LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}


def _nested(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of the coordinates of a type of geometry."""
    schema: dict[str, Any] = _POSITION
    for level in range(_DEPTHS[kind]):
        fewest = 1 if level else _FEWEST.get(kind, 1)
        schema = {"type": "array", "minItems": fewest, "items": schema}
    return schema


class Geometry(Part):
    """A GeoJSON geometry (RFC 7946, section 3.1): longitude first, in degrees."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                {
                    "if": {"properties": {"type": {"const": kind}}},
                    "then": {"properties": {"coordinates": _nested(kind)}},
                }
                for kind in _DEPTHS
            ]
        }
    )

    type: Annotated[str, OneOf(tuple(_DEPTHS), "type of geometry")]
    """Point, LineString, Polygon, or a Multi… of them."""

    coordinates: Annotated[Any, WithJsonSchema({"type": "array"})]
    """Positions `[lon, lat]`, in as many lists as the type wants."""


def _geometry(value: Any) -> Geometry:  # noqa: ANN401  # anything a file may hold
    if not isinstance(value, dict) or set(value) != {"type", "coordinates"}:
        hint = "write `{type: …, coordinates: […]}`"
        reject("invalid-geometry", "this is no GeoJSON geometry", hint)
    kind = one_of(str(value["type"]), tuple(_DEPTHS), "type of geometry")
    budget = [MAX_POSITIONS]
    coordinates = _positions(value["coordinates"], _DEPTHS[kind], budget)
    _check_counts(kind, coordinates)
    return Geometry(type=kind, coordinates=coordinates)


def _positions(value: Any, depth: int, budget: list[int]) -> tuple[Any, ...]:  # noqa: ANN401  # anything a file may hold
    if not isinstance(value, list) or (depth and not value):
        hint = "a position is `[longitude, latitude]`; a line is a list of positions"
        reject("invalid-geometry", "a list is missing among the coordinates", hint)
    if depth:
        return tuple(_positions(item, depth - 1, budget) for item in value)
    budget[0] -= 1
    if budget[0] < 0:
        hint = "simplify the geometry"
        reject("invalid-geometry", f"more than {MAX_POSITIONS} positions", hint)
    try:
        lon, lat = map(_number, value)
    except (TypeError, ValueError):
        hint = "write two numbers, `[longitude, latitude]`, in degrees"
        written = ", ".join(str(part) for part in value)
        reject("invalid-geometry", f"{quoted(f'[{written}]')} is no position", hint)
    if (
        not (math.isfinite(lon) and math.isfinite(lat)) or abs(lon) > 180 or abs(lat) > 90
    ):  # degrees
        hint = "the longitude comes first, from -180 to 180; then the latitude, from -90 to 90"
        reject("invalid-geometry", f"[{lon:g}, {lat:g}] is not on the earth", hint)
    return (lon, lat)


def _number(written: Any) -> float:  # noqa: ANN401  # anything a file may hold
    if not _NUMBER.fullmatch(written):
        raise ValueError(written)
    return float(written)


def _check_counts(kind: str, coordinates: tuple[Any, ...]) -> None:
    lines = {"LineString": [coordinates], "MultiLineString": coordinates}.get(kind, ())
    if any(len(line) < 2 for line in lines):  # RFC 7946, section 3.1.4
        reject("invalid-geometry", "a line has fewer than two positions", "give its other end")
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(kind, ())
    for ring in (ring for polygon in polygons for ring in polygon):
        if len(ring) < 4 or ring[0] != ring[-1]:  # RFC 7946, section 3.1.6
            hint = "repeat the first position at its end; a ring has four or more"
            reject("invalid-geometry", "a ring is not closed", hint)


GeoJSON = Annotated[Geometry, PlainValidator(_geometry, json_schema_input_type=Geometry)]
"""A checked GeoJSON geometry."""
