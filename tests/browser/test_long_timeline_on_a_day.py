"""A timeline that is summed up: as it stood on a day, and of several places and actors together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from explainer.catalog.addresses import Addresses
from explainer.dates import Day
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.site import Project, Site, open_site
from explainer.views.timeline import Row, rows_of
from explainer.views.timeline_sum import Summary, whole_timeline
from tests.browser.conftest import serve
from tests.browser.test_pages import TOO_WIDE
from tests.projects import SMALL, built, sight, write

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.conftest import PageAt

ROWS = "**/assets/explainer/periods.json*"
EVENTS = 560
VERDICTS = ("confirmed", "likely", "unlikely", "refuted")


def _content() -> dict[str, str]:
    """Return a site's files: events of all sorts of dates, and reports judged time and again."""
    files = {
        "content/places/lisbon.yml": "name: Lisbon\n",
        "content/places/alfama.yml": "name: Alfama\nwithin: lisbon\n",
        "content/people/ada.yml": "name: Ada\n",
        "content/people/bruno.yml": "name: Bruno\n",
    }
    for number in range(EVENTS):
        month = f"{1750 + number % 9}-{1 + number**2 // 7 % 12:02}"
        day = f"{month}-{1 + number % 27:02}"
        date = (day, f"{day}/{month}-28", month, f"{day}/..", f"/{day}", day, f"{month}~")[
            number % 7
        ]
        place = ("alfama", "skerry", "lisbon", None)[number % 4]
        files[f"content/events/e{number}.yml"] = (
            f"name: E{number}\ndate: {date}\n"
            + (f"place: {place}\n" if place else "")
            + ("involves: [ada]\n" if number % 3 == 0 else "")
            + ("involves: [bruno]\n" if number % 5 == 1 and number % 3 else "")
        )
    for number in range(40):
        verdicts = [VERDICTS[(number + step) % 4] for step in range(number % 4)]
        assessments = ", ".join(
            f"{{by: {('bruno', 'keeper')[step % 2]}, wording: so, verdict: {verdict}, "
            f"date: {1752 + step}-0{1 + number % 9}-1{step}}}"
            for step, verdict in enumerate(verdicts)
        )
        form = "forecast" if number % 8 == 7 else "report"
        files[f"content/claims/c{number}.yml"] = (
            f"name: C{number}\nstatement: So.\nform: {form}\n"
            f"made: {1751 + number % 6}-0{1 + number % 9}\nmade_by: ada\nsources: [logbook]\n"
            f"about: [{('alfama', 'skerry')[number % 2]}]\n"
            + (f"assessments: [{assessments}]\n" if assessments else "")
        )
    files |= {f"content/events/u{number}.yml": f"name: U{number}\n" for number in range(5)}
    return {**SMALL, **files}


class Long(NamedTuple):
    """The site where it is served, and what the library knows of it."""

    address: str
    site: Site
    rows: Sequence[Row]
    summary: Summary


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Long]:
    """Serve such a site."""
    folder: Path = write(tmp_path_factory.mktemp("day"), _content())
    settings = folder / "site_config" / "settings.yml"
    site, _ = open_site(Project(folder, folder / "content", settings), Addresses())
    assert site is not None
    found, reading = sight(site), site.settings.reading
    nodes = (*found.catalog.of_kind(Event.kind), *found.catalog.of_kind(Claim.kind))
    rows = [row for node in nodes for row in found.once(rows_of, node.id, reading)]
    view = whole_timeline(found, reading)
    assert isinstance(view, Summary)
    with serve(built(folder)) as address:
        yield Long(address, site, rows, view)


@pytest.fixture
def foreign_requests() -> list[str]:
    return _OnThisMachine()


class _OnThisMachine(list[str]):
    def append(self, address: str) -> None:
        if not address.startswith("http://127.0.0.1:"):
            super().append(address)


def _known(row: Row, on: Day | None) -> bool:
    return on is None or row.known is None or row.known <= on


def _standing(row: Row, on: Day | None) -> str | None:
    """Return the standing of a row on a day, from the list timeline's own facts."""
    changes = row.claim.changes if row.claim else ()
    held = [one.standing for one in changes if not (on and one.since and one.since > on)]
    return str(held[-1]) if held else None


