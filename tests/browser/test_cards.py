"""Cards over links: by pointer, keyboard and touch, and not at all where they cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.conftest import PageAt

CLAIM = "claims/breakthrough-along-t0513/"
LINK = ".xp-statement > a:not(.xp-term__link)"
CARD = ".xp-card--over"


def _hovered(page: Page, address: str = CLAIM, link: str = LINK) -> Locator:
    page.goto(address, wait_until="load")
    page.locator(link).first.hover()
    card = page.locator(CARD)
    card.wait_for(state="visible")
    return card


def test_a_card_says_what_is_behind_a_link(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    card = _hovered(page)
    name = page.locator(LINK).first.inner_text()
    assert card.locator(".xp-card__kind").inner_text().lower() == "organisation"
    assert name in card.locator(".xp-card__name").inner_text()
    assert len(card.locator(".xp-card__gist").inner_text()) > 20
    assert card.locator("a, button").count() == 0
    described = page.locator(LINK).first.get_attribute("aria-describedby")
    assert described == card.get_attribute("id")
    assert card.get_attribute("role") == "tooltip"


def test_the_card_of_a_claim_has_its_standing_and_the_words_for_it(page_at: PageAt) -> None:
    page = page_at(1280, "dark")
    card = _hovered(page, "events/battle-of-bakhmut/", ".xp-standing--unlikely .xp-claim__name a")
    assert card.locator(".xp-standing--unlikely svg circle").count() == 1
    standing = card.locator(".xp-card__standing").inner_text()
    assert standing.startswith("unlikely")
    assert "Institute for the Study of War: " in standing


def test_it_stays_under_the_pointer_and_goes_with_it(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    card = _hovered(page)
    card.hover()
    page.wait_for_timeout(400)
    assert card.is_visible()
    page.mouse.move(2, 500)
    card.wait_for(state="hidden")
    assert page.locator(LINK).first.get_attribute("aria-describedby") is None


def test_escape_closes_it(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    card = _hovered(page)
    page.keyboard.press("Escape")
    assert card.is_hidden()


def test_the_keyboard_has_it_too(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto(CLAIM)
    page.locator(LINK).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card = page.locator(CARD)
    card.wait_for(state="visible")
    page.keyboard.press("Escape")
    assert card.is_hidden()
    assert page.evaluate("document.activeElement.closest('.xp-statement') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisations/**")


def test_what_leads_nowhere_new_has_no_card(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("events/battle-of-bakhmut/", wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for selector in (".xp-crumbs a", ".xp-cite a", ".md-tabs__link", ".xp-term__link"):
        found = page.locator(selector).first
        if found.count():
            found.hover()
            page.wait_for_timeout(450)
    assert page.locator(CARD).count() == 0
    assert asked == []


def test_a_page_is_asked_for_once(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto(CLAIM, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for _ in range(3):
        page.locator(LINK).first.hover()
        page.locator(CARD).wait_for(state="visible")
        page.mouse.move(2, 700)
        page.locator(CARD).wait_for(state="hidden")
    assert len(asked) == 1


@pytest.mark.parametrize("width", [320, 360])
def test_touch_shows_first_and_follows_second_within_the_screen(
    width: int, page_at: PageAt
) -> None:
    page = page_at(width, "dark", touch=True)
    page.goto(CLAIM, wait_until="load")
    links = page.locator(LINK)
    for number in range(links.count()):
        page.locator("h1").tap()  # which closes the last one, so that it covers no link
        links.nth(number).tap()
        card = page.locator(CARD)
        card.wait_for(state="visible")
        assert page.url.endswith(CLAIM)
        box = card.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    links.last.tap()
    page.wait_for_url(lambda url: not url.endswith(CLAIM))


def test_a_tap_on_a_row_of_a_list_follows(page_at: PageAt) -> None:
    page = page_at(360, "light", touch=True)
    page.goto("events/battle-of-bakhmut/", wait_until="load")
    page.locator(".xp-claim__name a").first.tap()
    page.wait_for_url("**/claims/**")


def test_what_a_page_says_never_becomes_html_of_another(
    page_at: PageAt, script_errors: list[str]
) -> None:
    page = page_at(1280, "light")
    hostile = (
        '<div class="xp-entry xp-kind--place"><p class="xp-kind">x</p><h1>&lt;img src=x'
        ' onerror="window.hit=1"&gt;<img src=x onerror="window.hit=1"></h1>'
        '<p class="xp-summary"><b onclick="1">bold</b><script>window.hit=1</script></p>'
        '<section class="xp-assessments"><h2><span class="xp-standing xp-standing--likely">'
        '<svg class="xp-mark" onload="window.hit=1"><circle cx="8" onclick="1"/>'
        "<script>window.hit=1</script></svg>likely</span></h2></section></div>"
    )
    page.route(
        "**/organisations/russian-forces/",
        lambda route: route.fulfill(body=hostile, content_type="text/html"),
    )
    card = _hovered(page)
    assert card.locator("img, script, b, [onclick], [onload]").count() == 0
    assert "<img" in card.locator(".xp-card__name").inner_text()
    assert page.evaluate("window.hit") is None
    # The policy reports handlers already where HTML is read and nothing can run.
    assert all("inline event handler" in one for one in script_errors)
    script_errors.clear()


def test_a_page_that_cannot_be_fetched_leaves_the_link(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto(CLAIM)
    page.route("**/organisations/**", lambda route: route.abort())
    page.locator(LINK).first.hover()
    page.wait_for_timeout(600)
    assert page.locator(CARD).count() == 0
    page.unroute("**/organisations/**")
    page.locator(LINK).first.click()
    page.wait_for_url("**/organisations/**")


def test_a_site_opened_as_files_works_without_cards(browser: Browser, built_site: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((built_site / CLAIM / "index.html").as_uri())
    page.locator(LINK).first.hover()
    page.wait_for_timeout(600)
    assert page.locator(CARD).count() == 0
    page.close()
    # The theme's own scripts may complain of files; ours do not.
    assert not [one for one in errors if "cards" in one]


def test_the_picture_of_relations_is_for_pointing_at(page_at: PageAt) -> None:
    page = page_at(360, "dark")
    page.goto("events/battle-of-bakhmut/", wait_until="load")
    links = page.locator(".xp-net a")
    assert links.count() >= 2
    # All of it is in the lists and the box of facts too, where the keyboard stops.
    addresses = links.evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    beside = page.locator(".xp-page a:not(.xp-net a)").evaluate_all(
        "all => all.map((one) => one.getAttribute('href'))"
    )
    assert set(addresses) <= set(beside)
    links.first.hover()
    page.locator(CARD).wait_for(state="visible")
    links.first.click()
    page.wait_for_url("**/claims/**")


def test_names_fit_into_the_picture_of_relations(page_at: PageAt) -> None:
    page = page_at(360, "light")
    for address in ("claims/other-gains-since-27-november/", "events/battle-of-bakhmut/"):
        page.goto(address)
        ends = page.locator(".xp-net text").evaluate_all(
            "all => all.map((one) => one.getBBox()).map((box) => [box.x, box.x + box.width])"
        )
        assert len(ends) > 5
        assert all(begin >= 0 and end <= 328 for begin, end in ends), address
