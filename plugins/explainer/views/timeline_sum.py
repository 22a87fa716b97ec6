"""A timeline of so much that one page shows numbers for months or years, and no rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from explainer.catalog.history import Change, begun_from
from explainer.catalog.standing import Reading, Standing
from explainer.dates import Day, EdtfDate, Form, Point, bounds
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.model.entry import Node
from explainer.views.division.part import Said
from explainer.views.link import Sight
from explainer.views.order import Moment, moment
from explainer.views.period_lists import Listed, PeriodLists
from explainer.views.timeline import (
    ASSESSMENT,
    Choice,
    Row,
    Timeline,
    arranged,
    has_timeline,
    lists_rows,
    rows_of,
    timeline_of,
    with_wholes,
)

MOST_PERIODS = 300
"""How many periods a page shows at most: with more months years, with more of those decades."""

MOST_CHOICES = 12
"""Of so many places and actors, those with the most rows, the numbers can be told apart."""

Cell: TypeAlias = tuple[str, int]
"""A sort of row (its kind, and the standing of a claim: `claim/likely`), and how many there are."""


class Counted(NamedTuple):
    """What of a row is counted: a row whole costs ten times as much.

    It counts as `known` from a day on, and `changes` are the standings of a report since then,
    both by the rules of `catalog.history`.
    """

    id: str
    kind: str
    sort: str
    date: EdtfDate | None
    places: Sequence[str]
    actors: Sequence[str]
    known: Day | None
    changes: tuple[Change, ...] = ()


class Period(NamedTuple):
    """A month, a year or more, and what happened, was claimed and was found in it.

    What has no known date or start is a period too, named in words, without a first and a last
    day. `listed` is where its events are, if it has any. `cells` count its rows by sort, `places`
    and `actors` those of the ones that can be chosen.
    """

    heading: Point | Said
    first: Day | None
    last: Day | None
    listed: Listed | None
    cells: tuple[Cell, ...]
    places: tuple[tuple[str, tuple[Cell, ...]], ...]
    actors: tuple[tuple[str, tuple[Cell, ...]], ...]
    rows: tuple[Counted, ...]

    @property
    def length(self) -> int:
        """How many rows it stands for."""
        return len(self.rows)


class Summary(NamedTuple):
    """All periods that have rows, and what can be chosen.

    The last periods are of what has no known start or date: `undated` rows. `claims` is where
    all claims are listed, those without a date among them. `days` are those on which anything
    became known or changed its standing, sorted.
    """

    periods: tuple[Period, ...]
    undated: int
    claims: str
    places: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    kinds: tuple[str, ...]
    length: int
    days: tuple[Day, ...]


def whole_timeline(sight: Sight, reading: Reading) -> Timeline | Summary | None:
    """Return the timeline of a site, or its numbers; none where no event or claim has a date.

    To be asked for with `Sight.once`: a page has the numbers, a file beside it what is counted.
    """
    nodes = [*sight.catalog.of_kind(Event.kind), *sight.catalog.of_kind(Claim.kind)]
    if not has_timeline(sight):
        return None
    if sight.once(lists_rows):
        return timeline_of(nodes, sight, reading)
    return summed_up(
        [one for node in nodes for one in _counted(node, sight, reading)], sight, reading
    )


def placed_timeline(sight: Sight, reading: Reading) -> Timeline | None:
    """Return the rows of a site's timeline that are at places; none where it lists no rows."""
    if not sight.once(lists_rows):
        return None
    nodes = (*sight.catalog.of_kind(Event.kind), *sight.catalog.of_kind(Claim.kind))
    rows = (row for node in nodes for row in sight.once(rows_of, node.id, reading))
    return arranged((row for row in rows if row.at), sight)


def standings_in(view: Timeline | Summary | None) -> tuple[Standing, ...]:
    """Return the standings that rows can be filtered by, in order of trust."""
    if view is None:
        return ()
    if isinstance(view, Summary):
        counted = (row for period in view.periods for row in period.rows)
        found = {change.standing for row in counted for change in row.changes}
    else:
        rows = (*(row for anchor in view.anchors for row in anchor.rows), *view.undated)
        found = {change.standing for row in rows if row.claim for change in row.claim.changes}
    return tuple(one for one in Standing if one in found)


def _counted(node: Node, sight: Sight, reading: Reading) -> Iterator[Counted]:
    """Yield what is counted of the rows of an event or a claim."""
    if not isinstance(node, Event):
        for row in sight.once(rows_of, node.id, reading):
            actors = [one.id for one in row.actors]
            changes = row.claim.changes if row.claim else ()
            of = (row.date, row.places, actors, row.known, changes)
            yield Counted(node.id, row.kind, _sort(row), *of)
        return
    places = sight.once(with_wholes, node.place.id) if node.place else ()
    actors = list(dict.fromkeys(one.who for one in node.involves))
    known = begun_from(node.date)
    yield Counted(node.id, node.kind, node.kind, node.date, places, actors, known)


