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


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site of six hundred events, every third of them at one place."""
    folder: Path = tmp_path_factory.mktemp("long")
    events = {
        f"content/events/e{number}.yml": (
            f"name: E{number}\ndate: {1900 + number % 20}-{1 + number % 12:02}-11\n"
            + ("place: skerry\n" if number % 3 == 0 else "")
        )
        for number in range(EVENTS)
    }
    with serve(built(write(folder, {**SMALL, **events}))) as found:
        yield found


@pytest.fixture
def foreign_requests() -> list[str]:
    return _OnThisMachine()


class _OnThisMachine(list[str]):
    def append(self, address: str) -> None:
        if not address.startswith("http://127.0.0.1:"):
            super().append(address)


def _sum(page: Page) -> int:
    numbers: list[str] = (
        page.evaluate("""() => [...document.querySelectorAll(".xp-periods tbody tr")]
      .filter((row) => row.checkVisibility()).map((row) => row.cells[1].textContent)""")
    )
    return sum(map(int, numbers))


def test_it_is_numbers_that_lead_to_lists(page_at: PageAt, address: str) -> None:
    page = page_at(320, "light")
    page.goto(f"{address}timeline/")
    assert page.evaluate(TOO_WIDE) == []
    assert _sum(page) == EVENTS + 1
    assert page.locator(".xp-periods tbody tr").count() < 300
    page.locator(".xp-periods tbody a").last.click()
    assert "/events/by-year/" in page.url


def test_the_same_controls_and_an_address(page_at: PageAt, address: str) -> None:
    page = page_at(1280, "light")
    page.goto(f"{address}timeline/")
    page.locator('select[name="place"]').select_option("skerry")
    assert _sum(page) == EVENTS // 3 + 1
    page.locator('[name="since"]').fill("1910-01-01")
    after = _sum(page)
    assert 0 < after < EVENTS // 3
    page.reload()
    assert _sum(page) == after
    page.go_back()
    assert _sum(page) == EVENTS // 3 + 1
    page.get_by_role("button", name="Show all").click()
    assert _sum(page) == EVENTS + 1
