"""The values a date can have: points, spans and sets, frozen and compared by value.

``parse`` makes them and has checked them; ``str`` of each is its canonical EDTF text.
Years are astronomical, as in ISO 8601: 0 is 1 BC, -44 is 45 BC. The calendar is the
Gregorian one, carried back before 1582 (proleptic).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

LAST_SHORT_YEAR = 9999  # years further from 0 than this are written with a leading Y


class InvalidDate(ValueError):  # noqa: N818 - the name says it all
    """A text that is no date we can read.

    ``message`` says what is wrong, ``hint`` what would be right; the hint may be empty.
    Both are written for editors, without a full stop.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Take what is wrong and what would be right."""
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return both parts on one line."""
        return f"{self.message}: {self.hint}" if self.hint else self.message


class Qualifier(Enum):
    """How sure a date is (EDTF level 1, qualification of a date)."""

    CERTAIN = ""
    UNCERTAIN = "?"
    APPROXIMATE = "~"
    UNCERTAIN_AND_APPROXIMATE = "%"

    @property
    def uncertain(self) -> bool:
        """Whether the date was inferred."""
        return self in (Qualifier.UNCERTAIN, Qualifier.UNCERTAIN_AND_APPROXIMATE)

    @property
    def approximate(self) -> bool:
        """Whether the source says "about"."""
        return self in (Qualifier.APPROXIMATE, Qualifier.UNCERTAIN_AND_APPROXIMATE)


class Form(Enum):
    """Which parts of a point are stated."""

    DAY = "2022-11-29"
    MONTH = "2022-11"
    YEAR = "2022"
    SEASON = "2022-21"
    UNKNOWN_DAY = "2022-11-XX"
    UNKNOWN_MONTH = "2022-XX"
    UNKNOWN_MONTH_AND_DAY = "2022-XX-XX"
    DECADE = "201X"
    HUNDRED_YEARS = "20XX"


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time as the source wrote it: 0 to 23 hours, 0 to 59 minutes and seconds.

    ``offset`` is in minutes east of UTC, None where the source names no zone. It is shown,
    never applied.
    """

    hour: int
    minute: int
    second: int = 0
    offset: int | None = None

    @property
    def offset_text(self) -> str:
        """The offset as ``+02:00``; empty where no zone is named."""
        if self.offset is None:
            return ""
        hours, minutes = divmod(abs(self.offset), 60)
        return f"{'-' if self.offset < 0 else '+'}{hours:02}:{minutes:02}"

    def __str__(self) -> str:
        """Return ``10:30:00Z``: always with seconds, as level 0 asks, and UTC as Z."""
        zone = "Z" if self.offset == 0 else self.offset_text
        return f"{self.hour:02}:{self.minute:02}:{self.second:02}{zone}"


@dataclass(frozen=True, slots=True)
class Point:
    """One day, month, season, year, decade or hundred years.

    ``year`` is the first one where its last digits are unspecified. ``month`` is 1 to 12,
    21 to 24 in a season, 0 where the form states none; ``day`` is 1 to 31 or 0 likewise.
    Only a day has a ``time``.
    """

    form: Form
    year: int
    month: int = 0
    day: int = 0
    time: TimeOfDay | None = None
    qualifier: Qualifier = Qualifier.CERTAIN

    def __str__(self) -> str:
        """Return the canonical EDTF text, such as ``2022-11-29?``."""
        return f"{self.unqualified()}{self.qualifier.value}"

    def unqualified(self) -> str:
        """Return the text without how sure it is, such as ``2022-11-29``."""
        return self._day_text() if self.time is None else f"{self._day_text()}T{self.time}"

    def _day_text(self) -> str:
        text = _year_text(self.year)
        match self.form:
            case Form.DAY:
                text += f"-{self.month:02}-{self.day:02}"
            case Form.MONTH | Form.SEASON:
                text += f"-{self.month:02}"
            case Form.UNKNOWN_DAY:
                text += f"-{self.month:02}-XX"
            case Form.UNKNOWN_MONTH:
                text += "-XX"
            case Form.UNKNOWN_MONTH_AND_DAY:
                text += "-XX-XX"
            case Form.DECADE:
                text = f"{text[:3]}X"
            case Form.HUNDRED_YEARS:
                text = f"{text[:2]}XX"
            case Form.YEAR:
                pass
        return text


class Edge(Enum):
    """The side of a span that has no date."""

    UNKNOWN = ""
    OPEN = ".."

    def __str__(self) -> str:
        """Return nothing for unknown, two dots for open."""
        return self.value


@dataclass(frozen=True, slots=True)
class Interval:
    """A span from ``start`` to ``end``, both included (EDTF level 1, extended interval).

    At least one side is a point, except for ``/..``: start unknown, still going on.
    """

    start: Point | Edge
    end: Point | Edge

    def __str__(self) -> str:
        """Return the canonical EDTF text, such as ``2022-02-24/..``."""
        return f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Range:
    """Consecutive days, months or years inside a set; None on a side that is open."""

    start: Point | None
    end: Point | None

    def __str__(self) -> str:
        """Return the canonical EDTF text, such as ``2022-11-27..2022-11-29``."""
        start = "" if self.start is None else str(self.start)
        end = "" if self.end is None else str(self.end)
        return f"{start}..{end}"


class SetKind(Enum):
    """What a set says of its members."""

    ONE_OF = "[]"
    ALL_OF = "{}"


@dataclass(frozen=True, slots=True)
class DateSet:
    """One of several dates, or all of them (EDTF level 2, set representation)."""

    kind: SetKind
    members: tuple[Point | Range, ...]

    def __str__(self) -> str:
        """Return the canonical EDTF text, such as ``[2022-11-29,2022-11-30]``."""
        opening, closing = self.kind.value
        return f"{opening}{','.join(map(str, self.members))}{closing}"


EdtfDate: TypeAlias = Point | Interval | DateSet


def iso(date: EdtfDate) -> str | None:
    """Return the value for HTML's ``<time datetime>``, or None where HTML has none.

    A day, month, year or date-time of the year 1 or later has one (HTML Living Standard,
    section "The time element", and "Dates and times"); spans, sets, seasons, unspecified digits
    and years BC have none. HTML cannot say "about" or "inferred": a qualified date gives
    its best value, and the words inside the element say how sure it is.
    """
    if not isinstance(date, Point) or date.year < 1:
        return None
    if date.form not in (Form.DAY, Form.MONTH, Form.YEAR):
        return None
    return date.unqualified().removeprefix("Y")


def _year_text(year: int) -> str:
    if abs(year) > LAST_SHORT_YEAR:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"
