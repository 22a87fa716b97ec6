"""Citations that are fewer than they look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.kinds.claim import Claim
from explainer.kinds.source import Source
from explainer.lints.finding import Finding, Ground
from explainer.model.citation import Citation
from explainer.model.entry import Entry
from explainer.problems import quoted
from explainer.reading.tree import Location


def one_origin(ground: Ground) -> Iterator[Finding]:
    """Yield lists of sources that seem several and all have it from one.

    Where a claim cites its maker, or an assessment its assessor, one origin is all there can be:
    these sources only prove that it was said.
    """
    for entry in ground.entries():
        maker = entry.made_by if isinstance(entry, Claim) else None
        yield from _found(ground, entry, ("sources",), entry.sources, maker)
        if isinstance(entry, Claim):
            for number, assessment in enumerate(entry.assessments):
                place = ("assessments", number, "sources")
                yield from _found(ground, entry, place, assessment.sources, assessment.by)


def _found(
    ground: Ground,
    entry: Entry,
    place: Location,
    citations: Sequence[Citation],
    speaker: str | None,
) -> Iterator[Finding]:
    if len({citation.source for citation in citations}) < 2:
        return
    origins = {_origin(ground, citation) for citation in citations}
    quotes = any(citation.quoting for citation in citations)
    if len(origins) == 1 and quotes and origins != {speaker}:
        (origin,) = origins
        message = f"all of these sources have it from {quoted(origin or '')}"
        hint = "name one that knows it otherwise, or say in the text that all rests on one origin"
        yield Finding("one-origin", entry.id, place, message, hint)


def _origin(ground: Ground, citation: Citation) -> str | None:
    """Return whose words a citation relays: the quoted actor's, or else the publisher's own."""
    source = ground.catalog[citation.source]
    publisher = source.publisher if isinstance(source, Source) else None
    return citation.quoting or publisher or citation.source
