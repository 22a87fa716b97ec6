"""All lints together: what they find, less what editors allowed, as problems at their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from explainer.catalog.documents import Documents
from explainer.lints import claims, dates, places, sources, use
from explainer.lints.finding import Finding, Ground, Lint
from explainer.problems import Problem, Severity, quoted
from explainer.reading.tree import descend
from explainer.settings.lints import DATED, Level
from explainer.workers import Crew

ALL: dict[str, Lint] = {
    "assessed-before-made": claims.assessed_before_made,
    "checked-long-ago": dates.checked_long_ago,
    "claim-without-source": claims.without_source,
    "far-from-whole": places.far_from_whole,
    "long-quotation": claims.long_quotation,
    "one-origin": sources.one_origin,
    "one-wording-two-verdicts": claims.one_wording_two_verdicts,
    "only-self-confirmed": claims.only_self_confirmed,
    "outside-whole": dates.outside_whole,
    "shared-name": use.shared_name,
    "unreferenced": use.unreferenced,
    "unused-term": use.unused_term,
}
"""What looks for each problem."""

IDLE = "idle-allowance"

IN_BUILDS = frozenset({"shared-name"})
"""Lints that a build runs though what they find is a warning: readers miss links because of it."""


class Allowed(NamedTuple):
    """An allowance: whose it is, which of theirs, and the lint that it silences."""

    entry_id: str
    number: int
    lint: str


def lint(
    ground: Ground, documents: Documents, crew: Crew | None = None, *, building: bool
) -> list[Problem]:
    """Return what the lints of a site find, each at the field that it is about.

    `crew` is who looks for the places, in `documents`. `building` leaves out what does not stop
    a build: lints that warn, and those that ask for the day.
    """
    levels = {code: ground.settings.lints.level(code) for code in (*ALL, IDLE)}
    wanted = [code for code in ALL if levels[code] is not Level.OFF]
    if building:
        wanted = [
            code for code in wanted
            if code not in DATED and (levels[code] is Level.ERROR or code in IN_BUILDS)
        ]  # fmt: skip
    allowed: dict[tuple[str, str], Allowed] = {}
    for entry in ground.entries():
        for number, one in enumerate(entry.allow):
            allowed.setdefault((entry.id, one.lint), Allowed(entry.id, number, one.lint))
    used: set[Allowed] = set()
    findings: list[Finding] = []
    for code in wanted:
        for finding in ALL[code](ground):
            by = [
                allowed[owner, code]
                for owner in (finding.entry_id, *finding.sharers)
                if (owner, code) in allowed
            ]
            used.update(by)
            findings += [] if by else [finding]
    if levels[IDLE] is not Level.OFF and (not building or levels[IDLE] is Level.ERROR):
        judged = {code for code in wanted if code not in DATED}
        findings += _idle(ground, used, judged)

    def place(part: Sequence[Finding], advance: Callable[[], None]) -> list[Problem]:
        problems = []
        for finding in part:
            problems.append(_problem(finding, documents, levels[finding.code]))
            advance()
        return problems

    # All that is found in one file together, since the file is read once for all of it.
    findings.sort(key=lambda finding: finding.entry_id)
    placed = (crew or Crew()).work("placing lints", place, findings)
    return sorted(problem for part in placed for problem in part)


def _idle(ground: Ground, used: Iterable[Allowed], judged: Iterable[str]) -> Iterator[Finding]:
    """Yield the allowances that silence nothing, of lints that were run, and second ones."""
    known = {(one.entry_id, one.number) for one in used}
    for entry in ground.entries():
        seen: set[str] = set()
        for number, one in enumerate(entry.allow):
            if one.lint in seen or (one.lint in judged and (entry.id, number) not in known):
                message = f"there is nothing here that {quoted(one.lint)} would find"
                hint = "delete the allowance"
                yield Finding(IDLE, entry.id, ("allow", number, "lint"), message, hint)
            seen.add(one.lint)


def _problem(finding: Finding, documents: Documents, level: Level) -> Problem:
    document = documents[finding.entry_id]
    return Problem(
        document.path,
        descend(document.root, finding.location).position,
        finding.code,
        finding.message,
        finding.hint,
        Severity.ERROR if level is Level.ERROR else Severity.WARNING,
    )
