"""The page of the timeline: it does not grow with the site, and nothing of it is trusted."""

from __future__ import annotations

import gzip
from pathlib import Path

from lxml import html

from explainer.rendering.days import day
from tests.corpus import Corpus, pages_of, sight_of
from tests.projects import opened

HOSTILE = '"><script>x</script>'


def _weight(events: int) -> int:
    nodes = [*Corpus().events(events, 1000, 1999)]
    page = pages_of(sight_of(nodes)).timeline("")
    return len(gzip.compress(page.html.encode()))


def test_the_page_does_not_grow_with_the_site() -> None:
    assert _weight(8_000) < _weight(2_000) * 1.25
    assert _weight(8_000) < 20_000


def test_a_page_that_lists_its_rows_has_them_all() -> None:
    nodes = [*Corpus().events(500, 1900, 1960)]
    page = pages_of(sight_of(nodes)).timeline("")
    rows = html.fromstring(page.html).xpath("//li[contains(@class, 'xp-tl__row')]")
    assert len(rows) == 500


def test_fields_of_content_are_escaped(tmp_path: Path) -> None:
    quoted = f"'{HOSTILE}'"
    site = opened(
        tmp_path,
        {
            "people/ada.yml": f"name: {quoted}\n",
            "places/lisbon.yml": f"name: {quoted}\n",
            "events/quake.yml": (
                f"name: {quoted}\ndate: 1755-11-01\ndate_note: {quoted}\nplace: lisbon\n"
                "involves: [ada]\n"
            ),
            "claims/claim.yml": (
                f"name: {quoted}\nstatement: So.\nform: report\nmade: 1755\nmade_by: ada\n"
                f"made_by_note: {quoted}\n"
                f"assessments: [{{by: ada, verdict: likely, wording: {quoted}, date: 1756}}]\n"
            ),
        },
    )
    page = site.pages().timeline("")
    assert "<script>x" not in page.html


def test_days_of_any_year_can_be_written() -> None:
    assert day((2022, 11, 9)) == "2022-11-09"
    assert day((0, 1, 1)) == "0000-01-01"
    assert day((-43, 3, 15)) == "-0043-03-15"
    assert day((12000, 1, 31)) == "+12000-01-31"
    assert day(None) == ""
