"""A term shows its definition where it stands: by mouse, keyboard and touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import PageAt

NARRATIVE = "narratives/trench-war-at-bakhmut/"


def _term(page: Page) -> tuple[Locator, Locator]:
    """Return the first term of the narrative and its definition."""
    page.goto(NARRATIVE)
    term = page.locator(".xp-narrative .xp-term").first
    return term.locator(".xp-term__link"), term.locator(".xp-term__tip")


def _is_shown(tip: Locator) -> bool:
    return tip.is_visible() and float(tip.evaluate("one => getComputedStyle(one).opacity")) > 0.9


def _away(page: Page) -> None:
    page.mouse.move(0, 0)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_definition_shows_on_hover(javascript: bool, page_at: PageAt) -> None:  # noqa: FBT001
    page = page_at(1280, "light", javascript=javascript)
    link, tip = _term(page)
    _away(page)
    assert not _is_shown(tip)
    link.hover()
    assert _is_shown(tip)
    # One can go into it, to read at leisure or to copy (WCAG 2.2, 1.4.13).
    tip.hover()
    assert _is_shown(tip)
    _away(page)
    tip.wait_for(state="hidden")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_definition_shows_on_focus(javascript: bool, page_at: PageAt) -> None:  # noqa: FBT001
    page = page_at(1280, "light", javascript=javascript)
    link, tip = _term(page)
    _away(page)
    link.focus()
    # A focus by keyboard, which is what one sees.
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert link.evaluate("one => one === document.activeElement")
    assert _is_shown(tip)
    page.keyboard.press("Tab")
    tip.wait_for(state="hidden")


def test_escape_closes_a_definition_and_leaves_the_focus(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    link, tip = _term(page)
    _away(page)
    link.focus()
    assert _is_shown(tip)
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    assert link.evaluate("one => one === document.activeElement")
    # It comes back with the focus, not by itself.
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert _is_shown(tip)


def test_escape_closes_what_the_mouse_opened(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    link, tip = _term(page)
    link.hover()
    assert _is_shown(tip)
    page.keyboard.press("Escape")
    assert not tip.is_visible()


def test_a_first_tap_shows_and_a_second_follows(page_at: PageAt) -> None:
    page = page_at(360, "light", touch=True)
    link, tip = _term(page)
    there = link.evaluate("one => one.href")
    link.tap()
    assert _is_shown(tip)
    assert page.url.endswith(NARRATIVE)
    link.tap()
    page.wait_for_url(there)


def test_a_tap_elsewhere_closes(page_at: PageAt) -> None:
    page = page_at(360, "light", touch=True)
    link, tip = _term(page)
    link.tap()
    assert _is_shown(tip)
    page.locator("h1").tap()
    tip.wait_for(state="hidden")


@pytest.mark.parametrize("width", [320, 1280])
def test_definitions_stay_on_the_screen(width: int, page_at: PageAt) -> None:
    page = page_at(width, "light")
    for address in (NARRATIVE, "claims/breakthrough-along-t0513/", "places/bakhmut/"):
        page.goto(address)
        terms = page.locator(".xp-page .xp-term")
        assert terms.count()
        for number in range(terms.count()):
            terms.nth(number).locator(".xp-term__link").focus()
            box = terms.nth(number).locator(".xp-term__tip").bounding_box()
            assert box is not None, "it shows"
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width + 0.5, f"{address}: term {number}"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_definition_is_what_describes_the_link(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    link, tip = _term(page)
    described = link.get_attribute("aria-describedby")
    assert described == tip.get_attribute("id")
    assert tip.get_attribute("role") == "tooltip"
    assert (tip.text_content() or "").strip()
