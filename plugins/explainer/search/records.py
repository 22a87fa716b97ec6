"""The records of an entry's page, made from its view and not from the finished page.

They say what the page says, section by section, in its order; a test compares them with what
the theme's own parser finds in finished pages. What the page keeps from search (where the
entry is mentioned, the definitions of terms) is not in them.
"""

from __future__ import annotations

from typing import TypeAlias

from explainer.search.lists import Lists, marks
from explainer.search.prose import sections, stripped
from explainer.search.record import Record
from explainer.search.wording import Wording, escape, initial
from explainer.settings import Settings, Words
from explainer.views.entry import ClaimPart, EntryView

# The fields in the line below the title, and those that are said with their name there.
_FACTS = frozenset({"date", "place", "made_by", "made", "type", "issued", "within", "affiliations"})
_NAMED_FACTS = frozenset({"made_by", "within"})

Part: TypeAlias = tuple[str, str, str]
"""A section of a page: its anchor, its title, its text."""


class Records:
    """Makes the records of entries, for one site."""

    def __init__(self, settings: Settings, words: Words) -> None:
        """Take the site's settings and words."""
        self._wording = Wording(settings, words)
        self._lists = Lists(self._wording)

    def of(self, view: EntryView, text: str, *, editable: bool) -> list[Record]:
        """Return the records of an entry: its page, then each section in its order.

        `text` is the HTML of its body with anchored headings, as the page shows it;
        `editable` says whether the page leads to where its file can be edited.
        """
        lists, texts = self._lists, self._wording.texts
        parts: list[Part] = []
        facts, box = self._facts(view)
        page = [self._head(view, facts)]
        if view.claim:
            self._claim(view, view.claim, page, parts)
        page.append(box)
        if text:
            (_, _, beginning), *rest = sections(text)
            page.append(beginning)
            parts += rest
        for group in view.groups:
            parts.append((group.relation, texts[f"inverse.{group.relation}"], lists.group(group)))
        if view.see_also:
            parts.append(("see-also", texts["headings.see_also"], lists.items(view.see_also)))
        if view.sources:
            parts.append(("sources", texts["headings.sources"], lists.citations(view.sources)))
        page.append(self._foot(view, editable=editable))
        location = view.link.address
        records = [Record(location, self._wording.name(view.link), " ".join(page).strip())]
        for anchor, title, body in parts:
            records.append(Record(f"{location}#{anchor}", title, body))
        return records

    def _head(self, view: EntryView, facts: str) -> str:
        """Return where the entry stands, its name, the line of facts and what it is."""
        wording = self._wording
        texts = [wording.texts[f"kinds.{view.link.kind}.one"]]
        texts += map(wording.name, view.wholes)
        texts.append(wording.name(view.link))
        if facts:
            texts.append(f"<p>{facts}</p>")
        cited = marks(view.citations)
        for lead in view.lead:
            texts.append(f"<p>{stripped(lead)}{cited}</p>")
            cited = ""
        return " ".join(texts)

    def _facts(self, view: EntryView) -> tuple[str, str]:
        """Return the line of facts, and all that the box says."""
        wording, claim, kind = self._wording, view.claim, view.link.kind
        line, box = [], []
        if claim:
            line.append(initial(wording.label("forms", claim.form)))
        if view.aliases:
            box.append(f"{wording.texts['fields.aliases']} {escape(', '.join(view.aliases))}")
        for field, values in view.rows:
            name = wording.field(kind, field)
            shown = [wording.value(value) for value in values]
            note = claim.maker_note if claim and field == "made_by" else None
            if field in _FACTS:
                fact = ", ".join(shown)
                if field in _NAMED_FACTS:
                    fact = f"{name.lower()} {fact}"
                line.append(f"{fact} ({escape(note)})" if note else fact)
            if note:
                shown = [f"{one} · {escape(note)}" for one in shown]
            box.append(f"{name} {' '.join(shown)}")
        return " · ".join(line), " ".join(box)

    def _claim(self, view: EntryView, claim: ClaimPart, page: list[str], parts: list[Part]) -> None:
        """Add a claim's quotation to its page, and what others found of it below a heading."""
        wording = self._wording
        if claim.quote:
            quote = wording.fill("page.quotation", quote=escape(claim.quote))
            maker = wording.name(claim.maker) if claim.maker else None
            by = wording.texts["claims.maker_unknown"] if maker is None else maker
            page.append(f"<p>{quote}</p> {by}{marks(view.citations)}")
        body = self._lists.assessments(claim)
        if claim.standing:
            standing = wording.texts[f"standings.{claim.standing}"]
            title = f"{wording.texts['claims.standing']}: {standing}"
            parts.append(("assessments", title, body))
        elif claim.judgements:
            parts.append(("assessments", wording.texts["headings.assessments"], body))
        else:
            page.append(body)

    def _foot(self, view: EntryView, *, editable: bool) -> str:
        """Return pictures and the foot of the page."""
        wording = self._wording
        texts = []
        for image in view.images:
            if image.sensitive:
                texts.append(wording.fill("page.sensitive", alt=escape(image.alt)))
            credit, licence = escape(image.credit), escape(image.licence)
            texts.append(wording.fill("page.credit", credit=credit, licence=licence))
        if editable:
            texts.append(f"<p>{wording.texts['page.edit']}</p>")
        if view.checked:
            texts.append(f"<p>{wording.fill('page.checked', date=wording.when(view.checked))}</p>")
        if view.tags:
            texts.append(f"<ul>{''.join(f'<li>{escape(tag)}</li>' for tag in view.tags)}</ul>")
        return " ".join(texts)
