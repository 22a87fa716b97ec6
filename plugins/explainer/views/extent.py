"""How a date lies in time: from which day to which, and how sure its ends are."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from explainer.dates import (
    DateSet,
    Day,
    Edge,
    EdtfDate,
    Interval,
    Point,
    Qualifier,
    SetKind,
    bounds,
)


class End(StrEnum):
    """How one end of a date is known, and so how it is drawn."""

    SHARP = "sharp"
    """A day that somebody named."""

    SOFT = "soft"
    """About that day, or inferred."""

    UNKNOWN = "unknown"
    """There is such a day, but nobody named it: "until 29 November"."""

    OPEN = "open"
    """Without such a day: it goes on, or always was."""


class Extent(NamedTuple):
    """A date in time: the first and last day it can mean, `None` where that is not known.

    It is `lasting` where it went on from one to the other, and not where it is a moment
    somewhere between them. `about` and `inferred` are what its source and its editors say of
    it; `time` is the time of day as written, `10:30`, or empty.
    """

    first: Day | None
    last: Day | None
    start: End
    end: End
    lasting: bool
    about: bool
    inferred: bool
    time: str


def extent(date: EdtfDate) -> Extent:
    """Return how a date lies in time."""
    first, last = bounds(date)
    if isinstance(date, Point) and date.qualifier is Qualifier.CERTAIN:  # as most are
        time = f"{date.time.hour:02}:{date.time.minute:02}" if date.time else ""
        return Extent(first, last, End.SHARP, End.SHARP, False, False, False, time)  # noqa: FBT003  # by the order of its fields
    doubts = _doubts(date)
    return Extent(
        first,
        last,
        _end(date, first, start=True),
        _end(date, last, start=False),
        isinstance(date, Interval) or (isinstance(date, DateSet) and date.kind is SetKind.ALL_OF),
        any(one.approximate for one in doubts),
        any(one.uncertain for one in doubts),
        f"{date.time.hour:02}:{date.time.minute:02}"
        if isinstance(date, Point) and date.time
        else "",
    )


def _end(date: EdtfDate, day: Day | None, *, start: bool) -> End:
    if isinstance(date, Interval):
        side = date.start if start else date.end
        if isinstance(side, Edge):
            return End.OPEN if side is Edge.OPEN else End.UNKNOWN
        return End.SHARP if side.qualifier is Qualifier.CERTAIN else End.SOFT
    if day is None:
        return End.OPEN
    return End.SOFT if any(one is not Qualifier.CERTAIN for one in _doubts(date)) else End.SHARP


def _doubts(date: EdtfDate) -> tuple[Qualifier, ...]:
    """Return how sure each point of a date is."""
    if isinstance(date, Point):
        return (date.qualifier,)
    spans = date.members if isinstance(date, DateSet) else (date,)
    found: list[Qualifier] = []
    for span in spans:
        sides = (span,) if isinstance(span, Point) else (span.start, span.end)
        found += [side.qualifier for side in sides if isinstance(side, Point)]
    return tuple(found)
