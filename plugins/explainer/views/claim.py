"""A claim, who made it and what others found of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from explainer.catalog.history import Change, Period, history
from explainer.catalog.standing import Ignored, Reading, Standing, Weighed, standing, weigh
from explainer.dates import Day, EdtfDate, SortKey, sort_key
from explainer.kinds.claim import Claim
from explainer.views.citation import Citations
from explainer.views.link import Link, Sight


class Judgement(NamedTuple):
    """Who judged a claim, when, in which words, and how the editors read them.

    `citations` are the numbers of its sources on the page, where the page shows them. `period`
    says when it counted, on which days it therefore stands beside the standing.
    """

    assessor: Link
    date: EdtfDate | None
    wording: str
    verdict: str
    reading: Standing
    scope: str | None
    ignored: Ignored | None
    period: Period
    citations: tuple[int, ...] = ()


class ClaimRow(NamedTuple):
    """A claim as lists show it: never its standing without the words that it follows from.

    `judgements` are the ones that count, `former` those that counted until a later one took
    their place. It is `known` from a day on, and `changes` are its standings since then. Only
    the ledger has the `statement`, a paragraph of HTML.
    """

    link: Link
    form: str
    maker: Link | None
    maker_note: str | None
    made: EdtfDate | None
    standing: Standing | None
    judgements: tuple[Judgement, ...]
    statement: str = ""
    former: tuple[Judgement, ...] = ()
    known: Day | None = None
    changes: tuple[Change, ...] = ()


Trust: TypeAlias = tuple[int, SortKey, str]
"""Opaque; compare it with another claim's only."""

_DEGREES = {found: number for number, found in enumerate(Standing)}


def judgements(
    weighed: Sequence[Weighed],
    periods: Sequence[Period],
    sight: Sight,
    citations: Citations | None = None,
) -> tuple[Judgement, ...]:
    """Return the weighed assessments of a claim, in their order, as a page shows them."""
    return tuple(
        Judgement(
            sight.link(one.assessment.by),
            one.assessment.date,
            one.assessment.wording,
            one.assessment.verdict,
            one.reading,
            one.assessment.scope,
            one.ignored,
            period,
            citations.numbers(one.assessment.sources) if citations else (),
        )
        for one, period in zip(weighed, periods, strict=True)
    )


def claim_row(sight: Sight, claim_id: str, reading: Reading) -> ClaimRow:
    """Return a claim as lists show it; to be asked for with `Sight.once`."""
    claim = sight.catalog[claim_id]
    assert isinstance(claim, Claim)  # noqa: S101  # who asks knows its kind
    weighed = weigh(claim, sight.catalog, reading)
    past = history(claim, weighed)
    shown = judgements(weighed, past.periods, sight)
    return ClaimRow(
        sight.link(claim_id),
        claim.form,
        sight.link(claim.made_by) if claim.made_by else None,
        claim.made_by_note,
        claim.made,
        standing(claim, weighed),
        tuple([one for one in shown if one.ignored is None]),
        former=tuple([one for one in shown if one.ignored and one.period.counts]),
        known=past.known,
        changes=past.changes,
    )


def trust(sight: Sight, claim_id: str, reading: Reading) -> Trust:
    """Return what to sort claims by: reports by trust, then the others; then by date."""
    row = sight.once(claim_row, claim_id, reading)
    degree = _DEGREES[row.standing] if row.standing else len(_DEGREES)
    return degree, sort_key(row.made), row.link.name


def stated(row: ClaimRow, sight: Sight) -> ClaimRow:
    """Return a claim as the ledger shows it, with what it states."""
    return row._replace(statement=sight.gist(row.link.id))


def claim_rows(ids: Iterable[str], sight: Sight, reading: Reading) -> tuple[ClaimRow, ...]:
    """Return claims as lists show them, in the order of trust."""
    in_order = sorted(ids, key=lambda claim_id: sight.once(trust, claim_id, reading))
    return tuple([sight.once(claim_row, claim_id, reading) for claim_id in in_order])
