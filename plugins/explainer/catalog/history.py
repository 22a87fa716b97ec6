"""How a claim stood on each day, and from which day on anything counts as known.

A reader may ask what was known on a day. What is dated counts from a day on, and the rule for
it never says that something was known sooner than anybody can be sure of:

- what was said (a claim, an assessment) counts from the last day that its date can mean: of
  "29 or 30 November" from the 30th, of "November" from its last day, of a span from its end.
  Where a span has no end known it counts from its first day, for then it was being said;
- what happened counts from the first day of a span that has one, since then it had begun, and
  else like what was said: of an event "by 29 November" nobody can be sure on the 28th;
- doubt about a date (`?`, `~`) moves nothing: nobody said how far it reaches;
- what has no day at all counts from the beginning. That is not known either, but to let it
  step back would hide it on every day but today; pages say that it is shown on every day;
- who judged a claim shows that it had been made: it is there from its first assessment on, if
  that is sooner than its own date;
- on each day the standing is what the assessments of that day come to, weighed by the rules of
  today (`standing.py`): a later one has not yet taken the place of an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explainer.catalog.standing import Ignored, Standing, Weighed, standing
from explainer.dates import DateSet, Day, EdtfDate, Interval, SetKind, bounds
from explainer.kinds.claim import Claim


class Change(NamedTuple):
    """From a day on a claim has a standing; `None` is from the beginning."""

    since: Day | None
    standing: Standing


class Period(NamedTuple):
    """Since when an assessment is known, and until when it counted.

    `since` is `None` for the beginning; `until` is the day on which a later one took its place,
    `None` where none has. Some never count: of the maker's own, or replaced before they were
    known.
    """

    since: Day | None
    until: Day | None = None
    counts: bool = True


class History(NamedTuple):
    """When a claim became known, how it then stood, and when each assessment counted.

    Only a report has `changes`; `periods` go with its weighed assessments, one each.
    """

    known: Day | None
    changes: tuple[Change, ...]
    periods: tuple[Period, ...]


def known_from(date: EdtfDate | None) -> Day | None:
    """Return the day from which what was said at a date counts; `None` from the beginning."""
    if date is None:
        return None
    first, last = bounds(date)
    return last or first


def begun_from(date: EdtfDate | None) -> Day | None:
    """Return the day from which what happened at a date counts; `None` from the beginning."""
    if date is None:
        return None
    if isinstance(date, Interval):
        first, last = bounds(date)
        return first or last
    if isinstance(date, DateSet) and date.kind is SetKind.ALL_OF:
        # It had begun once the first of them was over.
        return min(filter(None, (bounds(one)[1] for one in date.members)), default=None)
    return known_from(date)


def history(claim: Claim, weighed: Sequence[Weighed]) -> History:
    """Return how a claim stood on each day, from its weighed assessments, oldest first."""
    since = [known_from(one.assessment.date) for one in weighed]
    known = _known(claim, since)
    periods = tuple(_period(at, weighed, since) for at in range(len(weighed)))
    if standing(claim, ()) is None:
        return History(known, (), periods)
    days = sorted({day for day in since if day and _is_later(day, known)})
    changes: list[Change] = []
    for day in (known, *days):
        found = standing(claim, _on(day, weighed, since))
        if found and (not changes or changes[-1].standing is not found):
            changes.append(Change(day, found))
    return History(known, tuple(changes), periods)


def _known(claim: Claim, since: Sequence[Day | None]) -> Day | None:
    made = known_from(claim.made)
    if made is None:
        return None
    return min((made, *(day for day in since if day)))


def _is_later(day: Day | None, other: Day | None) -> bool:
    """Say whether a day comes after another, `None` being the beginning."""
    return day is not None and (other is None or day > other)


def _on(
    day: Day | None, weighed: Sequence[Weighed], since: Sequence[Day | None]
) -> tuple[Weighed, ...]:
    """Return the assessments that were known on a day, weighed as on that day."""
    known = [
        one
        for one, its in zip(weighed, since, strict=True)
        if one.ignored is not Ignored.OWN and not _is_later(its, day)
    ]
    latest = {one.assessment.by: one for one in known}
    return tuple(
        Weighed(one.assessment, one.reading) for one in known if latest[one.assessment.by] is one
    )


def _period(at: int, weighed: Sequence[Weighed], since: Sequence[Day | None]) -> Period:
    """Return when an assessment counts that stands at a place among all."""
    one = weighed[at]
    if one.ignored is Ignored.OWN:
        return Period(since[at], counts=False)
    later = [
        since[other]
        for other in range(at + 1, len(weighed))
        if weighed[other].assessment.by == one.assessment.by
    ]
    # A later one without a day, or known no later, was there before this one could count.
    if any(not _is_later(day, since[at]) for day in later):
        return Period(since[at], counts=False)
    return Period(since[at], min(filter(None, later), default=None))
