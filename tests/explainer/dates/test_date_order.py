"""Where dates stand in time."""

from __future__ import annotations

import random

import pytest

from explainer.dates import Day, bounds, parse, sort_key

BOUNDS = [
    ("2022-11-29", (2022, 11, 29), (2022, 11, 29)),
    ("2022-11-29?", (2022, 11, 29), (2022, 11, 29)),
    ("2022~", (2022, 1, 1), (2022, 12, 31)),
    ("2022-11-29T23:30:00-05:00", (2022, 11, 29), (2022, 11, 29)),
    ("2022-11", (2022, 11, 1), (2022, 11, 30)),
    ("2024-02", (2024, 2, 1), (2024, 2, 29)),
    ("2100-02", (2100, 2, 1), (2100, 2, 28)),
    ("2022-02-XX", (2022, 2, 1), (2022, 2, 28)),
    ("2022-XX", (2022, 1, 1), (2022, 12, 31)),
    ("2022-XX-XX", (2022, 1, 1), (2022, 12, 31)),
    ("201X", (2010, 1, 1), (2019, 12, 31)),
    ("20XX", (2000, 1, 1), (2099, 12, 31)),
    ("2022-21", (2022, 3, 1), (2022, 5, 31)),
    ("2022-22", (2022, 6, 1), (2022, 8, 31)),
    ("2022-23", (2022, 9, 1), (2022, 11, 30)),
    ("2022-24", (2022, 12, 1), (2023, 2, 28)),
    ("2023-24", (2023, 12, 1), (2024, 2, 29)),
    ("-0044", (-44, 1, 1), (-44, 12, 31)),
    ("Y-170000002", (-170000002, 1, 1), (-170000002, 12, 31)),
    ("2022-11-27/2022-11-29?", (2022, 11, 27), (2022, 11, 29)),
    ("2022-02/2022", (2022, 2, 1), (2022, 12, 31)),
    ("/2022-11-29", None, (2022, 11, 29)),
    ("../2022-11", None, (2022, 11, 30)),
    ("2022-02-24/..", (2022, 2, 24), None),
    ("2022-02-24/", (2022, 2, 24), None),
    ("/..", None, None),
    ("[2022-11-30,2022-11-29]", (2022, 11, 29), (2022, 11, 30)),
    ("{1960,1961-12}", (1960, 1, 1), (1961, 12, 31)),
    ("[2022-11-27..2022-11-29]", (2022, 11, 27), (2022, 11, 29)),
    ("[..2020,2021]", None, (2021, 12, 31)),
    ("[2020,2021..]", (2020, 1, 1), None),
    ("[..2020,2022..]", None, None),
]

# One order of everything. Neighbours show one rule each.
ORDERED = [
    "/..",  # nothing known, still going on
    "[..2020,2022..]",
    "Y-170000002",
    "-0044",
    "-0043",
    "0000",
    "20XX",
    "201X",
    "2022/..",  # from one day on, the widest first
    "2022/2023",
    "2022",
    "2022-XX",  # by text
    "2022-XX-XX",
    "2022~",  # as wide: certain, approximate, uncertain, both
    "2022?",
    "2022%",
    "2022-01",
    "2022-01-01",
    "2022-02-24/..",
    "2022-02-24/2022-11-29",
    "2022-02-24",
    "2022-03",
    "2022-21?",
    "2022-11",
    "/2022-11-29",  # by then: at its end, its start is further back
    "/2022-11-29?",
    "2022-11-29/",
    "2022-11-29/2022-11-30",
    "[2022-11-29,2022-11-30]",
    "2022-11-29",
    "2022-11-29T00:00:00",
    "2022-11-29T09:00:00-05:00",  # as written, although later than the next in UTC
    "2022-11-29T10:30:00Z",
    "2022-11-29T10:30:01",
    "2022-11-29~",
    "2022-11-29?",
    "2022-11-30",
    "Y10000",
]


@pytest.mark.parametrize(("text", "first", "last"), BOUNDS)
def test_bounds(text: str, first: Day | None, last: Day | None) -> None:
    assert bounds(parse(text)) == (first, last)


def test_order_of_everything() -> None:
    dates = [*map(parse, ORDERED), None]
    shuffled = dates[:]
    random.Random(1).shuffle(shuffled)
    assert ["none" if date is None else str(date) for date in sorted(shuffled, key=sort_key)] == [
        *ORDERED,
        "none",
    ]


@pytest.mark.parametrize("text", ["2022-11-29?/2022-11-30", "2022-11-29/2022-11-30?"])
def test_least_sure_side_counts(text: str) -> None:
    sure, approximate = parse("2022-11-29/2022-11-30"), parse("2022-11-29~/2022-11-30")
    assert sort_key(sure) < sort_key(approximate) < sort_key(parse(text))
