"""What a reader does: searches, follows, prints; with JavaScript and without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt


def _found(page: Page, words: str) -> list[str]:
    """Type words into the search, and return the pages that it finds, best first."""
    page.goto("", wait_until="networkidle")  # it listens when it has its index
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.press_sequentially(words)
    page.locator(".md-search-result__link").first.wait_for(timeout=10_000)
    paths: list[str] = page.locator(".md-search-result__link").evaluate_all(
        "all => all.map((one) => new URL(one.href).pathname)"
    )
    return paths


def test_search_finds_an_entry_by_its_name(page_at: PageAt) -> None:
    found = _found(page_at(1280, "light"), "Roozenbeek")
    assert found[0].endswith("/experts/jon-roozenbeek/")


def test_search_does_not_find_what_other_pages_say_in_definitions(page_at: PageAt) -> None:
    found = _found(page_at(1280, "light"), "salvoes")  # of a rocket launcher
    assert any("/glossary/" in path for path in found)
    assert not any("/narratives/" in path for path in found)


def test_a_reader_gets_from_home_to_the_words_of_an_assessor(page_at: PageAt) -> None:
    page = page_at(360, "dark", javascript=False)
    page.goto("")
    page.locator("#doubted ~ .xp-claims .xp-claim__name a").first.click()
    page.wait_for_url("**/claims/**")
    assert page.locator(".xp-assessments .xp-wording").first.is_visible()
    page.locator(".xp-assessments .xp-cite a").first.click()
    assert page.locator(":target").is_visible()
    page.locator(":target a").first.click()
    page.wait_for_url("**/sources/**")


@pytest.mark.parametrize(
    "address", ["", "narratives/trench-war-at-bakhmut/", "claims/breakthrough-along-t0513/"]
)
def test_pages_read_the_same_without_javascript(address: str, page_at: PageAt) -> None:
    texts = []
    for javascript in (True, False):
        page = page_at(1280, "light", javascript=javascript)
        page.goto(address)
        text = page.locator(".xp-page").inner_text()
        # What gives the reader a day is there with its script alone.
        for control in page.locator(".xp-asof").all():
            assert control.is_visible() is javascript
            text = text.replace(control.inner_text(), "")
        texts.append(text.split())
    assert texts[0] == texts[1]
    assert len(texts[1]) > 40


def test_a_page_prints_with_the_addresses_of_its_sources(page_at: PageAt) -> None:
    page = page_at(800, "dark")
    page.emulate_media(media="print")
    page.goto("claims/breakthrough-along-t0513/")
    assert page.locator(".xp-wording").first.is_visible()
    assert page.locator(".xp-sources").is_visible()
    for tip in page.locator(".xp-term__tip").all():
        assert not tip.is_visible()


def test_an_address_that_leads_nowhere_shows_a_page_of_the_site(page_at: PageAt) -> None:
    page = page_at(360, "light")
    answer = page.goto("places/atlantis/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator(".xp-page h1").is_visible()
    page.locator(".xp-page a").first.click()
    page.locator(".xp-home").wait_for()


def test_one_can_go_through_a_page_by_keyboard(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("claims/breakthrough-along-t0513/")
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => {
                  const at = document.activeElement;
                  const style = getComputedStyle(at);
                  const outlined = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
                  return [at.closest(".xp-page") !== null, outlined, at.textContent.trim()];
                }"""
            )
        )
    inside = [one for one in seen if one[0]]
    assert len(inside) > 10
    assert [words for _, outlined, words in inside if not outlined] == []