def _expected(
    long: Long, fits: Callable[[Row], bool], on: Day | None = None
) -> list[tuple[int, int]]:
    """Return how many events, and how many claims and assessments, each period has of what fits."""
    period_of = {
        (one.kind, one.id, one.date): at
        for at, period in enumerate(long.summary.periods)
        for one in period.rows
    }
    sums = [[0, 0] for _ in long.summary.periods]
    for row in long.rows:
        if _known(row, on) and fits(row):
            at = period_of[row.kind, row.link.id, row.date]
            sums[at][0 if row.kind == Event.kind else 1] += 1
    return [(events, others) for events, others in sums]


def _only(sums: Sequence[tuple[int, int]], inside: Sequence[bool]) -> list[tuple[int, int]]:
    return [one if is_in else (0, 0) for one, is_in in zip(sums, inside, strict=True)]


_NUMBERS = """() => [...document.querySelectorAll(".xp-periods tbody tr")].map((row) =>
  [...row.cells].slice(1, 3).map((cell) => row.checkVisibility()
    ? Number((cell.querySelector("[data-xp-number]") ?? cell).textContent) : 0))"""


def _numbers(page: Page) -> list[tuple[int, int]]:
    page.locator('.xp-periods:not([aria-busy="true"])').wait_for()
    found: list[tuple[int, int]] = [(a, b) for a, b in page.evaluate(_NUMBERS)]
    return found


def _counted(page: Page) -> str:
    _numbers(page)
    return page.locator("[data-xp-count]").inner_text()


def _notice(page: Page) -> str:
    _numbers(page)
    return page.locator(".xp-asof__notice").inner_text()


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
    expected = _expected(long, lambda _: True, on)
    assert _numbers(page) == expected
    number = sum(map(sum, expected))
    assert _counted(page) == f"{number} of {len(long.rows)} shown"
    later = len(long.rows) - number
    said = f"As it stood on {day} "
    assert _notice(page).startswith(said)
    assert (f" {later} not known by then." in _notice(page)) is bool(later)
    # Reports count under the standing of the day.
    for one in page.locator('[name="standing"]').all():
        one.check()
        value = one.get_attribute("value")
        found = _expected(long, lambda row, value=value: _standing(row, on) == value, on)  # type: ignore[misc]
        assert _numbers(page) == found, value
        one.uncheck()


def test_standings_of_a_day_differ_from_those_of_today(long: Long) -> None:
    """Or the test above would show little."""
    reports = [row for row in long.rows if row.claim and row.claim.standing]
    then = [_standing(row, (1753, 3, 11)) for row in reports]
    assert sum(a != b for a, b in zip(then, map(_standing, reports, [None] * 99), strict=False)) > 5


def test_several_places_and_an_actor_together(page_at: PageAt, long: Long) -> None:
    page = page_at(1280, "light")
    page.goto(f"{long.address}timeline/?place=alfama,skerry")
    assert _numbers(page) == _expected(long, lambda row: bool({"alfama", "skerry"} & {*row.places}))
    assert page.locator('select[name="place"] option:checked').inner_text() == "Alfama, The Skerry"
    page.locator('select[name="actor"]').select_option("ada")
    both = _expected(
        long,
        lambda row: (
            bool({"alfama", "skerry"} & {*row.places}) and "ada" in [one.id for one in row.actors]
        ),
    )
    assert sum(map(sum, both)) > 0
    assert _numbers(page) == both
    assert page.url.endswith("?place=alfama%2Cskerry&actor=ada")
    page.reload()
    assert _numbers(page) == both
    page.go_back()
    assert sum(map(sum, _numbers(page))) > sum(map(sum, both))
    page.go_forward()
    assert _numbers(page) == both
    # Where a list has more than was counted, the link says of how many.
    row = page.locator(".xp-periods tbody tr:visible", has=page.locator("[data-xp-of]:visible"))
    assert " of " in row.first.locator("[data-xp-events]").inner_text()


def test_the_end_of_a_span_is_a_day(page_at: PageAt, long: Long) -> None:
    page = page_at(1280, "light")
    page.goto(f"{long.address}timeline/?since=1752-01-01&until=1753-03-11")
    since, until = (1752, 1, 1), (1753, 3, 11)
    spans = [(one.first, one.last) for one in long.summary.periods]
    inside = [bool(a and b and a <= until and b >= since) for a, b in spans]
    expected = _expected(long, lambda _: True, until)
    assert _numbers(page) == _only(expected, inside)
    assert _notice(page).startswith("Standings as of 11 March 1753, the last day of the span.")
    # A day that is chosen goes before it.
    page.goto(f"{long.address}timeline/?until=1753-03-11&on=1751-06-30")
    assert _notice(page).startswith("As it stood on 30 June 1751.")
    expected = _expected(long, lambda _: True, (1751, 6, 30))
    assert _numbers(page) == _only(expected, [bool(a and a <= until) for a, _ in spans])


