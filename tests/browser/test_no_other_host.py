"""No page asks another host for anything, in any state; `page_at` holds every other test to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.pages import KINDS_OF_PAGES

if TYPE_CHECKING:
    from tests.browser.conftest import PageAt


def test_no_page_asks_another_host(page_at: PageAt, foreign_requests: list[str]) -> None:
    page = page_at(1280, "light")
    for address in KINDS_OF_PAGES:
        page.goto(address, wait_until="networkidle")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")  # what waits to be seen begins
        for summary in page.locator(".xp-page summary").all()[:3]:
            if summary.is_visible():
                summary.click()
        assert foreign_requests == [], address
    page.goto("map/")
    page.get_by_role("button", name="The whole map").click()
    page.locator('.leaflet-marker-icon[tabindex="0"]').first.click()
    page.keyboard.press("/")
    page.keyboard.type("bakhmut")
    page.locator(".md-search-result__link").first.wait_for()
    assert foreign_requests == []
