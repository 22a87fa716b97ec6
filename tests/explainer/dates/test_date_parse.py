"""Which texts are dates, and what they are."""

from __future__ import annotations

import pytest

from explainer.dates import (
    MAX_LENGTH,
    MAX_MEMBERS,
    DateSet,
    Edge,
    EdtfDate,
    Form,
    Interval,
    InvalidDate,
    Point,
    Qualifier,
    Range,
    SetKind,
    TimeOfDay,
    iso,
    parse,
)

POINTS: list[tuple[str, EdtfDate]] = [
    ("2022", Point(Form.YEAR, 2022)),
    ("0000", Point(Form.YEAR, 0)),
    ("-0044", Point(Form.YEAR, -44)),
    ("-9999", Point(Form.YEAR, -9999)),
    ("Y170000002", Point(Form.YEAR, 170000002)),
    ("Y-170000002~", Point(Form.YEAR, -170000002, qualifier=Qualifier.APPROXIMATE)),
    ("Y10000", Point(Form.YEAR, 10000)),
    ("2022-11", Point(Form.MONTH, 2022, 11)),
    ("2022-11-29", Point(Form.DAY, 2022, 11, 29)),
    ("-0043-03-15", Point(Form.DAY, -43, 3, 15)),
    ("2024-02-29", Point(Form.DAY, 2024, 2, 29)),
    ("2000-02-29", Point(Form.DAY, 2000, 2, 29)),
    ("0000-02-29", Point(Form.DAY, 0, 2, 29)),
    ("-0004-02-29", Point(Form.DAY, -4, 2, 29)),
    ("2022-11-29?", Point(Form.DAY, 2022, 11, 29, qualifier=Qualifier.UNCERTAIN)),
    ("2022-11~", Point(Form.MONTH, 2022, 11, qualifier=Qualifier.APPROXIMATE)),
    ("2022%", Point(Form.YEAR, 2022, qualifier=Qualifier.UNCERTAIN_AND_APPROXIMATE)),
    ("201X", Point(Form.DECADE, 2010)),
    ("20XX?", Point(Form.HUNDRED_YEARS, 2000, qualifier=Qualifier.UNCERTAIN)),
    ("2022-XX", Point(Form.UNKNOWN_MONTH, 2022)),
    ("2022-11-XX", Point(Form.UNKNOWN_DAY, 2022, 11)),
    ("2022-XX-XX", Point(Form.UNKNOWN_MONTH_AND_DAY, 2022)),
    ("2022-21", Point(Form.SEASON, 2022, 21)),
    ("2022-24", Point(Form.SEASON, 2022, 24)),
]

TIMES = [
    ("10:30:00", TimeOfDay(10, 30)),
    ("00:00:00Z", TimeOfDay(0, 0, 0, 0)),
    ("23:59:59+02:00", TimeOfDay(23, 59, 59, 120)),
    ("10:30:00-04:30", TimeOfDay(10, 30, 0, -270)),
    ("10:30:00+14:00", TimeOfDay(10, 30, 0, 840)),
]

D27, D29, D30 = (Point(Form.DAY, 2022, 11, day) for day in (27, 29, 30))
INFERRED_D29 = Point(Form.DAY, 2022, 11, 29, qualifier=Qualifier.UNCERTAIN)

