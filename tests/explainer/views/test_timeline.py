"""A timeline has everything in its place in time, and no more of it than a page can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.dates import parse
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.model.entry import Entry
from explainer.views.entry_timeline import MOST, ShortTimeline, entry_timeline
from explainer.views.extent import End, extent
from explainer.views.link import Sight
from explainer.views.timeline import MOST_ANCHORS, MOST_ROWS, Timeline, rows_of, timeline_of
from explainer.views.timeline_sum import (
    MOST_PERIODS,
    Summary,
    placed_timeline,
    standings_in,
    whole_timeline,
)
from tests.corpus import Corpus, sight_of
from tests.projects import opened, sight

S, F, U, O = End.SHARP, End.SOFT, End.UNKNOWN, End.OPEN  # noqa: E741  # as in the table below

LISBON = {
    "places/lisbon.yml": "name: Lisbon\n",
    "places/alfama.yml": "name: Alfama\nwithin: lisbon\n",
    "people/pombal.yml": "name: Pombal\n",
    "people/voltaire.yml": "name: Voltaire\n",
    "events/quake.yml": 'name: Quake\ndate: "1755-11-01T09:40"\nplace: alfama\n',
    "events/wave.yml": "name: Wave\ndate: 1755-11-01\nplace: lisbon\npart_of: quake\n",
    "events/fire.yml": (
        "name: Fire\ndate: 1755-11-01/1755-11-06~\nplace: lisbon\npart_of: quake\n"
        "involves: [pombal]\n"
    ),
    "events/rebuilding.yml": "name: Rebuilding\ndate: 1755-12/..\nplace: lisbon\n",
    "events/tremor.yml": "name: Tremor\ndate_note: some years before\n",
    "claims/wrath.yml": (
        "name: Wrath\nstatement: It was wrath.\nform: report\nmade: 1755-11\nmade_by: pombal\n"
        "about: [alfama]\n"
        "assessments: [{by: voltaire, date: 1756, wording: it was not, verdict: refuted}]\n"
    ),
}


@pytest.mark.parametrize(
    "date,start,end,lasting,about,inferred",
    [
        ("1755-11-01", S, S, False, False, False),
        ("1755-11~", F, F, False, True, False),
        ("1755?", F, F, False, False, True),
        ("1755-11-01/1755-11-06~", S, F, True, True, False),
        ("/1755-11-01", U, S, True, False, False),
        ("1755-11-01/", S, U, True, False, False),
        ("../1755-11-01", O, S, True, False, False),
        ("1755-11-01/..", S, O, True, False, False),
        ("/..", U, O, True, False, False),
        ("[1755-11-01,1755-11-02]", S, S, False, False, False),
        ("[..1755]", O, S, False, False, False),
        ("{1755,1756%}", F, F, True, True, True),
    ],
)
def test_the_ends_of_a_date(  # noqa: PLR0913, PLR0917  # a row of the table
    date: str,
    start: End,
    end: End,
    lasting: bool,  # noqa: FBT001
    about: bool,  # noqa: FBT001
    inferred: bool,  # noqa: FBT001
) -> None:
    found = extent(parse(date))
    assert found[2:7] == (start, end, lasting, about, inferred)


def test_the_time_of_day_is_kept_as_written() -> None:
    assert extent(parse("1755-11-01T09:40+01:00")).time == "09:40"
    assert extent(parse("1755-11-01")).time == ""


@pytest.fixture
def lisbon(tmp_path: Path) -> Sight:
    return sight(opened(tmp_path, LISBON))


def _timeline(found: Sight) -> Timeline:
    view = whole_timeline(found, str)
    assert isinstance(view, Timeline)
    return view


def test_everything_stands_in_its_place_in_time(lisbon: Sight) -> None:
    view = _timeline(lisbon)
    shown = [
        (str(anchor.heading), [(row.kind, row.link.id) for row in anchor.rows])
        for anchor in view.anchors
    ]
    assert shown == [
        ("1755-11", [("claim", "wrath")]),
        ("1755-11-01", [("event", "fire"), ("event", "wave"), ("event", "quake")]),
        ("1755-12", [("event", "rebuilding")]),
        ("1756", [("assessment", "wrath")]),
    ]
    assert [row.link.id for row in view.undated] == ["tremor"]
    assert view.undated[0].date_note == "some years before"
    assert view.length == 7


def test_a_place_has_what_lies_within_it(lisbon: Sight) -> None:
    view = _timeline(lisbon)
    quake = next(row for one in view.anchors for row in one.rows if row.link.id == "quake")
    assert quake.places == ("alfama", "lisbon")
    assert [(one.id, one.rows) for one in view.places] == [("alfama", 3), ("lisbon", 6)]
    assert [(one.id, one.rows) for one in view.actors] == [("pombal", 2), ("voltaire", 2)]


def test_assessments_can_be_left_out(lisbon: Sight) -> None:
    view = timeline_of(lisbon.catalog, lisbon, str, assessments=False)
    assert view.kinds == ("event", "claim")


def test_many_days_stand_below_months_or_years() -> None:
    nodes = [*Corpus().events(400, 1900, 1999)]
    view = timeline_of(nodes, sight_of(nodes), str)
    assert all(anchor.heading is None or not anchor.heading.month for anchor in view.anchors)
    few = timeline_of(nodes[:20], sight_of(nodes), str)
    assert len(few.anchors) <= MOST_ANCHORS
    assert any(anchor.heading and anchor.heading.day for anchor in few.anchors)


@pytest.mark.parametrize("years", [5, 60, 900])
def test_a_long_timeline_is_summed_up(years: int) -> None:
    corpus = Corpus()
    nodes = [*corpus.events(2_000, 1000, 1000 + years), *corpus.claims(500, 1000, 1000 + years)]
    view = whole_timeline(sight_of(nodes), str)
    assert isinstance(view, Summary)
    assert 0 < len(view.periods) <= MOST_PERIODS
    assert sum(one.length for one in view.periods) == view.length >= 2_500
    assert sum(one.length for one in view.periods if one.first is None) == view.undated
    firsts = [one.first for one in view.periods if one.first]
    assert firsts == sorted(firsts)
    assert all(one.listed for one in view.periods if any(sort == "event" for sort, _ in one.cells))


def test_what_is_counted_is_what_a_list_would_show() -> None:
    """Of an event no row is made to count it: what is known of it has to be the same."""
    corpus = Corpus()
    nodes = [*corpus.events(600, 1700, 1755), *corpus.claims(200, 1700, 1755)]
    found = sight_of(nodes)
    view = whole_timeline(found, str)
    assert isinstance(view, Summary)
    dated = [node for node in found.catalog if isinstance(node, (Event, Claim))]
    rows = [row for node in dated for row in rows_of(found, node.id, str)]
    listed = {
        (row.kind, row.link.id, row.known, row.claim.changes if row.claim else ()) for row in rows
    }
    counted = [row for period in view.periods for row in period.rows]
    assert len(counted) == len(rows)
    assert {(row.kind, row.id, row.known, row.changes) for row in counted} == listed
    days = {row.known for row in rows} | {one.since for row in counted for one in row.changes}
    assert view.days == tuple(sorted(filter(None, days)))
    assert {*standings_in(view)} == {one.standing for row in counted for one in row.changes}


def test_a_site_without_a_date_has_no_timeline(tmp_path: Path) -> None:
    dateless = {"events/tremor.yml": LISBON["events/tremor.yml"]}
    assert whole_timeline(sight(opened(tmp_path, dateless)), str) is None


# --- the timeline of an entry --------------------------------------------------------------------


def _short(entry_id: str, found: Sight) -> ShortTimeline | None:
    entry = found.catalog[entry_id]
    assert isinstance(entry, Entry)
    return entry_timeline(entry, found, str)


def test_an_entry_has_the_timeline_of_what_it_had_a_part_in(lisbon: Sight) -> None:
    place, event = _short("lisbon", lisbon), _short("quake", lisbon)
    assert place
    assert [row.link.id for row in place.rows] == ["fire", "wave", "rebuilding"]
    assert event
    assert [row.link.id for row in event.rows] == ["fire", "wave", "quake"]


def test_too_little_makes_no_timeline(lisbon: Sight) -> None:
    for entry in ("pombal", "alfama", "fire", "wrath", "tremor"):
        assert _short(entry, lisbon) is None, entry


def test_the_timeline_of_an_entry_does_not_grow(tmp_path: Path) -> None:
    days = range(1, 29)
    events = {
        f"events/e{day}.yml": f"name: E{day}\ndate: 1755-11-{day:02}\nplace: lisbon\n"
        for day in days
    }
    found = sight(opened(tmp_path, {"places/lisbon.yml": "name: Lisbon\n", **events}))
    short = _short("lisbon", found)
    assert short
    assert len(short.rows) == MOST
    assert short.length == len(days)
    assert short.address == "timeline/?place=lisbon"
    assert isinstance(found.catalog["e1"], Event)


def test_rows_are_at_places_and_lie_in_what_these_lie_in(tmp_path: Path) -> None:
    tale = "name: Tale\nstatement: So.\nform: report\nmade: 1755\nabout: [fire, alfama, pombal]\n"
    site = opened(tmp_path, {**LISBON, "claims/tale.yml": tale})
    view = placed_timeline(sight(site), site.settings.reading)
    assert view is not None
    rows = [row for anchor in view.anchors for row in anchor.rows] + [*view.undated]
    found = {(row.kind, row.link.id): (row.at, row.places) for row in rows}
    assert found["event", "quake"] == (("alfama",), ("alfama", "lisbon"))
    assert found["event", "wave"] == (("lisbon",), ("lisbon",))
    # A claim is at what it names, then where the events are that it is about.
    assert found["claim", "tale"][0] == ("alfama", "lisbon")
    assert found["assessment", "wrath"] == found["claim", "wrath"]
    # What is at no place is not among them.
    assert ("event", "tremor") not in found


def test_a_timeline_without_rows_has_none_at_places() -> None:
    nodes = Corpus().events(MOST_ROWS + 1, 1900, 1999)
    assert placed_timeline(sight_of([*nodes]), str) is None
