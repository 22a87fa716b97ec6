"""The base layers of a site: which a picture is drawn on, and in which country a place is."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from explainer.geo.frame import Frame, Position
from explainer.geo.inside import inside
from explainer.geo.layers import Land, Layer, Town, land_at, world


class Country(NamedTuple):
    """Where on a layer a place lies: in a country, and in which piece of it, from zero."""

    layer: Layer
    land: Land
    piece: int

    @property
    def ring(self) -> Sequence[Position]:
        """The outline of the piece."""
        return self.land.rings[self.piece]


class Atlas:
    """The site's own layers, and below them the world, read when it is first asked for."""

    def __init__(self, own: Sequence[Layer] = ()) -> None:
        """Take the site's own layers; of two that cover a picture the smaller is the closer."""
        self.own = tuple(sorted(own, key=lambda layer: (layer.size, layer.name)))

    @cached_property
    def world(self) -> Layer:
        """The layer of all countries."""
        return world()

    @cached_property
    def digest(self) -> str:
        """What the site's own layers are, in short: with others, pages come out otherwise."""
        found = hashlib.blake2b(digest_size=16)
        for layer in self.own:
            found.update(layer.name.encode() + b"\0" + layer.raw)
        return found.hexdigest()

    @property
    def layers(self) -> tuple[Layer, ...]:
        """All layers, the closest first."""
        return (*self.own, self.world)

    def beneath(self, frame: Frame) -> Layer:
        """Return the closest layer of land that is complete in a frame."""
        return next(
            layer
            for layer in self.layers
            if layer is self.world or (layer.lands and layer.covers(frame))
        )

    def towns(self, frame: Frame) -> list[tuple[Layer, Town]]:
        """Return the towns that a frame holds, the largest first, each with its layer."""
        return [
            (layer, town)
            for layer in self.own
            for town in layer.towns
            if frame.holds(town.lon, town.lat)
        ]

    def country(self, lon: float, lat: float) -> Country | None:
        """Return the country in which a point lies, or off whose coast; none on the high sea.

        Where a layer of the site cuts the country off, the world has all of it.
        """
        for layer in self.layers:
            west, south, east, north = layer.box
            if not (west <= lon <= east and south <= lat <= north and layer.lands):
                continue
            land = land_at(lon, lat, layer.lands)
            if land is None:
                continue
            piece = _piece(lon, lat, land)
            if layer is self.world or not _is_cut(land.rings[piece], layer):
                return Country(layer, land, piece)
        return None


def _piece(lon: float, lat: float, land: Land) -> int:
    """Return which ring a point lies in, or is nearest to."""
    for number, ring in enumerate(land.rings):
        if inside(lon, lat, (ring,)):
            return number

    def away(number: int) -> tuple[float, int]:
        ring = land.rings[number]
        return min((x - lon) ** 2 + (y - lat) ** 2 for x, y in ring), number

    return min(map(away, range(len(land.rings))))[1]


def _is_cut(ring: Sequence[Position], layer: Layer) -> bool:
    west, south, east, north = layer.box
    return any(x <= west or x >= east or y <= south or y >= north for x, y in ring)
