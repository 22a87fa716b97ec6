"""What happened, was claimed and was judged, in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from explainer.catalog.history import begun_from, known_from
from explainer.catalog.standing import Reading
from explainer.dates import DateSet, Day, EdtfDate, Form, Point, SortKey, sort_key
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.kinds.place import Place
from explainer.model.entry import Node
from explainer.model.relation import ACTORS
from explainer.views.claim import ClaimRow, Judgement, claim_row
from explainer.views.extent import Extent, extent
from explainer.views.link import Link, Sight
from explainer.views.values import Word

ASSESSMENT = "assessment"
"""What the rows of assessments are called beside the kinds of entries."""

TIMELINE = "timeline"
"""The path of the site's own timeline."""

MOST_ROWS = 500
"""With more rows than this the site's timeline shows numbers."""

MOST_ANCHORS = 40
"""With more days than this months head the list, with more months years."""


class Row(NamedTuple):
    """Something in time: an event, a claim or an assessment of one (`kind`).

    It counts as `known` from a day on (`catalog.history`). `places` are all that it lies in,
    `at` those it is right at; `actors` are who took part, made or judged it. `claim` has
    its standing, `judgement` what somebody found. `gist` is a paragraph of HTML.
    """

    kind: str
    link: Link
    type: Word | None
    date: EdtfDate | None
    date_note: str | None
    extent: Extent | None
    known: Day | None
    place: Link | None
    relation: Word | None
    places: tuple[str, ...]
    actors: tuple[Link, ...]
    claim: ClaimRow | None
    judgement: Judgement | None
    gist: str
    at: tuple[str, ...] = ()


class Anchor(NamedTuple):
    """Rows below a day, month or year; `None` is for what goes on since nobody knows when."""

    heading: Point | None
    rows: tuple[Row, ...]


class Choice(NamedTuple):
    """Something to filter by, and how many rows have it."""

    id: str
    name: str
    rows: int


class Timeline(NamedTuple):
    """Rows in the order of time under their anchors, and those without a date.

    `places` and `actors` are what the rows can be filtered by, sorted by name.
    """

    anchors: tuple[Anchor, ...]
    undated: tuple[Row, ...]
    places: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    kinds: tuple[str, ...]
    length: int


Key: TypeAlias = tuple[SortKey, int, str, str]
"""Opaque; what rows are sorted by."""


def timeline_of(
    nodes: Iterable[Node], sight: Sight, reading: Reading, *, assessments: bool = True
) -> Timeline:
    """Return the timeline of some entries: their events, claims and what was found of these.

    Other kinds of entries have no day and are left out.
    """
    rows: list[Row] = []
    for node in nodes:
        if isinstance(node, (Event, Claim)):
            rows += sight.once(rows_of, node.id, reading)[: None if assessments else 1]
    return arranged(rows, sight)


def has_timeline(sight: Sight) -> bool:
    """Say whether a site has a timeline: whether any event of it has a date."""
    events = sight.catalog.of_kind(Event.kind)
    return any(isinstance(one, Event) and one.date is not None for one in events)


def lists_rows(sight: Sight) -> bool:
    """Say whether the site's timeline lists all its rows; to be asked for with `Sight.once`."""
    claims = sight.catalog.of_kind(Claim.kind)
    length = len(sight.catalog.of_kind(Event.kind)) + len(claims)
    if length > MOST_ROWS:
        return False
    length += sum(len(one.assessments) for one in claims if isinstance(one, Claim))
    return length <= MOST_ROWS and has_timeline(sight)


def arranged(rows: Iterable[Row], sight: Sight) -> Timeline:
    """Return rows as a timeline."""
    in_order = sorted(rows, key=in_time)
    dated = [row for row in in_order if row.date]
    return Timeline(
        anchors=_anchors(dated),
        undated=tuple([row for row in in_order if not row.date]),
        places=_choices(sight, (row.places for row in in_order)),
        actors=_choices(sight, ([one.id for one in row.actors] for row in in_order)),
        kinds=tuple(sorted({row.kind for row in in_order}, key=_RANKS.__getitem__)),
        length=len(in_order),
    )


def in_time(row: Row) -> Key:
    """Return what to sort rows by: of what has the same date, events, then claims, then names."""
    return sort_key(row.date), _RANKS[row.kind], row.link.name, row.link.id


_RANKS = {Event.kind: 0, Claim.kind: 1, ASSESSMENT: 2}


def rows_of(sight: Sight, entry_id: str, reading: Reading) -> tuple[Row, ...]:
    """Return the rows of an event or claim, its own first; to be asked for with `Sight.once`."""
    bare = bare_row(sight, entry_id, reading)
    node = sight.catalog[entry_id]
    if isinstance(node, Event):
        actors = dict.fromkeys(one.who for one in node.involves)
        at = (node.place.id,) if node.place else ()
        return (_filled(bare, at, actors, sight),)
    assert isinstance(node, Claim)  # noqa: S101  # who asks knows its kind
    assert bare.claim  # noqa: S101  # it has its own
    own = _filled(bare, _places_about(node, sight), _actors_of(node, sight), sight)
    judged = (*bare.claim.former, *bare.claim.judgements)
    return (own, *(_assessment(own, one) for one in judged))


