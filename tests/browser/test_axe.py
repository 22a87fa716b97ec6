"""What axe-core finds of WCAG 2.2 A and AA, and of good practice: nothing, on any kind of page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import KINDS_OF_PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt, Scheme

AXE = Path(__file__).parents[1] / "checkers/node_modules/axe-core/axe.min.js"

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

RUN = """async (only) => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], runOnly: only });
  return violations.flatMap(({ id, nodes }) => nodes.map((one) =>
    `${id}: ${one.target.join(" ")}: ${one.failureSummary.split("\\n")[1].trim()}`));
}"""

SETTLED = 400
"""Milliseconds until the theme has slid its drawer or its search in."""

# Of the states of a page only its colours differ by scheme, and nothing of it by more.
COLOURS: dict[str, object] = {"type": "rule", "values": ["color-contrast"]}
ALL: dict[str, object] = {"type": "tag", "values": TAGS}


def _found(page: Page, only: dict[str, object] = ALL) -> list[str]:
    found: list[str] = page.evaluate(RUN, only)
    return found


def _with_axe(page: Page) -> Page:
    # Before the page's own: no policy of the page has a say in it, and no host is asked.
    page.add_init_script(path=AXE)
    return page


@pytest.mark.parametrize("width", [1280, 360])
def test_every_kind_of_page(width: int, page_at: PageAt) -> None:
    page = _with_axe(page_at(width, "light"))
    for address in KINDS_OF_PAGES:
        page.goto(address, wait_until="networkidle")
        assert _found(page) == [], address


@pytest.mark.parametrize("width", [1280, 360])
def test_in_the_dark(width: int, page_at: PageAt) -> None:
    page = _with_axe(page_at(width, "dark"))
    for address in KINDS_OF_PAGES:
        page.goto(address, wait_until="networkidle")
        assert _found(page, COLOURS) == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_with_search_open(width: int, scheme: Scheme, page_at: PageAt) -> None:
    page = _with_axe(page_at(width, scheme))
    page.goto("places/bakhmut/", wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.type("bakhmut")
    page.locator(".md-search-result__link").first.wait_for()
    page.wait_for_timeout(SETTLED)
    assert _found(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_the_drawer_open(scheme: Scheme, page_at: PageAt) -> None:
    page = _with_axe(page_at(360, scheme))
    page.goto("claims/", wait_until="networkidle")
    page.locator(".md-header__button[for='__drawer']").click()
    page.wait_for_timeout(SETTLED)
    assert _found(page) == []


# What a reader chose: the scale and its lanes, a day on which nobody had said it, a place.
STATES = (
    "timeline/?view=scale",
    "timeline/?view=scale&lanes=place&on=2022-11-28",
    "timeline/?kind=none",
    "claims/?on=2022-11-28",
    "claims/breakthrough-along-t0513/?on=2022-11-28",
    "places/bakhmut/?on=2022-11-28",
    "map/?since=2022-11-28&until=2022-11-28",
    "map/?place=bakhmut",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_as_a_reader_set_it(scheme: Scheme, page_at: PageAt) -> None:
    page = _with_axe(page_at(360, scheme))
    for address in STATES:
        page.goto(address, wait_until="networkidle")
        assert _found(page) == [], address


def test_with_cards_open(page_at: PageAt) -> None:
    page = _with_axe(page_at(1280, "light"))
    page.goto("events/advance-southeast/", wait_until="networkidle")
    page.locator(".xp-page .xp-facts a").first.hover()
    page.locator("#xp-card").wait_for()
    assert _found(page) == []
    page.goto("map/", wait_until="networkidle")
    page.locator('.leaflet-marker-icon[data-xp-id="bakhmut"]').click()
    page.locator(".xp-map__card").wait_for()
    assert _found(page) == []


def test_faults_are_found(page_at: PageAt) -> None:
    page = _with_axe(page_at(1280, "light"))
    page.goto("404.html")
    page.evaluate("document.querySelector('.xp-page').append(document.createElement('button'))")
    assert any(one.startswith("button-name: ") for one in _found(page))
