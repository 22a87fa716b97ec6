"""Make the base layers of maps: GeoJSON of countries and of named towns.

What it needs stands in the dependency group `layers` of pyproject.toml, and the countries in
the npm package `world-atlas` (Natural Earth, public domain, as TopoJSON). Fetch that with
`npm pack world-atlas`, unpack the archive, and name its folder `package`:

    pip install --group layers
    python scripts/base_layers.py world package > plugins/explainer/geo/data/world.geojson
    python scripts/base_layers.py region package --box 18 42 46.5 54.5 > land.geojson
    python scripts/base_layers.py towns --around 48.595 38 --km 60 --country UA > towns.geojson

A site's own layers lie beside its settings, in the folder `map`; how those of the first site
were made stands in the README there.

Each file says in its members `source`, `licence` and `borders` where it is from, under which
terms it may be used, and whose borders it draws; `bbox` is where it is complete.

Natural Earth draws who holds a piece of land. Where the United Nations have said whose it is,
and the data have a line along which it can be moved, `MENDS` in countries.py moves it, and
`NOT_MENDED` says for what that is not so. Both are words of the file, so that a reader of a map
can see them.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from countries import region_layer, world_layer
from towns import town_layer


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


if __name__ == "__main__":
    main()
