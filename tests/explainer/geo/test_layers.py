"""The base layers that are shipped: whose land is where, and what is refused."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from explainer.geo.atlas import Atlas
from explainer.geo.frame import frame_of
from explainer.geo.layers import LARGEST, Layer, LayerError, read_layer, world
from tests.conftest import ROOT

OWN = sorted((ROOT / "site_config" / "map").glob("*.geojson"))


def _read(file: Path) -> Layer:
    return read_layer(file.name, file.read_bytes())


def layers() -> list[Layer]:
    return [world(), *map(_read, OWN)]


def owners(lon: float, lat: float, layer: Layer) -> list[str]:
    """Return the countries that a point lies in: a test's own look at the rings."""
    return [land.name for land in layer.lands if _winds(lon, lat, land.rings)]


def _winds(lon: float, lat: float, rings: Iterable[Sequence[tuple[float, float]]]) -> bool:
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if min(y1, y2) <= lat < max(y1, y2):
                crossings += x1 + (x2 - x1) * (lat - y1) / (y2 - y1) > lon
    return crossings % 2 == 1


@pytest.mark.parametrize("layer", [one for one in layers() if one.lands], ids=lambda one: one.name)
@pytest.mark.parametrize(
    "lat,lon,country",
    [
        (44.95, 34.10, "Ukraine"),  # Simferopol, Crimea
        (44.6, 33.5, "Ukraine"),  # near Sevastopol
        (45.35, 36.4, "Ukraine"),  # Kerch
        (48.595, 38.0, "Ukraine"),  # Bakhmut
        (48.0, 37.8, "Ukraine"),  # Donetsk
        (48.57, 39.3, "Ukraine"),  # Luhansk
        (46.64, 32.7, "Ukraine"),  # Kherson
        (50.6, 36.6, "Russia"),  # Belgorod
        (47.23, 39.7, "Russia"),  # Rostov-on-Don
        (45.1, 37.6, "Russia"),  # across the strait of Kerch
    ],
)
def test_land_is_in_the_country_that_is_recognised(
    lat: float, lon: float, country: str, layer: Layer
) -> None:
    assert owners(lon, lat, layer) == [country]


@pytest.mark.parametrize(
    "lat,lon,country",
    [
        (35.3, 33.3, "Cyprus"),
        (9.56, 44.06, "Somalia"),
        (27.15, -13.0, "W. Sahara"),
        (29.0, -10.0, "Morocco"),
        (66.0, -175.0, "Russia"),  # beyond the 180th meridian
        (-80.0, 0.0, "Antarctica"),
        (38.75, -9.0, "Portugal"),
    ],
)
def test_the_world_is_mended_and_whole(lat: float, lon: float, country: str) -> None:
    assert owners(lon, lat, world()) == [country]


@pytest.mark.parametrize("layer", [one for one in layers() if one.lands], ids=lambda one: one.name)
def test_no_point_lies_in_two_countries(layer: Layer) -> None:
    west, south, east, north = layer.box
    chance = random.Random(1)  # noqa: S311  # no secret
    for _ in range(500):
        lon, lat = chance.uniform(west, east), chance.uniform(south, north)
        assert len(owners(lon, lat, layer)) <= 1, (lat, lon)


@pytest.mark.parametrize("layer", layers(), ids=lambda one: one.name)
def test_a_layer_says_where_it_is_from_and_whose_borders_it_draws(layer: Layer) -> None:
    assert layer.source
    assert layer.licence
    assert layer.borders
    if layer.lands:
        assert "Crimea" in layer.borders
    # Together with Leaflet (42 kB) and the page they stay below 200 kB.
    assert len(layer.raw) < 200_000


def test_towns_have_one_name_and_are_no_districts() -> None:
    (towns,) = (layer.towns for layer in layers() if layer.towns)
    names = {town.name for town in towns}
    assert {"Bakhmut", "Chasiv Yar", "Siversk", "Sloviansk", "Toretsk"} <= names
    assert not {"Artemivsk", "Artyomovsk", "Gorlovka", "Slavyansk"} & names
    assert [name for name in names if name.endswith("skyi") or "'" in name] == []


def test_the_closest_layer_that_is_complete_serves() -> None:
    atlas = Atlas([layer for layer in layers() if layer.name != "world.geojson"])
    near = frame_of([(38.0, 48.6)], (720, 500))
    far = frame_of([(38.0, 48.6), (-1.9, 52.5)], (720, 500))
    assert atlas.beneath(near).name == "land.geojson"
    assert atlas.beneath(far).name == "world.geojson"


@pytest.mark.parametrize(
    "lat,lon,name,layer",
    [
        (48.6, 38.0, "Ukraine", "land.geojson"),
        (47.23, 39.7, "Russia", "world.geojson"),  # its own layer cuts that country off
        (52.5, -1.9, "United Kingdom", "world.geojson"),
        (32.64, -16.92, None, None),  # Madeira is too small for the world
    ],
)
def test_a_country_is_found(lat: float, lon: float, name: str | None, layer: str | None) -> None:
    found = Atlas([one for one in layers() if one.name != "world.geojson"]).country(lon, lat)
    assert (found.land.name if found else None) == name
    assert (found.layer.name if found else None) == layer


GOOD = {
    "type": "FeatureCollection",
    "source": "drawn for this test",
    "licence": "CC0",
    "borders": "none",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "Lisbon", "population": 500000},
            "geometry": {"type": "Point", "coordinates": [-9.14, 38.72]},
        }
    ],
}


def test_a_layer_is_read() -> None:
    layer = read_layer("towns.geojson", json.dumps(GOOD).encode())
    assert [town.name for town in layer.towns] == ["Lisbon"]
    assert layer.box == (-9.14, 38.72, -9.14, 38.72)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"[" * 100_000,
        b"\xff\xfe{",
        json.dumps(GOOD | {"type": "Feature"}).encode(),
        json.dumps(GOOD | {"source": ""}).encode(),
        json.dumps(GOOD | {"licence": 3}).encode(),
        json.dumps(GOOD | {"features": [None]}).encode(),
        json.dumps(GOOD | {"features": [{"properties": {"name": "x"}, "geometry": {}}]}).encode(),
        json.dumps(GOOD).replace("38.72", "138.72").encode(),
        json.dumps(GOOD).replace("38.72", "NaN").encode(),
        json.dumps(GOOD | {"features": []}).encode(),
        json.dumps(GOOD | {"bbox": [1, 2]}).encode(),
        b" " * (LARGEST + 1),
    ],
)
def test_what_is_no_layer_is_refused(raw: bytes) -> None:
    with pytest.raises(LayerError):
        read_layer("land.geojson", raw)
