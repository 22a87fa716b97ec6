"""More claims than one page lists: their pages too are as they stood on a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from explainer.views.division.part import LIMIT
from tests.browser.conftest import serve
from tests.projects import SMALL, built, write

if TYPE_CHECKING:
    from tests.browser.conftest import PageAt


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site on whose reports somebody changed their mind, one of which came later."""
    judged = "by: bruno, wording: so"
    report = "statement: So.\nform: report\nmade_by: keeper\nsources: [logbook]\n"
    claims = {
        f"content/claims/c{number}.yml": f"name: C{number}\n{report}see_also: [c10]\n"
        f"made: {1850 + number % 2 * 60}-01-01\n"
        f"assessments: [{{{judged}, date: 1951-01-01, verdict: refuted}}, "
        f"{{{judged}, date: 1952-01-01, verdict: confirmed}}]\n"
        for number in range(LIMIT + 10)
    }
    claims["content/claims/c10.yml"] = claims["content/claims/c10.yml"].replace("c10]", "c1]")
    claims["content/claims/c2.yml"] = (
        f"name: C2\n{report}made: 1850/1953\n"
        f"assessments: [{{{judged}, date: 1954, verdict: confirmed}}]\n"
    )
    claims["content/people/bruno.yml"] = "name: Bruno\n"
    with serve(built(write(tmp_path_factory.mktemp("claims"), {**SMALL, **claims}))) as found:
        yield found


def test_a_part_of_the_ledger_is_as_it_stood_on_a_day(page_at: PageAt, address: str) -> None:
    page = page_at(320, "light")
    page.goto(f"{address}claims/")
    page.locator(".xp-standing--confirmed .xp-divisions a").first.click()
    page.locator("table.xp-ledger").wait_for()
    row = page.locator('tr[data-xp-id="c10"]')
    late = page.locator('tr[data-xp-id="c2"]')
    assert not row.locator(".xp-then").is_visible()
    page.goto(f"{page.url}?on=1951-06-01")
    assert "1 June 1951" in page.locator(".xp-asof__notice").inner_text()
    then = row.locator(".xp-then .xp-standing")
    assert then.inner_text() == "refuted"
    assert "xp-standing--refuted" in (then.get_attribute("class") or "")
    assert row.is_visible()
    assert not late.is_visible()
    # The page says that its heading is today's.
    assert "of today" in page.locator("p.xp-then").inner_text()
    page.get_by_role("button", name="Show today").click()
    assert late.is_visible()
    assert not row.locator(".xp-then").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_overview_of_the_ledger_too(page_at: PageAt, address: str) -> None:
    page = page_at(1280, "light")
    page.goto(f"{address}claims/?on=1951-06-01")
    first = page.locator("li.xp-claim:visible").first
    assert first.locator(".xp-claim__standing").inner_text() == "refuted"
    assert not page.locator(".xp-ledger__heading .xp-note:visible").count()
