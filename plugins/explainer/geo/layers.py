"""Base layers: GeoJSON of land, borders and towns, with what they are and whose they are."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.resources import files
from typing import Any, NamedTuple

from explainer.geo.frame import Frame, Position

LARGEST = 2_000_000
"""How many bytes a layer has at the most."""

WORLD = "world.geojson"
"""The layer of all countries that the library ships."""

_SAID = ("source", "licence", "borders")
_NEAR = 1.0
"""How far off the coast, in degrees, a point may lie on a coarse layer."""


class LayerError(Exception):
    """A file that is no base layer: what is wrong, what would be right, and the line."""

    def __init__(self, message: str, hint: str, line: int = 1, column: int = 1) -> None:
        """Take the words for whoever wrote the file."""
        super().__init__(message)
        self.message, self.hint, self.line, self.column = message, hint, line, column


class Land(NamedTuple):
    """A country: its name, its rings, and the box around them (west, south, east, north)."""

    name: str
    rings: tuple[tuple[Position, ...], ...]
    box: tuple[float, float, float, float]


class Town(NamedTuple):
    """A town that is named for orientation."""

    name: str
    lon: float
    lat: float
    people: int


class Layer:
    """A base layer by the name of its file, with what it says of itself.

    `box` is where it is complete: west, south, east, north in degrees.
    """

    def __init__(self, name: str, data: dict[str, Any], raw: bytes) -> None:
        """Take what was read, and the bytes of the file; raises `LayerError`."""
        self.name = name
        self.raw = raw
        self.source, self.licence, self.borders = (_said(data, key) for key in _SAID)
        self.lands: tuple[Land, ...] = ()
        self.towns: tuple[Town, ...] = ()
        features = data.get("features")
        if data.get("type") != "FeatureCollection" or not isinstance(features, list):
            hint = "write a FeatureCollection (RFC 7946, section 3.3)"
            raise LayerError("this is no collection of GeoJSON features", hint)
        try:
            self._take(features)
            self.box = _box(data, self)
        except (
            AttributeError,
            KeyError,
            IndexError,
            TypeError,
            ValueError,
            OverflowError,
        ) as error:
            hint = (
                "a feature has the property `name` and a Point, a Polygon or a MultiPolygon; "
                "a position is longitude, latitude in degrees"
            )
            raise LayerError("a feature is neither a country nor a town", hint) from error

    def _take(self, features: list[Any]) -> None:
        lands, towns = [], []
        for feature in features:
            properties, geometry = feature["properties"], feature["geometry"]
            name, kind = properties["name"], geometry["type"]
            if not isinstance(name, str):
                raise TypeError(name)
            if kind == "Point":
                lon, lat = _position(geometry["coordinates"])
                towns.append(Town(name, lon, lat, int(properties.get("population", 0))))
            else:
                polygons = {"Polygon": [geometry["coordinates"]]}.get(kind, geometry["coordinates"])
                rings = tuple(
                    tuple(map(_position, ring)) for polygon in polygons for ring in polygon
                )
                lands.append(Land(name, rings, _around(rings)))
        self.lands = tuple(lands)
        self.towns = tuple(sorted(towns, key=lambda one: (-one.people, one.name, one.lon)))

    def covers(self, frame: Frame) -> bool:
        """Say whether the layer is complete in all of a frame."""
        west, south, east, north = frame.bounds
        inner = self.box[0] <= west and east <= self.box[2]
        # What goes around the earth is complete on every turn.
        around = self.box[2] - self.box[0] >= 360
        return (
            (inner or around) and self.box[1] <= max(south, -90) and min(north, 90) <= self.box[3]
        )

    @cached_property
    def size(self) -> float:
        """How much of the earth it is complete in, in square degrees."""
        return (self.box[2] - self.box[0]) * (self.box[3] - self.box[1])


def read_layer(name: str, raw: bytes) -> Layer:
    """Return the layer in the bytes of a file; raises `LayerError`."""
    if name == WORLD and raw != _world():
        raise LayerError("the layer of all countries has this name", "give the file another")
    if len(raw) > LARGEST:
        message = f"the layer has more than {LARGEST // 1_000_000} MB"
        raise LayerError(message, "simplify it, or cut it to what is shown")
    try:
        data = json.loads(raw)
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg}"
        raise LayerError(message, "write GeoJSON (RFC 7946)", error.lineno, error.colno) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise LayerError("this is no JSON", "write GeoJSON (RFC 7946) in UTF-8") from error
    if not isinstance(data, dict):
        raise LayerError("this is no GeoJSON object", "write a FeatureCollection")
    return Layer(name, data, raw)


def world() -> Layer:
    """Return the layer of all countries that the library ships."""
    return read_layer(WORLD, _world())


def _world() -> bytes:
    return (files("explainer.geo") / "data" / WORLD).read_bytes()


def land_at(lon: float, lat: float, lands: Sequence[Land]) -> Land | None:
    """Return the country in which a point lies, or off whose coast, on a coarse layer."""
    from explainer.geo.inside import inside  # noqa: PLC0415

    for land in lands:
        west, south, east, north = land.box
        if west <= lon <= east and south <= lat <= north and inside(lon, lat, land.rings):
            return land
    near = list(_near(lon, lat, lands))
    return min(near)[2] if near else None


def _near(lon: float, lat: float, lands: Sequence[Land]) -> Iterator[tuple[float, str, Land]]:
    """Yield the countries that have a corner near a point, with how far that is in degrees."""
    for land in lands:
        west, south, east, north = land.box
        if west - _NEAR <= lon <= east + _NEAR and south - _NEAR <= lat <= north + _NEAR:
            near = [
                math.dist((lon, lat), (x, y))
                for ring in land.rings
                for x, y in ring
                if abs(x - lon) <= _NEAR and abs(y - lat) <= _NEAR
            ]
            away = min(near, default=math.inf)
            if away <= _NEAR:
                yield away, land.name, land


def _said(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip() or len(value) > 2000:  # characters
        message = f"the layer does not say `{key}`"
        hint = f"write the member `{key}` beside `type`: a sentence that readers see"
        raise LayerError(message, hint)
    return " ".join(value.split())


def _position(value: Any) -> Position:  # noqa: ANN401  # whatever the file holds
    lon, lat = float(value[0]), float(value[1])
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError(value)
    return lon, lat


def _around(rings: Sequence[Sequence[Position]]) -> tuple[float, float, float, float]:
    lons = [lon for ring in rings for lon, _ in ring]
    lats = [lat for ring in rings for _, lat in ring]
    return min(lons), min(lats), max(lons), max(lats)


def _box(data: dict[str, Any], layer: Layer) -> tuple[float, float, float, float]:
    if "bbox" in data:
        west, south, east, north = map(float, data["bbox"])
        return west, south, east, north
    return _around(
        [
            [(town.lon, town.lat) for town in layer.towns],
            *(ring for land in layer.lands for ring in land.rings),
        ]
    )
