"""Reading one point: a year, season, month, day or date-time, with its qualifier."""

from __future__ import annotations

import re
from dataclasses import replace

from explainer.dates.edtf import (
    LAST_SHORT_YEAR,
    Form,
    InvalidDate,
    Point,
    Qualifier,
    TimeOfDay,
)
from explainer.dates.mistakes import MONTHS
from explainer.dates.order import days_in_month

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
_QUOTED_LENGTH = 60  # of what we quote back


class UnreadableError(InvalidDate):
    """The text has not the shape of EDTF: it may be a date written in another way."""


def quoted(text: str) -> str:
    """Return the beginning of a text for a message, with nothing in it that does not print."""
    return repr(text if len(text) <= _QUOTED_LENGTH else f"{text[:_QUOTED_LENGTH]}...")


def read_point(text: str) -> Point:
    """Return the point that ``text`` writes; raises InvalidDate."""
    if long_year := _LONG_YEAR.fullmatch(text):
        return _long_year(long_year["year"], Qualifier(long_year["qualifier"]))
    parts = _POINT.fullmatch(text)
    if parts is None:
        message = f"{quoted(text)} is not a date in EDTF"
        hint = "write a day like 2022-11-29, a month like 2022-11 or a year like 2022"
        raise UnreadableError(message, hint)
    if parts["year"] == "-0000":
        raise InvalidDate("there is no year -0000", "write 0000, which is 1 BC")
    point = _day(parts["year"], parts["month"], parts["day"])
    if parts["hour"] is not None:
        point = _with_time(point, parts)
    if parts["qualifier"]:
        point = replace(point, qualifier=Qualifier(parts["qualifier"]))
    return point


def _long_year(digits: str, qualifier: Qualifier) -> Point:
    if len(digits.lstrip("-")) > MAX_YEAR_DIGITS:
        raise InvalidDate(
            f"the year has more than {MAX_YEAR_DIGITS} digits", "write a year closer to us"
        )
    point = Point(Form.YEAR, int(digits), qualifier=qualifier)
    if abs(point.year) <= LAST_SHORT_YEAR:
        raise InvalidDate("Y is for years of more than four digits", f"write {point}")
    if str(point.year) != digits:
        raise InvalidDate("a year after Y starts with no 0", f"write {point}")
    return point


def _day(year: str, month: str | None, day: str | None) -> Point:
    """Return a year, season, month or day from its digits, None where not written."""
    if "X" in year:
        if month is not None:
            raise InvalidDate(
                f"{year} leaves the year open, so no month or day can follow", f"write {year}"
            )
        form = Form.HUNDRED_YEARS if year.endswith("XX") else Form.DECADE
        return Point(form, int(year.replace("X", "0")))
    if month is None:
        return Point(Form.YEAR, int(year))
    if month == "XX":
        if day is None:
            return Point(Form.UNKNOWN_MONTH, int(year))
        if day == "XX":
            return Point(Form.UNKNOWN_MONTH_AND_DAY, int(year))
        raise InvalidDate(
            "EDTF level 1 cannot say a known day of an unknown month", f"write {year}-XX-XX"
        )
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
        raise InvalidDate(
            f"{MONTHS[month - 1]} {year} has {last} days", f"write a day from 01 to {last}"
        )
    return Point(Form.DAY, number, month, int(day))


def _impossible_month(year: str, month: int, day: str | None) -> InvalidDate:
    if month in _SEASONS:
        swapped = f"{year}-{month}"
        return InvalidDate(
            f"{swapped} is a season, which has no numbered days",
            f"write {swapped}, or a month from 01 to 12",
        )
    message = f"there is no month {month:02}"
    if day is not None and day != "XX" and int(day) in _MONTHS:
        other = int(day)
        if 1 <= month <= days_in_month(int(year), other):
            return InvalidDate(message, f"write {year}-{day}-{month:02}; the month stands first")
    hint = "write a month from 01 to 12, or a season from 21 (spring) to 24 (winter)"
    return InvalidDate(message, hint)


def _with_time(point: Point, parts: re.Match[str]) -> Point:
    if point.form is not Form.DAY:
        raise InvalidDate(
            "a time of day needs a full date before it",
            f"write {point}, or a day like 2022-11-29T10:30",
        )
    if parts["qualifier"]:
        raise InvalidDate(
            f"{parts['qualifier']} cannot stand behind a time of day",
            f"write {point}{parts['qualifier']}, or leave it out",
        )
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    if hour not in _HOURS:
        raise InvalidDate(
            f"there is no hour {hour}",
            "write an hour from 00 to 23; midnight is 00:00 of the next day",
        )
    if minute not in _MINUTES or second not in _MINUTES:
        raise InvalidDate(
            f"there is no time {hour:02}:{minute:02}:{second:02}",
            "write minutes and seconds from 00 to 59",
        )
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
        raise InvalidDate(
            f"no place is {zone} from UTC",
            "write an offset like +02:00, at most 14:00, or Z for UTC",
        )
    if offset == 0 and zone[0] == "-":
        raise InvalidDate(
            f"there is no offset {zone}", "write Z for UTC, or no zone where it is not known"
        )
    return -offset if zone[0] == "-" else offset
