"""Entries by time: centuries where there are few, then decades, years, months and days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from explainer.dates import DateSet, Form, Interval, Point, Range, SetKind
from explainer.kinds.event import Event
from explainer.model.entry import Node
from explainer.views.division.letters import by_letter
from explainer.views.division.part import LIMIT, Label, Part, Said
from explainer.views.order import Moment, by_name, date_of, moment

_Key: TypeAlias = tuple[int, ...]
_Dated: TypeAlias = tuple[Node, Moment]

_FURTHEST = 9999
"""Years further from 0 than this are not told apart: all of them are long ago, or far off."""

_BEYOND = _FURTHEST + 1

_MONTHS = 3
"""Which of the scales below is that of months: from there on a date may say too little."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """One way to divide time: what falls together, its part of an address, and its name."""

    key: Callable[[Moment], _Key]
    token: Callable[[_Key], str]
    label: Callable[[_Key], Label]


def by_time(
    nodes: Sequence[Node],
    folder: str,
    above: tuple[Label, ...] = (),
    *,
    newest_first: bool = False,
) -> tuple[Part, ...]:
    """Return entries that are sorted by date, divided by it; those without one come last."""
    dated: list[_Dated] = []
    lacking: dict[str, list[Node]] = {"ongoing": [], "no_date": []}
    for node in nodes:
        date = date_of(node)
        start = moment(date) if date else None
        if start:
            dated.append((node, start))
        else:
            # Only of what happens can it be said that it goes on.
            lacking["ongoing" if date and node.kind == Event.kind else "no_date"].append(node)
    parts = _by_scale(dated, folder, above, 0, newest_first=newest_first)
    ongoing = _rest(lacking["ongoing"], f"{folder}/ongoing", (*above, Said("listing.ongoing")))
    undated = _rest(lacking["no_date"], f"{folder}/undated", (*above, Said("listing.no_date")))
    return *ongoing, *parts, *undated


def _rest(nodes: Sequence[Node], path: str, labels: tuple[Label, ...]) -> tuple[Part, ...]:
    """Return the part of entries that time does not divide, if there are any."""
    if not nodes:
        return ()
    parts = by_letter(sorted(nodes, key=by_name), path, labels) if len(nodes) > LIMIT else ()
    return (Part(path, labels, tuple(nodes), parts),)


def _by_scale(
    dated: Sequence[_Dated],
    folder: str,
    above: tuple[Label, ...],
    scale: int,
    *,
    newest_first: bool,
) -> tuple[Part, ...]:
    groups: dict[_Key, list[_Dated]] = {}
    key_of = _SCALES[scale].key
    for one in dated:
        groups.setdefault(key_of(one[1]), []).append(one)
    found: list[Part] = []
    for key in sorted(groups, reverse=newest_first):
        path = f"{folder}/{_SCALES[scale].token(key)}"
        labels = (*above, _SCALES[scale].label(key))
        group = groups[key]
        if len(group) > LIMIT and _divides(key, scale):
            parts = _by_scale(group, folder, above, scale + 1, newest_first=newest_first)
            nodes = tuple(node for node, _ in group)
            found.append(Part(path, labels, nodes, parts, unfolds=scale == 0))
        else:
            found += _rest([node for node, _ in group], path, labels)
    return tuple(found)


def _divides(key: _Key, scale: int) -> bool:
    """Say whether there is a finer scale for what falls together."""
    if scale < _MONTHS:
        return abs(key[0]) < _BEYOND
    return scale + 1 < len(_SCALES) and key[-1] != 0


def _years(year: int, count: int) -> _Key:
    """Return the first and the last year of a decade or century; the first ends with AD 1 to 9.

    The year 0 is 1 BC: before it decades run from 10 to 1 BC, from 20 to 11 BC, and so on.
    """
    if year > _FURTHEST:
        return _BEYOND, _BEYOND
    if year < -_FURTHEST:
        return -_BEYOND, -_BEYOND
    if year > 0:
        return max(year // count * count, 1), year // count * count + count - 1
    last = -(-year // count * count)
    return last - count + 1, last


def _year_token(year: int) -> str:
    return f"{year:04}" if year > 0 else f"bc{1 - year:04}"


def _span_token(key: _Key) -> str:
    first, last = key
    if abs(first) == _BEYOND:
        return "later" if first > 0 else "earlier"
    return f"{_year_token(first)}-{_year_token(last)}"


def _span_label(key: _Key) -> Label:
    first, last = (Point(Form.YEAR, year) for year in key)
    if first.year == _BEYOND:
        return DateSet(SetKind.ONE_OF, (Range(first, None),))
    if first.year == -_BEYOND:
        return DateSet(SetKind.ONE_OF, (Range(None, first),))
    if last.year - first.year == 9 and first.year > 999:
        return Point(Form.DECADE, first.year)
    return Interval(first, last)


def _month_label(key: _Key) -> Label:
    year, month = key
    return Point(Form.MONTH, year, month) if month else Said("listing.no_month")


def _day_label(key: _Key) -> Label:
    year, month, day = key
    return Point(Form.DAY, year, month, day) if day else Said("listing.no_day")


_SCALES = (
    _Scale(lambda at: _years(at.year, 100), _span_token, _span_label),
    _Scale(lambda at: _years(at.year, 10), _span_token, _span_label),
    _Scale(
        lambda at: (at.year,),
        lambda key: _year_token(key[0]),
        lambda key: Point(Form.YEAR, key[0]),
    ),
    _Scale(
        lambda at: at[:2],
        lambda key: f"{_year_token(key[0])}-{key[1]:02}",
        _month_label,
    ),
    _Scale(
        lambda at: at[:3],
        lambda key: f"{_year_token(key[0])}-{key[1]:02}-{key[2]:02}",
        _day_label,
    ),
)
