"""Reading EDTF text; every refusal says what would be right.

Source: EDTF Specification, Library of Congress, 4 February 2019: level 0 (date, date and
time, time interval), level 1 (long years, seasons, qualification, unspecified digits,
extended intervals, negative years) and, of level 2, set representation.
"""

from __future__ import annotations

import re
from dataclasses import replace

from explainer.dates.edtf import (
    LAST_SHORT_YEAR,
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
)
from explainer.dates.mistakes import MONTHS, corrections
from explainer.dates.order import bounds, days_in_month

MAX_LENGTH = 700  # characters: room for MAX_MEMBERS days BC, each with a qualifier
MAX_MEMBERS = 50
MAX_YEAR_DIGITS = 15  # what every JSON reader holds exactly (below 2 to the power of 53)

_POINT = re.compile(
    r"""
    (?P<year> -?[0-9]{4} | [0-9]{3}X | [0-9]{2}XX )
    (?: - (?P<month> [0-9]{2} | XX )
        (?: - (?P<day> [0-9]{2} | XX ) )? )?
    (?: T (?P<hour> [0-9]{2} ) : (?P<minute> [0-9]{2} ) (?: : (?P<second> [0-9]{2} ) )?
        (?P<zone> Z | [+-][0-9]{2} (?: :[0-9]{2} )? )? )?
    (?P<qualifier> [?~%]? )
    """,
    re.VERBOSE,
)
_LONG_YEAR = re.compile(r"Y(?P<year>-?[0-9]+)(?P<qualifier>[?~%]?)")

_MONTHS = range(1, 13)
_SEASONS = range(21, 25)
_HOURS = range(24)
_MINUTES = range(60)
_FURTHEST_OFFSET = 14 * 60  # minutes; the bound of XML Schema's dateTime, too
_SIDES = 2
_QUOTED_LENGTH = 60  # of what we quote back
_RANGE_FORMS = (Form.DAY, Form.MONTH, Form.YEAR)


class _UnreadableError(InvalidDate):
    """The text has not the shape of EDTF: it may be a date written in another way."""


def parse(text: str) -> EdtfDate:
    """Return the date that ``text`` writes in EDTF.

    Takes levels 0 and 1, and level 2's sets: ``[a,b]``, ``{a,b}``, with ``a..b`` among
    their members. Beyond the standard, a time may lack its seconds, which then are 00.

    Raises InvalidDate, and nothing else, for any other text; its hint has the right
    spelling where we can tell what was meant.
    """
    if len(text) > MAX_LENGTH:
        message = f"the date is {len(text)} characters long"
        raise InvalidDate(message, f"write at most {MAX_LENGTH}")
    if not text.strip():
        message = "the date is empty"
        raise InvalidDate(message, "write a date like 2022-11-29, or leave the field out")
    try:
        return _date(text)
    except _UnreadableError as unreadable:
        raise _explained(text, unreadable) from None


def _explained(text: str, unreadable: InvalidDate) -> InvalidDate:
    """Return the refusal that helps most: what was meant, if it is a date at all."""
    right: list[str] = []
    impossible: InvalidDate | None = None
    proposed, note = corrections(text)
    for correction in proposed:
        try:
            right.append(str(_date(correction)))
        except _UnreadableError:
            continue
        except InvalidDate as error:
            impossible = error
    if right:
        hint = f"write {' or '.join(dict.fromkeys(right))}"
        return InvalidDate(
            f"{_quoted(text)} is not a date in EDTF", f"{hint}; {note}" if note else hint
        )
    return impossible or InvalidDate(unreadable.message, unreadable.hint)


def _quoted(text: str) -> str:
    return repr(text if len(text) <= _QUOTED_LENGTH else f"{text[:_QUOTED_LENGTH]}...")


def _date(text: str) -> EdtfDate:
    if text.startswith(("[", "{")):
        return _set(text)
    return _interval(text) if "/" in text else _point(text)


