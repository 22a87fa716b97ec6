"""The maps of the two built sites: pictures, tables, and the files that go with them."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from explainer.catalog import Catalog
from explainer.kinds.place import Place
from tests.walk import Built

FILES = {
    "assets/explainer/map.js",
    "assets/explainer/map.json",
    "assets/explainer/leaflet/leaflet.js",
    "assets/explainer/leaflet/leaflet.css",
    "assets/explainer/leaflet/LICENSE.txt",
    "assets/explainer/map/world.geojson",
    "assets/explainer/map/world.rings.json",
}


def _map(site: Built) -> str:
    return (site.folder / "map" / "index.html").read_text(encoding="utf-8")


def _located(catalog: Catalog) -> set[str]:
    return {
        one.id for one in catalog.of_kind("place") if isinstance(one, Place) and one.coordinates
    }


def test_every_place_with_coordinates_is_in_the_table_and_in_a_picture(
    either: Built, catalog: Catalog
) -> None:
    page = _map(either)
    rows = set(re.findall(r'<tr id="at-([^"]+)"', page))
    drawn = set(re.findall(r'<a class="xp-map__place"[^>]* data-xp-id="([^"]+)"', page))
    assert rows == drawn == _located(catalog)
    assert rows


def test_a_map_says_how_sure_its_places_are(either: Built, catalog: Catalog) -> None:
    page = _map(either)
    for entry_id in _located(catalog):
        place = catalog[entry_id]
        assert isinstance(place, Place)
        assert place.coordinates
        (row,) = re.findall(rf'<tr id="at-{entry_id}".*?</tr>', page, re.DOTALL)
        word = (
            "middle of an area"
            if place.coordinates.precision == "area"
            else place.coordinates.precision
        )
        assert word in row


def test_only_what_is_exact_is_drawn_as_a_dot(either: Built, catalog: Catalog) -> None:
    dots = re.findall(
        r'data-xp-id="([^"]+)"[^>]*><title>[^<]*</title><circle class="xp-map__dot"', _map(either)
    )
    exact = {
        one.id
        for one in catalog.of_kind("place")
        if isinstance(one, Place) and one.coordinates and one.coordinates.precision == "exact"
    }
    assert set(dots) == exact


def test_a_map_says_what_it_rests_on(either: Built) -> None:
    page = _map(either)
    assert "Natural Earth 1:110 million" in page
    assert "public domain" in page
    assert "Crimea and Sevastopol in Ukraine" in page


def test_the_files_of_maps_are_there_and_no_others(either: Built) -> None:
    for path in FILES:
        assert (either.folder / path).stat().st_size, path
    assert (
        b"sourceMappingURL"
        not in (either.folder / "assets/explainer/leaflet/leaflet.js").read_bytes()
    )
    assert "Redistribution" in (either.folder / "assets/explainer/leaflet/LICENSE.txt").read_text(
        encoding="utf-8"
    )
    assert [file.name for file in either.folder.rglob("*.map") if "explainer" in file.parts] == []
    assert not (either.folder / "assets/explainer/leaflet/images").exists()


def test_drawings_of_countries_are_there_for_all_pages(either: Built) -> None:
    wanted = set()
    for page in either.folder.rglob("index.html"):
        found = re.findall(r'<image href="([^"]+)"', page.read_text(encoding="utf-8"))
        wanted |= {(page.parent / one).resolve() for one in found}
    assert wanted
    assert {file for file in wanted if not file.is_file()} == set()


def test_the_data_of_the_script_are_those_of_the_page(either: Built, catalog: Catalog) -> None:
    data = json.loads((either.folder / "assets/explainer/map.json").read_bytes())
    assert {one["id"] for one in data["places"]} == _located(catalog)
    assert data["tiles"] is None
    for layer in data["layers"]:
        assert (either.folder / layer["src"]).is_file()
    for place in data["places"]:
        assert (either.folder / place["href"] / "index.html").is_file()
        assert "<" not in place["gist"]


def test_a_map_weighs_little(bakhmut: Built) -> None:
    """The map page with all that it loads at first is at most 200 kB gzipped."""
    folder = bakhmut.folder
    page = _map(bakhmut)
    loaded = set(re.findall(r'(?:src|href)="([^"#?]+\.(?:js|css))"', page))
    files = {(folder / "map" / path).resolve() for path in loaded}
    files |= {folder / path for path in FILES if "world" not in path and "LICENSE" not in path}
    files |= {
        folder / "assets/explainer/map/land.rings.json",
        folder / "assets/explainer/map/towns.geojson",
    }
    assert {file.name for file in files if not file.is_file()} == set()
    files.add(folder / "map" / "index.html")
    weight = sum(len(gzip.compress(Path(file).read_bytes())) for file in files)
    assert weight <= 200_000


def test_the_map_is_in_the_navigation_with_words_of_its_own(bakhmut: Built) -> None:
    page = _map(bakhmut)
    assert re.search(r'<meta name="description" content="[^"]{40,}', page)
    home = (bakhmut.folder / "index.html").read_text(encoding="utf-8")
    assert 'href="map/"' in home
