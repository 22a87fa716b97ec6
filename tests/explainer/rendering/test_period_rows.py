"""The file behind the numbers of a long timeline: it says the same as they do, in few bytes."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import TypedDict, cast

from explainer.catalog.standing import Standing
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.kinds.person import Person
from explainer.kinds.place import Place
from explainer.model.entry import Node
from explainer.rendering.period_rows import ROWS, rows_file
from explainer.views.timeline_sum import Summary, whole_timeline
from tests.corpus import Corpus, made, pages_of, sight_of


def _nodes(events: int = 600) -> list[Node]:
    corpus = Corpus()
    more: Sequence[Node] = (
        made(Place, "lisbon", name="Lisbon"),
        made(Place, "porto", name="Porto"),
        made(Person, "ada", name="Ada"),
        made(Event, "flood", name="Flood", date="1755-11-01", place="lisbon"),
        made(Event, "fire", name="Fire", date="1755-11-02/..", place="porto", involves=["ada"]),
        made(
            Claim,
            "wrath",
            name="Wrath",
            statement="It was.",
            form="report",
            made="1755-12",
            about=["porto"],
            made_by="ada",
            assessments=[
                {"by": "judge", "wording": "so", "verdict": "likely", "date": "1756-02-03"},
                {"by": "judge", "wording": "no", "verdict": "refuted", "date": "1757"},
            ],
        ),
    )
    return [*corpus.events(events, 1700, 1755), *corpus.claims(150, 1700, 1755), *more]


class _Data(TypedDict):
    """What stands in the file."""

    days: list[str]
    kinds: list[str]
    standings: list[str]
    places: list[str]
    actors: list[str]
    periods: list[list[list[int]]]


def _read(nodes: Sequence[Node]) -> _Data:
    raw = rows_file(sight_of(nodes), str)
    assert raw is not None
    return cast("_Data", json.loads(raw))


def _of(data: _Data, day: str, kind: str) -> list[list[int]]:
    """Return the rows of a kind that are known from a day on."""
    known, number = data["days"].index(day) + 1, data["kinds"].index(kind)
    return [row for rows in data["periods"] for row in rows if row[:2] == [number, known]]


def test_rows_come_to_the_numbers_of_the_page() -> None:
    nodes = _nodes()
    view, data = whole_timeline(sight_of(nodes), str), _read(nodes)
    assert isinstance(view, Summary)
    assert [len(rows) for rows in data["periods"]] == [one.length for one in view.periods]
    for period, rows in zip(view.periods, data["periods"], strict=True):
        assert _sorts(data, rows) == Counter(dict(period.cells))
        for ids, counted, column in (
            (data["places"], period.places, 2),
            (data["actors"], period.actors, 3),
        ):
            for at, one in enumerate(ids):
                having = [row for row in rows if row[column] & 1 << at]
                assert _sorts(data, having) == Counter(dict(dict(counted).get(one, ())))


def _sorts(data: _Data, rows: Sequence[Sequence[int]]) -> Counter[str]:
    """Count rows by kind and the standing that they have today."""
    kinds = (data["kinds"][row[0]] for row in rows)
    standings = (f"/{data['standings'][row[-1]]}" if len(row) > 4 else "" for row in rows)
    return Counter(map("".join, zip(kinds, standings, strict=True)))


def test_a_row_says_since_when_where_who_and_how_it_stood() -> None:
    data = _read(_nodes())
    lisbon, porto = (1 << data["places"].index(one) for one in ("lisbon", "porto"))
    ada, judge = (1 << data["actors"].index(one) for one in ("ada", "judge"))
    assert data["days"] == sorted(data["days"])
    assert [lisbon, 0] in [row[2:] for row in _of(data, "1755-11-01", "event")]
    # What goes on counts from its first day.
    assert [porto, ada] in [row[2:] for row in _of(data, "1755-11-02", "event")]
    # What was said counts from the last day that its date can mean.
    (claim,) = _of(data, "1755-12-31", "claim")[-1:]
    assert claim[2:4] == [porto, ada | judge]
    assert data["standings"] == [*Standing]
    changes = [
        (data["days"][since - 1], data["standings"][standing])
        for since, standing in zip(claim[4::2], claim[5::2], strict=True)
    ]
    assert changes == [
        ("1755-12-31", "unassessed"),
        ("1756-02-03", "likely"),
        ("1757-12-31", "refuted"),
    ]
    (found,) = _of(data, "1757-12-31", "assessment")
    assert found[2:] == [porto, judge]


def test_the_same_entries_give_the_same_bytes() -> None:
    assert rows_file(sight_of(_nodes()), str) == rows_file(sight_of(_nodes()), str)


def test_a_page_names_the_version_of_its_file() -> None:
    found = []
    for events in (600, 601):
        pages = pages_of(sight_of(_nodes(events)))
        (raw,) = pages.timeline_files().values()
        sources = re.findall(rf"{ROWS}\?v=([0-9a-f]{{12}})\"", pages.timeline("").html)
        assert len(sources) == 1
        assert len(raw) < 40 * (events + 300)
        found += sources
    assert found[0] != found[1]


def test_a_timeline_that_is_listed_has_no_such_file() -> None:
    pages = pages_of(sight_of([*Corpus().events(100, 1700, 1755)]))
    assert pages.timeline_files() == {}
    assert ROWS not in pages.timeline("").html
    assert pages_of(sight_of([])).timeline_files() == {}
