"""A site whose timeline is summed up, and what its numbers have to be: from the catalog's rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from explainer.catalog.addresses import Addresses
from explainer.dates import Day
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.site import Project, open_site
from explainer.views.timeline import Row, rows_of
from explainer.views.timeline_sum import Summary, whole_timeline
from tests.projects import SMALL, sight

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVENTS = 560
VERDICTS = ("confirmed", "likely", "unlikely", "refuted")


def content() -> dict[str, str]:
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
    rows: Sequence[Row]
    summary: Summary


def read(folder: Path) -> tuple[Sequence[Row], Summary]:
    """Return what the library knows of a site: the rows as a list would have them, the numbers."""
    settings = folder / "site_config" / "settings.yml"
    site, _ = open_site(Project(folder, folder / "content", settings), Addresses())
    assert site is not None
    found, reading = sight(site), site.settings.reading
    nodes = (*found.catalog.of_kind(Event.kind), *found.catalog.of_kind(Claim.kind))
    rows = [row for node in nodes for row in found.once(rows_of, node.id, reading)]
    view = whole_timeline(found, reading)
    assert isinstance(view, Summary)
    return rows, view


def _known(row: Row, on: Day | None) -> bool:
    return on is None or row.known is None or row.known <= on


def standing(row: Row, on: Day | None) -> str | None:
    """Return the standing of a row on a day, from the list timeline's own facts."""
    changes = row.claim.changes if row.claim else ()
    held = [one.standing for one in changes if not (on and one.since and one.since > on)]
    return str(held[-1]) if held else None


def sums_of(
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


def only(sums: Sequence[tuple[int, int]], inside: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the sums of the periods that are inside a span; the others show nothing."""
    return [one if is_in else (0, 0) for one, is_in in zip(sums, inside, strict=True)]


NUMBERS = """() => [...document.querySelectorAll(".xp-periods tbody tr")].map((row) =>
  [...row.cells].slice(1, 3).map((cell) => row.checkVisibility()
    ? Number((cell.querySelector("[data-xp-number]") ?? cell).textContent) : 0))"""


def shown_on(page: Page) -> list[tuple[int, int]]:
    """Return the numbers that a page shows of each period, once it waits for none."""
    page.locator('.xp-periods:not([aria-busy="true"])').wait_for()
    found: list[tuple[int, int]] = [(a, b) for a, b in page.evaluate(NUMBERS)]
    return found


def counted(page: Page) -> str:
    """Return what it says of how many are shown."""
    shown_on(page)
    return page.locator("[data-xp-count]").inner_text()


def notice(page: Page) -> str:
    """Return what it says of the day."""
    shown_on(page)
    return page.locator(".xp-asof__notice").inner_text()
