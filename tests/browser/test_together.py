"""Timeline and map together: what is chosen of the one is what the other shows."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages import LOW_CONTRAST, TOO_WIDE
from tests.browser.test_timeline import PLACE, SHOWN

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

    from tests.browser.conftest import PageAt, Scheme

MOVING = ".xp-map__pane--moving .leaflet-container"

# The places that are not faint, one by one or gathered, by what they are called aloud.
SEEN = """() => [...document.querySelectorAll(".leaflet-marker-icon[aria-label]")]
  .filter((one) => !one.classList.contains("xp-map__faint"))
  .flatMap((one) => one.dataset.xpId ? [one.textContent.trim()]
    : one.getAttribute("aria-label").replace(/^[^:]*: /, "").split(", "))"""

# The places at which the page's rows are that it shows.
THERE = """() => [...new Set([...document.querySelectorAll(".xp-tl__row:not([hidden])")]
  .flatMap((row) => (row.dataset.xpAt ?? "").split(" ").filter(Boolean)))].sort()"""

STANDING = '.xp-tl__row[data-xp-kind="claim"][data-xp-id="%s"] .xp-standing__word'


def _moving(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator(MOVING).wait_for()
    page.locator(".xp-map__land").last.wait_for(state="attached")
    return page


def _seen(page: Page) -> set[str]:
    return set(page.evaluate(SEEN))


def test_the_table_of_places_follows_what_is_shown(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    _moving(page, "map/")
    claims = page.locator("#at-bakhmut details")
    whole = claims.locator("summary").inner_text()
    listed = claims.locator("li[data-xp-kind]").count()
    page.goto("map/?until=2022-11-28")
    page.reload()
    page.locator(MOVING).wait_for()
    shown = {
        one.get_attribute("data-xp-id")
        for one in page.locator('.xp-tl__row[data-xp-kind="claim"]').all()
        if one.is_visible()
    }
    left = [
        one.get_attribute("data-xp-id")
        for one in claims.locator("li[data-xp-kind]").all()
        if one.get_attribute("hidden") is None
    ]
    assert set(left) <= shown
    assert len(left) < listed
    assert claims.locator("summary").inner_text() != whole or not left
    if left:
        assert claims.locator("summary").inner_text().startswith(f"{len(left)} ")


def test_the_keyboard_stays_at_the_map(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    _moving(page, "map/?place=bakhmut")
    page.get_by_role("button", name="Show every place").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.matches('.leaflet-container')")


@pytest.mark.parametrize("address", ["", "timeline/", "map/"])
def test_without_a_script_all_of_it_is_shown(address: str, page_at: PageAt) -> None:
    page = page_at(1280, "light", javascript=False)
    page.goto(address)
    assert page.locator(".xp-map__svg--wide:visible, .xp-map__svg--narrow:visible").count() >= 1
    rows = page.locator(".xp-tl__row")
    assert rows.count() > 5
    assert all(row.is_visible() for row in rows.all())
    assert not page.locator(".xp-filters").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", "map/?since=2022-11-28&until=2022-11-28"])
def test_it_fits_and_can_be_read(address: str, scheme: Scheme, page_at: PageAt) -> None:
    for width in (1280, 360, 320):
        page = page_at(width, scheme)
        page.goto(address, wait_until="networkidle")
        assert page.evaluate(TOO_WIDE) == [], width
        assert page.evaluate(LOW_CONTRAST) == [], width


def test_the_map_shows_the_places_of_the_rows(page_at: PageAt) -> None:
    page = _moving(page_at(1280, "light"), "timeline/")
    page.locator(PLACE).select_option("t0513-highway")
    page.locator(".xp-map__count", has_text="of").wait_for()
    assert "T0513 highway" in _seen(page)
    assert "Kherson" not in _seen(page)
    page.get_by_role("button", name="Show all").click()
    page.locator(PLACE).select_option("kherson")
    # What lies elsewhere is brought into view.
    page.wait_for_function(f"() => ({SEEN})().includes('Kherson')")
    assert page.evaluate(THERE) == ["kherson"]


def test_kind_actor_and_standing_choose_places_too(page_at: PageAt) -> None:
    page = _moving(page_at(1280, "light"), "timeline/?standing=unlikely")
    shown = page.evaluate(SHOWN)
    assert shown
    count = page.locator(".xp-map__count")
    there = page.evaluate(THERE)
    assert there
    count.filter(has_text=f"{len(there)} of").wait_for()
    page.get_by_role("checkbox", name="unlikely").uncheck()
    page.get_by_label("Claim").uncheck()
    page.get_by_label("Assessment").uncheck()
    events = page.evaluate(THERE)
    count.filter(has_text=f"{len(events)} of").wait_for()
    assert "chasiv-yar" in there
    assert "chasiv-yar" not in events  # something is claimed of it, nothing happened there
    page.locator('select[name="actor"]').select_option("ukrainian-military")
    count.filter(has_text=f"{len(page.evaluate(THERE))} of").wait_for()


def test_a_place_chosen_on_the_map_filters_the_rows(page_at: PageAt) -> None:
    page = _moving(page_at(1280, "light"), "timeline/?kind=event")
    whole = page.evaluate(SHOWN)
    marker = page.locator('.leaflet-marker-icon[data-xp-id="bakhmut"]')
    marker.focus()
    page.keyboard.press("Enter")
    card = page.locator(".xp-map__card")
    # The card lists what the page shows of the place.
    assert "Grad crew photographed near Bakhmut" in card.inner_text()
    assert card.locator(".xp-standing").count() == 0
    only = card.get_by_role("button", name="Only this place")
    only.focus()
    page.keyboard.press("Enter")
    assert page.locator(PLACE).input_value() == "bakhmut"
    one = page.evaluate(SHOWN)
    assert set(one) < set(whole)
    assert "place=bakhmut" in page.url
    assert "kind=event" in page.url
    page.reload()
    page.locator(MOVING).wait_for()
    assert page.evaluate(SHOWN) == one
    assert _seen(page) == {"Bakhmut"}
    page.go_back()
    page.wait_for_function(f"(all) => ({SHOWN})().length === all", arg=len(whole))
    assert page.evaluate(SHOWN) == whole


def test_a_card_says_how_what_is_claimed_of_a_place_stands(page_at: PageAt) -> None:
    page = _moving(page_at(1280, "dark"), "timeline/?place=chasiv-yar")
    card = page.locator(".xp-map__card")
    card.wait_for()
    assert "unlikely" in card.inner_text()
    # Before anybody judged it the claim was not made: at its last day nothing is left.
    page.locator('[name="until"]').fill("2022-11-28")
    card.filter(has_not_text="unlikely").wait_for()


def test_the_map_page_has_a_span_of_its_own(page_at: PageAt) -> None:
    page = _moving(page_at(1280, "light"), "map/")
    whole = page.evaluate(SHOWN)
    assert page.locator("[data-xp-count]").get_attribute("role") == "status"
    page.get_by_label("From").fill("2022-11-27")
    page.get_by_label("To", exact=True).fill("2022-11-28")
    shown = page.evaluate(SHOWN)
    assert "event grad-crew-near-bakhmut" in shown
    assert "claim breakthrough-along-t0513" not in shown
    assert "28 November 2022" in page.locator(".xp-asof__notice").inner_text()
    assert page.url.endswith("?since=2022-11-27&until=2022-11-28")
    # Places without anything in the span step back, on the map and in the table beside it.
    there = page.evaluate(THERE)
    rows = page.locator('table.xp-places tr[data-xp-kind="place"]:visible')
    assert sorted(row.get_attribute("data-xp-id") or "" for row in rows.all()) == there
    page.locator(".xp-map__count", has_text=f"{len(there)} of").wait_for()
    assert "Bakhmut" in _seen(page)
    assert "Kherson" not in _seen(page)
    events = page.locator('table.xp-places li[data-xp-kind="event"]:visible')
    ids = {f"event {one.get_attribute('data-xp-id')}" for one in events.all()}
    assert ids <= set(shown)
    page.reload()
    page.locator(MOVING).wait_for()
    assert page.evaluate(SHOWN) == shown
    page.go_back()
    page.go_back()
    assert page.evaluate(SHOWN) == whole
    assert page.get_by_label("From").input_value() == ""


def test_the_map_page_has_standings_of_the_last_day_of_its_span(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("map/")
    word = page.locator(STANDING % "advance-southeast-seen").first
    assert word.text_content() == "confirmed"
    page.get_by_label("To", exact=True).fill("2022-11-28")
    assert not word.is_visible()  # nobody had said it by then
    page.get_by_label("To", exact=True).fill("2022-11-29")
    assert word.text_content() == "confirmed"
    assert word.is_visible()


def test_what_the_address_asks_for_beyond_its_fields_stays(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("map/?kind=event&place=bakhmut")
    page.get_by_label("From").fill("2022-11-27")
    shown = page.evaluate(SHOWN)
    assert shown
    assert all(one.startswith("event ") for one in shown)
    assert "kind=event" in page.url
    assert "place=bakhmut" in page.url


def test_leaflet_waits_until_the_map_is_near(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("narratives/trench-war-at-bakhmut/", wait_until="networkidle")
    assert not any("leaflet" in one for one in asked)
    page.locator("[data-xp-map]").scroll_into_view_if_needed()
    page.locator(MOVING).wait_for()
    assert any("leaflet" in one for one in asked)


@pytest.mark.parametrize(
    "address, most",
    [("", 100_000), ("timeline/", 200_000), ("map/", 200_000), ("places/bakhmut/", 100_000)],
)
def test_a_first_load_weighs_little(address: str, most: int, page_at: PageAt) -> None:
    """All that Chromium asks for at first, gzipped."""
    page = page_at(1280, "light")
    got: list[Response] = []
    page.on("response", lambda response: got.append(response) if response.ok else None)
    page.goto(address, wait_until="networkidle")
    assert sum(len(gzip.compress(one.body())) for one in got) <= most
    if most == 100_000:
        assert not any("leaflet" in one.url for one in got)
