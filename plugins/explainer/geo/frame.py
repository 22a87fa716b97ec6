"""The piece of the earth that a picture shows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from explainer.geo.mercator import kilometres, latitude, project

Position: TypeAlias = tuple[float, float]
"""Longitude and latitude in degrees."""

MARGIN = 0.1
"""What is left free at each side of what is shown, as a part of the picture."""

LEAST = 12.0
"""The kilometres that a picture shows at the least: one town alone is no blank."""


class Frame(NamedTuple):
    """A picture's size in pixels, and what it shows.

    `west` and `north` are the projected coordinates of its upper left corner, `scale` is
    pixels for a projected unit. A frame may reach over the 180th meridian.
    """

    width: int
    height: int
    west: float
    north: float
    scale: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point lies in the picture, on its nearest turn around the earth."""
        x, y = project(lon, lat)
        middle = self.west + self.width / self.scale / 2
        x -= math.tau * round((x - middle) / math.tau)
        return (x - self.west) * self.scale, (self.north - y) * self.scale

    def holds(self, lon: float, lat: float) -> bool:
        """Say whether a point lies in the picture."""
        x, y = self.at(lon, lat)
        return 0 <= x <= self.width and 0 <= y <= self.height

    def meets(self, box: tuple[float, float, float, float]) -> bool:
        """Say whether a box (west, south, east, north in degrees) may reach into the picture.

        It is asked first, since to project every corner of the world takes its time.
        """
        west, south, east, north = self.bounds
        more = (east - west) / 10  # what is drawn beyond the edge
        if box[1] > north + more or box[3] < south - more:
            return False
        return any(
            box[0] + turn <= east + more and box[2] + turn >= west - more for turn in (-360, 0, 360)
        )

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north in degrees; west and east may lie beyond 180."""
        east = self.west + self.width / self.scale
        south = latitude(self.north - self.height / self.scale)
        return math.degrees(self.west), south, math.degrees(east), latitude(self.north)

    @property
    def kilometre(self) -> float:
        """How many pixels a kilometre is, at the middle of the picture."""
        middle = self.north - self.height / self.scale / 2
        return self.scale / kilometres(middle)


def frame_of(
    positions: Iterable[Position],
    size: tuple[int, int],
    *,
    least: float = LEAST,
    margin: float = MARGIN,
) -> Frame:
    """Return the frame of a size in pixels around positions, of which there is one at least.

    It shows `least` kilometres across and down, or more.
    """
    points = [project(lon, lat) for lon, lat in positions]
    west, east = _narrowest([x for x, _ in points])
    south, north = min(y for _, y in points), max(y for _, y in points)
    x, y = (west + east) / 2, (south + north) / 2
    width, height = size
    free = 1 - 2 * margin
    narrow = least / kilometres(y)
    scale = min(
        width * free / max(east - west, narrow * free),
        height * free / max(north - south, narrow * free),
    )
    return Frame(width, height, x - width / scale / 2, y + height / scale / 2, scale)


def around(centre: Position, across: float, size: tuple[int, int]) -> Frame:
    """Return the frame around a point that shows so many kilometres on its shorter side."""
    return frame_of([centre], size, least=across, margin=0)


def _narrowest(xs: Sequence[float]) -> tuple[float, float]:
    """Return the narrowest span of the earth with all longitudes, in radians.

    It begins behind the widest gap, so that what lies on both sides of the 180th meridian
    stays together.
    """
    turns = sorted({x % math.tau for x in xs})
    gaps = [(after - before, after) for before, after in pairwise(turns)]
    gaps.append((turns[0] + math.tau - turns[-1], turns[0]))
    gap, start = max(gaps, key=lambda one: (round(one[0], 9), -one[1]))
    if start > math.pi:
        start -= math.tau
    return start, start + math.tau - gap
