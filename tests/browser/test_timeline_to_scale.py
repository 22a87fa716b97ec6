"""The timeline to scale: zoomed, moved, in lanes, by pointer and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt


def _ticks(page: Page) -> list[str]:
    return page.locator(".xp-axis__tick").all_inner_texts()


def test_to_scale_from_days_to_hours_and_back(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/")
    page.get_by_role("button", name="To scale").click()
    assert page.locator(".xp-axis__mark").count() > 20
    days = _ticks(page)
    for _ in range(3):
        page.keyboard.press("+")
    assert any(":" in one for one in _ticks(page))
    kept = page.url
    page.reload()
    assert page.url == kept
    assert any(":" in one for one in _ticks(page))
    page.get_by_role("button", name="All of time").click()
    assert _ticks(page) == days
    page.go_back()
    assert not page.locator(".xp-axis").is_visible()


def test_to_scale_kinds_and_standings_are_told_without_colour(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/?view=scale")
    bars = page.locator(".xp-axis__mark", has_text="A breakthrough along the T0513")
    said = [one.inner_text().split("\n")[0] for one in bars.all()]
    assert [one.partition("A breakthrough")[0].strip().lower() for one in said] == [
        "report", "assessment",
    ]  # fmt: skip
    assert bars.first.locator(".xp-standing--unlikely .xp-mark").is_visible()
    name = bars.first.get_attribute("aria-label")
    assert name == "Report A breakthrough along the T0513 · unlikely · until 29 Nov 2022 (inferred)"
    # On a day the mark is that day's.
    page.goto("timeline/?view=scale&kind=claim&on=2022-11-29")
    assert page.locator(".xp-axis__mark .xp-mark").count() > 3


def test_to_scale_by_the_arrow_keys_and_from_bar_to_bar(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/?view=scale")
    before = _ticks(page)
    page.locator(".xp-axis__ground").focus()
    page.keyboard.press("ArrowRight")
    assert _ticks(page) != before
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className").startswith("xp-axis__mark")


def test_to_scale_the_focus_stays_at_its_row(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/?view=scale")
    page.keyboard.press("j")
    name = "() => document.activeElement.textContent"
    row = page.evaluate(name)
    for key in ("ArrowRight", "ArrowLeft", "+", "-"):
        page.keyboard.press(key)
        assert page.evaluate(name) == row, key
    # Where the row has gone, the focus is where the keys still work.
    page.locator(".xp-axis__mark:not(.xp-tl--span)").first.focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("() => document.activeElement.classList.contains('xp-axis__ground')")


@pytest.mark.parametrize(
    "query",
    ["lanes=constructor", "window=0001-01-01/999999-01-01", "window=x", "lanes=place,actor"],
)
def test_no_address_upsets_the_scale(query: str, page_at: PageAt) -> None:
    page = page_at(1280, "light")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"timeline/?view=scale&{query}")
    assert page.locator(".xp-axis__mark").count() > 5
    assert errors == []


def test_lanes_have_names(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/")
    page.get_by_label("Lanes").select_option("place")
    names = page.locator(".xp-axis__name").all_inner_texts()
    assert "Bakhmut" in names
    assert names[-1] == "Other"
    assert page.get_by_role("list", name="Bakhmut", exact=True).count() == 1


def test_a_span_drawn_along_the_axis_is_what_is_shown(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("timeline/?view=scale")
    box = page.locator(".xp-axis__ruler").bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.15, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, y, steps=4)
    page.mouse.up()
    assert page.locator('[name="since"]').input_value() == "2022-11-27"
    assert page.locator('[name="until"]').input_value() == "2022-11-28"
    assert "since=2022-11-27" in page.url


def test_letters_are_no_keys_for_whoever_turns_them_off(page_at: PageAt) -> None:
    """Who speaks to a computer would set them off: WCAG 2.1.4 wants a way to turn them off."""
    page = page_at(320, "light")
    page.goto("timeline/?view=scale")
    button = page.get_by_role("button", name="Keys")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    ticks = _ticks(page)
    page.keyboard.press("j")
    page.keyboard.press("+")
    assert page.evaluate("document.activeElement.dataset.keys") == ""
    assert _ticks(page) == ticks
    page.reload()
    assert button.get_attribute("aria-pressed") == "false"
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement === document.body")
    # The arrow keys are the axis's own.
    page.locator(".xp-axis__ground").focus()
    page.keyboard.press("ArrowRight")
    assert _ticks(page) != ticks
    button.click()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className").startswith("xp-axis__mark")
