"""Claims: who says so, who found what of them, and when."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.catalog.standing import REPORT, Ignored, Standing, weigh
from explainer.dates.order import bounds
from explainer.kinds.claim import Claim
from explainer.lints.dates import sharp
from explainer.lints.finding import Finding, Ground
from explainer.problems import quoted
from explainer.reading.tree import Location

_CONFIRMING = (Standing.CONFIRMED, Standing.LIKELY)


def without_source(ground: Ground) -> Iterator[Finding]:
    """Yield the claims of which nobody can look up that they were made."""
    for claim in ground.all(Claim):
        if not claim.sources:
            message = "nothing says where this claim is from"
            hint = "name under `sources` where somebody can read that it was made"
            yield Finding("claim-without-source", claim.id, (), message, hint)


def assessed_before_made(ground: Ground) -> Iterator[Finding]:
    """Yield assessments that were over before their claim can have been made."""
    for claim in ground.all(Claim):
        first = bounds(claim.made)[0] if claim.made else None
        for number, assessment in enumerate(claim.assessments):
            last = bounds(assessment.date)[1] if assessment.date else None
            certain = claim.made and assessment.date and sharp(claim.made, assessment.date)
            if certain and first and last and last < first:
                message = f"this was judged on {assessment.date}, before it was made: {claim.made}"
                hint = "one of the two dates is wrong, or the assessment is of another claim"
                place = ("assessments", number, "date")
                yield Finding("assessed-before-made", claim.id, place, message, hint)


def only_self_confirmed(ground: Ground) -> Iterator[Finding]:
    """Yield reports that are confirmed by their own maker's side, or by whom they are about, alone.

    The first of these does not count towards the standing, so that readers see the report as
    unassessed; the second does, and they see it as confirmed.
    """
    for claim in ground.all(Claim):
        if claim.form != REPORT or not claim.assessments:
            continue
        weighed = weigh(claim, ground.catalog, ground.settings.reading)
        confirming = [
            one
            for one in weighed
            if one.reading in _CONFIRMING and one.ignored is not Ignored.SUPERSEDED
        ]
        own = [
            one
            for one in confirming
            if one.ignored is Ignored.OWN or one.assessment.by in claim.about
        ]
        if not own or len(own) < len(confirming):
            continue
        judge = own[0].assessment
        number = claim.assessments.index(judge)
        message = f"only {quoted(judge.by)} confirms this, and it is their own claim or about them"
        hint = "look for somebody else who can confirm it"
        yield Finding("only-self-confirmed", claim.id, ("assessments", number, "by"), message, hint)


def one_wording_two_verdicts(ground: Ground) -> Iterator[Finding]:
    """Yield assessments whose very words were read otherwise in another."""
    first: dict[str, tuple[str, str]] = {}
    for claim in ground.all(Claim):
        for number, assessment in enumerate(claim.assessments):
            words = _words(assessment.wording)
            verdict, other = first.setdefault(words, (assessment.verdict, claim.id))
            if verdict != assessment.verdict:
                message = f"the same words are read as {quoted(verdict)} in {quoted(other)}"
                hint = "read them alike, or quote what makes the difference"
                place = ("assessments", number, "verdict")
                yield Finding("one-wording-two-verdicts", claim.id, place, message, hint, (other,))


def long_quotation(ground: Ground) -> Iterator[Finding]:
    """Yield quotations that are longer than the site wants them."""
    most = ground.settings.lints.quotation_length
    for claim in ground.all(Claim):
        quotations: list[tuple[Location, str]] = [(("quote",), claim.quote or "")]
        quotations += [
            (("assessments", number, "wording"), assessment.wording)
            for number, assessment in enumerate(claim.assessments)
        ]
        for place, text in quotations:
            if len(text) > most:
                message = f"this quotation has {len(text)} characters, {most} is the most"
                hint = "quote what matters of it, or raise `quotation_length` in the settings"
                yield Finding("long-quotation", claim.id, place, message, hint)


def _words(wording: str) -> str:
    """Return the words of a quotation without what says nothing: case, marks around, spaces."""
    return " ".join(wording.casefold().split()).strip(" .,;:!?…“”\"'‘’")  # noqa: RUF001  # marks