def _point(text: str) -> Point:
    if long_year := _LONG_YEAR.fullmatch(text):
        return _long_year(long_year["year"], Qualifier(long_year["qualifier"]))
    parts = _POINT.fullmatch(text)
    if parts is None:
        message = f"{_quoted(text)} is not a date in EDTF"
        hint = "write a day like 2022-11-29, a month like 2022-11 or a year like 2022"
        raise _UnreadableError(message, hint)
    if parts["year"] == "-0000":
        message = "there is no year -0000"
        raise InvalidDate(message, "write 0000, which is 1 BC")
    point = _day(parts["year"], parts["month"], parts["day"])
    if parts["hour"] is not None:
        point = _with_time(point, parts)
    return replace(point, qualifier=Qualifier(parts["qualifier"]))


def _long_year(digits: str, qualifier: Qualifier) -> Point:
    if len(digits.lstrip("-")) > MAX_YEAR_DIGITS:
        message = f"the year has more than {MAX_YEAR_DIGITS} digits"
        raise InvalidDate(message, "write a year closer to us")
    point = Point(Form.YEAR, int(digits), qualifier=qualifier)
    if abs(point.year) <= LAST_SHORT_YEAR:
        message = "Y is for years of more than four digits"
        raise InvalidDate(message, f"write {point}")
    if str(point.year) != digits:
        message = "a year after Y starts with no 0"
        raise InvalidDate(message, f"write {point}")
    return point


def _day(year: str, month: str | None, day: str | None) -> Point:
    """Return a year, season, month or day from its digits, None where not written."""
    if "X" in year:
        if month is not None:
            message = f"{year} leaves the year open, so no month or day can follow"
            raise InvalidDate(message, f"write {year}")
        form = Form.HUNDRED_YEARS if year.endswith("XX") else Form.DECADE
        return Point(form, int(year.replace("X", "0")))
    if month is None:
        return Point(Form.YEAR, int(year))
    if month == "XX":
        if day is None:
            return Point(Form.UNKNOWN_MONTH, int(year))
        if day == "XX":
            return Point(Form.UNKNOWN_MONTH_AND_DAY, int(year))
        message = "EDTF level 1 cannot say a known day of an unknown month"
        raise InvalidDate(message, f"write {year}-XX-XX")
    return _day_of_month(year, int(month), day)


def _day_of_month(year: str, month: int, day: str | None) -> Point:
    number = int(year)
    if month not in _MONTHS:
        if month in _SEASONS and day is None:
            return Point(Form.SEASON, number, month)
        raise _impossible_month(year, month, day)
    if day is None:
        return Point(Form.MONTH, number, month)
    if day == "XX":
        return Point(Form.UNKNOWN_DAY, number, month)
    last = days_in_month(number, month)
    if not 1 <= int(day) <= last:
        message = f"{MONTHS[month - 1]} {year} has {last} days"
        raise InvalidDate(message, f"write a day from 01 to {last}")
    return Point(Form.DAY, number, month, int(day))


def _impossible_month(year: str, month: int, day: str | None) -> InvalidDate:
    if month in _SEASONS:
        swapped = f"{year}-{month}"
        message = f"{swapped} is a season, which has no numbered days"
        return InvalidDate(message, f"write {swapped}, or a month from 01 to 12")
    message = f"there is no month {month:02}"
    if day is not None and day != "XX" and int(day) in _MONTHS:
        other = int(day)
        if 1 <= month <= days_in_month(int(year), other):
            return InvalidDate(message, f"write {year}-{day}-{month:02}; the month stands first")
    hint = "write a month from 01 to 12, or a season from 21 (spring) to 24 (winter)"
    return InvalidDate(message, hint)


def _with_time(point: Point, parts: re.Match[str]) -> Point:
    if point.form is not Form.DAY:
        message = "a time of day needs a full date before it"
        raise InvalidDate(message, f"write {point}, or a day like 2022-11-29T10:30")
    if parts["qualifier"]:
        message = f"{parts['qualifier']} cannot stand behind a time of day"
        raise InvalidDate(message, f"write {point}{parts['qualifier']}, or leave it out")
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    if hour not in _HOURS:
        message = f"there is no hour {hour}"
        raise InvalidDate(message, "write an hour from 00 to 23; midnight is 00:00 of the next day")
    if minute not in _MINUTES or second not in _MINUTES:
        message = f"there is no time {hour:02}:{minute:02}:{second:02}"
        raise InvalidDate(message, "write minutes and seconds from 00 to 59")
    return replace(point, time=TimeOfDay(hour, minute, second, _offset(parts["zone"])))


