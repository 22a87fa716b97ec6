"""The home page: what is known, doubted and open; what happened; where to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from explainer.catalog.standing import SUMMED_UP, Reading
from explainer.dates import EdtfDate
from explainer.kinds.event import Event
from explainer.kinds.expert import Expert
from explainer.kinds.term import Term
from explainer.model.entry import Node
from explainer.settings import Settings
from explainer.views.claim import ClaimRow, claim_rows
from explainer.views.division.overview import weightiest
from explainer.views.ledger import Ledger, ledger
from explainer.views.link import Sight
from explainer.views.map_places import CLAIMS_ABOUT
from explainer.views.maps import Map, site_map
from explainer.views.order import by_name, date_of, in_order
from explainer.views.related import Item, item
from explainer.views.timeline import Row, bare_row

LATEST = 10
"""How many events the home page shows: the last ones."""

MOST_REPORTS = 2
"""How many reports about each of them it shows, in the order of trust."""

MOST_PLACES = 40
"""How many places its map shows at most: those where most happened."""

MOST_CLAIMS = 6
"""How many claims it shows in each of its three lists."""

MOST_NARRATIVES = 12
"""How many narratives it shows: the one to start with and the first ones by name."""

MOST_VOICES = 20
"""How many experts it shows; where there are more, those that most refer to."""

MOST_TERMS = 60
"""How many terms it shows; where there are more, those that most refer to."""


@dataclass(frozen=True, slots=True)
class Voice:
    """An expert with the names of where they belong."""

    item: Item
    affiliations: tuple[str, ...]


class Happened(NamedTuple):
    """An event, and the first reports about it: those with a standing. `more` are left out."""

    row: Row
    reports: tuple[ClaimRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Home:
    """All that the home page shows; `claims` are the three lists by their names.

    No list grows with the site. `counts` says how many entries there are of each kind that
    has any.
    """

    as_of: EdtfDate
    claims: tuple[tuple[str, tuple[ClaimRow, ...]], ...]
    claim_count: int
    latest: tuple[Happened, ...]
    map: Map | None
    narratives: tuple[Item, ...]
    voices: tuple[Voice, ...]
    terms: tuple[Item, ...]
    counts: Mapping[str, int]


def home(settings: Settings, sight: Sight, reading: Reading) -> Home:
    """Return the data of the home page."""
    found = sight.once(ledger, reading)
    terms = sorted(sight.catalog.of_kind(Term.kind), key=by_name)
    experts = sight.once(in_order, Expert.kind)
    return Home(
        as_of=settings.as_of,
        claims=tuple((name, _rows(found, name)[:MOST_CLAIMS]) for name in SUMMED_UP),
        claim_count=found.count,
        latest=_latest(sight, reading),
        map=sight.once(site_map, settings.map, MOST_PLACES),
        narratives=_narratives(settings, sight),
        voices=tuple(_voice(node.id, sight) for node in _most(experts, MOST_VOICES, sight)),
        terms=tuple(item(node, sight) for node in _most(terms, MOST_TERMS, sight)),
        counts=MappingProxyType(Counter(node.kind for node in sight.catalog)),
    )


def _latest(sight: Sight, reading: Reading) -> tuple[Happened, ...]:
    """Return the last events that have a date; where none has one, some without."""
    events = sight.once(in_order, Event.kind)
    dated = [one for one in events if date_of(one)]
    return tuple(_happened(one, sight, reading) for one in (dated or events)[-LATEST:])


def _happened(event: Node, sight: Sight, reading: Reading) -> Happened:
    about = dict.fromkeys(
        edge.origin
        for edge in sight.catalog.referrers(event.id)
        if edge.relation.inverse == CLAIMS_ABOUT
    )
    rows = [row for row in claim_rows(about, sight, reading) if row.standing]
    shown = tuple(rows[:MOST_REPORTS])
    return Happened(bare_row(sight, event.id, reading), shown, len(rows) - len(shown))


def _most(nodes: Sequence[Node], count: int, sight: Sight) -> Sequence[Node]:
    """Return entries in their order: all of them, or so many that most refer to."""
    if len(nodes) <= count:
        return nodes
    chosen = {node.id for node in weightiest(nodes, sight, count)}
    return [node for node in nodes if node.id in chosen]


def _rows(found: Ledger, name: str) -> tuple[ClaimRow, ...]:
    standings = SUMMED_UP[name]
    return tuple(row for standing, rows in found.reports if standing in standings for row in rows)


def _narratives(settings: Settings, sight: Sight) -> tuple[Item, ...]:
    """Return the first narratives, the one to start with before them."""
    nodes = sorted(
        sight.catalog.of_kind("narrative"),
        key=lambda node: (node.id != settings.start_with, by_name(node)),
    )
    return tuple(item(node, sight) for node in nodes[:MOST_NARRATIVES])


def _voice(expert_id: str, sight: Sight) -> Voice:
    affiliations = tuple(
        sight.catalog[edge.target].label
        for edge in sight.catalog.references(expert_id)
        if edge.relation.name == "affiliations"
    )
    return Voice(item(sight.catalog[expert_id], sight), affiliations)
