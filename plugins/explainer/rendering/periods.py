"""The numbers of a timeline that is too long to be listed: a row a month, a year or more."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.kinds.event import Event
from explainer.prose.weave import ROOT
from explainer.rendering import days
from explainer.rendering.markup import NOTHING, Html, fill, fill_in, join, text
from explainer.rendering.phrases import Phrases
from explainer.views.timeline_sum import Cell, Period, Summary

_TABLE = """\
<table class="xp-periods">
<thead><tr><th scope="col">%s</th><th scope="col">%s</th><th scope="col">%s</th><td></td></tr>
</thead>
<tbody>
%s</tbody>
</table>
"""

_ROW = """\
<tr%(attributes)s><th scope="row">%(when)s</th><td data-xp-events>%(events)s</td>\
<td data-xp-claims>%(claims)s</td><td class="xp-periods__bar">%(bar)s</td></tr>
"""

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

    def periods(self, view: Summary) -> Html:
        """Return a table of numbers; each leads to the list of its events."""
        say = self._phrases.word
        most = max((one.length for one in view.periods), default=1)
        rows = join([self._row(one, most) for one in view.periods])
        return fill(
            _TABLE, say("timeline.period"), say("timeline.events"), say("timeline.claims"), rows
        )

    def _row(self, period: Period, most: int) -> Html:
        events = sum(count for sort, count in period.cells if sort == Event.kind)
        number = text(str(events))
        if period.address:
            number = fill('<a href="%s">%s</a>', text(ROOT + period.address), number)
        attributes = [
            fill(
                ' data-xp-from="%s" data-xp-until="%s"',
                days.day(period.first),
                days.day(period.last),
            ),
            fill(' data-xp-cells="%s"', _cells(period.cells)),
        ]
        for name, found in (("place", period.places), ("actor", period.actors)):
            if found:
                said = join([fill("%s %s", text(one), _cells(its)) for one, its in found], ";")
                attributes.append(fill(' data-xp-by-%s="%s"', text(name), said))
        others = period.length - events
        return fill_in(
            _ROW,
            attributes=join(attributes),
            when=self._phrases.when(period.heading),
            events=number if events else text("0"),
            claims=text(str(others)),
            bar=_bar(events, others, most),
        )


def _cells(cells: Iterable[Cell]) -> Html:
    return join([fill("%s=%s", text(sort), text(str(count))) for sort, count in cells], " ")


def _bar(events: int, others: int, most: int) -> Html:
    first, second = (f"{_WIDTH * count / most:.1f}" for count in (events, others))
    width, x = text(str(_WIDTH)), text(first)
    return fill(_BAR, width, x, x, text(second)) if events or others else NOTHING
