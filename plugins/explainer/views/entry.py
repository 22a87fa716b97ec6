"""The page of an entry."""

from __future__ import annotations

from typing import NamedTuple

from explainer.catalog.history import Change, history
from explainer.catalog.standing import Reading, Standing, standing, weigh
from explainer.dates import Day, EdtfDate
from explainer.kinds.claim import Claim
from explainer.model.entry import Entry
from explainer.model.image import Image
from explainer.prose.entries import BODY
from explainer.views.citation import Citations, CitationView
from explainer.views.claim import Judgement, judgements
from explainer.views.entry_timeline import ShortTimeline, entry_timeline
from explainer.views.link import Link, Sight
from explainer.views.locator import Locator, locator
from explainer.views.neighbourhood import Neighbourhood, neighbourhood
from explainer.views.related import Group, Item, bare_item, groups, mentioned
from explainer.views.values import Row, rows


class ClaimPart(NamedTuple):
    """What the page of a claim has besides; `known` and `changes` as in a row of a list."""

    form: str
    standing: Standing | None
    quote: str | None
    maker: Link | None
    maker_note: str | None
    judgements: tuple[Judgement, ...]
    known: Day | None
    changes: tuple[Change, ...]


class EntryView(NamedTuple):
    """All that the page of an entry shows.

    `lead` and `text` are HTML of its prose. `citations` are the numbers of its own sources,
    `sources` all that the page cites. `wholes` is the way up to what it lies in or is part of.
    """

    link: Link
    aliases: tuple[str, ...]
    wholes: tuple[Link, ...]
    lead: tuple[str, ...]
    text: str
    rows: tuple[Row, ...]
    claim: ClaimPart | None
    images: tuple[Image, ...]
    groups: tuple[Group, ...]
    see_also: tuple[Item, ...]
    mentioned: Group
    citations: tuple[int, ...]
    sources: tuple[CitationView, ...]
    tags: tuple[str, ...]
    checked: EdtfDate | None
    locator: Locator | None
    timeline: ShortTimeline | None
    neighbours: Neighbourhood | None


_UPWARD = frozenset({"within", "part-of", "body-part-of", "broader"})


def entry_view(entry: Entry, sight: Sight, reading: Reading) -> EntryView:
    """Return the data of an entry's page; `reading` says what a verdict comes to."""
    entry_id = entry.id
    citations = Citations(sight)
    own = citations.numbers(entry.sources)
    claim = _claim_part(entry, sight, reading, citations) if isinstance(entry, Claim) else None
    texts = sight.texts
    leads = [texts.html(entry_id, name) for name in entry.prose_fields if name != BODY]
    found = groups(entry, sight, reading)
    return EntryView(
        link=sight.link(entry_id),
        aliases=entry.aliases,
        wholes=_wholes(entry_id, sight),
        lead=tuple([lead for lead in leads if lead]),
        text=texts.html(entry_id, BODY),
        rows=rows(entry, sight),
        claim=claim,
        images=entry.images,
        groups=found,
        see_also=_see_also(entry, sight) if entry.see_also else (),
        mentioned=mentioned(entry, sight),
        citations=own,
        sources=citations.views(),
        tags=entry.tags,
        checked=entry.checked,
        locator=locator(entry, sight),
        timeline=entry_timeline(entry, sight, reading),
        neighbours=neighbourhood(entry, found, sight),
    )


def _wholes(entry_id: str, sight: Sight) -> tuple[Link, ...]:
    found = sight.catalog.ancestors(entry_id, _UPWARD)
    return tuple([sight.link(whole) for whole in reversed(found)]) if found else ()


def _see_also(entry: Entry, sight: Sight) -> tuple[Item, ...]:
    return tuple(map(sight.each(bare_item), entry.see_also))


def _claim_part(claim: Claim, sight: Sight, reading: Reading, citations: Citations) -> ClaimPart:
    weighed = weigh(claim, sight.catalog, reading)
    past = history(claim, weighed)
    return ClaimPart(
        form=claim.form,
        standing=standing(claim, weighed),
        quote=claim.quote,
        maker=sight.link(claim.made_by) if claim.made_by else None,
        maker_note=claim.made_by_note,
        judgements=judgements(weighed, past.periods, sight, citations),
        known=past.known,
        changes=past.changes,
    )
