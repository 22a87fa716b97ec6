"""Countries of Natural Earth as a base layer, within borders that are stated."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from shapely import coverage_simplify, unary_union
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box
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
        for (before, _), (lon, lat) in pairwise(ring):
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
