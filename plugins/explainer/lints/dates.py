"""Dates that do not fit each other, and the day itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from explainer.dates import EdtfDate, Interval, Point
from explainer.dates.order import bounds
from explainer.kinds.event import Event
from explainer.lints.finding import Finding, Ground
from explainer.problems import quoted

_BLURRED = re.compile(r"[~%]|\d{4}-2[1-4](?![\d-])")
"""What marks an approximate date, or a season, in EDTF."""


def outside_whole(ground: Ground) -> Iterator[Finding]:
    """Yield events of which a part must have been before or after what they are part of.

    Only what is certain: a day within the month that the whole began in is in it.
    """
    for event in ground.all(Event):
        whole = ground.catalog[event.part_of] if event.part_of else None
        if not isinstance(whole, Event) or event.date is None or whole.date is None:
            continue
        where = outside(event.date, whole.date) if sharp(event.date, whole.date) else ""
        if where:
            message = f"this is {where} {quoted(whole.id)}, which it is part of: {whole.date}"
            hint = "one of the dates is wrong, or it is part of something else"
            yield Finding("outside-whole", event.id, ("date",), message, hint)


def sharp(*dates: EdtfDate) -> bool:
    """Say whether it is sure where all of some dates begin and end.

    Nobody knows how far “about” reaches, or on which day a summer is over.
    """
    return not any(_BLURRED.search(str(one)) for one in dates)


def outside(part: EdtfDate, whole: EdtfDate) -> str:
    """Return “before” or “after” where a part reaches out of its whole for sure."""
    begin, end = bounds(whole)
    first, last = bounds(part)
    if isinstance(part, Interval):
        # Each end of a span by itself has to lie within the whole.
        ends = [bounds(end) for end in (part.start, part.end) if isinstance(end, Point)]
        first = max((day for day, _ in ends if day), default=None)
        last = min((day for _, day in ends if day), default=None)
    if begin and last and last < begin:
        return "before"
    return "after" if end and first and first > end else ""


def checked_long_ago(ground: Ground) -> Iterator[Finding]:
    """Yield entries that somebody verified once, too long ago; nothing where there is no today."""
    if ground.today is None:
        return
    days = ground.settings.lints.checked_within
    limit = ground.today - timedelta(days=min(days, (ground.today - date.min).days))
    for entry in ground.entries():
        last = bounds(entry.checked)[1] if entry.checked else None
        if last and last < (limit.year, limit.month, limit.day):
            message = f"this was last checked on {entry.checked}, more than {days} days ago"
            hint = "verify it against its sources and write today's date"
            yield Finding("checked-long-ago", entry.id, ("checked",), message, hint)
