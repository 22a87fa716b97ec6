"""The timeline in a browser: filtered, by keyboard, and without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages import LOW_CONTRAST, TOO_WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt, Scheme

PLACE = 'select[name="place"]'

SHOWN = """() => [...document.querySelectorAll(".xp-tl__row")]
  .filter((row) => row.checkVisibility())
  .map((row) => `${row.dataset.xpKind} ${row.dataset.xpId}`)"""


def _shown(page: Page) -> list[str]:
    found: list[str] = page.evaluate(SHOWN)
    return found


def _counted(page: Page) -> str:
    return page.locator("[data-xp-count]").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["timeline/", "timeline/?view=scale&lanes=actor"])
def test_it_fits_and_can_be_read(address: str, scheme: Scheme, page_at: PageAt) -> None:
    for width in (1280, 360, 320):
        page = page_at(width, scheme)
        page.goto(address)
        assert page.evaluate(TOO_WIDE) == [], width
        assert page.evaluate(LOW_CONTRAST) == [], width


def test_without_a_script_everything_is_there_and_no_control(page_at: PageAt) -> None:
    page = page_at(1280, "light", javascript=False)
    page.goto("timeline/")
    rows = page.locator(".xp-tl__row")
    assert rows.count() > 20
    assert all(row.is_visible() for row in rows.all())
    for name in (".xp-filters", ".xp-asof", ".xp-axis"):
        assert not page.locator(name).is_visible()


def test_filters_by_kind_place_and_actor(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/")
    whole = _shown(page)
    page.get_by_label("Claim").uncheck()
    page.get_by_label("Assessment").uncheck()
    events = _shown(page)
    assert events == [one for one in whole if one.startswith("event ")]
    # What happened in the town happened in its region.
    page.locator(PLACE).select_option("donbas")
    within = _shown(page)
    assert "event grad-crew-near-bakhmut" in within
    assert "event kherson-counteroffensive" not in within
    page.locator('select[name="actor"]').select_option("ukrainian-military")
    assert 0 < len(_shown(page)) < len(within)
    assert _counted(page) == f"{len(_shown(page))} of {len(whole)} shown"
    page.get_by_role("button", name="Show all").click()
    assert _shown(page) == whole


def test_filters_by_standing(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/")
    page.get_by_role("checkbox", name="unlikely").check()
    assert _shown(page) == ["claim breakthrough-along-t0513", "claim tempo-of-advance"]


def test_the_address_keeps_the_filters(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/")
    whole = _shown(page)
    page.locator(PLACE).select_option("kherson")
    one = _shown(page)
    page.get_by_label("Event").uncheck()
    assert _shown(page) != one
    page.go_back()
    assert _shown(page) == one
    assert page.get_by_label("Event").is_checked()
    page.reload()
    assert _shown(page) == one
    assert page.locator(PLACE).input_value() == "kherson"
    page.go_back()
    assert _shown(page) == whole


def test_an_address_may_name_several(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/?kind=event&place=kherson,southeast-of-bakhmut")
    assert "event kherson-counteroffensive" in _shown(page)
    assert page.locator(PLACE).input_value() == "kherson,southeast-of-bakhmut"


def test_a_span_shows_what_was_known_on_its_last_day(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/")
    page.evaluate("""() => {
      window.told = [];
      document.addEventListener("xp:filter", (event) => told.push(event.detail));
    }""")
    page.locator('[name="since"]').fill("2022-11-27")
    page.locator('[name="until"]').fill("2022-11-28")
    shown = _shown(page)
    assert "event grad-crew-near-bakhmut" in shown
    assert "claim no-imminent-encirclement" in shown
    # Made and judged at some time up to the 29th, for all that is known.
    assert "claim breakthrough-along-t0513" not in shown
    assert not any(one.startswith("assessment") for one in shown)
    assert "28 November 2022" in page.locator(".xp-asof__notice").inner_text()
    told = page.evaluate("told.at(-1)")
    assert (told["since"], told["until"]) == ("2022-11-27", "2022-11-28")


def test_it_follows_what_another_part_of_the_page_chose(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/")
    page.evaluate("""() => document.dispatchEvent(new CustomEvent("xp:filter",
      { detail: { place: ["kherson"], source: document.body } }))""")
    assert "event kherson-counteroffensive" in _shown(page)
    assert "place=kherson" in page.url


def test_from_row_to_row_by_keyboard(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/?kind=event")
    focused = "document.activeElement.closest('.xp-tl__row')?.dataset.xpId"
    seen = []
    for _ in range(3):
        page.keyboard.press("j")
        seen.append(page.evaluate(focused))
    assert seen == [one.partition(" ")[2] for one in _shown(page)[:3]]
    page.keyboard.press("k")
    assert page.evaluate(focused) == seen[1]
    # What is typed into a field is no command.
    page.locator(PLACE).focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.name") == "place"


def test_a_span_that_ends_before_it_begins_holds_nothing(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/?since=2022-12-01&until=2022-11-01")
    assert page.locator("[data-xp-count]").inner_text() == "0 of 30 shown"


def test_five_hundred_rows_are_filtered_smoothly(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/")
    # The same rows again and again, as if the site had so many.
    page.evaluate("""() => {
      const list = document.querySelector(".xp-tl__anchor ol");
      const rows = [...document.querySelectorAll(".xp-tl:not(.xp-tl--undated) .xp-tl__row")];
      for (let n = rows.length; n < 500; n++) list.append(rows[n % rows.length].cloneNode(true));
      const form = document.querySelector("[data-xp-filters]");
      const again = form.cloneNode(true);
      delete again.dataset.ready;
      form.replaceWith(again);
    }""")
    source = page.evaluate("document.querySelector('script[src$=\"/timeline.js\"]').src")
    page.add_script_tag(url=source)
    assert _counted(page).startswith("5")
    took = page.evaluate("""() => {
      const select = document.querySelector('[name="place"]');
      const times = ["kherson", "bakhmut", ""].map((place) => {
        select.value = place;
        const start = performance.now();
        select.dispatchEvent(new Event("change", { bubbles: true }));
        document.body.offsetHeight;
        return performance.now() - start;
      });
      return Math.min(...times);
    }""")
    assert took < 50
