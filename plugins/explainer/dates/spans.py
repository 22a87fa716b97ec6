"""Reading what is made of points: spans, and the sets of level 2."""

from __future__ import annotations

from dataclasses import replace

from explainer.dates.edtf import (
    DateSet,
    Edge,
    Form,
    Interval,
    InvalidDate,
    Point,
    Range,
    SetKind,
)
from explainer.dates.order import bounds
from explainer.dates.points import UnreadableError, quoted, read_point

MAX_MEMBERS = 50

_RANGE_FORMS = (Form.DAY, Form.MONTH, Form.YEAR)


def read_interval(text: str) -> Interval:
    """Return the span that ``text``, which has a slash, writes; raises InvalidDate."""
    sides = text.split("/")
    if len(sides) > 2:
        message = f"{quoted(text)} has more than one slash"
        hint = "write a span with one, between its start and its end: 2022-11-27/2022-11-29"
        raise UnreadableError(message, hint)
    interval = Interval(_side(sides[0]), _side(sides[1]))
    start, end = interval.start, interval.end
    if isinstance(start, Edge) and isinstance(end, Edge):
        if (start, end) == (Edge.UNKNOWN, Edge.OPEN):
            return interval
        message = "a span needs a date on one side at least"
        hint = "write 2022-02-24/.. or /2022-11-29, or /.. where it only is known to go on"
        raise InvalidDate(message, hint)
    for side in (start, end):
        if isinstance(side, Point) and side.time is not None:
            message = "a span has no times of day"
            day = replace(side, time=None)
            raise InvalidDate(message, f"write {day} instead of {side}")
    _check_order(interval, "/")
    return interval


def _side(text: str) -> Point | Edge:
    return Edge(text) if text in ("", "..") else read_point(text)


def _check_order(span: Interval | Range, mark: str) -> None:
    """Refuse a span whose last day is before its first, however it is read."""
    first, last = bounds(span)
    if first is not None and last is not None and last < first:
        raise InvalidDate(
            f"the end, {span.end}, is before the start, {span.start}",
            f"write {span.end}{mark}{span.start}",
        )


def read_set(text: str) -> DateSet:
    """Return the set that ``text``, which starts with a bracket, writes; raises InvalidDate."""
    kind = SetKind.ONE_OF if text.startswith("[") else SetKind.ALL_OF
    opening, closing = kind.value
    if not text.endswith(closing):
        raise UnreadableError(
            f"a set that starts with {opening} ends with {closing}",
            f"write {opening}2022-11-29,2022-11-30{closing}",
        )
    texts = text[1:-1].split(",")
    if len(texts) > MAX_MEMBERS:
        raise InvalidDate(f"the set has {len(texts)} dates", f"write at most {MAX_MEMBERS}")
    members = tuple(
        _member(member, first=index == 0, last=index == len(texts) - 1)
        for index, member in enumerate(texts)
    )
    if len(members) == 1 and isinstance(members[0], Point):
        raise InvalidDate("a set has two dates at least", f"write {members[0]}")
    once = tuple(dict.fromkeys(members))
    if len(once) < len(members):
        alone = len(once) == 1 and isinstance(once[0], Point)
        right = once[0] if alone else DateSet(kind, once)
        raise InvalidDate("the set names a date twice", f"write {right}")
    return DateSet(kind, members)


def _member(text: str, *, first: bool, last: bool) -> Point | Range:
    sides = text.split("..")
    points = [read_point(side) if side else None for side in sides]
    if any(point is not None and point.time is not None for point in points):
        raise InvalidDate("a set has no times of day", "write days like 2022-11-29")
    if len(points) == 1 and points[0] is not None:
        return points[0]
    if len(points) != 2 or points == [None, None]:
        raise UnreadableError(
            f"{quoted(text)} is no date of a set",
            "write [2022-11-29,2022-11-30] or [2022-11-27..2022-11-29]",
        )
    start, end = points
    if (start is None and not first) or (end is None and not last):
        raise InvalidDate(
            "in a set only the first date can be open at its start, the last at its end",
            "write [..2022-11-27,2022-11-29..]",
        )
    if not _consecutive(start, end):
        raise InvalidDate(
            f"the sides of {text} are not both days, both months or both years",
            "write both alike, such as 2022-11-27..2022-11-29",
        )
    span = Range(start, end)
    _check_order(span, "..")
    return span


def _consecutive(start: Point | None, end: Point | None) -> bool:
    forms = {point.form for point in (start, end) if point is not None}
    return len(forms) == 1 and forms <= set(_RANGE_FORMS)
