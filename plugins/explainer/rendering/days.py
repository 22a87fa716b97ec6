"""What scripts read of an entry in time: its days as attributes of the element that shows it."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.catalog.history import Change, Period
from explainer.dates import Day, EdtfDate, bounds
from explainer.rendering.markup import NOTHING, Html, fill, join, text


def day(value: Day | None) -> Html:
    """Return a day as `2022-11-29`, nothing for none.

    Years before 1 and after 9999 have a sign and their digits, as EDTF has them.
    """
    if value is None:
        return NOTHING
    year, month, number = value
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return text(f"{sign}{abs(year):04}-{month:02}-{number:02}")


def entry(entry_id: str, kind: str) -> Html:
    """Return the attributes that say which entry an element stands for."""
    return fill(' data-xp-id="%s" data-xp-kind="%s"', text(entry_id), text(kind))


def span(date: EdtfDate | None) -> Html:
    """Return the attributes for the first and last day a date can mean; nothing for none."""
    if date is None:
        return NOTHING
    first, last = bounds(date)
    return fill(' data-xp-from="%s" data-xp-until="%s"', day(first), day(last))


def known(since: Day | None) -> Html:
    """Return the attribute for the day from which something counts, if there is one."""
    return fill(' data-xp-known="%s"', day(since)) if since else NOTHING


def period(of: Period) -> Html:
    """Return the attributes for since when an assessment is known, and until when it counted."""
    replaced = fill(' data-xp-replaced="%s"', day(of.until)) if of.until else NOTHING
    return fill("%s%s", known(of.since), replaced)


def standings(changes: Iterable[Change]) -> Html:
    """Return the attribute for the standings of a claim; nothing where no day is known."""
    found = [fill("%s:%s", day(one.since), text(one.standing)) for one in changes]
    if not found or (len(found) == 1 and found[0].startswith(":")):
        return NOTHING
    return fill(' data-xp-standings="%s"', join(found, " "))
