"""A page as it stood on a day: what was not known yet is set aside, standings are the day's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.browser.conftest import serve

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt

PUMP = "claims/outbreak-came-from-the-pump/"


@pytest.fixture(scope="module")
def cholera_address(built_cholera: Path) -> Iterator[str]:
    """Serve the second topic, whose claims were judged over more than a year."""
    with serve(built_cholera) as address:
        yield address


def _section_of(page: Page, claim: str) -> str | None:
    found: str | None = page.evaluate(
        """(claim) => document.querySelector(`tr[data-xp-id="${claim}"]`)
          .closest("section").dataset.xpLedger""",
        claim,
    )
    return found


def _notice(page: Page) -> str:
    return page.locator(".xp-asof__notice").inner_text()


def test_the_ledger_is_sorted_as_of_the_day(page_at: PageAt, cholera_address: str) -> None:
    page = page_at(1280, "light")
    page.goto(f"{cholera_address}claims/")
    assert _section_of(page, "outbreak-came-from-the-pump") == "differ"
    page.goto(f"{cholera_address}claims/?on=1854-12-31")
    assert _section_of(page, "outbreak-came-from-the-pump") == "unlikely"
    row = page.locator('tr[data-xp-id="outbreak-came-from-the-pump"]')
    # Beside a standing are the words of that day.
    assert "doubtful" in row.inner_text()
    assert "convinced" not in row.inner_text()
    assert not page.locator('tr[data-xp-id="foul-air-caused-it"]').is_visible()
    assert not page.locator('[data-xp-ledger="differ"]').is_visible()
    assert "31 December 1854" in _notice(page)
    page.get_by_role("button", name="Show today").click()
    assert _section_of(page, "outbreak-came-from-the-pump") == "differ"
    assert page.locator('tr[data-xp-id="foul-air-caused-it"]').is_visible()
    assert _notice(page) == ""
    assert "on=" not in page.url


def test_before_anybody_judged_it_nobody_had(page_at: PageAt, cholera_address: str) -> None:
    page = page_at(1280, "light")
    page.goto(f"{cholera_address}claims/?on=1854-09-30")
    assert _section_of(page, "outbreak-came-from-the-pump") == "unassessed"
    row = page.locator('tr[data-xp-id="outbreak-came-from-the-pump"]')
    assert "nobody has assessed this" in row.inner_text()


def test_the_page_of_a_claim_on_a_day(page_at: PageAt, cholera_address: str) -> None:
    page = page_at(1280, "light")
    page.goto(f"{cholera_address}{PUMP}?on=1854-12-31")
    standing = page.locator("#assessments .xp-standing")
    assert standing.inner_text().strip() == "unlikely"
    assert "xp-standing--unlikely" in (standing.get_attribute("class") or "")
    shown = [one for one in page.locator(".xp-assessment").all() if one.is_visible()]
    assert len(shown) == 1
    assert "takes its place" not in shown[0].inner_text()
    page.goto(f"{cholera_address}{PUMP}?on=1854-09-06")
    assert "Nobody had said this by then" in _notice(page)
    assert not page.locator("#assessments").is_visible()
    assert not [one for one in page.locator(".xp-assessment").all() if one.is_visible()]
    page.get_by_role("button", name="Show today").click()
    assert page.locator("#assessments .xp-standing").inner_text().strip() == "assessors differ"


def test_what_cannot_tell_a_day_is_set_aside(page_at: PageAt, cholera_address: str) -> None:
    """Texts and pictures of today speak of what came later."""
    page = page_at(1280, "light")
    page.goto(f"{cholera_address}places/broad-street-pump/")
    later = page.get_by_text("The pump handle is removed")
    assert [one for one in later.all() if one.is_visible()]
    of_today = page.locator(".xp-net, .xp-mentions, section:has(> #see-also)")
    assert of_today.count() >= 2
    assert all(one.is_visible() for one in of_today.all())
    page.goto(f"{cholera_address}places/broad-street-pump/?on=1854-09-05")
    assert not [one for one in of_today.all() if one.is_visible()]
    assert not [one for one in later.all() if one.is_visible()]
    page.get_by_role("button", name="Show today").click()
    assert all(one.is_visible() for one in of_today.all())
    page.goto(f"{cholera_address}claims/?on=1854-09-05")
    assert not page.locator("h1 ~ .xp-facts, header .xp-facts").first.is_visible()


def test_a_card_says_nothing_of_later_standings(page_at: PageAt, cholera_address: str) -> None:
    page = page_at(1280, "light")
    for day, said in (("", True), ("?on=1854-09-10", False)):
        page.goto(f"{cholera_address}claims/{day}")
        page.locator(f'a[href="../{PUMP}"]').first.hover()
        page.locator(".xp-card--over").wait_for()
        assert page.locator(".xp-card--over .xp-card__standing").is_visible() == said


def test_nothing_is_judged_before_it_was_claimed(page_at: PageAt, cholera_address: str) -> None:
    page = page_at(1280, "light")
    page.goto(f"{cholera_address}timeline/?on=1854-09-05")
    rows = page.locator('.xp-tl__row[data-xp-kind="assessment"]').all()
    claims = {
        one.get_attribute("data-xp-id")
        for one in page.locator('.xp-tl__row[data-xp-kind="claim"]').all()
        if one.is_visible()
    }
    assert rows
    assert {one.get_attribute("data-xp-id") for one in rows if one.is_visible()} <= claims


def test_a_list_that_has_nothing_to_unfold_is_not_folded(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("places/bakhmut/?on=2022-11-28")
    notes = page.locator(".xp-later")
    assert notes.count() > 1
    for one in page.locator("details.xp-more").all():
        if one.is_visible():
            one.locator("summary").click()
            assert [row for row in one.locator("li").all() if row.is_visible()]


def test_the_focus_stays_where_days_are_chosen(page_at: PageAt, cholera_address: str) -> None:
    page = page_at(1280, "light")
    page.goto(cholera_address + PUMP)
    page.locator(".xp-asof summary").click()
    before = page.locator(".xp-asof [data-step='-1']")
    before.focus()
    while before.is_enabled():
        page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.dataset.step") == "1"


@pytest.mark.parametrize("day", ["9999-99-99", "2022-02-31", "999999999-01-01", "<script>"])
def test_what_is_no_day_is_today(day: str, page_at: PageAt) -> None:
    page = page_at(1280, "light")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"claims/?on={quote(day)}")
    assert _notice(page) == ""
    page.goto(f"timeline/?since={quote(day)}&until={quote(day)}")
    assert page.locator("[data-xp-count]").inner_text() == "30 of 30 shown"
    assert errors == []


def test_a_day_that_is_typed_is_one_step_back(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("claims/")
    page.locator(".xp-asof summary").click()
    page.locator(".xp-asof input").click()
    page.keyboard.type("11282022")
    assert page.url.endswith("?on=2022-11-28")
    page.go_back()
    assert "on=" not in page.url
    assert _notice(page) == ""


def test_by_keyboard_from_day_to_day(page_at: PageAt, cholera_address: str) -> None:
    page = page_at(1280, "light")
    page.goto(cholera_address + PUMP)
    summary = page.locator(".xp-asof summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    seen = []
    for _ in range(2):
        page.keyboard.press("Enter")
        seen.append(page.locator(".xp-asof input").input_value())
    assert seen == sorted(seen, reverse=True)
    assert len({*seen}) == 2
    assert f"on={seen[1]}" in page.url
    page.go_back()
    assert page.locator(".xp-asof input").input_value() == seen[0]
    page.reload()
    assert page.locator(".xp-asof input").input_value() == seen[0]


def test_lists_of_an_entry_say_what_was_set_aside(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("places/bakhmut/?on=2022-11-28")
    assert not page.locator('.xp-claims [data-xp-id="tempo-of-advance"]').is_visible()
    assert page.locator('.xp-claims [data-xp-id="no-imminent-encirclement"]').is_visible()
    assert "not known by then" in page.locator(".xp-later").first.inner_text()


def test_events_and_claims_of_the_timeline_step_back(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/?on=2022-11-27")
    shown = page.evaluate("""() => [...document.querySelectorAll(".xp-tl__row")]
      .filter((row) => row.checkVisibility()).map((row) => row.dataset.xpId)""")
    assert "grad-crew-near-bakhmut" in shown
    assert "battle-of-bakhmut" in shown
    assert "trench-footage-released" not in shown
    assert page.locator("[data-xp-count]").inner_text().startswith(f"{len(shown)} of")


def test_without_a_script_it_is_today(page_at: PageAt, cholera_address: str) -> None:
    page = page_at(1280, "light", javascript=False)
    page.goto(f"{cholera_address}claims/?on=1854-09-30")
    assert not page.locator(".xp-asof").is_visible()
    row = page.locator('tr[data-xp-id="outbreak-came-from-the-pump"]')
    assert "doubtful" not in row.inner_text()
    assert "nobody" not in row.inner_text()


def test_what_never_changed_has_no_control(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("organisations/british-academy/")
    assert page.locator(".xp-asof").count() == page.locator("[data-xp-known]").count() == 0
    assert page.locator('script[src*="asof"]').count() == 0


def test_the_control_moves_nothing_when_it_appears(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.add_init_script("""
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const one of list.getEntries()) window.shift += one.value;
      }).observe({ type: "layout-shift", buffered: true });
    """)
    page.goto("places/bakhmut/")
    page.wait_for_timeout(200)
    assert page.evaluate("window.shift") < 0.02