def bare_row(sight: Sight, entry_id: str, reading: Reading) -> Row:
    """Return the row of an event or claim without what it can be filtered by, and its gist."""
    node = sight.catalog[entry_id]
    if isinstance(node, Event):
        return _event(node, sight)
    assert isinstance(node, Claim)  # noqa: S101  # who asks knows its kind
    claim = sight.once(claim_row, node.id, reading)
    kind, date = Word("forms", node.form), node.made
    spread = extent(date) if date else None
    known = claim.known
    return Row(
        Claim.kind, claim.link, kind, date, None, spread, known, None, None, (), (), claim, None, ""
    )


def _event(event: Event, sight: Sight) -> Row:
    place, date = event.place, event.date
    return Row(
        kind=Event.kind,
        link=sight.link(event.id),
        type=Word("event_types", event.type) if event.type else None,
        date=date,
        date_note=event.date_note,
        extent=extent(date) if date else None,
        known=begun_from(date),
        place=sight.link(place.id) if place else None,
        relation=Word("place_relations", place.relation) if place and place.relation else None,
        places=(),
        actors=(),
        claim=None,
        judgement=None,
        gist="",
    )


def _filled(bare: Row, at: Iterable[str], actors: Iterable[str], sight: Sight) -> Row:
    """Return a row with the places it is at, all that these lie in, and who took part."""
    at = tuple(dict.fromkeys(at))
    return bare._replace(
        at=at,
        places=tuple(dict.fromkeys(one for place in at for one in sight.once(with_wholes, place))),
        actors=tuple([sight.link(one) for one in actors]),
        gist=sight.gist(bare.link.id),
    )


def _places_about(claim: Claim, sight: Sight) -> list[str]:
    """Return the places that a claim is about, then those of the events that it is about."""
    about = [sight.catalog[one] for one in claim.about]
    own = [node.id for node in about if isinstance(node, Place)]
    return own + [node.place.id for node in about if isinstance(node, Event) and node.place]


def _actors_of(claim: Claim, sight: Sight) -> Iterable[str]:
    """Return who made a claim, whom it is about and who judged it, each once."""
    about = [one for one in claim.about if sight.link(one).kind in ACTORS]
    assessors = [one.by for one in claim.assessments]
    return dict.fromkeys(filter(None, (claim.made_by, *about, *assessors)))


def _assessment(own: Row, judgement: Judgement) -> Row:
    date = judgement.date
    return own._replace(
        kind=ASSESSMENT,
        type=None,
        date=date,
        extent=extent(date) if date else None,
        # Nobody knows when it was judged that has no date: not before it was claimed.
        known=known_from(date) or own.known,
        actors=(judgement.assessor,),
        claim=None,
        judgement=judgement,
        gist="",
    )


def with_wholes(sight: Sight, place_id: str) -> tuple[str, ...]:
    """Return a place and all that it lies in; to be asked for with `Sight.once`."""
    return (place_id, *sight.catalog.ancestors(place_id, ("within",)))


def _anchors(rows: Sequence[Row]) -> tuple[Anchor, ...]:
    """Return rows, which are sorted, below the days, months or years that they begin in."""
    begins = [_begin(row.date) if row.date else None for row in rows]
    groups: dict[Point | None, list[Row]] = {}
    for narrowest in (Form.DAY, Form.MONTH, Form.YEAR):
        groups = {}
        for begin, row in zip(begins, rows, strict=True):
            groups.setdefault(begin and _heading(begin, narrowest), []).append(row)
        if len(groups) <= MOST_ANCHORS:
            break
    return tuple([Anchor(heading, tuple(found)) for heading, found in groups.items()])


def _begin(date: EdtfDate) -> Point | None:
    """Return what is named of the beginning of a date, or else of its end."""
    if isinstance(date, Point):
        return date
    spans = date.members if isinstance(date, DateSet) else (date,)
    sides = [(one,) if isinstance(one, Point) else (one.start, one.end) for one in spans]
    named = [side for pair in sides for side in pair if isinstance(side, Point)]
    return min(named, key=sort_key, default=None)


def _heading(begin: Point, narrowest: Form) -> Point:
    """Return the day, month, year or more that a date names, or a wider time around it."""
    form = begin.form
    if form in {Form.DECADE, Form.HUNDRED_YEARS}:
        return Point(form, begin.year)
    if form is Form.DAY and narrowest is Form.DAY:
        return Point(form, begin.year, begin.month, begin.day)
    if form in {Form.DAY, Form.MONTH, Form.UNKNOWN_DAY} and narrowest is not Form.YEAR:
        return Point(Form.MONTH, begin.year, begin.month)
    return Point(Form.YEAR, begin.year)


def _choices(sight: Sight, ids: Iterable[Iterable[str]]) -> tuple[Choice, ...]:
    """Return what rows have, with how many have it, sorted by name."""
    counts: dict[str, int] = {}
    for found in ids:
        for one in found:
            counts[one] = counts.get(one, 0) + 1
    choices = [Choice(one, sight.link(one).name, rows) for one, rows in counts.items()]
    return tuple(sorted(choices, key=lambda one: (one.name, one.id)))
