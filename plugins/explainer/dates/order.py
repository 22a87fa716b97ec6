"""Where a date stands in time: its first and last day, and its place in a list."""

from __future__ import annotations

import calendar
from typing import TypeAlias

from explainer.dates.edtf import (
    DateSet,
    Edge,
    EdtfDate,
    Form,
    Interval,
    Point,
    Qualifier,
    Range,
)

Day: TypeAlias = tuple[int, int, int]
"""Year, month and day; no ``datetime.date``, which ends at the years 1 and 9999."""

SortKey: TypeAlias = tuple[int, Day, tuple[int, Day], int, tuple[int, int, int], str]
"""Opaque; compare it with other sort keys only."""

# Meteorological seasons of the northern half of the earth: spring is March to May, and
# winter December to February of the following year. EDTF leaves the months open.
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_LAST_MONTH = 12

_NOTHING_KNOWN, _DATED, _NO_DATE = range(3)
_START_MISSING, _END_MISSING, _BOTH_KNOWN = range(3)
_DOUBT = {
    Qualifier.CERTAIN: 0,
    Qualifier.APPROXIMATE: 1,
    Qualifier.UNCERTAIN: 2,
    Qualifier.UNCERTAIN_AND_APPROXIMATE: 3,
}
_ZERO: Day = (0, 0, 0)
_WHOLE_DAY = (-1, 0, 0)  # before midnight, so that a day precedes the times within it


def bounds(date: EdtfDate | Range) -> tuple[Day | None, Day | None]:
    """Return the first and the last day that ``date`` can mean.

    A side is None where it is unknown or open. A season is read as the northern
    meteorological one (2022-24 is December 2022 to February 2023). The qualifiers do not
    widen the bounds: nobody said how far "about" reaches. A time of day and its offset
    change nothing.
    """
    if isinstance(date, Point):  # as most are, and of these most a day
        if date.form is Form.DAY:
            day = date.year, date.month, date.day
            return day, day
        return _first_day(date), _last_day(date)
    if not isinstance(date, DateSet):
        return _sides(date)
    spans = [_sides(member) for member in date.members]
    firsts = [first for first, _ in spans if first is not None]
    lasts = [last for _, last in spans if last is not None]
    return (
        min(firsts) if len(firsts) == len(spans) else None,
        max(lasts) if len(lasts) == len(spans) else None,
    )


def sort_key(date: EdtfDate | None) -> SortKey:
    """Return a key that puts dates of every kind, and no date (None), in one total order.

    By the first day a date can mean; by its last day where the start is unknown or open,
    since all we know is "by then"; where neither is known, before everything; None after
    everything. Ties: the wider span first; then certain, approximate, uncertain, both (the
    least sure part of a span or set counts); then the time of day as written, its offset
    not applied; then the text.
    """
    if date is None:
        return _NO_DATE, _ZERO, (0, _ZERO), 0, _WHOLE_DAY, ""
    first, last = bounds(date)
    anchor = first or last
    if anchor is None:
        rank, anchor, width = _NOTHING_KNOWN, _ZERO, (_START_MISSING, _ZERO)
    else:
        rank, width = _DATED, _width(first, last)
    doubt = max([_DOUBT[point.qualifier] for point in _points(date)], default=0)
    return rank, anchor, width, doubt, _time(date), str(date)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month, 1 to 12, of any proleptic Gregorian year."""
    return _MONTH_LENGTHS[month - 1] + (month == _FEBRUARY and calendar.isleap(year))


def _first_day(point: Point) -> Day:
    if point.form is Form.SEASON:
        return point.year, _SEASON_STARTS[point.month], 1
    return point.year, point.month or 1, point.day or 1


def _last_day(point: Point) -> Day:
    year, month = point.year, point.month or _LAST_MONTH
    match point.form:
        case Form.DAY:
            return year, month, point.day
        case Form.DECADE:
            year += 9
        case Form.HUNDRED_YEARS:
            year += 99
        case Form.SEASON:
            years, months = divmod(_SEASON_STARTS[point.month] + 1, _LAST_MONTH)
            year, month = year + years, months + 1
        case _:
            pass
    return year, month, days_in_month(year, month)


def _sides(span: Point | Interval | Range) -> tuple[Day | None, Day | None]:
    if isinstance(span, Point):
        return _first_day(span), _last_day(span)
    return (
        _first_day(span.start) if isinstance(span.start, Point) else None,
        _last_day(span.end) if isinstance(span.end, Point) else None,
    )


def _width(first: Day | None, last: Day | None) -> tuple[int, Day]:
    """Return what is smaller for a wider span, among spans sorted by the same day."""
    if first is None:
        return _START_MISSING, _ZERO
    if last is None:
        return _END_MISSING, _ZERO
    year, month, day = last
    return _BOTH_KNOWN, (-year, -month, -day)


def _time(date: EdtfDate) -> tuple[int, int, int]:
    if not isinstance(date, Point) or date.time is None:
        return _WHOLE_DAY
    return date.time.hour, date.time.minute, date.time.second


def _points(date: EdtfDate) -> list[Point]:
    """Return every point that ``date`` is made of."""
    if isinstance(date, Point):
        return [date]
    spans = date.members if isinstance(date, DateSet) else (date,)
    sides: list[Point | Edge | None] = []
    for span in spans:
        sides += [span] if isinstance(span, Point) else [span.start, span.end]
    return [side for side in sides if isinstance(side, Point)]
