"""The Mercator projection of a sphere, as web maps use it.

Formulas (7-1), (7-2) and (7-4) of J. P. Snyder, “Map Projections: A Working Manual”, U.S.
Geological Survey Professional Paper 1395 (1987), pages 41 to 44, with a radius of one.
"""

from __future__ import annotations

import math

LIMIT = 85.0
"""The latitude beyond which nothing is drawn, in degrees: a pole lies infinitely far away."""

EARTH = 6371.0
"""The mean radius of the earth in kilometres."""


def project(lon: float, lat: float) -> tuple[float, float]:
    """Return where a point lies: x to the east, y to the north, in radians of the equator."""
    lat = max(-LIMIT, min(LIMIT, lat))
    return math.radians(lon), math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def latitude(y: float) -> float:
    """Return the latitude of a y, in degrees."""
    return math.degrees(2 * math.atan(math.exp(y)) - math.pi / 2)


def kilometres(y: float) -> float:
    """Return how many kilometres a radian of the picture stands for, at a y.

    The scale grows away from the equator by the secant of the latitude (7-4).
    """
    return EARTH / math.cosh(y)
