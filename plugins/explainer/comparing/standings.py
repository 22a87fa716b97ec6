"""Claims that stand otherwise than before, and which assessments made the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from explainer.catalog.standing import Ignored, Weighed, standing, weigh
from explainer.comparing.difference import StandingChange
from explainer.comparing.snapshot import Snapshot
from explainer.comparing.values import Wording
from explainer.kinds.claim import Claim
from explainer.problems import quoted

_WHY = {
    Ignored.OWN: "nobody confirms a claim of their own",
    Ignored.SUPERSEDED: "a later one has taken its place",
}


class _Said(NamedTuple):
    """An assessment, as far as another version can have the same."""

    by: str
    date: str
    wording: str
    verdict: str
    scope: str


def standing_changes(
    before: Snapshot,
    after: Snapshot,
    pairs: Mapping[str, str],
    moved: Mapping[str, str],
    wording: Wording,
) -> Iterator[StandingChange]:
    """Yield the claims whose standing is another, in both versions or in one.

    `pairs` leads from the ids of entries to those that they have now, `moved` does so where the
    two differ. Where settings cannot be read nobody knows what verdicts mean.
    """
    if before.settings is None or after.settings is None:
        return
    for old, new in pairs.items():
        was, now = before.catalog.nodes.get(old), after.catalog.nodes.get(new)
        if not isinstance(was, Claim) or not isinstance(now, Claim):
            continue
        then = weigh(was, before.catalog, before.settings.reading)
        today = weigh(now, after.catalog, after.settings.reading)
        found = standing(was, then), standing(now, today)
        if found[0] is not found[1]:
            reasons = [*_form(was, now), *_reasons(then, today, moved, after, wording)]
            words = [wording.standing(one) for one in found]
            yield StandingChange(after.pages[new], words[0], words[1], tuple(reasons))


def _form(was: Claim, now: Claim) -> Iterator[str]:
    if was.form != now.form:
        yield f"it is a {now.form} now, and was a {was.form}"


def _reasons(
    before: Iterable[Weighed],
    after: Iterable[Weighed],
    moved: Mapping[str, str],
    snapshot: Snapshot,
    wording: Wording,
) -> Iterator[str]:
    """Yield which assessments count now, and which no longer."""
    then = {_said(one, moved, wording): one for one in before}
    now = {_said(one, {}, wording): one for one in after}
    for said, one in now.items():
        old = then.get(said)
        words = _words(said, snapshot)
        if one.ignored:
            if old and not old.ignored:
                yield f"no longer counts: {words}; {_WHY[one.ignored]}"
        elif old is None:
            yield f"new: {words}, read as {wording.standing(one.reading)}"
        elif old.ignored:
            yield f"counts now: {words}, read as {wording.standing(one.reading)}"
        elif old.reading is not one.reading:
            read = f"{wording.standing(old.reading)} before, {wording.standing(one.reading)} now"
            yield f"read otherwise: {words}: {read}"
    for said, one in then.items():
        if said not in now and not one.ignored:
            read = wording.standing(one.reading)
            yield f"gone: {_words(said, snapshot)}, read as {read}"


def _said(one: Weighed, moved: Mapping[str, str], wording: Wording) -> _Said:
    found = one.assessment
    date = wording.when(found.date) if found.date else ""
    by = moved.get(found.by, found.by)
    return _Said(by, date, found.wording, found.verdict, found.scope or "")


def _words(said: _Said, snapshot: Snapshot) -> str:
    page = snapshot.pages.get(said.by)
    who = page.name if page else said.by
    when = f", {said.date}" if said.date else ""
    return f"{who}{when}: {quoted(said.wording, 200)}"
