"""Everything by keyboard alone: each control is reached and seen, and Escape leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.keyboard import settle, walk

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt

PAGES = (
    "",
    "narratives/trench-war-at-bakhmut/",
    "events/advance-southeast/",
    "places/bakhmut/",
    "claims/",
    "sources/newsweek-marginal-gains/",
    "timeline/",
    "map/",
    "404.html",
)
BACKWARDS = ("", "places/bakhmut/", "claims/")

FOCUSED = """() => {
  const at = document.activeElement;
  return at.id || at.dataset.xpId || at.getAttribute("href") || at.className;
}"""


@pytest.mark.parametrize("width", [1280, 360])
def test_every_control_is_reached_and_seen(width: int, page_at: PageAt) -> None:
    page = page_at(width, "light", height=800)
    for address in PAGES:
        page.goto(address, wait_until="networkidle")
        settle(page)
        found = walk(page)
        assert found.faults == [], address
        assert found.unreached == [], address
        assert found.steps > 3, address  # of few pages nobody goes away at once


@pytest.mark.parametrize("width", [1280, 360])
def test_every_control_is_reached_backwards(width: int, page_at: PageAt) -> None:
    page = page_at(width, "light", height=800)
    for address in BACKWARDS:
        page.goto(address, wait_until="networkidle")
        settle(page)
        found = walk(page, "Shift+Tab")
        assert found.faults == [], address
        assert found.unreached == [], address


def test_a_control_that_is_not_reached_is_told(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("404.html")
    page.evaluate(
        """() => {
          const trap = Object.assign(document.createElement("button"), { textContent: "trap" });
          trap.addEventListener("keydown", (event) => event.preventDefault());
          const veil = Object.assign(document.createElement("div"), { className: "veil" });
          veil.style = "position: fixed; inset: 0; z-index: 99";
          document.querySelector(".xp-page").prepend(trap, veil);
        }"""
    )
    found = walk(page)
    assert any("trap" in one and "veil" in one for one in found.faults)
    assert found.unreached


def _open_drawer(page: Page, key: str = "Space") -> None:
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "__drawer"
    page.keyboard.press(key)
    page.locator(".md-sidebar--primary").wait_for()


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_the_drawer_opens_and_closes(key: str, page_at: PageAt) -> None:
    page = page_at(360, "light")
    page.goto("places/bakhmut/")
    button = page.get_by_role("button", name="Navigation", pressed=False)
    button.wait_for()
    _open_drawer(page, key)
    assert page.get_by_role("button", name="Navigation", pressed=True).count() == 1
    found = walk(page)
    # It covers the page: nothing that lies under it takes the focus.
    assert found.faults == []
    assert found.unreached == []
    assert page.evaluate("[...reached].every((one) => one.closest('.md-sidebar--primary, input'))")
    page.locator(".md-sidebar--primary a").last.focus()
    page.keyboard.press("Escape")
    assert not page.locator(".md-sidebar--primary").is_visible()
    assert page.evaluate(FOCUSED) == "__drawer"
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0


def test_a_list_within_the_drawer(page_at: PageAt) -> None:
    page = page_at(360, "light")
    page.goto("narratives/trench-war-at-bakhmut/")
    _open_drawer(page)
    contents = page.locator("label.md-nav__link[for='__toc']")
    contents.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)  # it slides in
    assert page.evaluate("document.activeElement.matches('.md-nav__title[for=__toc]')")
    page.locator("#__drawer").focus()
    found = walk(page)
    assert found.faults == []
    assert found.unreached == []
    page.locator(".md-nav__title[for='__toc']:visible").focus()
    page.keyboard.press("Enter")
    assert contents.evaluate("one => one === document.activeElement")


def test_the_drawer_is_closed_where_one_comes_back(page_at: PageAt) -> None:
    page = page_at(360, "light")
    page.goto("places/bakhmut/")
    _open_drawer(page)
    page.locator(".md-sidebar--primary a.md-nav__link").first.click()
    page.wait_for_load_state()
    page.go_back(wait_until="load")
    assert not page.locator(".md-sidebar--primary").is_visible()
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0


def test_a_wide_page_is_never_covered(page_at: PageAt) -> None:
    page = page_at(360, "light")
    page.goto("places/bakhmut/")
    _open_drawer(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_function("document.querySelectorAll('[inert]').length === 0")


@pytest.mark.parametrize("width", [1280, 360])
def test_escape_leaves_the_search(width: int, page_at: PageAt) -> None:
    page = page_at(width, "light")
    page.goto("places/bakhmut/", wait_until="networkidle")
    link = page.locator(".xp-page .xp-main a[href]").first
    link.focus()
    page.keyboard.press("/")
    page.keyboard.type("bakhmut")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('#__search').checked")
    page.wait_for_function("(to) => document.activeElement === to", arg=link.element_handle())


def test_escape_closes_cards_and_stays_at_their_link(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("events/advance-southeast/")
    page.locator("body").press("Tab")
    link = page.locator(".xp-page .xp-facts a").first
    link.focus()
    page.locator("#xp-card").wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("#xp-card").is_visible()
    assert link.evaluate("one => one === document.activeElement")


def test_escape_leads_back_from_the_card_of_a_place(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("map/")
    page.locator('.leaflet-marker-icon[data-xp-id="bakhmut"]').focus()
    page.keyboard.press("Enter")
    page.locator(".xp-map__card").wait_for()
    page.keyboard.press("Escape")
    page.locator(".xp-map__card").wait_for(state="detached")
    assert page.evaluate(FOCUSED) == "bakhmut"


def test_the_way_up_is_no_stop_where_it_is_not_shown(page_at: PageAt) -> None:
    page = page_at(1280, "light", javascript=False)
    page.goto("places/bakhmut/")
    assert not page.locator(".md-top").is_visible()
    for name in (".md-search", "[data-md-component=palette]"):
        assert not page.locator(name).is_visible(), name  # they do nothing without a script


def test_the_drawer_needs_no_script(page_at: PageAt) -> None:
    page = page_at(360, "light", javascript=False)
    page.goto("places/bakhmut/")
    assert not page.locator(".md-sidebar--primary").is_visible()
    _open_drawer(page)
    page.locator(".md-sidebar--primary a.md-nav__link").last.click()
    page.wait_for_url("**/guide/")
