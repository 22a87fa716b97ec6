"""The moving map: its names are to be read, and it shows the piece of the earth of the picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from explainer.views.maps import MOST
from tests.browser.conftest import serve
from tests.browser.test_maps import MOVING
from tests.projects import SMALL, built, write

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt

_Box = dict[str, float]

# What is shown of the map: boxes of names, of marks, of the map itself.
BOXES = """() => {
  const box = (one) => ({ ...one.getBoundingClientRect().toJSON(), said: one.textContent });
  const all = (selector) => [...document.querySelectorAll(selector)].map(box);
  return {
    map: box(document.querySelector(".leaflet-container")),
    names: all(".xp-map__label, .xp-map__label--town"),
    marks: all(".xp-map__point, .xp-map__bubble"),
  };
}"""


def _apart(one: _Box, other: _Box) -> bool:
    return (
        one["right"] <= other["left"] + 1
        or other["right"] <= one["left"] + 1
        or one["bottom"] <= other["top"] + 1
        or other["bottom"] <= one["top"] + 1
    )


def _moving(page: Page, address: str) -> Page:
    page.goto(address, wait_until="networkidle")
    page.locator(MOVING).wait_for()
    return page


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("address", ["map/", "timeline/"])
def test_names_are_whole_and_cover_nothing(width: int, address: str, page_at: PageAt) -> None:
    page = _moving(page_at(width, "light"), address)
    page.locator(".xp-map__label--town").first.wait_for()
    found = page.evaluate(BOXES)
    shown, names = found["map"], found["names"]
    assert len(names) > 8
    for number, name in enumerate(names):
        assert shown["left"] <= name["left"]
        assert name["right"] <= shown["right"]
        assert shown["top"] <= name["top"]
        assert name["bottom"] <= shown["bottom"]
        others = [*names[:number], *found["marks"]]
        assert [one for one in others if not _apart(name, one)] == []


def test_places_that_the_picture_names_apart_are_not_gathered(page_at: PageAt) -> None:
    page = _moving(page_at(1280, "light"), "timeline/")
    for place in ("bakhmut", "t0513-highway", "southeast-of-bakhmut", "chasiv-yar"):
        assert page.locator(f'.leaflet-marker-icon[data-xp-id="{place}"]').is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_lies_on_the_map_that_could_cover_a_place(width: int, page_at: PageAt) -> None:
    page = _moving(page_at(width, "dark"), "map/")
    plus = page.get_by_role("button", name="Closer")
    before = page.locator(".leaflet-control-scale-line").inner_text()
    plus.click()
    plus.click()
    page.wait_for_function(
        "(old) => document.querySelector('.leaflet-control-scale-line').innerText !== old",
        arg=before,
    )
    shown, button = page.locator(MOVING).bounding_box(), plus.bounding_box()
    assert shown is not None
    assert button is not None
    assert button["y"] >= shown["y"] + shown["height"]
    assert min(button["width"], button["height"]) >= 24


@pytest.fixture(scope="module")
def around_the_earth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site of two towns, one on each side of the 180th meridian."""
    towns = {
        "content/places/auckland.yml": "name: Auckland\n"
        "coordinates: {lat: -36.85, lon: 174.76, precision: approximate}\n",
        "content/places/hilo.yml": "name: Hilo\n"
        "coordinates: {lat: 19.6, lon: -155.5, precision: approximate}\n"
        "geometry: {type: LineString, coordinates: [[-155.5, 19.6], [-155.9, 19.5]]}\n",
    }
    with serve(built(write(tmp_path_factory.mktemp("towns"), {**SMALL, **towns}))) as found:
        yield found


def test_both_sides_of_the_180th_meridian_are_one_map(
    page_at: PageAt, around_the_earth: str
) -> None:
    page = _moving(page_at(1280, "light"), f"{around_the_earth}map/")
    found = page.evaluate(BOXES)
    assert len(found["marks"]) == 2
    course = page.locator(".leaflet-container path.xp-map__course").bounding_box()
    assert course is not None
    for x in (course["x"], *(mark["left"] for mark in found["marks"])):
        assert found["map"]["left"] < x < found["map"]["right"]
    # Both stand on land.
    page.locator("path.xp-map__land").last.wait_for(state="attached")
    on_land = """(id) => {
      const mark = document.querySelector(`.leaflet-marker-icon[data-xp-id="${id}"]`);
      const { left, top } = mark.getBoundingClientRect();
      const [x, y] = [left + 12, top + 12];
      return [...document.querySelectorAll("path.xp-map__land")].some((land) => {
        const point = new DOMPoint(x, y).matrixTransform(land.getScreenCTM().inverse());
        return land.isPointInFill(point);
      });
    }"""
    assert [page.evaluate(on_land, town) for town in ("auckland", "hilo")] == [True, True]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with more places than its map shows, one of which its story chooses."""
    files = {
        f"content/places/p{number}.yml": f"name: P{number}\ncoordinates: "
        f"{{lat: {38 + number / 100:.2f}, lon: {number % 10}, precision: exact}}\n"
        for number in range(MOST + 9)
    }
    story = SMALL["content/narratives/a-night.md"] + f"\n![[map place=p{MOST + 8}]]\n"
    # One letter sorts before the others: the last ones by name are left out.
    files[f"content/places/p{MOST + 8}.yml"] = files[f"content/places/p{MOST + 8}.yml"].replace(
        "name: P", "name: Z"
    )
    files["content/narratives/a-night.md"] = story
    with serve(built(write(tmp_path_factory.mktemp("many"), {**SMALL, **files}))) as found:
        yield found


def test_a_map_of_many_places_moves_when_somebody_turns_to_it(page_at: PageAt, many: str) -> None:
    page = page_at(1280, "light")
    page.goto(f"{many}map/", wait_until="networkidle")
    # As when the page tells what is chosen after the map began to listen.
    page.evaluate(
        "document.dispatchEvent(new CustomEvent('xp:filter', {detail: {place: [], since: null}}))"
    )
    page.wait_for_timeout(500)  # it would be there by then
    assert page.locator(".leaflet-container").count() == 0
    page.keyboard.press("Tab")
    page.locator(".xp-map__svg--wide a").first.focus()
    page.locator(MOVING).wait_for()
    page.goto(f"{many}map/?place=p{MOST}", wait_until="networkidle")
    page.locator(MOVING).wait_for()


def test_a_story_shows_a_place_that_the_large_map_leaves_out(page_at: PageAt, many: str) -> None:
    page = page_at(1280, "light")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{many}map/", wait_until="networkidle")
    assert page.locator("table.xp-places tbody tr").count() == MOST
    assert not any("leaflet" in one for one in asked)
    page.locator(".xp-map__pane").hover()
    page.locator(MOVING).wait_for()
    assert not any("others" in one for one in asked)
    _moving(page, f"{many}narratives/a-night/")
    page.locator(f'.leaflet-marker-icon[data-xp-id="p{MOST + 8}"]').wait_for()
