"""Whether a point lies in an area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explainer.geo.frame import Position


def inside(lon: float, lat: float, rings: Iterable[Sequence[Position]]) -> bool:
    """Say whether a point lies in rings that are closed: in one, but not in a hole of it.

    A line to the east crosses the rings an odd number of times from within (M. Shimrat,
    “Algorithm 112: Position of point relative to polygon”, Communications of the ACM 5, 1962).
    """
    odd = False
    for ring in rings:
        x1, y1 = ring[-1]
        above = y1 > lat
        for x2, y2 in ring:
            if (y2 > lat) != above:
                above = not above
                if lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                    odd = not odd
            x1, y1 = x2, y2
    return odd
