"""Maps: which places they show, how sure those are, and what happened there."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from explainer.dates import Day, bounds
from explainer.geo.atlas import Atlas
from explainer.geo.frame import Frame, Position, around, frame_of
from explainer.geo.layers import Layer, Town
from explainer.kinds.event import Event
from explainer.kinds.place import Place
from explainer.model.place import Coordinates, Geometry, PlaceReference
from explainer.settings import MapSettings
from explainer.views.link import Link, Sight
from explainer.views.order import by_name

MOST = 300
"""How many places a map shows; where there are more, those where most happened."""

MOST_EVENTS = 5
"""How many events, and how many claims, a map names at a place; it says how many there are."""

SIZES = ((720, 500), (340, 400))
"""How large a picture is in pixels: where there is room, and on a phone."""

APPROXIMATE = 1.5
"""How far around an approximate point a place may be, in kilometres, as the picture shows it."""

AREA = 4.0
"""How far an area reaches at the least, likewise. Nobody has measured either."""

CLOSE = 250.0
"""How many kilometres across a picture may be that names towns."""

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

    `reach` is how far around the point the place may be, in kilometres: 0 for an exact one.
    `lines` and `areas` are its course and outline, longitude first. Of `events` and `claims`
    there are only the first; `event_count` and `claim_count` say how many there are.
    `spans` are the first and last days of all events here: YYYY-MM-DD, or empty where open.
    """

    link: Link
    type: str | None
    within: Link | None
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


class Inset(NamedTuple):
    """A small picture of where in its country a larger one lies."""

    frame: Frame
    layer: Layer
    name: str


class Picture(NamedTuple):
    """A picture of a map: its frame, the layer it is drawn on, and the places in it.

    `towns` are named for orientation; none of them is a place of the map.
    """

    frame: Frame
    layer: Layer
    places: tuple[MapPlace, ...]
    towns: tuple[Town, ...]
    inset: Inset | None


class Map(NamedTuple):
    """A map: its pictures, one for each size, of all its places or of those around one.

    Where some lie outside these, `whole` are pictures of all. `layers` are what the pictures
    rest on, `more` is how many places are left out of a map that has too many.
    """

    places: tuple[MapPlace, ...]
    pictures: tuple[Picture, ...]
    whole: tuple[Picture, ...]
    centre: Link | None
    layers: tuple[Layer, ...]
    unplaced: tuple[Link, ...]
    more: int


def has_map(sight: Sight) -> bool:
    """Say whether there is a place to be shown on a map."""
    return any(isinstance(one, Place) and one.coordinates for one in sight.catalog.of_kind("place"))


def site_map(sight: Sight, settings: MapSettings) -> Map | None:
    """Return the map of all places of a site; nothing where none has coordinates."""
    return _map(sight.catalog.of_kind(Place.kind), sight, settings)


def every_place(sight: Sight) -> tuple[MapPlace, ...]:
    """Return all places that a map of the site may show, by id: a part of those of a large site."""
    found = [
        sight.once(_shown, one.id)
        for one in sight.catalog.of_kind(Place.kind)
        if isinstance(one, Place) and one.coordinates
    ]
    found.sort(key=lambda one: (-one.weight, one.link.id))
    return tuple(sorted(found[: MOST * 4], key=lambda one: one.link.id))


def map_of(place_ids: Iterable[str], sight: Sight) -> Map | None:
    """Return the map of some places; ids of anything else are passed over."""
    nodes = [sight.catalog[one] for one in dict.fromkeys(place_ids) if one in sight.catalog]
    return _map(nodes, sight, MapSettings())


def _map(nodes: Iterable[object], sight: Sight, settings: MapSettings) -> Map | None:
    found = [one for one in nodes if isinstance(one, Place)]
    shown = [sight.once(_shown, one.id) for one in found if one.coordinates]
    if not shown:
        return None
    shown.sort(key=lambda one: (-one.weight, one.link.name, one.link.id))
    places = tuple(shown[:MOST])
    centre = next((one for one in places if one.link.id == settings.around), None)
    pictures = tuple(_picture(places, size, sight.atlas, centre, settings.across) for size in SIZES)
    seen = {place.link.id for picture in pictures for place in picture.places}
    whole: tuple[Picture, ...] = ()
    if len(seen) < len(places):
        whole = tuple(_picture(places, size, sight.atlas, None, 0) for size in SIZES)
    return Map(
        places=places,
        pictures=pictures,
        whole=whole,
        centre=centre.link if centre else None,
        layers=_layers((*pictures, *whole)),
        unplaced=tuple(
            sight.link(one.id) for one in sorted(found, key=by_name)[:MOST] if not one.coordinates
        ),
        more=len(shown) - len(places),
    )


def _picture(
    places: Sequence[MapPlace],
    size: tuple[int, int],
    atlas: Atlas,
    centre: MapPlace | None,
    across: float,
) -> Picture:
    """Return a picture of all places, or of what lies so many kilometres around one."""
    if centre:
        frame = around((centre.lon, centre.lat), across, size)
    else:
        frame = frame_of([spot for place in places for spot in _extent(place)], size)
    inside = tuple(place for place in places if any(frame.holds(*spot) for spot in _extent(place)))
    layer = atlas.beneath(frame)
    return Picture(frame, layer, inside, _towns(frame, inside, atlas), _inset(frame, atlas))


def _towns(frame: Frame, places: Iterable[MapPlace], atlas: Atlas) -> tuple[Town, ...]:
    """Return the towns in a frame that are no place of the map; none where it shows much."""
    if frame.width / frame.kilometre > CLOSE:
        return ()
    named = {place.link.name.casefold() for place in places}
    return tuple(town for _, town in atlas.towns(frame) if town.name.casefold() not in named)


def _inset(frame: Frame, atlas: Atlas) -> Inset | None:
    """Return where in its country a frame lies; nothing where it shows most of one."""
    west, south, east, north = frame.bounds
    country = atlas.country((west + east) / 2, (south + north) / 2)
    if country is None:
        return None
    large = frame_of(country.ring, INSET, margin=0.06)
    if large.scale * 3 > frame.scale * INSET[0] / frame.width:
        return None
    return Inset(large, atlas.beneath(large), country.land.name)


INSET = (150, 110)
"""How large the picture of the country is, in pixels."""


def _shown(sight: Sight, place_id: str) -> MapPlace:
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
        elif edge.relation.inverse == "claims-about":
            claims.append(sight.link(edge.origin))
    events.sort(key=lambda one: by_name(one[0]))
    claims.sort(key=lambda one: (one.name, one.id))
    sides = {relation: _BEARINGS.get(str(relation)) for _, relation in events if _is_side(relation)}
    return MapPlace(
        link=sight.link(place.id),
        type=place.type,
        within=sight.link(place.within) if place.within else None,
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


def _extent(place: MapPlace) -> list[Position]:
    """Return the positions that a picture of a place has to hold."""
    outlines = [spot for rings in place.areas for ring in rings for spot in ring]
    return [(place.lon, place.lat), *(spot for line in place.lines for spot in line), *outlines]


def _layers(pictures: Iterable[Picture]) -> tuple[Layer, ...]:
    """Return the layers that pictures rest on, each once."""
    found: dict[str, Layer] = {}
    for picture in pictures:
        found.setdefault(picture.layer.name, picture.layer)
        if picture.inset:
            found.setdefault(picture.inset.layer.name, picture.inset.layer)
    return tuple(found.values())
