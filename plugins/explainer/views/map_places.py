"""The places of maps: how sure they are, and what happened and was claimed there."""

from __future__ import annotations

import math
from typing import NamedTuple

from explainer.dates import Day, bounds
from explainer.geo.frame import Position
from explainer.kinds.event import Event
from explainer.kinds.place import Place
from explainer.model.place import Coordinates, Geometry, PlaceReference
from explainer.views.link import Link, Sight
from explainer.views.order import by_name

MOST_EVENTS = 5
"""How many events, and how many claims, a map names at a place; it says how many there are."""

APPROXIMATE = 1.5
"""How far around an approximate point a place may be, in kilometres, as the picture shows it."""

AREA = 4.0
"""How far an area reaches at the least, likewise. Nobody has measured either."""

CLAIMS_ABOUT = "claims-about"
"""What the claims about an entry are called there."""

_BEARINGS = {
    "north-of": 0, "northeast-of": 45, "east-of": 90, "southeast-of": 135,
    "south-of": 180, "southwest-of": 225, "west-of": 270, "northwest-of": 315,
}  # fmt: skip


class Happening(NamedTuple):
    """An event at a place, and how it lay to it, as a word of the vocabulary, if it says so."""

    link: Link
    relation: str | None
    since: str
    until: str


class Side(NamedTuple):
    """Where, seen from a place, something happened: a bearing in degrees, or all around it."""

    relation: str
    bearing: int | None


class MapPlace(NamedTuple):
    """A place on a map.

    `wholes` are the ids of all that it lies in. `reach` is how far around the point the place
    may be, in kilometres: 0 for an exact one. `lines` and `areas` are its course and outline,
    longitude first. Of `events` and `claims` there are only the first; `event_count` and
    `claim_count` say how many there are. `spans` are the first and last days of all events
    here: YYYY-MM-DD, or empty where open.
    """

    link: Link
    type: str | None
    within: Link | None
    wholes: tuple[str, ...]
    gist: str
    lon: float
    lat: float
    precision: str
    reach: float
    lines: tuple[tuple[Position, ...], ...]
    areas: tuple[tuple[tuple[Position, ...], ...], ...]
    sides: tuple[Side, ...]
    events: tuple[Happening, ...]
    event_count: int
    claims: tuple[Link, ...]
    claim_count: int
    spans: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> int:
        """How much there is to say of it."""
        return self.event_count + self.claim_count


def shown_place(sight: Sight, place_id: str) -> MapPlace:
    """Return a place that has coordinates; to be asked for with `Sight.once`."""
    place = sight.catalog[place_id]
    assert isinstance(place, Place)  # noqa: S101  # asked for of places only
    assert place.coordinates  # noqa: S101  # ... that have some
    return _place(place, place.coordinates, sight)


def _place(place: Place, at: Coordinates, sight: Sight) -> MapPlace:
    """Return a place as a map shows it."""
    events, claims = [], []
    for edge in sight.catalog.referrers(place.id):
        node = sight.catalog[edge.origin]
        if isinstance(node, Event) and isinstance(edge.part, PlaceReference):
            events.append((node, edge.part.relation))
        elif edge.relation.inverse == CLAIMS_ABOUT:
            claims.append(sight.link(edge.origin))
    events.sort(key=lambda one: by_name(one[0]))
    claims.sort(key=lambda one: (one.name, one.id))
    sides = {relation: _BEARINGS.get(str(relation)) for _, relation in events if _is_side(relation)}
    return MapPlace(
        link=sight.link(place.id),
        type=place.type,
        within=sight.link(place.within) if place.within else None,
        wholes=tuple(sight.catalog.ancestors(place.id, ("within",))),
        gist=sight.gist(place.id),
        lon=at.lon,
        lat=at.lat,
        precision=at.precision,
        reach=_reach(place, at, sight),
        lines=_lines(place.geometry),
        areas=_areas(place.geometry),
        sides=tuple(Side(str(name), bearing) for name, bearing in sorted(sides.items(), key=str)),
        events=tuple(_happening(*one, sight) for one in events[:MOST_EVENTS]),
        event_count=len(events),
        claims=tuple(claims[:MOST_EVENTS]),
        claim_count=len(claims),
        spans=tuple(sorted({_span(event) for event, _ in events} - {("", "")})),
    )


def _is_side(relation: str | None) -> bool:
    return relation in _BEARINGS or relation == "near"


def _happening(event: Event, relation: str | None, sight: Sight) -> Happening:
    return Happening(sight.link(event.id), relation, *_span(event))


def _span(event: Event) -> tuple[str, str]:
    """Return the first and the last day that an event's date can mean; empty where unknown."""
    first, last = bounds(event.date) if event.date else (None, None)
    return _iso(first), _iso(last)


def _iso(day: Day | None) -> str:
    return "{:04d}-{:02d}-{:02d}".format(*day) if day else ""


def _reach(place: Place, at: Coordinates, sight: Sight) -> float:
    """Return how far around its point a place may be: an area holds what lies in it.

    A country has its outline already, on the layer that the map is drawn on.
    """
    if at.precision != "area":
        return 0.0 if at.precision == "exact" else APPROXIMATE
    country = sight.atlas.country(at.lon, at.lat)
    if country and country.land.name.casefold() == place.label.casefold():
        return 0.0
    reach = AREA
    for edge in sight.catalog.referrers(place.id):
        inner = sight.catalog[edge.origin]
        if edge.relation.name == "within" and isinstance(inner, Place) and inner.coordinates:
            there = inner.coordinates
            reach = max(reach, distance((at.lon, at.lat), (there.lon, there.lat)))
    return round(reach, 1)


def distance(one: Position, other: Position) -> float:
    """Return the kilometres between two points near each other.

    On a plane with the scale of their middle latitude, which a soft edge needs no better.
    """
    lat = math.radians((one[1] + other[1]) / 2)
    return 111.2 * math.hypot((one[0] - other[0]) * math.cos(lat), one[1] - other[1])


def _lines(geometry: Geometry | None) -> tuple[tuple[Position, ...], ...]:
    """Return the lines of a geometry; a geometry was checked when it was read."""
    lines: tuple[tuple[Position, ...], ...] = ()
    if geometry and geometry.type == "LineString":
        lines = (geometry.coordinates,)
    elif geometry and geometry.type == "MultiLineString":
        lines = geometry.coordinates
    return lines


def _areas(geometry: Geometry | None) -> tuple[tuple[tuple[Position, ...], ...], ...]:
    areas: tuple[tuple[tuple[Position, ...], ...], ...] = ()
    if geometry and geometry.type == "Polygon":
        areas = (geometry.coordinates,)
    elif geometry and geometry.type == "MultiPolygon":
        areas = geometry.coordinates
    return areas


def extent(place: MapPlace) -> list[Position]:
    """Return the positions that a picture of a place has to hold."""
    outlines = [spot for rings in place.areas for ring in rings for spot in ring]
    return [(place.lon, place.lat), *(spot for line in place.lines for spot in line), *outlines]
