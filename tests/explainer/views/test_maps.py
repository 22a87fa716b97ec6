"""What maps show, and where in its country a place is."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.kinds.place import Place
from explainer.settings import MapSettings
from explainer.views.link import Sight
from explainer.views.locator import bases, locator
from explainer.views.map_places import APPROXIMATE, Side
from explainer.views.maps import MOST, has_map, map_of, other_places, site_map
from tests.corpus import made, sight_of
from tests.projects import opened, sight

FILES = {
    "places/portugal.yml": "name: Portugal\ncoordinates: {lat: 39.5, lon: -8, precision: area}\n",
    "places/lisbon.yml": (
        "name: Lisbon\ntype: city\nwithin: portugal\nsummary: On the *Tagus*.\n"
        "coordinates: {lat: 38.72, lon: -9.14, precision: approximate}\n"
    ),
    "places/tower.yml": (
        "name: The tower\nwithin: belem\n"
        "coordinates: {lat: 38.6916, lon: -9.216, precision: exact}\n"
    ),
    "places/belem.yml": (
        "name: Belém\nwithin: lisbon\ncoordinates: {lat: 38.7, lon: -9.2, precision: area}\n"
    ),
    "places/road.yml": (
        "name: The road\ncoordinates: {lat: 38.8, lon: -9.1, precision: approximate}\n"
        "geometry: {type: LineString, coordinates: [[-9.1, 38.8], [-8.9, 39.0]]}\n"
    ),
    "places/porto.yml": (
        "name: Porto\ncoordinates: {lat: 41.15, lon: -8.61, precision: approximate}\n"
    ),
    "places/nowhere.yml": "name: Nowhere\n",
    "events/quake.yml": "name: The quake\ndate: 1755-11-01\nplace: lisbon\n",
    "events/wave.yml": (
        "name: The wave\ndate: 1755-11-01/..\nplace: {id: lisbon, relation: southwest-of}\n"
    ),
    "events/ship.yml": "name: A ship\nplace: {id: lisbon, relation: near}\n",
    "claims/fire.yml": (
        "name: It burned\nstatement: Lisbon burned.\nform: report\nabout: [lisbon]\n"
    ),
}


@pytest.fixture
def looking(tmp_path: Path) -> Sight:
    return sight(opened(tmp_path, FILES))


def test_a_map_has_every_place_with_coordinates(looking: Sight) -> None:
    view = site_map(looking, MapSettings())
    assert view is not None
    assert {one.link.id for one in view.places} == {
        "portugal", "lisbon", "tower", "belem", "road", "porto",
    }  # fmt: skip
    assert [one.id for one in view.unplaced] == ["nowhere"]
    for picture in (*view.pictures, *view.whole):
        assert len(picture.places) == 6
        assert picture.layer.name == "world.geojson"
    assert view.whole == ()


def test_a_place_says_how_sure_it_is_and_what_happened(looking: Sight) -> None:
    view = site_map(looking, MapSettings())
    assert view is not None
    places = {one.link.id: one for one in view.places}
    assert view.places[0] == places["lisbon"]  # most happened there
    assert places["tower"].reach == 0
    assert places["lisbon"].reach == APPROXIMATE
    assert places["belem"].reach > APPROXIMATE
    assert places["portugal"].reach == 0  # the layer has its outline
    assert places["road"].lines == (((-9.1, 38.8), (-8.9, 39.0)),)
    lisbon = places["lisbon"]
    assert lisbon.sides == (Side("near", None), Side("southwest-of", 225))
    assert [(one.link.id, one.relation, one.since, one.until) for one in lisbon.events] == [
        ("ship", "near", "", ""),
        ("quake", None, "1755-11-01", "1755-11-01"),
        ("wave", "southwest-of", "1755-11-01", ""),
    ]
    assert lisbon.spans == (("1755-11-01", ""), ("1755-11-01", "1755-11-01"))
    assert (lisbon.event_count, lisbon.claim_count) == (3, 1)
    assert places["tower"].wholes[-1] == "portugal"
    assert [one.id for one in lisbon.claims] == ["fire"]


def test_a_map_around_a_place_has_pictures_of_all_besides(looking: Sight) -> None:
    view = site_map(looking, MapSettings.model_validate({"around": "lisbon", "across": "30"}))
    assert view is not None
    assert view.centre == looking.link("lisbon")
    near = {one.link.id for one in view.pictures[0].places}
    assert "porto" not in near
    assert {"lisbon", "tower"} <= near
    assert {one.link.id for one in view.whole[0].places} == {one.link.id for one in view.places}
    inset = view.pictures[0].inset
    assert inset is not None
    assert inset.name == "Portugal"


def test_what_only_holds_others_makes_no_picture_larger(tmp_path: Path) -> None:
    files = {name: FILES[f"places/{name}.yml"] for name in ("lisbon", "belem", "tower")}
    far = "name: Portugal\ncoordinates: {lat: 41.5, lon: -7, precision: area}\n"
    places = {f"places/{name}.yml": text for name, text in (files | {"portugal": far}).items()}
    view = site_map(sight(opened(tmp_path, places)), MapSettings())
    assert view is not None
    assert {one.link.id for one in view.pictures[0].places} <= {"lisbon", "belem", "tower"}
    assert view.pictures[0].frame.width / view.pictures[0].frame.kilometre < 30
    assert {one.link.id for one in view.whole[0].places} == {"portugal", "lisbon", "belem", "tower"}


def test_a_map_of_some_places_has_those_alone(looking: Sight) -> None:
    view = map_of(["tower", "belem", "tower", "quake", "atlantis", "nowhere"], looking)
    assert view is not None
    assert {one.link.id for one in view.places} == {"tower", "belem"}
    assert map_of(["nowhere", "quake"], looking) is None


def test_without_coordinates_there_is_no_map(tmp_path: Path) -> None:
    looking = sight(opened(tmp_path, {"places/nowhere.yml": FILES["places/nowhere.yml"]}))
    assert not has_map(looking)
    assert site_map(looking, MapSettings()) is None


def test_a_large_map_is_bounded() -> None:
    where = {"lat": "38.7", "lon": "-9.1", "precision": "exact"}
    nodes = [
        made(Place, f"place-{number}", name=f"Place {number}", coordinates=where)
        for number in range(MOST + 20)
    ]
    looking = sight_of(nodes)
    view = site_map(looking, MapSettings())
    assert view is not None
    assert len(view.places) == MOST
    assert view.more == 20
    others = other_places(looking, view)
    assert {one.link.id for one in (*view.places, *others)} == {one.id for one in nodes}
    assert len(others) == 20


def test_a_locator_says_where_in_its_country_a_place_is(looking: Sight) -> None:
    catalog = looking.catalog
    found = locator(catalog["lisbon"], looking)
    assert found is not None
    assert (found.country, found.base, found.relation) == ("Portugal", "portugal", None)
    assert 0 < found.x < found.width / 2  # in the west ...
    assert found.height / 2 < found.y < found.height  # ... and the south
    beside = locator(catalog["wave"], looking)
    assert beside == found._replace(relation="southwest-of")
    assert [base.name for base in bases(looking)] == ["portugal"]


@pytest.mark.parametrize("entry_id", ["portugal", "nowhere", "fire"])
def test_what_is_nowhere_or_a_whole_country_has_no_locator(entry_id: str, looking: Sight) -> None:
    assert locator(looking.catalog[entry_id], looking) is None
