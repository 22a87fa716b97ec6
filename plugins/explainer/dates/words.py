"""The words a date is said in, given by the caller for one language."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from string import Formatter


def _pattern(*placeholders: str) -> str:
    """Declare a field whose text names exactly these placeholders, in any order."""
    text: str = field(metadata={"placeholders": frozenset(placeholders)})
    return text


def _names(count: int) -> tuple[str, ...]:
    """Declare a field that lists ``count`` names."""
    names: tuple[str, ...] = field(metadata={"count": count})
    return names


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Names and phrase patterns of one language; a YAML mapping passed as keywords fits.

    A pattern is a text with named placeholders in braces. Lists may come as Python lists.
    Raises ValueError, naming the field, where a name is missing or a pattern has other
    placeholders than the language-neutral code fills; TypeError where a field is missing
    or unknown.
    """

    # Names. Many languages put the month in another case beside a day.
    months: tuple[str, ...] = _names(12)
    months_beside_day: tuple[str, ...] = _names(12)
    months_short: tuple[str, ...] = _names(12)
    seasons: tuple[str, ...] = _names(4)  # spring, summer, autumn, winter

    # Years. "year_early" is for 1 to 999, which alone would look like a day or a short year.
    year: str = _pattern("year")
    year_early: str = _pattern("year")
    year_before_christ: str = _pattern("year")

    # Points. {day} and {month} may also be several, joined: "27 to 29", "March or May".
    day: str = _pattern("day", "month", "year")
    day_number: str = _pattern("day")
    day_of_year: str = _pattern("day", "month")
    days_in_year: str = _pattern("days", "year")
    month: str = _pattern("month", "year")
    season: str = _pattern("season", "year")
    decade: str = _pattern("year")
    unknown_year: str = _pattern("first", "last")
    unknown_month: str = _pattern("year")
    unknown_day_of_month: str = _pattern("date")
    unknown_day_of_year: str = _pattern("year")

    # Times. {offset} is "+02:00".
    time: str = _pattern("hour", "minute")
    time_with_seconds: str = _pattern("hour", "minute", "second")
    date_with_time: str = _pattern("date", "time")
    date_with_time_and_zone: str = _pattern("date", "time", "zone")
    utc: str = _pattern()
    utc_offset: str = _pattern("offset")

    # How sure.
    approximate: str = _pattern("date")
    uncertain: str = _pattern("date")
    start_uncertain: str = _pattern("date")
    end_uncertain: str = _pattern("date")

    # Spans.
    span: str = _pattern("start", "end")
    until: str = _pattern("date")
    since: str = _pattern("date")
    end_unknown: str = _pattern("date")
    start_unknown_continuing: str = _pattern()

    # Sets. {items} is all but the last, with the separator between them; {span} is a span
    # in words.
    list_separator: str = _pattern()
    one_of: str = _pattern("items", "last")
    all_of: str = _pattern("items", "last")
    one_year_of: str = _pattern("span")
    one_month_of: str = _pattern("span")
    one_day_of: str = _pattern("span")
    every_year_of: str = _pattern("span")
    every_month_of: str = _pattern("span")
    every_day_of: str = _pattern("span")
    or_earlier: str = _pattern("date")
    or_later: str = _pattern("date")
    and_earlier: str = _pattern("date")
    and_later: str = _pattern("date")

    def __post_init__(self) -> None:
        """Check every field, so that a slip in a translation shows before any page is made."""
        for declared in fields(self):
            value = getattr(self, declared.name)
            if "count" in declared.metadata:
                names = _checked_names(declared.name, value, declared.metadata["count"])
                object.__setattr__(self, declared.name, names)  # a list would not be hashable
            else:
                _check_pattern(declared.name, value, declared.metadata["placeholders"])


def _checked_names(name: str, value: object, count: int) -> tuple[str, ...]:
    given = tuple(value) if isinstance(value, list | tuple) else ()
    names = tuple(item for item in given if isinstance(item, str) and item)
    if len(names) != len(given) or len(names) != count:
        raise ValueError(f"{name}: must list {count} names, each a text and none empty")
    return names


def _check_pattern(name: str, value: object, placeholders: frozenset[str]) -> None:
    if not isinstance(value, str) or not value:
        raise ValueError(
            f"{name}: must be a text (in YAML a text that starts with {{ wants quotes)"
        )
    wanted = ", ".join(f"{{{placeholder}}}" for placeholder in sorted(placeholders)) or "none"
    try:
        parts = list(Formatter().parse(value))
    except ValueError as error:
        raise ValueError(f"{name}: unbalanced braces; the placeholders are: {wanted}") from error
    found = {part for _, part, _, _ in parts if part is not None}
    # A conversion or a format ("{date!r}", "{day:>3}") would reach into Python.
    decorated = any(spec or conversion for _, _, spec, conversion in parts)
    if found != placeholders or decorated:
        raise ValueError(f"{name}: the placeholders must be: {wanted}")
