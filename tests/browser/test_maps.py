"""The map in a browser: the picture without scripts, the moving map with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.conftest import PageAt

MOVING = ".xp-map__pane--moving .leaflet-container"


def _moving(page: Page, address: str = "map/") -> Page:
    page.goto(address)
    page.locator(MOVING).wait_for()
    page.locator(".xp-map__land").last.wait_for(state="attached")
    return page


def test_the_picture_needs_no_script(page_at: PageAt) -> None:
    page = page_at(1280, "light", javascript=False)
    page.goto("map/")
    picture = page.locator(".xp-map__svg--wide").first
    assert picture.is_visible()
    assert not page.locator(".xp-map__svg--narrow").first.is_visible()
    link = picture.locator('a[data-xp-id="bakhmut"]')
    assert link.get_attribute("aria-label") == "Bakhmut, approximate"
    link.click()
    page.wait_for_url("**/places/bakhmut/")


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
@pytest.mark.parametrize("javascript", [True, False])
def test_a_map_does_not_overflow(width: int, *, javascript: bool, page_at: PageAt) -> None:
    page = page_at(width, "light", javascript=javascript)
    page.goto("map/", wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    names = page.locator(".xp-map__svg:visible .xp-map__name")
    for name in names.all():
        box = name.bounding_box()
        assert box is not None
        assert box["height"] >= 10  # pixels: still to be read


def test_a_phone_gets_a_picture_of_its_own(page_at: PageAt) -> None:
    page = page_at(360, "dark", javascript=False)
    page.goto("map/")
    assert page.locator(".xp-map__svg--narrow").first.is_visible()
    assert not page.locator(".xp-map__svg--wide").first.is_visible()


def test_names_on_the_picture_do_not_overlap(page_at: PageAt) -> None:
    page = page_at(1280, "light", javascript=False)
    page.goto("map/")
    boxes = [
        box
        for name in page.locator(".xp-map__svg--wide").first.locator("g > text, a > text").all()
        if (box := name.bounding_box())
    ]
    assert len(boxes) > 10
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            apart = (
                one["x"] + one["width"] <= other["x"] + 2
                or other["x"] + other["width"] <= one["x"] + 2
                or one["y"] + one["height"] <= other["y"] + 6  # boxes have room above capitals
                or other["y"] + other["height"] <= one["y"] + 6
            )
            assert apart, (one, other)


def test_the_moving_map_takes_the_room_of_the_picture(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.route("**/map.json", lambda route: route.abort())
    page.goto("map/", wait_until="networkidle")
    before = page.locator(".xp-map__pane").bounding_box()
    page.unroute("**/map.json")
    page.reload()
    page.locator(MOVING).wait_for()
    after = page.locator(".xp-map__pane").bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["height"] - after["height"]) < 3
    assert not page.locator(".xp-map__pane > .xp-map__svg").first.is_visible()


SHIFTS = """() => new Promise((found) => {
  const sum = (list) => list.getEntries().reduce((all, one) => all + one.value, 0);
  const observer = new PerformanceObserver((list) => found(sum(list)));
  observer.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => found(0), 500);
})"""


@pytest.mark.parametrize("width", [412, 1280])
def test_nothing_jumps_while_the_page_loads(width: int, page_at: PageAt) -> None:
    """Lighthouse calls 0.1 good; what the filters took when they appeared was 0.094."""
    page = _moving(page_at(width, "light", height=823))
    assert page.locator(".xp-filters").first.is_visible()
    assert page.evaluate(SHIFTS) < 0.02


@pytest.mark.parametrize("lost", ["**/map.json", "**/leaflet.js"])
def test_the_picture_stays_where_something_cannot_be_had(lost: str, page_at: PageAt) -> None:
    page = page_at(1280, "light")

    def refuse(route: Route) -> None:
        route.abort()

    page.route(lost, refuse)
    page.goto("map/", wait_until="networkidle")
    assert page.locator(".xp-map__svg--wide").first.is_visible()
    assert page.locator(".leaflet-container").count() == 0


def test_a_card_says_what_happened(page_at: PageAt) -> None:
    page = _moving(page_at(1280, "dark"))
    page.locator('.leaflet-marker-icon[data-xp-id="bakhmut"]').click()
    card = page.locator(".xp-map__card")
    assert "town · approximate" in card.inner_text()
    card.get_by_role("link", name="Bakhmut", exact=True).click()
    page.wait_for_url("**/places/bakhmut/")


def test_the_map_goes_by_keyboard(page_at: PageAt) -> None:
    page = _moving(page_at(1280, "light"))
    marker = page.locator('.leaflet-marker-icon[data-xp-id="bakhmut"]')
    marker.focus()
    assert marker.get_attribute("aria-label") == "Bakhmut, approximate"
    page.keyboard.press("Enter")
    page.locator(".xp-map__card").wait_for()
    assert page.locator(".leaflet-popup-close-button").get_attribute("aria-label") == "Close"
    page.keyboard.press("Escape")
    page.locator(".xp-map__card").wait_for(state="detached")
    container = page.locator(MOVING)
    before = page.locator(".leaflet-control-scale-line").inner_text()
    container.focus()
    for _ in range(3):
        page.keyboard.press("-")
    page.wait_for_function(
        "(old) => document.querySelector('.leaflet-control-scale-line').innerText !== old",
        arg=before,
    )


def test_the_focus_stays_on_a_mark_that_is_made_anew(page_at: PageAt) -> None:
    page = _moving(page_at(1280, "light"))
    mark = page.locator('.leaflet-marker-icon[aria-label^="Bakhmut"]').first
    mark.focus()
    page.evaluate("window.before = document.activeElement")
    # Nearer, others stand together than before: the marks are made anew.
    page.locator(".leaflet-control-zoom-in").dispatch_event("click")
    page.wait_for_function("() => !before.isConnected")
    called = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert str(called).startswith("Bakhmut")


def test_towns_that_come_later_leave_the_marks_alone(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/towns*", hold)
    page.goto("map/")
    page.locator(MOVING).wait_for()
    page.locator(".leaflet-marker-icon[aria-label]").first.wait_for()
    page.evaluate("window.before = [...document.querySelectorAll('.leaflet-marker-icon')]")
    assert page.evaluate("before.length") > 2
    assert page.locator(".xp-map__label--town").count() == 0
    (route,) = late
    route.continue_()
    page.locator(".xp-map__label--town").first.wait_for()
    assert page.evaluate("before.every((one) => one.isConnected)")


def test_the_choice_of_a_place_is_in_the_address(page_at: PageAt) -> None:
    page = _moving(page_at(1280, "light"))
    page.evaluate(
        "document.addEventListener('xp:filter', ({detail}) => { window.told = detail.place; })"
    )
    rows = page.locator("table.xp-places tbody tr")
    all_rows = rows.count()
    page.locator('.leaflet-marker-icon[data-xp-id="bakhmut"]').click()
    page.locator(".xp-map__card button").click()
    assert "place=bakhmut" in page.url
    assert page.evaluate("window.told") == ["bakhmut"]
    assert [row.get_attribute("data-xp-id") for row in rows.all() if row.is_visible()] == [
        "bakhmut"
    ]
    page.reload()
    page.locator(MOVING).wait_for()
    page.locator(".xp-map__count", has_text="1 of").wait_for()
    page.go_back()
    page.locator(".xp-map__count", has_text="1 of").wait_for(state="detached")
    assert "place=" not in page.url
    assert len([row for row in rows.all() if row.is_visible()]) == all_rows


def test_other_parts_of_a_page_filter_the_map(page_at: PageAt) -> None:
    page = _moving(page_at(1280, "light"))
    page.evaluate(
        """document.dispatchEvent(new CustomEvent("xp:filter", {detail: {
          since: "2022-11-29", until: "2022-11-29",
          place: [], kind: [], actor: [], standing: []}}))"""
    )
    page.locator(".xp-map__count", has_text="of").wait_for()
    shown = [
        row.get_attribute("data-xp-id")
        for row in page.locator("table.xp-places tbody tr").all()
        if row.is_visible()
    ]
    assert "bakhmut" in shown
    assert "cambridge" not in shown


def test_the_world_is_fetched_only_when_it_is_looked_at(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _moving(page)
    page.wait_for_load_state("networkidle")
    assert not any("world.rings" in one for one in asked)
    with page.expect_response("**/world.rings.json"):
        page.get_by_role("button", name="The whole map").click()
    assert any("land.rings" in one for one in asked)


def test_dense_places_are_gathered_with_their_names(page_at: PageAt) -> None:
    page = _moving(page_at(1280, "light"))
    page.get_by_role("button", name="The whole map").click()
    bubble = page.locator(".leaflet-marker-icon", has=page.locator(".xp-map__bubble")).first
    bubble.wait_for()
    assert "places here:" in (bubble.get_attribute("aria-label") or "")
    bubble.click()
    names = page.locator(".xp-map__card button")
    names.first.wait_for()
    assert names.count() > 1
    names.first.click()
    page.locator(".xp-map__card strong").wait_for()


def test_nothing_is_loaded_for_a_map_that_nobody_sees(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("places/bakhmut/", wait_until="networkidle")
    assert not any("leaflet" in one or "rings" in one for one in asked)


def test_a_locator_leads_to_the_place_on_the_map(page_at: PageAt) -> None:
    page = page_at(1280, "light", javascript=False)
    page.goto("events/advance-southeast/")
    picture = page.locator(".xp-locator a")
    assert picture.get_attribute("aria-label") == "Show on the map: Southeast of Bakhmut in Ukraine"
    picture.click()
    page.wait_for_url("**/map/#at-bakhmut")
    assert page.locator(":target").is_visible()


def test_a_locator_opens_the_card_of_its_place(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("places/kherson/")
    page.locator(".xp-locator a").click()
    page.locator(".xp-map__card strong", has_text="Kherson").wait_for()


def test_a_map_prints(page_at: PageAt) -> None:
    page = page_at(800, "light")
    _moving(page)
    page.emulate_media(media="print")
    assert page.locator(".xp-map__svg--wide").first.is_visible()
    assert not page.locator(MOVING).is_visible()
    assert page.locator(".xp-places").is_visible()