def test_rows_are_fetched_only_when_they_are_needed(page_at: PageAt, long: Long) -> None:
    page = page_at(1280, "light")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(f"{long.address}timeline/?place=alfama&kind=event&since=1751-01-01")
    _numbers(page)
    page.locator('[name="standing"]').first.check()
    page.locator(".xp-asof summary").click()
    assert not [one for one in asked if "periods.json" in one]
    page.locator('select[name="actor"]').select_option("bruno")
    _numbers(page)
    page.locator(".xp-asof input").fill("1753-03-11")
    _numbers(page)
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
    numbers = _numbers(page)
    page.reload()
    assert page.locator(".xp-asof input").input_value() == seen[1]
    assert _numbers(page) == numbers
    page.get_by_role("button", name="Show today").click()
    assert "on=" not in page.url
    assert _counted(page) == f"{len(long.rows)} of {len(long.rows)} shown"
    assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"


def test_facts_of_today_step_back(page_at: PageAt, long: Long) -> None:
    page = page_at(320, "dark")
    page.goto(f"{long.address}timeline/?on=1753-03-11&place=alfama,skerry&actor=ada")
    assert _notice(page)
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
    assert "could not be fetched" in _counted(page)
    assert page.url.partition("?")[2] == kept
    assert _notice(page) == ""
    expected = _expected(long, lambda row: "place" not in kept or "alfama" in row.places)
    if "until" in kept:
        firsts = [one.first for one in long.summary.periods]
        expected = _only(expected, [bool(one and one <= (1753, 3, 11)) for one in firsts])
    assert _numbers(page) == expected


def test_what_failed_may_be_had_later(page_at: PageAt, long: Long) -> None:
    page = page_at(1280, "light")
    _refuse(page)
    page.goto(f"{long.address}timeline/")
    page.locator(".xp-asof summary").click()
    page.locator(".xp-asof [data-step='-1']").click()
    page.locator("[data-xp-count]", has_text="could not be fetched").wait_for()
    # Of a place and an actor the one that was chosen last counts.
    page.locator('select[name="place"]').select_option("alfama")
    assert "could not be fetched" not in _counted(page)
    page.locator('select[name="actor"]').select_option("ada")
    assert "could not be fetched" in _counted(page)
    assert page.locator('select[name="place"]').input_value() == ""
    assert page.url.endswith("?actor=ada")
    page.unroute(ROWS)
    page.locator('select[name="place"]').select_option("alfama")
    assert "could not be fetched" not in _counted(page)
    assert page.url.endswith("?actor=ada&place=alfama")
    # Rows of another page are as good as none.
    page.route(ROWS, lambda route: route.fulfill(body=json.dumps({"periods": [], "days": []})))
    page.goto(f"{long.address}timeline/?on=1753-03-11")
    assert "could not be fetched" in _counted(page)


def test_from_a_folder_it_is_of_today(page_at: PageAt, long: Long, tmp_path: Path) -> None:
    """A browser fetches nothing there; `file:` pages have directory addresses turned off."""
    files = {**_content(), "mkdocs.yml": f"{SMALL['mkdocs.yml']}use_directory_urls: false\n"}
    site = built(write(tmp_path, files))
    page = page_at(1280, "light")
    page.goto(f"{(site / 'timeline.html').as_uri()}?on=1753-03-11&place=alfama")
    assert "could not be fetched" in _counted(page)
    assert _numbers(page) == _expected(long, lambda row: "alfama" in row.places)


def test_without_a_script_there_is_no_day(page_at: PageAt, long: Long) -> None:
    page = page_at(1280, "light", javascript=False)
    page.goto(f"{long.address}timeline/?on=1753-03-11")
    assert not page.locator(".xp-asof").is_visible()
    assert page.evaluate(_NUMBERS) == [[a, b] for a, b in _expected(long, lambda _: True)]
    assert page.locator("[data-xp-rest]").is_visible()
