"""A timeline that is summed up: as it stood on a day, and of several places and actors together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from explainer.dates import Day
from tests.browser.conftest import serve
from tests.browser.long_timeline import (
    NUMBERS,
    Long,
    content,
    counted,
    notice,
    only,
    read,
    shown_on,
    standing,
    sums_of,
)
from tests.browser.test_pages import TOO_WIDE
from tests.projects import SMALL, built, write

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.conftest import PageAt

ROWS = "**/assets/explainer/periods.json*"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Long]:
    """Serve such a site."""
    folder: Path = write(tmp_path_factory.mktemp("day"), content())
    with serve(built(folder)) as address:
        yield Long(address, *read(folder))


def _refuse(page: Page) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route(ROWS, refuse)


DAYS: Sequence[Day] = ((1749, 12, 31), (1751, 6, 30), (1753, 3, 11), (1755, 11, 1), (1760, 1, 1))


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_numbers_on_a_day_are_those_of_the_catalog(on: Day, page_at: PageAt, long: Long) -> None:
    page = page_at(1280, "light")
    year, month, day = on
    page.goto(f"{long.address}timeline/?on={year}-{month:02}-{day:02}")
    expected = sums_of(long, lambda _: True, on)
    assert shown_on(page) == expected
    number = sum(map(sum, expected))
    assert counted(page) == f"{number} of {len(long.rows)} shown"
    later = len(long.rows) - number
    said = f"As it stood on {day} "
    assert notice(page).startswith(said)
    assert (f" {later} not known by then." in notice(page)) is bool(later)
    # Reports count under the standing of the day.
    for one in page.locator('[name="standing"]').all():
        one.check()
        value = one.get_attribute("value")
        found = sums_of(long, lambda row, value=value: standing(row, on) == value, on)  # type: ignore[misc]
        assert shown_on(page) == found, value
        one.uncheck()


def test_standings_of_a_day_differ_from_those_of_today(long: Long) -> None:
    """Or the test above would show little."""
    reports = [row for row in long.rows if row.claim and row.claim.standing]
    then = [standing(row, (1753, 3, 11)) for row in reports]
    assert sum(a != b for a, b in zip(then, map(standing, reports, [None] * 99), strict=False)) > 5


def test_several_places_and_an_actor_together(page_at: PageAt, long: Long) -> None:
    page = page_at(1280, "light")
    page.goto(f"{long.address}timeline/?place=alfama,skerry")
    assert shown_on(page) == sums_of(long, lambda row: bool({"alfama", "skerry"} & {*row.places}))
    assert page.locator('select[name="place"] option:checked').inner_text() == "Alfama, The Skerry"
    page.locator('select[name="actor"]').select_option("ada")
    both = sums_of(
        long,
        lambda row: (
            bool({"alfama", "skerry"} & {*row.places}) and "ada" in [one.id for one in row.actors]
        ),
    )
    assert sum(map(sum, both)) > 0
    assert shown_on(page) == both
    assert page.url.endswith("?place=alfama%2Cskerry&actor=ada")
    page.reload()
    assert shown_on(page) == both
    page.go_back()
    assert sum(map(sum, shown_on(page))) > sum(map(sum, both))
    page.go_forward()
    assert shown_on(page) == both
    # Where a list has more than was counted, the link says of how many.
    row = page.locator(".xp-periods tbody tr:visible", has=page.locator("[data-xp-of]:visible"))
    assert " of " in row.first.locator("[data-xp-events]").inner_text()


def test_the_end_of_a_span_is_a_day(page_at: PageAt, long: Long) -> None:
    page = page_at(1280, "light")
    page.goto(f"{long.address}timeline/?since=1752-01-01&until=1753-03-11")
    since, until = (1752, 1, 1), (1753, 3, 11)
    spans = [(one.first, one.last) for one in long.summary.periods]
    inside = [bool(a and b and a <= until and b >= since) for a, b in spans]
    expected = sums_of(long, lambda _: True, until)
    assert shown_on(page) == only(expected, inside)
    assert notice(page).startswith("Standings as of 11 March 1753, the last day of the span.")
    # A day that is chosen goes before it.
    page.goto(f"{long.address}timeline/?until=1753-03-11&on=1751-06-30")
    assert notice(page).startswith("As it stood on 30 June 1751.")
    expected = sums_of(long, lambda _: True, (1751, 6, 30))
    assert shown_on(page) == only(expected, [bool(a and a <= until) for a, _ in spans])


def test_rows_are_fetched_only_when_they_are_needed(page_at: PageAt, long: Long) -> None:
    page = page_at(1280, "light")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(f"{long.address}timeline/?place=alfama&kind=event&since=1751-01-01")
    shown_on(page)
    page.locator('[name="standing"]').first.check()
    page.locator(".xp-asof summary").click()
    assert not [one for one in asked if "periods.json" in one]
    page.locator('select[name="actor"]').select_option("bruno")
    shown_on(page)
    page.locator(".xp-asof input").fill("1753-03-11")
    shown_on(page)
    (found,) = [one for one in asked if "periods.json" in one]
    assert "?v=" in found


def test_by_keyboard_from_day_to_day(page_at: PageAt, long: Long) -> None:
    page = page_at(1280, "light")
    page.goto(f"{long.address}timeline/")
    page.locator(".xp-asof summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    seen = []
    for _ in range(3):
        before = page.url
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)  # type: ignore[misc]
        seen.append(page.locator(".xp-asof input").input_value())
    days = sorted({row.known for row in long.rows if row.known})
    days += [one.since for row in long.rows if row.claim for one in row.claim.changes if one.since]
    assert seen == [f"{y:04}-{m:02}-{d:02}" for y, m, d in sorted({*days}, reverse=True)[:3]]
    assert page.evaluate("() => document.activeElement.dataset.step") == "-1"
    page.go_back()
    assert page.locator(".xp-asof input").input_value() == seen[1]
    stood = shown_on(page)
    page.reload()
    assert page.locator(".xp-asof input").input_value() == seen[1]
    assert shown_on(page) == stood
    page.get_by_role("button", name="Show today").click()
    assert "on=" not in page.url
    assert counted(page) == f"{len(long.rows)} of {len(long.rows)} shown"
    assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"


def test_facts_of_today_step_back(page_at: PageAt, long: Long) -> None:
    page = page_at(320, "dark")
    page.goto(f"{long.address}timeline/?on=1753-03-11&place=alfama,skerry&actor=ada")
    assert notice(page)
    assert not page.locator("[data-xp-of-today]").is_visible()
    assert page.evaluate(TOO_WIDE) == []
    assert not page.locator("[data-xp-rest]").is_visible()


@pytest.mark.parametrize(
    "asked,kept",
    [
        ("on=1753-03-11", ""),
        ("on=1753-03-11&place=alfama", "place=alfama"),
        ("place=alfama,skerry", "place=alfama"),
        ("place=alfama&actor=ada", "place=alfama"),
        ("until=1753-03-11", "until=1753-03-11"),
    ],
)
def test_without_the_rows_it_says_so_and_is_of_today(
    asked: str, kept: str, page_at: PageAt, long: Long
) -> None:
    page = page_at(1280, "light")
    _refuse(page)
    page.goto(f"{long.address}timeline/?{asked}")
    assert "could not be fetched" in counted(page)
    assert page.url.partition("?")[2] == kept
    assert notice(page) == ""
    expected = sums_of(long, lambda row: "place" not in kept or "alfama" in row.places)
    if "until" in kept:
        firsts = [one.first for one in long.summary.periods]
        expected = only(expected, [bool(one and one <= (1753, 3, 11)) for one in firsts])
    assert shown_on(page) == expected


def test_what_failed_may_be_had_later(page_at: PageAt, long: Long) -> None:
    page = page_at(1280, "light")
    _refuse(page)
    page.goto(f"{long.address}timeline/")
    page.locator(".xp-asof summary").click()
    page.locator(".xp-asof [data-step='-1']").click()
    page.locator("[data-xp-count]", has_text="could not be fetched").wait_for()
    # Of a place and an actor the one that was chosen last counts.
    page.locator('select[name="place"]').select_option("alfama")
    assert "could not be fetched" not in counted(page)
    page.locator('select[name="actor"]').select_option("ada")
    assert "could not be fetched" in counted(page)
    assert page.locator('select[name="place"]').input_value() == ""
    assert page.url.endswith("?actor=ada")
    page.unroute(ROWS)
    page.locator('select[name="place"]').select_option("alfama")
    assert "could not be fetched" not in counted(page)
    assert page.url.endswith("?actor=ada&place=alfama")
    # Rows of another page are as good as none.
    page.route(ROWS, lambda route: route.fulfill(body=json.dumps({"periods": [], "days": []})))
    page.goto(f"{long.address}timeline/?on=1753-03-11")
    assert "could not be fetched" in counted(page)


def test_from_a_folder_it_is_of_today(page_at: PageAt, long: Long, tmp_path: Path) -> None:
    """A browser fetches nothing there; `file:` pages have directory addresses turned off."""
    files = {**content(), "mkdocs.yml": f"{SMALL['mkdocs.yml']}use_directory_urls: false\n"}
    site = built(write(tmp_path, files))
    page = page_at(1280, "light")
    page.goto(f"{(site / 'timeline.html').as_uri()}?on=1753-03-11&place=alfama")
    assert "could not be fetched" in counted(page)
    assert shown_on(page) == sums_of(long, lambda row: "alfama" in row.places)


def test_without_a_script_there_is_no_day(page_at: PageAt, long: Long) -> None:
    page = page_at(1280, "light", javascript=False)
    page.goto(f"{long.address}timeline/?on=1753-03-11")
    assert not page.locator(".xp-asof").is_visible()
    assert page.evaluate(NUMBERS) == [[a, b] for a, b in sums_of(long, lambda _: True)]
    assert page.locator("[data-xp-rest]").is_visible()
