"""How each kind's index is divided, and what stands at the top of one that is."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from explainer.catalog.catalog import Catalog
from explainer.catalog.standing import Reading
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.kinds.place import Place
from explainer.kinds.source import Source
from explainer.model.entry import Node
from explainer.views.division.letters import by_letter
from explainer.views.division.part import LIMIT, Part, Said, leaves, unfolded
from explainer.views.division.regions import by_region
from explainer.views.division.years import by_time
from explainer.views.incoming import places_by_weight
from explainer.views.ledger import Ledger, ledger
from explainer.views.link import Sight
from explainer.views.order import in_order

WEIGHTIEST = 10
"""How many of the entries that most refer to an overview names."""

BY_STANDING = "by-standing"
"""The folder of the parts of the ledger that have a standing."""

FORMS = {"forecast": Said("headings.forecasts"), "judgement": Said("headings.judgements")}
"""What claims are called that have no standing."""

Row = tuple[Part, tuple[Part, ...]]
"""A part and, where it is divided, the parts that stand beside it."""


def divided(sight: Sight, kind: str, reading: Reading) -> tuple[Part, ...]:
    """Return the parts of an index, or none where one page lists it whole.

    To be asked for with `Sight.once`.
    """
    nodes = sight.once(in_order, kind)
    if len(nodes) <= LIMIT:
        return ()
    if kind == Claim.kind:
        return _by_standing(sight.once(ledger, reading), sight.catalog)
    if kind == Event.kind:
        return by_time(nodes, "by-year")
    if kind == Source.kind:
        return by_time(nodes, "by-year", newest_first=True)
    return by_region(nodes) if kind == Place.kind else by_letter(nodes, "by-letter")


def _by_standing(claims: Ledger, catalog: Catalog) -> tuple[Part, ...]:
    """Return the parts of the ledger: reports by standing, and the other forms after them."""
    found = [
        (f"{BY_STANDING}/{standing}", Said(f"standing_headings.{standing}"), rows)
        for standing, rows in claims.reports
    ]
    found += [(f"by-form/{form}", FORMS[form], rows) for form, rows in claims.others]
    parts = []
    for path, label, rows in found:
        nodes = tuple(catalog[row.link.id] for row in rows)
        inner = by_time(nodes, path, (label,)) if len(nodes) > LIMIT else ()
        parts.append(Part(path, (label,), nodes, inner))
    return tuple(parts)


def rows(parts: Iterable[Part], *, all_below: bool = False) -> tuple[Row, ...]:
    """Return parts with their own parts beside them.

    With `all_below` those are the last ones, which list entries: on an overview they may be
    divided further, on the page of such a one no more, so that each is two steps away.
    """
    return tuple(
        (part, tuple(leaves(part) if all_below else unfolded(part.parts)) if part.parts else ())
        for part in unfolded(parts)
    )


def weightiest(nodes: Sequence[Node], sight: Sight, count: int = WEIGHTIEST) -> tuple[Node, ...]:
    """Return the entries that most others refer to, the first of all at the top."""
    places = sight.once(places_by_weight)
    found = heapq.nsmallest(count, nodes, key=lambda node: places[node.id])
    return tuple(
        node
        for node in found
        if sight.catalog.referrers(node.id) or sight.texts.backlinks.get(node.id)
    )