SPANS_AND_SETS: list[tuple[str, EdtfDate]] = [
    ("2022-11-27/2022-11-29?", Interval(D27, INFERRED_D29)),
    ("2022-11-29/2022-11-29", Interval(D29, D29)),
    ("/2022-11-29?", Interval(Edge.UNKNOWN, INFERRED_D29)),
    ("../2022-11-29", Interval(Edge.OPEN, D29)),
    ("2022-11-27/", Interval(D27, Edge.UNKNOWN)),
    ("2022-11-29?/", Interval(INFERRED_D29, Edge.UNKNOWN)),
    ("2022-11-27/..", Interval(D27, Edge.OPEN)),
    ("/..", Interval(Edge.UNKNOWN, Edge.OPEN)),
    ("2022/2022-11-29", Interval(Point(Form.YEAR, 2022), D29)),
    ("2022-11-XX/2022-11-29", Interval(Point(Form.UNKNOWN_DAY, 2022, 11), D29)),
    ("[2022-11-29,2022-11-30]", DateSet(SetKind.ONE_OF, (D29, D30))),
    ("{2022-11-27,2022-11-29?}", DateSet(SetKind.ALL_OF, (D27, INFERRED_D29))),
    ("[2022-11-27..2022-11-29]", DateSet(SetKind.ONE_OF, (Range(D27, D29),))),
    ("[..2022-11-29]", DateSet(SetKind.ONE_OF, (Range(None, D29),))),
    ("{2022-11-27..}", DateSet(SetKind.ALL_OF, (Range(D27, None),))),
    (
        "[..2022-11-27,2022-11-29,2022-11-30..]",
        DateSet(SetKind.ONE_OF, (Range(None, D27), D29, Range(D30, None))),
    ),
]


@pytest.mark.parametrize("text, date", POINTS + SPANS_AND_SETS)
def test_text_and_date_stand_for_each_other(text: str, date: EdtfDate) -> None:
    assert parse(text) == date
    assert str(parse(text)) == text
    assert hash(parse(text)) == hash(date)


@pytest.mark.parametrize("text, time", TIMES)
def test_time_is_kept_as_written(text: str, time: TimeOfDay) -> None:
    date = parse(f"2022-11-29T{text}")
    assert date == Point(Form.DAY, 2022, 11, 29, time)
    assert str(date) == f"2022-11-29T{text}"


@pytest.mark.parametrize(
    "text, canonical",
    [("T10:30", "T10:30:00"), ("T10:30Z", "T10:30:00Z"), ("T10:30:00+00:00", "T10:30:00Z"),
     ("T10:30:00-04", "T10:30:00-04:00")],
)  # fmt: skip
def test_spellings_of_one_time_are_one_date(text: str, canonical: str) -> None:
    assert str(parse(f"2022-11-29{text}")) == f"2022-11-29{canonical}"
    assert parse(f"2022-11-29{text}") == parse(f"2022-11-29{canonical}")


def test_different_dates_differ() -> None:
    texts = [text for text, _ in POINTS + SPANS_AND_SETS]
    assert len({parse(text) for text in texts}) == len(texts)


@pytest.mark.parametrize(
    "text, value",
    [
        ("2022-11-29", "2022-11-29"),
        ("2022-11-29?", "2022-11-29"),
        ("2022-11~", "2022-11"),
        ("2022", "2022"),
        ("0044", "0044"),
        ("Y12022", "12022"),
        ("2022-11-29T10:30", "2022-11-29T10:30:00"),
        ("2022-11-29T10:30:00-04", "2022-11-29T10:30:00-04:00"),
        ("2022-11-29T10:30:00Z", "2022-11-29T10:30:00Z"),
        ("0000", None),
        ("-0044", None),
        ("Y-12022", None),
        ("2022-21", None),
        ("201X", None),
        ("2022-11-XX", None),
        ("2022-11-27/2022-11-29", None),
        ("[2022-11-29,2022-11-30]", None),
    ],
)
def test_value_for_html(text: str, value: str | None) -> None:
    assert iso(parse(text)) == value


def test_longest_set_fits() -> None:
    days = [f"-00{year}-11-29?" for year in range(10, 10 + MAX_MEMBERS)]
    text = f"[{','.join(days)}]"
    assert len(text) <= MAX_LENGTH
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [f"[{','.join(str(year) for year in range(1900, 1901 + MAX_MEMBERS))}]", "2" * 701, " " * 701],
)
def test_size_is_bounded(text: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        parse(text)
    assert "write at most" in caught.value.hint
