"""Invented entries for the page that shows every component in every state.

What they are called comes from the words of the site, so that no example is taken for content:
an event is called “Event (example)”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from explainer.catalog.history import Period
from explainer.catalog.standing import REPORT, Standing
from explainer.dates import EdtfDate, parse
from explainer.views.card import Card
from explainer.views.claim import ClaimRow, Judgement
from explainer.views.entry import EntryView
from explainer.views.incoming import Form
from explainer.views.link import Link
from explainer.views.neighbourhood import Neighbourhood
from explainer.views.related import MENTIONS, Group, Item
from explainer.views.values import Row, Value, When

DATES = ("1755-11-01", "1755-11?", "1755~", "/1755-11-01", "1755-11-01/..", "1755-11-01/1755-11-08",
         "[1755-11-01,1755-11-02]")  # fmt: skip
"""A day, one inferred, one approximate, open ends, a span and one of two days."""

LONG = 13
"""More rows than a list shows before it folds."""


class Specimens(NamedTuple):
    """What the page of components shows."""

    kinds: tuple[Card, ...]
    reports: tuple[ClaimRow, ...]
    others: tuple[ClaimRow, ...]
    cards: tuple[Card, ...]
    events: tuple[Item, ...]
    short: tuple[Item, ...]
    long: tuple[Item, ...]
    picture: tuple[Link, Neighbourhood]
    term: Link


def specimens(kinds: Iterable[str], name: Callable[[str, str], str], address: str) -> Specimens:
    """Return invented entries of some kinds, all at one address.

    `name` gives an example of a kind its name, told from others by a few letters or digits.
    """

    def link(kind: str, mark: str = "") -> Link:
        return Link(f"example-{kind}{mark}", name(kind, mark), kind, address)

    every = tuple(kinds)
    maker, assessor = link("person"), link("organisation")
    reports = tuple(_report(link("claim", f"-{one}"), maker, assessor, one) for one in Standing)
    others = tuple(
        ClaimRow(link("claim", f"-{form}"), form, maker, None, None, None, ())
        for form in ("forecast", "judgement")
    )
    return Specimens(
        kinds=tuple(Card(link(kind), _sentence(link(kind)), _view(link(kind))) for kind in every),
        reports=reports,
        others=others,
        cards=tuple(Card(row.link, _sentence(row.link), _view(row.link), row) for row in reports),
        events=tuple(_item(link("event", f"-{date}"), parse(date)) for date in DATES),
        short=tuple(_item(link("place", f"-{number}")) for number in range(1, 4)),
        long=tuple(_item(link("place", f"-{number}")) for number in range(1, LONG + 1)),
        picture=(link("event"), _neighbours(link)),
        term=link("term"),
    )


def _report(link: Link, maker: Link, assessor: Link, standing: Standing) -> ClaimRow:
    found: tuple[Judgement, ...] = ()
    if standing is Standing.DIFFER:
        found = tuple(_judgement(assessor, one) for one in (Standing.CONFIRMED, Standing.REFUTED))
    elif standing is not Standing.UNASSESSED:
        found = (_judgement(assessor, standing),)
    return ClaimRow(link, REPORT, maker, None, parse(DATES[0]), standing, found)


def _judgement(assessor: Link, reading: Standing) -> Judgement:
    return Judgement(
        assessor, parse(DATES[0]), assessor.name, reading, reading, None, None, Period(None)
    )


def _item(link: Link, date: EdtfDate | None = None) -> Item:
    return Item(link, date, None, _sentence(link), vague=False)


def _sentence(link: Link) -> str:
    return f"{link.name}."


def _view(link: Link) -> EntryView:
    """Return what the page of an example would show: its name, and a date where it has one."""
    dated: tuple[Value, ...] = (When(parse(DATES[0])),)
    return EntryView(
        link=link, aliases=(), wholes=(), lead=(), text="",
        rows=(Row("date", dated),) if link.kind == "event" else (),
        claim=None, images=(), groups=(), see_also=(), mentioned=Group(MENTIONS, Form.MENTIONS),
        citations=(), sources=(), tags=(), checked=None, neighbours=None, locator=None,
        timeline=None,
    )  # fmt: skip


def _neighbours(link: Callable[..., Link]) -> Neighbourhood:
    before = (
        ("about", (link("claim", "-1"), link("claim", "-2"))),
        ("part-of", (link("event", "-1"),)),
        ("related", (link("term", "-1"),)),
        ("publisher", (link("source", "-1"),)),
    )
    after = (
        ("place", (link("place", "-1"),)),
        ("involves", (link("person", "-1"), link("expert", "-1"), link("organisation", "-1"))),
        ("see-also", (link("narrative", "-1"),)),
    )
    return Neighbourhood(before, after)
