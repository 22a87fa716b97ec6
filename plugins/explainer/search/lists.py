"""The lists of an entry's page as search knows them: references, citations, assessments.

Whatever says the same on every page that it stands on is worded once a site.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from explainer.search.wording import Wording, escape, initial
from explainer.views.citation import CitationView, Work
from explainer.views.claim import ClaimRow, Judgement
from explainer.views.entry import ClaimPart
from explainer.views.incoming import FOLD, Form
from explainer.views.related import Group, Item


class Lists:
    """Makes the text of lists, for one site."""

    def __init__(self, wording: Wording) -> None:
        """Take the site's words."""
        self._wording = wording
        self._ends: dict[str, tuple[str, str]] = {}
        self._claims: dict[str, str] = {}
        self._works: dict[str, tuple[str, str]] = {}
        self._citations: dict[tuple[str, str | None, str | None], str] = {}

    def group(self, group: Group) -> str:
        """Return what refers to an entry by one relation, and that there is more, if so."""
        if group.form is Form.CLAIMS:
            rows = self._folded([self._claim(row) for row in group.claims])
        else:
            rows = self.items(group.items, kinds=group.form is Form.WORKS)
        if group.whole is None:
            return rows
        return f"{rows} <p>{self._wording.fill('lists.all', n=group.whole.length)}</p>"

    def items(self, items: Sequence[Item], *, kinds: bool = False) -> str:
        """Return entries in a list, with their kinds where that is asked for."""
        return self._folded([self._item(item, kinds=kinds) for item in items])

    def citations(self, views: Iterable[CitationView]) -> str:
        """Return the sources of a page."""
        known = self._citations
        found = []
        for view in views:
            key = view.work.link.id, view.at, view.quoting.id if view.quoting else None
            found.append(known.get(key) or known.setdefault(key, self._citation(view)))
        return f"<ol> {' '.join(found)} </ol>"

    def assessments(self, part: ClaimPart) -> str:
        """Return what others found of a claim, below the heading if it has one."""
        wording = self._wording
        found = []
        if not part.judgements and part.standing:
            found.append(f"<p>{initial(wording.texts['claims.nobody'])}.</p>")
        if not part.standing:
            form = wording.label("forms", part.form)
            found.append(f"<p>{wording.fill('claims.no_standing', form=form)}</p>")
        if part.judgements:
            found.append(f"<ul> {' '.join(map(self._judgement, part.judgements))} </ul>")
        return " ".join(found)

    def _folded(self, rows: list[str]) -> str:
        shown = f"<ul> {' '.join(rows[:FOLD])} </ul>"
        more = len(rows) - FOLD
        if more <= 0:
            return shown
        count = self._wording.count("page.more", more)
        return f"{shown} {count} <ul> {' '.join(rows[FOLD:])} </ul>"

    def _item(self, item: Item, *, kinds: bool) -> str:
        name, date = self._ends.get(item.link.id) or self._end(item)
        notes = f" · {self._wording.notes(item.notes)}" if item.notes else ""
        kind = f" · {self._wording.texts[f'kinds.{item.link.kind}.one']}" if kinds else ""
        return f"<li> <p>{name}{notes}{kind}{date}</p> </li>"

    def _end(self, item: Item) -> tuple[str, str]:
        """Return what stands before and behind what a list says of a reference."""
        date = self._wording.when(item.date) if item.date else escape(item.date_note or "")
        ends = self._wording.name(item.link), f" · {date}" if date else ""
        self._ends[item.link.id] = ends
        return ends

    def _claim(self, row: ClaimRow) -> str:
        text = self._claims.get(row.link.id)
        if text is None:
            name, by = self._wording.name(row.link), self._maker(row)
            if row.standing:
                value = self._wording.texts[f"standings.{row.standing}"]
                by = f"{by} · {self._assessed(row)}"
            else:
                value = self._wording.label("forms", row.form)
            text = f"<li> <p>{name} {value}</p> <p>{by}</p> </li>"
            self._claims[row.link.id] = text
        return text

    def _maker(self, row: ClaimRow) -> str:
        if not row.maker:
            return self._wording.texts["claims.made_by_unknown"]
        key = "claims.made_by" if row.standing else "claims.stated_by"
        text = self._wording.fill(key, who=self._wording.name(row.maker))
        return f"{text} ({escape(row.maker_note)})" if row.maker_note else text

    def _assessed(self, row: ClaimRow) -> str:
        if not row.judgements:
            return self._wording.texts["claims.nobody"]
        return "; ".join(map(self._words_of, row.judgements))

    def _words_of(self, one: Judgement) -> str:
        wording = self._wording
        who = wording.name(one.assessor)
        if one.date:
            who = f"{who}, {wording.when(one.date, short=True)}"
        text = f"{who}: {escape(one.wording)}"
        if one.scope:
            text = f"{text} ({wording.fill('claims.scope', scope=escape(one.scope))})"
        return text

    def _judgement(self, one: Judgement) -> str:
        wording = self._wording
        who = wording.name(one.assessor)
        if one.date:
            who = f"{who} · {wording.when(one.date)}"
        verdict = wording.label("verdicts", one.verdict)
        lines = [
            who,
            escape(one.wording) + marks(one.citations),
            wording.fill("claims.reading", verdict=verdict),
        ]
        if one.scope:
            scope = initial(wording.fill("claims.scope", scope=escape(one.scope)))
            lines.append(f"{scope}. {wording.texts['claims.scope_note']}")
        if one.ignored:
            lines.append(wording.texts[f"claims.{one.ignored}"])
        return f"<li> {' '.join(f'<p>{line}</p>' for line in lines)} </li>"

    def _citation(self, view: CitationView) -> str:
        work, where = self._works.get(view.work.link.id) or self._work(view.work)
        at = quoting = ""
        if view.at:
            at = f", {self._wording.fill('citation.at', at=escape(view.at))}"
        if view.quoting:
            who = self._wording.name(view.quoting)
            quoting = f", {self._wording.fill('citation.quoting', who=who)}"
        return f"<li>{work}{at}{where}{quoting}</li>"

    def _work(self, work: Work) -> tuple[str, str]:
        """Return who wrote what, where and when; and where it can be read."""
        texts, when = self._wording.texts, self._wording.when
        what = [*map(escape, work.authors), escape(work.title)]
        if work.container:
            what.append(escape(work.container))
        if work.publisher and work.publisher.name != work.container:
            what.append(self._wording.name(work.publisher))
        if work.issued:
            what.append(when(work.issued))
        where = ""
        if work.url:
            where += f", {texts['citation.address']}"
        if work.archive_url:
            where += f", {texts['citation.archived']}"
        if work.accessed:
            read = self._wording.fill("citation.accessed", date=when(work.accessed))
            where += f", {read}"
        said = self._works[work.link.id] = ", ".join(what), where
        return said


@lru_cache(maxsize=1000)
def marks(numbers: tuple[int, ...]) -> str:
    """Return the numbers of citations as they stand behind what they are for."""
    return "".join(f"<sup>{number}</sup>" for number in numbers)
