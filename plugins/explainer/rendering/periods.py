"""The numbers of a timeline that is too long to be listed: a row a month, a year or more."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.kinds.event import Event
from explainer.prose.weave import ROOT
from explainer.rendering import days
from explainer.rendering.markup import NOTHING, Html, fill, fill_in, join, text
from explainer.rendering.period_rows import ROWS
from explainer.rendering.phrases import Phrases
from explainer.views.division.part import Label, Said
from explainer.views.period_lists import Listed
from explainer.views.timeline_sum import Cell, Period, Summary

_TABLE = """\
<table class="xp-periods" data-xp-rows="%(source)s"%(days)s>
<thead><tr><th scope="col">%(period)s</th><th scope="col">%(events)s</th>\
<th scope="col">%(claims)s</th><td></td></tr>
</thead>
<tbody>
%(rows)s</tbody>
</table>
"""

_ROW = """\
<tr%(id)s%(attributes)s><th scope="row">%(when)s</th><td data-xp-events>%(events)s</td>\
<td data-xp-claims>%(claims)s</td><td class="xp-periods__bar">%(bar)s</td></tr>
"""

# A list may have more than was counted: because it is wider, or because of a filter.
_LINK = (
    '<a href="%(address)s"><span data-xp-number>%(number)s</span>'
    '<span data-xp-of="%(length)s"%(hidden)s> %(of)s</span>%(wider)s</a>'
)

NO_DATE = "without-a-date"
"""The anchor of the first row of what is in no time."""

# In a row's picture the longest bar is so many units wide.
_WIDTH = 100

_BAR = (
    '<svg viewBox="0 0 %s 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
    '<rect class="xp-periods__events" width="%s" height="8"/>'
    '<rect class="xp-periods__claims" x="%s" width="%s" height="8"/></svg>'
)


class Periods:
    """Shows the periods of a timeline."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the words."""
        self._phrases = phrases

    def periods(self, view: Summary, version: str) -> Html:
        """Return a table of numbers; those of events lead to the lists that have them.

        `version` is that of the file which has the rows.
        """
        say = self._phrases.word
        most = max((one.length for one in view.periods), default=1)
        rest = next((one for one in view.periods if one.first is None), None)
        rows = join([self._row(one, most, view, first=one is rest) for one in view.periods])
        return fill_in(
            _TABLE,
            source=text(f"{ROOT}{ROWS}?v={version}"),
            days=_days(view),
            period=say("timeline.period"),
            events=say("timeline.events"),
            claims=say("timeline.claims"),
            rows=rows,
        )

    def rest(self, view: Summary) -> Html:
        """Return how many rows are in no time, and the way to them; nothing where none are."""
        if not view.undated:
            return NOTHING
        said = self._phrases.count("timeline.rest", view.undated)
        number = text(str(view.undated))
        pattern = '<p class="xp-note" data-xp-rest="%s"><a href="#%s">%s</a></p>\n'
        return fill(pattern, number, text(NO_DATE), said)

    def _row(self, period: Period, most: int, view: Summary, *, first: bool) -> Html:
        events = sum(count for sort, count in period.cells if sort == Event.kind)
        others = period.length - events
        claims = text(str(others))
        if others and period.first is None:
            # No list has them alone.
            name = self._phrases.word("kinds.claim.other")
            pattern = '<a href="%s"><span data-xp-number>%s</span>: %s</a>'
            claims = fill(pattern, text(ROOT + view.claims), claims, name)
        return fill_in(
            _ROW,
            id=fill(' id="%s"', text(NO_DATE)) if first else NOTHING,
            attributes=_attributes(period),
            when=self._named(period.heading),
            events=self._events(events, period.listed),
            claims=claims,
            bar=_bar(events, others, most),
        )

    def _events(self, number: int, listed: Listed | None) -> Html:
        """Return a number of events as the link to their list."""
        if not listed:
            return text("0")
        length = text(str(listed.length))
        wider = fill(": %s", self._named(listed.label)) if listed.label else NOTHING
        return fill_in(
            _LINK,
            address=text(ROOT + listed.address),
            number=text(str(number)),
            length=length,
            hidden=text(" hidden") if listed.length == number else NOTHING,
            of=self._phrases.word("timeline.of", n=length),
            wider=wider,
        )

    def _named(self, label: Label) -> Html:
        if isinstance(label, str):
            return text(label)
        if isinstance(label, Said):
            return self._phrases.word(label.key)
        return self._phrases.when(label)


def _days(view: Summary) -> Html:
    """Return the first and the last day on which anything changed, if there is one."""
    if not view.days:
        return NOTHING
    first, last = view.days[0], view.days[-1]
    return fill(' data-xp-first="%s" data-xp-last="%s"', days.day(first), days.day(last))


def _attributes(period: Period) -> Html:
    """Return the numbers of a period as a script reads them, and its days, if it has any."""
    found = [fill(' data-xp-cells="%s"', _cells(period.cells))]
    if period.first:
        pattern = ' data-xp-from="%s" data-xp-until="%s"'
        found.insert(0, fill(pattern, days.day(period.first), days.day(period.last)))
    for name, counted in (("place", period.places), ("actor", period.actors)):
        if counted:
            said = join([fill("%s %s", text(one), _cells(its)) for one, its in counted], ";")
            found.append(fill(' data-xp-by-%s="%s"', text(name), said))
    return join(found)


def _cells(cells: Iterable[Cell]) -> Html:
    return join([fill("%s=%s", text(sort), text(str(count))) for sort, count in cells], " ")


def _bar(events: int, others: int, most: int) -> Html:
    first, second = (f"{_WIDTH * count / most:.1f}" for count in (events, others))
    width, x = text(str(_WIDTH)), text(first)
    return fill(_BAR, width, x, x, text(second)) if events or others else NOTHING
