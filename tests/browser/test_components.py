"""Every component in every state, on a screen and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from explainer.catalog.standing import Standing
from explainer.kinds import KINDS
from tests.browser.test_pages import LOW_CONTRAST, TOO_WIDE

if TYPE_CHECKING:
    from tests.browser.conftest import PageAt, Scheme

ADDRESS = "components/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_components_fit_and_can_be_read(
    width: int, scheme: Scheme, page_at: PageAt, tmp_path: Path
) -> None:
    page = page_at(width, scheme)
    page.goto(ADDRESS)
    page.locator("details.xp-more summary").first.click()
    picture = page.screenshot(path=tmp_path / f"components-{width}-{scheme}.png", full_page=True)
    assert len(picture) > 20_000
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(LOW_CONTRAST) == []


def test_components_fit_the_narrowest_screen(page_at: PageAt) -> None:
    page = page_at(320, "dark")
    page.goto(ADDRESS)
    assert page.evaluate(TOO_WIDE) == []


def test_every_standing_and_every_kind_is_there(page_at: PageAt) -> None:
    page = page_at(1280, "light", javascript=False)
    page.goto(ADDRESS)
    for standing in Standing:
        assert page.locator(f".xp-claims .xp-standing--{standing}").count() == 1
        assert page.locator(f".xp-card .xp-standing--{standing} svg").count() == 1
    for kind in KINDS:
        assert page.locator(f".xp-card.xp-kind--{kind.kind}").count() >= 1
        assert page.locator(f".xp-net .xp-kind--{kind.kind}").count() >= 1
    assert page.locator(".xp-term__tip").count() == 1
    assert page.locator("details.xp-more:not([open])").count() == 1


def test_the_marks_of_standings_differ_without_colour(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto(ADDRESS)
    marks = page.locator(".xp-claims .xp-mark:not(.xp-mark--none)").evaluate_all(
        "all => all.map((one) => one.innerHTML)"
    )
    assert len(marks) == len(set(marks)) == len(Standing)
