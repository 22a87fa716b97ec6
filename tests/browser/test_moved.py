"""An old address leads to where the entry is now, with scripts and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import serve
from tests.projects import SMALL, built, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.conftest import PageAt

FILES = {
    **SMALL,
    "content/people/keeper.yml": SMALL["content/people/keeper.yml"] + "formerly: [places/warden]\n",
    "content/places/rock.yml": (
        "name: Rock\nformerly: [stone]\n"
        "withdrawn: {because: It was the Skerry., on: 1890-03-04, see: skerry}\n"
    ),
}


@pytest.fixture(scope="module")
def site_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = built(write(tmp_path_factory.mktemp("moved"), FILES))
    with serve(folder) as address:
        yield address


def test_with_scripts_the_anchor_and_the_query_are_kept(page_at: PageAt, site_address: str) -> None:
    page = page_at(1000, "light")
    page.goto("./")
    page.goto("places/warden/?h=light#entry")
    page.wait_for_url("**/people/keeper/**")
    assert page.url == f"{site_address}people/keeper/?h=light#entry"
    page.go_back()
    page.wait_for_url(site_address)


@pytest.mark.parametrize("old, new", [("places/warden/", "people/keeper/"),
                                      ("places/stone/", "places/rock/")])  # fmt: skip
def test_without_scripts_it_leads_there_too(
    old: str, new: str, page_at: PageAt, site_address: str
) -> None:
    page = page_at(1000, "light", javascript=False)
    page.goto(old)
    page.wait_for_url(f"{site_address}{new}")
    assert page.locator("h1").count() == 1


def test_what_was_withdrawn_fits_a_small_screen(page_at: PageAt) -> None:
    page = page_at(320, "dark")
    page.goto("places/rock/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("link", name="The Skerry").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/skerry/")
