"""Land as the script of maps reads it: the same land as in the layer, in half the bytes."""

from __future__ import annotations

import gzip
import json

import pytest

from explainer.geo.frame import Position
from explainer.geo.layers import Land, Layer, world
from explainer.rendering.map_files import layer_files, rings_file


def _read(raw: bytes) -> list[list[list[Position]]]:
    """Return the rings of each country, as the script makes them."""
    data = json.loads(raw)
    countries = []
    for country in data["rings"]:
        rings = []
        for steps in country:
            x = y = 0
            ring = []
            for right, up in zip(steps[::2], steps[1::2], strict=True):
                x, y = x + right, y + up
                ring.append((x / data["scale"], y / data["scale"]))
            rings.append(ring)
        countries.append(rings)
    return countries


def test_the_world_is_the_same_in_half_the_bytes() -> None:
    layer = world()
    raw = rings_file(layer)
    assert _read(raw) == [[[*ring] for ring in land.rings] for land in layer.lands]
    assert len(gzip.compress(raw)) < 0.6 * len(gzip.compress(layer.raw))


@pytest.mark.parametrize("last", [7.0, 7.5, 7.123, 7.12345, -179.99999])
def test_corners_keep_their_decimals(last: float) -> None:
    layer = world()
    ring = ((0.0, 0.0), (1.0, 0.0), (last, 1.0))
    layer.lands = (Land("A", (ring,), (0.0, 0.0, last, 1.0)),)
    assert _read(rings_file(layer)) == [[[*ring]]]


def test_a_metre_is_as_close_as_it_gets() -> None:
    layer = world()
    ring = ((0.0, 0.0), (1.0, 0.0), (7.1234567, 1.0))
    layer.lands = (Land("A", (ring,), (0.0, 0.0, 8.0, 1.0)),)
    ((found,),) = _read(rings_file(layer))
    assert found[2] == (7.12346, 1.0)


def test_layers_of_towns_have_no_rings() -> None:
    layer: Layer = world()
    layer.lands = ()
    assert list(layer_files([layer])) == ["assets/explainer/map/world.geojson"]
