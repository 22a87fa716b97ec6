"""A number of events leads to the narrowest list that has them, and to where they begin in it."""

from __future__ import annotations

from explainer.dates import Form, Point
from explainer.kinds.event import Event
from explainer.model.entry import Node
from explainer.views.division.part import LIMIT, Said
from explainer.views.period_lists import Listed, PeriodLists
from tests.corpus import made, sight_of


def _events(*dates: str | None) -> list[Node]:
    return [made(Event, f"e{at}", name=f"E{at}", date=date) for at, date in enumerate(dates)]


def _lists(*dates: str | None) -> PeriodLists:
    return PeriodLists(sight_of(_events(*dates)), str)


def test_in_a_whole_index_they_are_found_by_their_month() -> None:
    found = _lists("1755-11-01", "1755-11", "1755-12", "1756-01", None, "/..")
    assert found.of(["e0", "e1"]) == Listed("events/#in-1755-11", 2, None)
    # A year begins at its first month, and is not all that is listed there.
    year = found.of(["e0", "e1", "e2"])
    assert year == Listed("events/#in-1755-11", 6, Said("kinds.event.other"))
    assert found.of(["e4"]) == Listed("events/#no-date", 1, None)
    assert found.of(["e5"]) == Listed("events/#ongoing", 1, None)


def test_all_of_a_list_needs_no_anchor() -> None:
    assert _lists("1755-11-01", "1756").of(["e0", "e1"]) == Listed("events/", 2, None)


def test_of_a_divided_index_it_is_the_narrowest_part() -> None:
    found = _lists(*["1755-11-01"] * LIMIT, "1755-12", "1921", "1930", None)
    first, december, year, later, undated = (
        found.of([one])
        for one in ("e0", f"e{LIMIT}", f"e{LIMIT + 1}", f"e{LIMIT + 2}", f"e{LIMIT + 3}")
    )
    # A list of one month has no headings.
    assert first == Listed("events/by-year/1755-11/", LIMIT, Point(Form.MONTH, 1755, 11))
    assert december == Listed("events/by-year/1755-12/", 1, None)
    assert year == Listed("events/by-year/1900-1999/#in-1921", 1, None)
    assert later == Listed("events/by-year/1900-1999/#in-1930", 1, None)
    assert undated == Listed("events/by-year/undated/", 1, None)


def test_a_page_of_parts_is_led_to_as_it_is() -> None:
    found = _lists(*["1755-11-01"] * LIMIT, "1755-12", "1756")
    both = found.of(["e0", f"e{LIMIT}"])
    assert both == Listed("events/by-year/1755/", LIMIT + 1, Point(Form.YEAR, 1755))