def summed_up(rows: Sequence[Counted], sight: Sight, reading: Reading) -> Summary:
    """Return the numbers of rows by period."""
    begins: list[tuple[Counted, Moment]] = []
    rest = []
    for row in rows:
        at = moment(row.date) if row.date else None
        if at:
            begins.append((row, at))
        else:
            rest.append(row)
    places = _chosen(sight, (row.places for row in rows))
    actors = _chosen(sight, (row.actors for row in rows))
    groups = _grouped(begins)
    counting = _Counting(
        lists=PeriodLists(sight, reading),
        places=frozenset(one.id for one in places),
        actors=frozenset(one.id for one in actors),
    )
    kinds = {row.kind for row in rows}
    return Summary(
        (
            *(counting.period(heading, groups[heading]) for heading in sorted(groups, key=_first)),
            *(counting.period(heading, found) for heading, found in _without_start(rest)),
        ),
        len(rest),
        sight.addresses.at(f"{Claim.folder}/index"),
        places,
        actors,
        tuple(one for one in (Event.kind, Claim.kind, ASSESSMENT) if one in kinds),
        len(rows),
        _days(rows),
    )


class _Counting(NamedTuple):
    """What periods are counted with: where events are listed, and what can be chosen."""

    lists: PeriodLists
    places: frozenset[str]
    actors: frozenset[str]

    def period(self, heading: Point | Said, rows: Sequence[Counted]) -> Period:
        """Return the numbers of some rows, which begin in the time that a heading names, if any."""
        cells: Counter[str] = Counter()
        by_place: defaultdict[str, Counter[str]] = defaultdict(Counter)
        by_actor: defaultdict[str, Counter[str]] = defaultdict(Counter)
        events = []
        for row in rows:
            sort = row.sort
            cells[sort] += 1
            for place in self.places.intersection(row.places):
                by_place[place][sort] += 1
            for actor in self.actors.intersection(row.actors):
                by_actor[actor][sort] += 1
            if row.kind == Event.kind:
                events.append(row.id)
        first, last = (None, None) if isinstance(heading, Said) else bounds(heading)
        listed = self.lists.of(events) if events else None
        return Period(
            heading,
            first,
            last,
            listed,
            _cells(cells),
            _by_id(by_place),
            _by_id(by_actor),
            tuple(rows),
        )


def _days(rows: Sequence[Counted]) -> tuple[Day, ...]:
    days = {row.known for row in rows}
    days.update(change.since for row in rows for change in row.changes)
    return tuple(sorted(filter(None, days)))


def _cells(counts: Mapping[str, int]) -> tuple[Cell, ...]:
    return tuple(sorted(counts.items()))


def _by_id(counts: Mapping[str, Mapping[str, int]]) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    return tuple((one, _cells(counts[one])) for one in sorted(counts))


def _grouped(begins: Sequence[tuple[Counted, Moment]]) -> Mapping[Point, list[Counted]]:
    """Return rows by the narrowest periods of which a page shows all."""
    groups: dict[Point, list[Counted]] = {}
    for scale in (_month, _year, _decade, _century):
        groups = {}
        for row, at in begins:
            groups.setdefault(scale(at), []).append(row)
        if len(groups) <= MOST_PERIODS:
            break
    return groups


def _without_start(rest: Sequence[Counted]) -> Iterator[tuple[Said, list[Counted]]]:
    """Yield of what is in no time that which nobody knows a start of, then that without a date."""
    for key, dated in (("timeline.ongoing", True), ("timeline.undated", False)):
        if found := [row for row in rest if bool(row.date) is dated]:
            yield Said(key), found


def _month(at: Moment) -> Point:
    return Point(Form.MONTH, at.year, at.month) if at.month else _year(at)


def _year(at: Moment) -> Point:
    return Point(Form.YEAR, at.year)


def _decade(at: Moment) -> Point:
    return Point(Form.DECADE, at.year // 10 * 10)


def _century(at: Moment) -> Point:
    return Point(Form.HUNDRED_YEARS, at.year // 100 * 100)


def _first(heading: Point) -> tuple[int, int]:
    return heading.year, heading.month


def _sort(row: Row) -> str:
    if row.claim and row.claim.standing:
        return f"{row.kind}/{row.claim.standing}"
    return row.kind


def _chosen(sight: Sight, ids: Iterable[Iterable[str]]) -> tuple[Choice, ...]:
    """Return what most rows have, sorted by name."""
    counts = Counter(one for found in ids for one in found)
    most = sorted(counts, key=lambda one: (-counts[one], one))[:MOST_CHOICES]
    choices = [Choice(one, sight.link(one).name, counts[one]) for one in most]
    return tuple(sorted(choices, key=lambda one: (one.name, one.id)))
