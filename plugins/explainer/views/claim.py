"""A claim, who made it and what others found of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explainer.catalog.standing import Ignored, Reading, Standing, Weighed, standing, weigh
from explainer.dates import EdtfDate, sort_key
from explainer.kinds.claim import Claim
from explainer.views.citation import Citations
from explainer.views.link import Link, Sight


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who judged a claim, when, in which words, and how the editors read them.

    `citations` are the numbers of its sources on the page, where the page shows them.
    """

    assessor: Link
    date: EdtfDate | None
    wording: str
    verdict: str
    reading: Standing
    scope: str | None
    ignored: Ignored | None
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as lists show it: never its standing without the words that it follows from.

    `statement` is a paragraph of HTML; `judgements` are the ones that count.
    """

    link: Link
    statement: str
    form: str
    maker: Link | None
    maker_note: str | None
    made: EdtfDate | None
    standing: Standing | None
    judgements: tuple[Judgement, ...]


def judgements(
    weighed: Iterable[Weighed], sight: Sight, citations: Citations | None = None
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
            citations.numbers(one.assessment.sources) if citations else (),
        )
        for one in weighed
    )


def claim_row(claim: Claim, sight: Sight, reading: Reading) -> ClaimRow:
    """Return a claim as lists show it."""
    weighed = weigh(claim, sight.catalog, reading)
    counted = (one for one in weighed if one.ignored is None)
    return ClaimRow(
        sight.link(claim.id),
        sight.gist(claim.id),
        claim.form,
        sight.link(claim.made_by) if claim.made_by else None,
        claim.made_by_note,
        claim.made,
        standing(claim, weighed),
        judgements(counted, sight),
    )


def claim_rows(ids: Iterable[str], sight: Sight, reading: Reading) -> tuple[ClaimRow, ...]:
    """Return claims as lists show them: reports by trust, then the others; then by date."""
    order = {found: number for number, found in enumerate(Standing)}
    claims = [claim for claim in map(sight.catalog.__getitem__, ids) if isinstance(claim, Claim)]
    found = [claim_row(claim, sight, reading) for claim in claims]
    last = len(order)
    return tuple(
        sorted(
            found,
            key=lambda row: (
                order[row.standing] if row.standing else last,
                sort_key(row.made),
                row.link.name,
            ),
        )
    )
