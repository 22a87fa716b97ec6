"""The state of knowledge: all claims, reports by standing, the others below."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.catalog.standing import Reading, Standing
from explainer.views.claim import ClaimRow, claim_rows, stated
from explainer.views.link import Sight


@dataclass(frozen=True, slots=True)
class Ledger:
    """Reports under each standing that has any, in order of trust, and claims of other forms.

    `past` are the standings that some had once and none has today.
    """

    reports: tuple[tuple[Standing, tuple[ClaimRow, ...]], ...]
    others: tuple[tuple[str, tuple[ClaimRow, ...]], ...]
    count: int
    past: tuple[Standing, ...] = ()

    @property
    def sections(self) -> tuple[tuple[Standing, tuple[ClaimRow, ...]], ...]:
        """Reports under every standing that any has or once had, in order of trust."""
        rows = dict(self.reports)
        return tuple((one, rows.get(one, ())) for one in Standing if one in {*rows, *self.past})


def ledger(sight: Sight, reading: Reading) -> Ledger:
    """Return all claims of the site."""
    claims = (node.id for node in sight.catalog.of_kind("claim"))
    rows = [stated(row, sight) for row in claim_rows(claims, sight, reading)]
    reports = tuple(
        (standing, tuple(row for row in rows if row.standing is standing)) for standing in Standing
    )
    forms = dict.fromkeys(sorted(row.form for row in rows if row.standing is None))
    others = tuple((form, tuple(row for row in rows if row.form == form)) for form in forms)
    found = {change.standing for row in rows for change in row.changes}
    past = tuple(standing for standing, its in reports if not its and standing in found)
    return Ledger(tuple(pair for pair in reports if pair[1]), others, len(rows), past)
