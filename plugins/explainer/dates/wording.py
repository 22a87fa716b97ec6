"""A date in words, for readers: exact about what is known, and saying shared parts once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from explainer.dates.edtf import (
    DateSet,
    Edge,
    EdtfDate,
    Form,
    Interval,
    Point,
    Range,
    SetKind,
    TimeOfDay,
)
from explainer.dates.words import DateWords

_Join: TypeAlias = Callable[[Sequence[str]], str]

_FIRST_SEASON = 21
_FIRST_PLAIN_YEAR = 1000  # a smaller year, alone, would look like a day or a shortened year
_NINE, _NINETY_NINE = 9, 99  # years from the first to the last of ten and of a hundred


def in_words(date: EdtfDate, words: DateWords, *, short: bool = False) -> str:
    """Return ``date`` in the language of ``words``, as plain text.

    ``short`` takes the short names of the months, for lists and tables. A time is given as
    written, with its offset from UTC beside it.
    """
    speaker = _Speaker(words, short)
    if isinstance(date, Point):
        return speaker.qualified(date)
    return speaker.interval(date) if isinstance(date, Interval) else speaker.set(date)


@dataclass(frozen=True, slots=True)
class _Speaker:
    words: DateWords
    short: bool

    def qualified(self, point: Point) -> str:
        text = self.approximate(point)
        return self.words.uncertain.format(date=text) if point.qualifier.uncertain else text

    def approximate(self, point: Point) -> str:
        text = self.plain(point)
        return self.words.approximate.format(date=text) if point.qualifier.approximate else text

    def plain(self, point: Point) -> str:
        """Say a point without how sure it is."""
        words, year = self.words, self.year(point.year)
        match point.form:
            case Form.YEAR:
                return year
            case Form.DAY:
                text = words.day.format(
                    day=self.day_number(point), month=self.month_beside_day(point), year=year
                )
                return text if point.time is None else self.with_time(text, point.time)
            case Form.MONTH:
                return words.month.format(month=self.month(point), year=year)
            case Form.SEASON:
                season = words.seasons[point.month - _FIRST_SEASON]
                return words.season.format(season=season, year=year)
            case _:
                return self.masked(point, year)

    def masked(self, point: Point, year: str) -> str:
        """Say a point of which digits are unspecified, as exactly as it is known."""
        words = self.words
        match point.form:
            case Form.UNKNOWN_DAY:
                month = words.month.format(month=self.month(point), year=year)
                return words.unknown_day_of_month.format(date=month)
            case Form.UNKNOWN_MONTH:
                return words.unknown_month.format(year=year)
            case Form.UNKNOWN_MONTH_AND_DAY:
                return words.unknown_day_of_year.format(year=year)
            case Form.DECADE if point.year >= _FIRST_PLAIN_YEAR:
                return words.decade.format(year=point.year)
            case _:
                last = point.year + (_NINE if point.form is Form.DECADE else _NINETY_NINE)
                return words.unknown_year.format(first=year, last=self.year(last))

    def year(self, year: int) -> str:
        if year < 1:
            # Astronomical years have a year 0, which is 1 BC; -44 is 45 BC.
            return self.words.year_before_christ.format(year=1 - year)
        pattern = self.words.year if year >= _FIRST_PLAIN_YEAR else self.words.year_early
        return pattern.format(year=year)

    def month(self, point: Point) -> str:
        names = self.words.months_short if self.short else self.words.months
        return names[point.month - 1]

    def month_beside_day(self, point: Point) -> str:
        names = self.words.months_short if self.short else self.words.months_beside_day
        return names[point.month - 1]

    def day_number(self, point: Point) -> str:
        return self.words.day_number.format(day=point.day)

    def day_of_year(self, point: Point) -> str:
        return self.words.day_of_year.format(
            day=self.day_number(point), month=self.month_beside_day(point)
        )

    def with_time(self, date: str, time: TimeOfDay) -> str:
        words = self.words
        pattern = words.time_with_seconds if time.second else words.time
        clock = pattern.format(
            hour=f"{time.hour:02}", minute=f"{time.minute:02}", second=f"{time.second:02}"
        )
        if time.offset is None:
            return words.date_with_time.format(date=date, time=clock)
        zone = words.utc_offset.format(offset=time.offset_text) if time.offset else words.utc
        return words.date_with_time_and_zone.format(date=date, time=clock, zone=zone)

    def interval(self, interval: Interval) -> str:
        match interval.start, interval.end:
            case Point() as start, Point() as end:
                return self.between(start, end)
            case Point() as start, Edge.OPEN:
                return self.words.since.format(date=self.qualified(start))
            case Point() as start, _:
                return self.words.end_unknown.format(date=self.qualified(start))
            case _, Point() as end:
                # That a start is unknown or that there is none, readers need not tell apart.
                return self.words.until.format(date=self.qualified(end))
            case _:
                return self.words.start_unknown_continuing

    def between(self, start: Point, end: Point) -> str:
        """Say a span of two known sides; "about" stands before the side it belongs to."""
        if start == end:
            return self.qualified(start)
        words, sides = self.words, (start, end)
        if any(side.qualifier.approximate for side in sides):
            text = self.span([self.approximate(side) for side in sides])
        else:
            text = self.joined(sides, self.span)
        match start.qualifier.uncertain, end.qualifier.uncertain:
            case True, True:
                return words.uncertain.format(date=text)
            case True, False:
                return words.start_uncertain.format(date=text)
            case False, True:
                return words.end_uncertain.format(date=text)
            case _:
                return text

    def span(self, texts: Sequence[str]) -> str:
        return self.words.span.format(start=texts[0], end=texts[-1])

    def joined(self, points: Sequence[Point], join: _Join) -> str:
        """Join points, saying once the month and year they share; qualifiers are left out."""
        texts = [self.plain(point) for point in points]
        if len(set(texts)) == 1:
            return texts[0]
        forms = {point.form for point in points}
        if len(forms) > 1 or len({point.year for point in points}) > 1:
            return join(texts)
        first, words = points[0], self.words
        year = self.year(first.year)
        if forms == {Form.MONTH}:
            return words.month.format(month=join(list(map(self.month, points))), year=year)
        if forms != {Form.DAY}:
            return join(texts)
        if len({point.month for point in points}) > 1:
            return words.days_in_year.format(
                days=join(list(map(self.day_of_year, points))), year=year
            )
        numbers = join(list(map(self.day_number, points)))
        return words.day.format(day=numbers, month=self.month_beside_day(first), year=year)

    def set(self, dates: DateSet) -> str:
        pattern = self.words.one_of if dates.kind is SetKind.ONE_OF else self.words.all_of

        def join(texts: Sequence[str]) -> str:
            items = self.words.list_separator.join(texts[:-1])
            return pattern.format(items=items, last=texts[-1]) if items else texts[-1]

        points = [member for member in dates.members if isinstance(member, Point)]
        qualifiers = {point.qualifier for point in points}
        # Only where all members are alike can one "(inferred)" stand for all of them.
        if len(points) == len(dates.members) and len(qualifiers) == 1:
            (qualifier,) = qualifiers
            if not qualifier.approximate:
                text = self.joined(points, join)
                return self.words.uncertain.format(date=text) if qualifier.uncertain else text
        return join([self.member(member, dates.kind) for member in dates.members])

    def member(self, member: Point | Range, kind: SetKind) -> str:
        if isinstance(member, Point):
            return self.qualified(member)
        words, start, end = self.words, member.start, member.end
        one = kind is SetKind.ONE_OF
        if start is not None and end is not None:
            return self.consecutive(kind, start.form).format(span=self.between(start, end))
        if start is not None:
            pattern = words.or_later if one else words.and_later
            return pattern.format(date=self.qualified(start))
        pattern = words.or_earlier if one else words.and_earlier
        return "" if end is None else pattern.format(date=self.qualified(end))

    def consecutive(self, kind: SetKind, form: Form) -> str:
        """Return the pattern for one or all of consecutive days, months or years."""
        words = self.words
        one = kind is SetKind.ONE_OF
        if form is Form.DAY:
            return words.one_day_of if one else words.every_day_of
        if form is Form.MONTH:
            return words.one_month_of if one else words.every_month_of
        return words.one_year_of if one else words.every_year_of
