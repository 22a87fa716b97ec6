"""Maps: which places they show, in which frames, and on which layers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from explainer.geo.atlas import Atlas
from explainer.geo.frame import Frame, around, frame_of
from explainer.geo.layers import Layer, Town
from explainer.kinds.place import Place
from explainer.settings import MapSettings
from explainer.views.link import Link, Sight
from explainer.views.map_places import MapPlace, extent, shown_place
from explainer.views.order import by_name

MOST = 100
"""How many places a map shows; where there are more, those where most happened.

Each weighs half a kilobyte: in the pictures, in the table, and in what the script knows.
"""

MOST_KNOWN = 1200
"""How many places scripts know at most, for the maps that narratives choose."""

SIZES = ((720, 500), (340, 400))
"""How large a picture is in pixels: where there is room, and on a phone."""

CLOSE = 250.0
"""How many kilometres across a picture may be that names towns."""


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
    """A map: its pictures, one for each size, of its places or of those around one.

    What only holds others, like a country, does not make a picture larger. Where some places
    lie outside the pictures, `whole` are pictures of all. `layers` are what the pictures
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


def site_map(sight: Sight, settings: MapSettings, most: int = MOST) -> Map | None:
    """Return the map of a site's places, or of so many; nothing where none has coordinates.

    To be asked for with `Sight.once`, since several pages show it.
    """
    return _map(sight.catalog.of_kind(Place.kind), sight, settings, most)


def other_places(sight: Sight, view: Map) -> tuple[MapPlace, ...]:
    """Return places that the map of the site leaves out, by id, for maps that choose them."""
    known = {one.link.id for one in view.places}
    found = [
        sight.once(shown_place, one.id)
        for one in sight.catalog.of_kind(Place.kind)
        if isinstance(one, Place) and one.coordinates and one.id not in known
    ]
    found.sort(key=lambda one: (-one.weight, one.link.id))
    return tuple(sorted(found[: MOST_KNOWN - len(known)], key=lambda one: one.link.id))


def map_of(place_ids: Iterable[str], sight: Sight) -> Map | None:
    """Return the map of some places; ids of anything else are passed over."""
    nodes = [sight.catalog[one] for one in dict.fromkeys(place_ids) if one in sight.catalog]
    return _map(nodes, sight, MapSettings(), MOST)


def _map(nodes: Iterable[object], sight: Sight, settings: MapSettings, most: int) -> Map | None:
    found = [one for one in nodes if isinstance(one, Place)]
    shown = [sight.once(shown_place, one.id) for one in found if one.coordinates]
    if not shown:
        return None
    shown.sort(key=lambda one: (-one.weight, one.link.name, one.link.id))
    shown.sort(key=lambda one: one.link.id != settings.around)  # which is never left out
    places = tuple(shown[:most])
    centre = next((one for one in places if one.link.id == settings.around), None)
    if centre:
        frames = [around((centre.lon, centre.lat), settings.across, size) for size in SIZES]
    else:
        frames = _frames(_innermost(places))
    pictures = tuple(_picture(places, frame, sight.atlas) for frame in frames)
    seen = {place.link.id for picture in pictures for place in picture.places}
    whole: tuple[Picture, ...] = ()
    if len(seen) < len(places):
        whole = tuple(_picture(places, frame, sight.atlas) for frame in _frames(places))
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


def _innermost(places: Sequence[MapPlace]) -> Sequence[MapPlace]:
    """Return the places in which none of the others lies."""
    holding = {whole for place in places for whole in place.wholes}
    return [place for place in places if place.link.id not in holding]


def _frames(places: Iterable[MapPlace]) -> list[Frame]:
    """Return the frame of each size that shows all of some places."""
    spots = [spot for place in places for spot in extent(place)]
    return [frame_of(spots, size) for size in SIZES]


def _picture(places: Sequence[MapPlace], frame: Frame, atlas: Atlas) -> Picture:
    """Return the picture of those places that lie in a frame."""
    inside = tuple(place for place in places if any(frame.holds(*spot) for spot in extent(place)))
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


def _layers(pictures: Iterable[Picture]) -> tuple[Layer, ...]:
    """Return the layers that pictures rest on, each once."""
    found: dict[str, Layer] = {}
    for picture in pictures:
        found.setdefault(picture.layer.name, picture.layer)
        if picture.inset:
            found.setdefault(picture.inset.layer.name, picture.inset.layer)
    return tuple(found.values())
