"""Places that are not where they are said to be."""

from __future__ import annotations

import math
from collections.abc import Iterator

from explainer.kinds.place import Place
from explainer.lints.finding import Finding, Ground
from explainer.model.place import Coordinates
from explainer.problems import quoted

_RADIUS = 6_371.0088
"""The earth's mean radius in kilometres (IUGG)."""


def far_from_whole(ground: Ground) -> Iterator[Finding]:
    """Yield places that lie further from the middle of the place around them than that can reach.

    A minus sign left out, or latitude and longitude in each other's place, shows like this.
    """
    for place in ground.all(Place):
        whole = ground.catalog[place.within] if place.within else None
        if not isinstance(whole, Place) or place.coordinates is None or whole.coordinates is None:
            continue
        most = ground.settings.lints.distance(whole.type)
        far = kilometres(place.coordinates, whole.coordinates)
        if most is not None and far > most:
            message = (
                f"this lies {far:,.0f} km from {quoted(whole.id)}, which it is within; of a "
                f"{whole.type} {most:,} km is the most"
            )
            hint = "look for a minus sign, or for latitude and longitude in each other's place"
            yield Finding("far-from-whole", place.id, ("coordinates",), message, hint)


def kilometres(one: Coordinates, other: Coordinates) -> float:
    """Return the way between two points along a great circle, in kilometres (haversine formula)."""
    north, south = math.radians(one.lat), math.radians(other.lat)
    across = math.radians(other.lon - one.lon)
    half = math.sin((south - north) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(across / 2) ** 2
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(half)))
