"""A page on paper: all that it says, where it stands, and nothing to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages import LOW_CONTRAST

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt, Scheme


def _on_paper(page: Page, address: str) -> Page:
    page.goto(address)
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_to_press_and_all_to_read(scheme: Scheme, page_at: PageAt) -> None:
    page = _on_paper(page_at(800, scheme), "organisations/isw/")
    for selector in (".md-header", ".md-tabs", ".md-footer", ".xp-crumbs", ".xp-edit", "summary"):
        for found in page.locator(selector).all():
            assert not found.is_visible(), selector
    for row in page.locator("details.xp-more li").all():
        assert row.is_visible()
    assert page.locator(".xp-net svg").is_visible()
    assert page.evaluate(LOW_CONTRAST) == []


def test_paper_is_white_for_readers_in_the_dark(page_at: PageAt) -> None:
    page = _on_paper(page_at(800, "dark"), "places/bakhmut/")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    grounds = page.evaluate(
        """() => ["html", "body", ".md-main", ".md-content"].map((name) =>
          getComputedStyle(document.querySelector(name)).backgroundColor)"""
    )
    assert set(grounds) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert grounds[0] == "rgb(255, 255, 255)"
    schemes = page.evaluate(
        "[document.documentElement, document.body].map((one) => getComputedStyle(one).colorScheme)"
    )
    assert schemes == ["light", "light"]


def test_a_page_says_where_it_stands_and_of_when(page_at: PageAt) -> None:
    page = page_at(800, "light")
    page.goto("places/bakhmut/")
    printed = page.locator(".xp-printed")
    assert not printed.is_visible()
    page.emulate_media(media="print")
    assert printed.is_visible()
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical is not None
    assert canonical in printed.inner_text()
    assert "29 November 2022" in printed.inner_text()


def test_addresses_of_other_sites_are_printed(page_at: PageAt) -> None:
    page = page_at(800, "light")
    page.goto("places/bakhmut/")
    # An invented link, since an editor may take any of the real ones out.
    page.evaluate(
        """() => { const link = document.createElement("a"); link.href = "https://example.net/x";
          link.id = "outside"; document.querySelector(".xp-prose p").append(link); }"""
    )
    said = "getComputedStyle(document.querySelector('#outside'), '::after').content"
    assert page.evaluate(said) == "none"
    page.emulate_media(media="print")
    assert "https://example.net/x" in page.evaluate(said).replace('" "', "")


def test_tables_and_cards_are_whole(page_at: PageAt) -> None:
    page = _on_paper(page_at(800, "light"), "components/")
    kept = page.locator(".xp-card, .xp-net").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).breakInside)"
    )
    assert len(kept) > 10
    assert set(kept) == {"avoid"}
    cut = page.locator(".md-typeset__scrollwrap").evaluate_all(
        "all => all.filter((one) => getComputedStyle(one).overflowX !== 'visible').length"
    )
    assert cut == 0


def test_it_prints(page_at: PageAt) -> None:
    page = page_at(800, "dark")
    page.goto("claims/breakthrough-along-t0513/")
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert 1 <= paper.count(b"/Type /Page\n") <= 4


def test_a_timeline_to_scale_prints_as_a_list(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/?view=scale&kind=event")
    page.locator(".xp-axis__bar").first.wait_for()
    page.emulate_media(media="print")
    assert not page.locator(".xp-axis").is_visible()
    assert page.locator(".xp-tl__row:visible").count() > 5
    assert not page.locator('.xp-tl__row[data-xp-kind="claim"]:visible').count()
