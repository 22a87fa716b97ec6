"""Where in its country a place lies: the small picture on the page of a place or an event."""

from __future__ import annotations

import re
from typing import NamedTuple

from explainer.geo.atlas import Country
from explainer.geo.frame import Frame, frame_of
from explainer.geo.layers import Land
from explainer.kinds.event import Event
from explainer.kinds.place import Place
from explainer.model.entry import Node
from explainer.views.link import Link, Sight
from explainer.views.order import fold

WIDTH = 240
"""How wide the picture is, in pixels; its height follows from the country."""

_LOWEST, _HIGHEST = 110, 260

_LEAST = 250.0
"""The kilometres that it shows at the least: an island alone says little."""


class Base(NamedTuple):
    """The drawing that all places of a country share: its name, its frame, and what it shows."""

    name: str
    frame: Frame
    lands: tuple[Land, ...]


class Locator(NamedTuple):
    """A point on a drawing: in pixels from its upper left, and how sure it is.

    `base` is the name of the drawing. It follows from the layers of the site, as do all
    numbers here, so that a page with the same locator is the same page.
    """

    place: Link
    country: str
    base: str
    width: int
    height: int
    x: float
    y: float
    precision: str
    relation: str | None


def locator(node: Node, sight: Sight) -> Locator | None:
    """Return where a place lies, or where an event happened; nothing for all else."""
    if isinstance(node, Place):
        return sight.once(_locator, node.id) if node.coordinates else None
    if isinstance(node, Event) and node.place:
        found = sight.once(_locator, node.place.id)
        return found._replace(relation=node.place.relation) if found else None
    return None


def bases(sight: Sight) -> tuple[Base, ...]:
    """Return every drawing that a locator of the site is on, by name."""
    found: dict[str, Base] = {}
    for node in sight.catalog.of_kind(Place.kind):
        country = sight.once(_country, node.id)
        if country:
            base = sight.once(_base, *_key(country))
            found[base.name] = base
    return tuple(found[name] for name in sorted(found))


def _locator(sight: Sight, place_id: str) -> Locator | None:
    """Return the locator of a place; to be asked for with `Sight.once`."""
    place = sight.catalog[place_id]
    country = sight.once(_country, place_id)
    if country is None or not isinstance(place, Place) or not place.coordinates:
        return None
    name = country.land.name
    if name.casefold() == place.label.casefold():
        return None  # the whole picture
    base = sight.once(_base, *_key(country))
    at, frame = place.coordinates, base.frame
    x, y = frame.at(at.lon, at.lat)
    x, y = round(min(max(x, 0), frame.width), 1), round(min(max(y, 0), frame.height), 1)
    link = sight.link(place_id)
    return Locator(link, name, base.name, frame.width, frame.height, x, y, at.precision, None)


def _country(sight: Sight, place_id: str) -> Country | None:
    place = sight.catalog[place_id]
    if not isinstance(place, Place) or not place.coordinates:
        return None
    return sight.atlas.country(place.coordinates.lon, place.coordinates.lat)


def _key(country: Country) -> tuple[str, str, int]:
    """Return what tells a piece of a country from others, sooner compared than its outline."""
    return country.layer.name, country.land.name, country.piece


def _base(sight: Sight, layer_name: str, land_name: str, piece: int) -> Base:
    """Return the drawing of a piece of a country, with what lies around it."""
    layer = next(one for one in sight.atlas.layers if one.name == layer_name)
    land = next(one for one in layer.lands if one.name == land_name)
    ring = land.rings[piece]
    wide = frame_of(ring, (WIDTH, WIDTH), least=_LEAST, margin=0.06)
    ys = [wide.at(lon, lat)[1] for lon, lat in ring]
    height = round((max(ys) - min(ys)) * 1.12)
    height = max(_LOWEST, min(_HIGHEST, height))
    frame = frame_of(ring, (WIDTH, height), least=_LEAST, margin=0.06)
    stem = re.sub("[^a-z0-9]+", "-", fold(land_name)).strip("-") or "land"
    name = f"{stem}-{piece}" if piece else stem
    return Base(name, frame, sight.atlas.beneath(frame).lands)
