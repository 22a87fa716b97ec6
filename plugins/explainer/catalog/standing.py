"""The standing of a report: what its assessors, taken together, make of it.

It is never typed in, and never says more than the assessors do:

- only a report has one; a forecast or a judgement cannot be checked yet, or ever;
- nobody confirms their own claim: an assessor who made it, or who belongs to or holds the
  one who made it, does not count;
- of each assessor the latest assessment counts, of two on the same day the one written last;
  whoever judges twice has to date it (`checks.py`), for without a day none is the latest;
- an assessment of a part of the claim leaves the whole unverified;
- assessors who agree which way but not how surely come to the weaker word; those who do not
  agree which way differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from explainer.catalog.catalog import Catalog
from explainer.dates import sort_key
from explainer.kinds.claim import Assessment, Claim

REPORT = "report"


class Standing(StrEnum):
    """What is known of a report, in order of trust; the last two are no degrees of it."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    UNVERIFIED = "unverified"
    UNLIKELY = "unlikely"
    REFUTED = "refuted"
    DIFFER = "differ"
    UNASSESSED = "unassessed"


class Ignored(StrEnum):
    """Why an assessment does not count towards the standing."""

    OWN = "own"
    SUPERSEDED = "superseded"


SUMMED_UP = {
    "confirmed": (Standing.CONFIRMED, Standing.LIKELY),
    "doubted": (Standing.UNLIKELY, Standing.REFUTED, Standing.DIFFER),
    "open": (Standing.UNVERIFIED, Standing.UNASSESSED),
}
"""How the home page sums the standings up."""

Reading = Callable[[str], str]
"""From a verdict of the site's vocabulary to one of the five readings."""

# For each direction its readings, the weaker one last.
_DIRECTIONS = (
    (Standing.CONFIRMED, Standing.LIKELY),
    (Standing.REFUTED, Standing.UNLIKELY),
    (Standing.UNVERIFIED,),
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An assessment, what it reads as, and why it does not count, if it does not."""

    assessment: Assessment
    reading: Standing
    ignored: Ignored | None = None


def weigh(claim: Claim, catalog: Catalog, reading: Reading) -> tuple[Weighed, ...]:
    """Return the assessments of a claim, oldest first, each with what it counts for."""
    in_order = sorted(claim.assessments, key=lambda one: sort_key(one.date))
    latest = {one.by: one for one in in_order}
    weighed = []
    for one in in_order:
        ignored = None
        if claim.made_by and _same_side(one.by, claim.made_by, catalog):
            ignored = Ignored.OWN
        elif latest[one.by] is not one:
            ignored = Ignored.SUPERSEDED
        found = Standing.UNVERIFIED if one.scope else Standing(reading(one.verdict))
        weighed.append(Weighed(one, found, ignored))
    return tuple(weighed)


def standing(claim: Claim, weighed: tuple[Weighed, ...]) -> Standing | None:
    """Return the standing of a claim from its weighed assessments; `None` for no report."""
    if claim.form != REPORT:
        return None
    found = {one.reading for one in weighed if one.ignored is None}
    if not found:
        return Standing.UNASSESSED
    for direction in _DIRECTIONS:
        if found <= set(direction):
            return max(found, key=direction.index)
    return Standing.DIFFER


def _same_side(assessor: str, maker: str, catalog: Catalog) -> bool:
    """Say whether one of two actors is the other, or belongs to it."""
    return (
        assessor == maker
        or assessor in _belongs_to(maker, catalog)
        or maker in _belongs_to(assessor, catalog)
    )


def _belongs_to(actor: str, catalog: Catalog) -> set[str]:
    return set(catalog.ancestors(actor, ("body-part-of", "affiliations")))