def _offset(zone: str | None) -> int | None:
    """Return minutes east of UTC; None where no zone is written."""
    if zone is None:
        return None
    if zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:] or 0)
    offset = hours * 60 + minutes
    if minutes not in _MINUTES or offset > _FURTHEST_OFFSET:
        message = f"no place is {zone} from UTC"
        raise InvalidDate(message, "write an offset like +02:00, at most 14:00, or Z for UTC")
    if offset == 0 and zone[0] == "-":
        message = f"there is no offset {zone}"
        raise InvalidDate(message, "write Z for UTC, or no zone where it is not known")
    return -offset if zone[0] == "-" else offset


def _interval(text: str) -> Interval:
    sides = text.split("/")
    if len(sides) > _SIDES:
        message = f"{_quoted(text)} has more than one slash"
        hint = "write a span with one, between its start and its end: 2022-11-27/2022-11-29"
        raise _UnreadableError(message, hint)
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
    return Edge(text) if text in ("", "..") else _point(text)


def _check_order(span: Interval | Range, mark: str) -> None:
    """Refuse a span whose last day is before its first, however it is read."""
    first, last = bounds(span)
    if first is not None and last is not None and last < first:
        message = f"the end, {span.end}, is before the start, {span.start}"
        raise InvalidDate(message, f"write {span.end}{mark}{span.start}")


def _set(text: str) -> DateSet:
    kind = SetKind.ONE_OF if text.startswith("[") else SetKind.ALL_OF
    opening, closing = kind.value
    if not text.endswith(closing):
        message = f"a set that starts with {opening} ends with {closing}"
        raise _UnreadableError(message, f"write {opening}2022-11-29,2022-11-30{closing}")
    texts = text[1:-1].split(",")
    if len(texts) > MAX_MEMBERS:
        message = f"the set has {len(texts)} dates"
        raise InvalidDate(message, f"write at most {MAX_MEMBERS}")
    members = tuple(
        _member(member, first=index == 0, last=index == len(texts) - 1)
        for index, member in enumerate(texts)
    )
    if len(members) == 1 and isinstance(members[0], Point):
        message = "a set has two dates at least"
        raise InvalidDate(message, f"write {members[0]}")
    if len(set(members)) < len(members):
        message = "the set names a date twice"
        once = ",".join(dict.fromkeys(map(str, members)))
        hint = f"write {opening}{once}{closing}" if "," in once else f"write {once}"
        raise InvalidDate(message, hint)
    return DateSet(kind, members)


def _member(text: str, *, first: bool, last: bool) -> Point | Range:
    sides = text.split("..")
    points = [_point(side) if side else None for side in sides]
    if any(point is not None and point.time is not None for point in points):
        message = "a set has no times of day"
        raise InvalidDate(message, "write days like 2022-11-29")
    if len(points) == 1 and points[0] is not None:
        return points[0]
    if len(points) != _SIDES or points == [None, None]:
        message = f"{_quoted(text)} is no date of a set"
        raise _UnreadableError(message, "write [2022-11-29,2022-11-30] or [2022-11-27..2022-11-29]")
    start, end = points
    if (start is None and not first) or (end is None and not last):
        message = "in a set only the first date can be open at its start, the last at its end"
        raise InvalidDate(message, "write [..2022-11-27,2022-11-29..]")
    if not _consecutive(start, end):
        message = f"the sides of {text} are not both days, both months or both years"
        raise InvalidDate(message, "write both alike, such as 2022-11-27..2022-11-29")
    span = Range(start, end)
    _check_order(span, "..")
    return span


def _consecutive(start: Point | None, end: Point | None) -> bool:
    forms = {point.form for point in (start, end) if point is not None}
    return len(forms) == 1 and forms <= set(_RANGE_FORMS)
