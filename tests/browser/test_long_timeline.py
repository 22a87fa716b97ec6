"""A timeline that is too long to be listed: numbers with the same controls."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import serve
from tests.browser.test_pages import TOO_WIDE
from tests.projects import SMALL, built, write

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt

EVENTS = 600
UNDATED = 12
ALL = EVENTS + UNDATED + 2  # the first light, and what began nobody knows when


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site of six hundred events with a date and some without.

    Every third of them is at one place, every sixth of the earlier half at another one.
    """
    folder: Path = tmp_path_factory.mktemp("long")
    events = {
        f"content/events/e{number}.yml": (
            f"name: E{number}\ndate: {1900 + number % 20}-{1 + number % 12:02}-11\n"
            + ("place: skerry\n" if number % 3 == 0 else "")
            + ("place: shore\n" if number % 6 == 1 and number < EVENTS // 2 else "")
            + ("involves: [keeper]\n" if number % 2 == 0 else "")
        )
        for number in range(EVENTS)
    }
    events |= {
        f"content/events/u{number}.yml": f"name: U{number}\nplace: skerry\n"
        for number in range(UNDATED)
    }
    events["content/events/old.yml"] = 'name: Old\ndate: "/.."\n'
    events["content/places/shore.yml"] = "name: The shore\n"
    with serve(built(write(folder, {**SMALL, **events}))) as found:
        yield found


def _sum(page: Page) -> int:
    numbers: list[str] = (
        page.evaluate("""() => [...document.querySelectorAll(".xp-periods tbody tr")]
      .filter((row) => row.checkVisibility())
      .map((row) => row.cells[1].querySelector("[data-xp-number]")?.textContent ?? "0")""")
    )
    return sum(map(int, numbers))


def test_it_is_numbers_that_lead_to_lists(page_at: PageAt, address: str) -> None:
    page = page_at(320, "light")
    page.goto(f"{address}timeline/")
    for width in (600, 400, 360, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == [], width
    assert _sum(page) == ALL
    assert page.locator(".xp-periods tbody tr").count() < 300
    page.locator(".xp-periods tbody tr[data-xp-from] a").last.click()
    assert "/events/by-year/" in page.url


def test_the_same_controls_and_an_address(page_at: PageAt, address: str) -> None:
    page = page_at(1280, "light")
    page.goto(f"{address}timeline/")
    page.locator('select[name="place"]').select_option("skerry")
    assert _sum(page) == EVENTS // 3 + UNDATED + 1
    page.locator('[name="since"]').fill("1910-01-01")
    after = _sum(page)
    assert 0 < after < EVENTS // 3
    page.reload()
    assert _sum(page) == after
    page.go_back()
    assert _sum(page) == EVENTS // 3 + UNDATED + 1
    page.get_by_role("button", name="Show all").click()
    assert _sum(page) == ALL


def _counted(page: Page) -> str:
    return page.locator("[data-xp-count]").inner_text()


def test_what_has_no_date_is_counted_and_leads_to_its_list(page_at: PageAt, address: str) -> None:
    page = page_at(1280, "light")
    page.goto(f"{address}timeline/")
    rows = ALL + 1  # and a claim
    assert page.locator(".xp-facts").inner_text().startswith(f"{rows} rows")
    assert _counted(page) == f"{rows} of {rows} shown"
    assert str(UNDATED + 2) in page.locator(".xp-note a").inner_text()
    page.locator(".xp-note a").click()
    ongoing, undated = page.locator(".xp-periods tbody tr:not([data-xp-from])").all()
    assert f"#{ongoing.get_attribute('id')}" in page.url
    assert ongoing.locator("td").first.inner_text() == "1"
    assert undated.locator("td").first.inner_text() == str(UNDATED)
    claims = undated.locator("[data-xp-claims] a").get_attribute("href") or ""
    assert claims.endswith("claims/")
    undated.locator("[data-xp-events] a").click()
    assert page.url == f"{address}events/by-year/undated/"
    assert page.locator("main").get_by_role("link", name="U11", exact=True).count() == 1


def test_a_choice_counts_as_many_as_it_says(page_at: PageAt, address: str) -> None:
    page = page_at(1280, "light")
    page.goto(f"{address}timeline/")
    for name in ("place", "actor"):
        for choice in page.locator(f'select[name="{name}"] option:not([value=""])').all():
            said = choice.inner_text()
            page.locator(f'select[name="{name}"]').select_option(choice.get_attribute("value"))
            assert said.endswith(f"({_counted(page).split()[0]})"), said
        page.get_by_role("button", name="Show all").click()
    # What has no start is in no span.
    page.goto(f"{address}timeline/?since=1900-01-01")
    assert _counted(page).startswith(f"{EVENTS} of")
    assert not page.locator(".xp-periods tbody tr:not([data-xp-from])").first.is_visible()


@pytest.mark.parametrize(
    "asked,kept,number",
    [
        ("actor=keeper,nobody", "actor=keeper", EVENTS // 2 + 1),
        ("place=nowhere", "", ALL + 1),
        ("standing=banana&since=soon", "", ALL + 1),
        ("on=1910-02-30&place=shore", "place=shore", EVENTS // 12),
    ],
)
def test_form_address_and_numbers_say_the_same(
    asked: str, kept: str, number: int, page_at: PageAt, address: str
) -> None:
    page = page_at(1280, "light")
    page.goto(f"{address}timeline/?{asked}")
    assert page.url.partition("?")[2] == kept
    chosen = "&".join(
        f"{name}={value}"
        for name in ("place", "actor")
        if (value := page.locator(f'select[name="{name}"]').input_value())
    )
    assert chosen == kept
    assert _counted(page).startswith(f"{number} of {ALL + 1} shown. The address asked")
    # It is said until something else is chosen.
    page.get_by_role("button", name="Show all").click()
    page.locator('[name="since"]').fill("1900-01-01")
    assert page.url.endswith("?since=1900-01-01")
    assert _counted(page) == f"{EVENTS} of {ALL + 1} shown"


def test_the_note_leads_to_what_has_no_date_or_is_not_there(page_at: PageAt, address: str) -> None:
    page = page_at(1280, "light")
    page.goto(f"{address}timeline/")
    note = page.locator("[data-xp-rest]")
    target = page.locator(note.locator("a").get_attribute("href") or "")
    assert note.is_visible()
    for name, value in (("place", "shore"), ("place", "skerry"), ("actor", "keeper")):
        page.locator(f'select[name="{name}"]').select_option(value)
        assert not note.is_visible(), value
        page.get_by_role("button", name="Show all").click()
        assert note.is_visible()
    page.locator('[name="since"]').fill("1900-01-01")
    assert not note.is_visible()
    page.locator('[name="since"]').fill("")
    note.locator("a").click()
    assert target.is_visible()


def test_a_month_leads_to_its_own_heading(page_at: PageAt, address: str) -> None:
    page = page_at(1280, "light")
    page.goto(f"{address}timeline/")
    row = page.locator('tr[data-xp-from="1903-04-01"]')
    assert row.locator("[data-xp-events]").inner_text() == "10"
    row.locator("a").click()
    assert page.url == f"{address}events/by-year/1900-1909/#in-1903-04"
    assert page.locator("h2:target").inner_text().startswith("April 1903")
    assert page.locator("h2:target").evaluate("(one) => one.getBoundingClientRect().top < 200")


def test_a_list_that_has_more_says_of_how_many(page_at: PageAt, address: str) -> None:
    page = page_at(320, "light")
    page.goto(f"{address}timeline/")
    month = page.locator('tr[data-xp-from="1901-02-01"] [data-xp-events]')
    assert month.inner_text() == "10"
    page.locator('select[name="place"]').select_option("shore")
    assert month.inner_text() == "5 of 10"
    assert page.evaluate(TOO_WIDE) == []
    page.get_by_role("button", name="Show all").click()
    assert month.inner_text() == "10"


def test_without_a_script_all_of_it_is_there(page_at: PageAt, address: str) -> None:
    page = page_at(1280, "light", javascript=False)
    page.goto(f"{address}timeline/")
    assert _sum(page) == ALL
    assert page.locator('tr[data-xp-from="1901-02-01"] [data-xp-events]').inner_text() == "10"
    assert not page.locator(".xp-filters").is_visible()
