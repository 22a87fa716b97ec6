"""What maps need beside their pages: scripts, base layers, and the data of the places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import distribution
from importlib.resources import files
from typing import Any

from explainer.geo.frame import Position
from explainer.geo.layers import Layer
from explainer.prose.texts import plain
from explainer.rendering.delivery import script
from explainer.rendering.locators import FOLDER
from explainer.rendering.map_ground import base_drawing
from explainer.rendering.maps import DATA, OTHERS, SCRIPT
from explainer.rendering.phrases import Phrases
from explainer.settings import MapSettings, Words
from explainer.views.locator import Base
from explainer.views.map_places import MapPlace

LEAFLET = "assets/explainer/leaflet"

_SCALES = (1, 10, 100, 1_000, 10_000, 100_000)
"""By what degrees are multiplied to be whole numbers; the last is a metre or so."""

_SOURCE_MAP = re.compile(rb"\n?//# sourceMappingURL=\S+\s*$")

# Of what our script is made, in the order in which they need each other.
_PARTS = ("map-ground", "map-places", "map-cards", "map-shown", "map")

# What the script says by itself; the rest it finds on the page.
_WORDS = (
    "back", "close", "every", "fit", "move", "only", "shown", "streets", "together", "zoom_in",
    "zoom_out",
)  # fmt: skip


def script_files() -> dict[str, bytes]:
    """Return our script and Leaflet, by their paths on the site.

    Leaflet comes from the wheel that packages it; its pictures are not needed.
    """
    wheel = files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    licence = distribution("django-js-lib-leaflet").read_text("LICENSE") or ""
    return {
        SCRIPT: script(_PARTS).encode(),
        f"{LEAFLET}/leaflet.js": _SOURCE_MAP.sub(b"\n", (wheel / "leaflet.js").read_bytes()),
        f"{LEAFLET}/leaflet.css": (wheel / "leaflet.css").read_bytes(),
        f"{LEAFLET}/LICENSE.txt": licence.encode(),
    }


def layer_files(layers: Iterable[Layer]) -> dict[str, bytes]:
    """Return base layers by their paths on the site: as they are, and their land for the script."""
    found = {}
    for layer in layers:
        found[f"{FOLDER}/{layer.name}"] = layer.raw
        if layer.lands:
            found[_source(layer)] = rings_file(layer)
    return found


def rings_file(layer: Layer) -> bytes:
    """Return the land of a layer as the script reads it: JSON of half the weight of GeoJSON.

    `rings` has for each country its rings, each as whole numbers: longitude and latitude of its
    first corner, then how far the next one is from the one before, all times `scale`.
    """
    positions = [point for land in layer.lands for ring in land.rings for point in ring]
    degrees = [value for position in positions for value in position]
    whole = (one for one in _SCALES if all(_fits(value * one) for value in degrees))
    scale = next(whole, _SCALES[-1])
    rings = [[_steps(ring, scale) for ring in land.rings] for land in layer.lands]
    return json.dumps({"scale": scale, "rings": rings}, separators=(",", ":")).encode()


def _fits(value: float) -> bool:
    """Say whether a number is whole, but for what floating point adds."""
    return abs(value - round(value)) < 1e-6


def _steps(ring: Sequence[Position], scale: int) -> list[int]:
    found: list[int] = []
    x = y = 0
    for lon, lat in ring:
        right, up = round(lon * scale), round(lat * scale)
        found += (right - x, up - y)
        x, y = right, up
    return found


def _source(layer: Layer) -> str:
    """Return what the script asks for of a layer: towns as they are, land as rings."""
    if not layer.lands:
        return f"{FOLDER}/{layer.name}"
    return f"{FOLDER}/{layer.name.removesuffix('.geojson')}.rings.json"


def drawings(bases: Iterable[Base], known: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the drawings that locators share, by their paths on the site.

    Those that are `known` under their paths are not drawn again.
    """
    paths = {f"{FOLDER}/{base.name}.svg": base for base in bases}
    return {
        path: known.get(path) or base_drawing(base.lands, base.frame).encode()
        for path, base in paths.items()
    }


class Data:
    """What the script knows of places and layers, as JSON; texts in it are no HTML."""

    def __init__(self, settings: MapSettings, phrases: Phrases, words: Words) -> None:
        """Take how the map is set up, and the words."""
        self._settings = settings
        self._phrases = phrases
        self._words = words

    def files(
        self, places: Sequence[MapPlace], others: Sequence[MapPlace], layers: Iterable[Layer]
    ) -> dict[str, bytes]:
        """Return the files by their paths on the site.

        `others` are places that the site's map leaves out: what only maps that choose some of
        them ask for.
        """
        settings = self._settings
        data = {
            "words": {name: self._words(f"maps.{name}") for name in _WORDS},
            "tiles": {"url": settings.tiles, "attribution": settings.attribution or ""}
            if settings.tiles
            else None,
            "leaflet": LEAFLET,
            "layers": [
                {"src": _source(layer), "box": layer.box, "towns": not layer.lands}
                for layer in layers
            ],
            "places": self._known(places),
            "others": OTHERS if others else None,
        }
        found = {DATA: _json(data)}
        return {**found, OTHERS: _json(self._known(others))} if others else found

    def _known(self, places: Iterable[MapPlace]) -> list[dict[str, Any]]:
        by_id = sorted(places, key=lambda one: one.link.id)
        return [_place(one, self._phrases) for one in by_id]


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _place(place: MapPlace, phrases: Phrases) -> dict[str, Any]:
    return {
        "id": place.link.id,
        "name": place.link.name,
        "href": place.link.address,
        "type": plain(phrases.label("place_types", place.type)) if place.type else "",
        "gist": plain(place.gist),
        "lon": place.lon,
        "lat": place.lat,
        "precision": place.precision,
        "sure": plain(phrases.label("precisions", place.precision)),
        "reach": place.reach,
        "lines": place.lines,
        "areas": place.areas,
        "sides": [side.bearing for side in place.sides],
        "events": [
            {
                "id": one.link.id,
                "name": one.link.name,
                "href": one.link.address,
                "relation": plain(phrases.label("place_relations", one.relation))
                if one.relation
                else "",
            }
            for one in place.events
        ],
        "wholes": place.wholes,
        "spans": place.spans,
        "more": place.event_count - len(place.events),
        "claims": plain(phrases.count("claims.count", place.claim_count))
        if place.claim_count
        else "",
    }
