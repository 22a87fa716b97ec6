"""The page of an entry."""

from __future__ import annotations

from dataclasses import dataclass, replace

from explainer.catalog.standing import Reading, Standing, standing, weigh
from explainer.dates import EdtfDate
from explainer.kinds.claim import Claim
from explainer.kinds.source import Source
from explainer.model.entry import Entry
from explainer.model.image import Image
from explainer.model.relation import ACTORS
from explainer.prose.weave import Mention
from explainer.views.citation import Citations, CitationView
from explainer.views.claim import Judgement, judgements
from explainer.views.link import Link, Sight
from explainer.views.related import Group, Item, citing, groups, item
from explainer.views.values import Row, rows


@dataclass(frozen=True, slots=True)
class ClaimPart:
    """What the page of a claim has besides."""

    form: str
    standing: Standing | None
    quote: str | None
    maker: Link | None
    maker_note: str | None
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A page that mentions the entry, and the sentence in which it does."""

    link: Link
    mention: Mention


@dataclass(frozen=True, slots=True)
class EntryView:
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
    citing: tuple[Item, ...]
    quoted_in: tuple[Item, ...]
    see_also: tuple[Item, ...]
    mentioned: tuple[Mentioned, ...]
    citations: tuple[int, ...]
    sources: tuple[CitationView, ...]
    tags: tuple[str, ...]
    checked: EdtfDate | None


_UPWARD = frozenset({"within", "part-of", "body-part-of", "broader"})


def entry_view(entry: Entry, sight: Sight, reading: Reading) -> EntryView:
    """Return the data of an entry's page; `reading` says what a verdict comes to."""
    citations = Citations(sight)
    own = citations.numbers(entry.sources)
    claim = _claim_part(entry, sight, reading, citations) if isinstance(entry, Claim) else None
    texts = sight.texts
    leads = (texts.html(entry.id, name) for name in entry.prose_fields if name != "body")
    return EntryView(
        link=sight.link(entry.id),
        aliases=entry.aliases,
        wholes=tuple(map(sight.link, reversed(_wholes(entry, sight)))),
        lead=tuple(lead for lead in leads if lead),
        text=texts.html(entry.id, "body"),
        rows=rows(entry, sight),
        claim=claim,
        images=entry.images,
        groups=_groups(entry, sight, reading),
        citing=citing(entry.id, "cited-by", sight) if isinstance(entry, Source) else (),
        quoted_in=citing(entry.id, "quoted-in", sight) if entry.kind in ACTORS else (),
        see_also=tuple(item(sight.catalog[other], sight) for other in entry.see_also),
        mentioned=mentioned(entry.id, sight),
        citations=own,
        sources=citations.views(),
        tags=entry.tags,
        checked=entry.checked,
    )


def mentioned(node_id: str, sight: Sight) -> tuple[Mentioned, ...]:
    """Return the pages whose prose mentions an entry, narratives first, then by name."""
    found = (
        Mentioned(sight.link(mention.origin), mention)
        for mention in sight.texts.backlinks.get(node_id, ())
    )
    return tuple(sorted(found, key=lambda one: (one.link.kind != "narrative", one.link.name)))


def _groups(entry: Entry, sight: Sight, reading: Reading) -> tuple[Group, ...]:
    """Return what refers to an entry, but not a second time what it refers to as well."""
    found = []
    for group in groups(entry.id, sight, reading):
        kept = group
        if group.relation == "see-also-from":
            items = tuple(one for one in group.items if one.link.id not in entry.see_also)
            claims = tuple(one for one in group.claims if one.link.id not in entry.see_also)
            kept = replace(group, items=items, claims=claims)
        if kept.items or kept.claims:
            found.append(kept)
    return tuple(found)


def _wholes(entry: Entry, sight: Sight) -> list[str]:
    return list(sight.catalog.ancestors(entry.id, _UPWARD))


def _claim_part(claim: Claim, sight: Sight, reading: Reading, citations: Citations) -> ClaimPart:
    weighed = weigh(claim, sight.catalog, reading)
    return ClaimPart(
        form=claim.form,
        standing=standing(claim, weighed),
        quote=claim.quote,
        maker=sight.link(claim.made_by) if claim.made_by else None,
        maker_note=claim.made_by_note,
        judgements=judgements(weighed, sight, citations),
    )
