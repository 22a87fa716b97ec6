"""The numbered sources of a page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from explainer.prose.weave import ROOT
from explainer.rendering.markup import NOTHING, Html, fill, join, text
from explainer.rendering.phrases import Phrases
from explainer.views.citation import CitationView, Work
from explainer.views.link import Link


class Sources:
    """Shows citations; what it says of a source it keeps, for many pages cite it."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the words."""
        self._phrases = phrases
        self._works: dict[str, tuple[Html, Html]] = {}
        self._quoting = cache(self._new_quoting)

    def section(self, citations: Sequence[CitationView]) -> Html:
        """Return the sources of a page under their heading; nothing where it has none."""
        if not citations:
            return NOTHING
        return fill(
            '<section class="xp-section xp-sources">\n<h2 id="sources">%s</h2>\n<ol>\n%s</ol>\n'
            "</section>\n",
            self._phrases.word("headings.sources"),
            join([self._citation(one) for one in citations]),
        )

    def _citation(self, one: CitationView) -> Html:
        say, source = self._phrases, one.work.link.id
        if source not in self._works:
            self._works[source] = self._up_to_date(one.work), self._where(one.work)
        work, where = self._works[source]
        at = fill(", %s", say.word("citation.at", at=text(one.at))) if one.at else NOTHING
        quoting = self._quoting(one.quoting) if one.quoting else NOTHING
        number = text(str(one.number))
        pattern = '<li id="source-%s" value="%s">%s%s%s%s</li>\n'
        return fill(pattern, number, number, work, at, where, quoting)

    def _new_quoting(self, actor: Link) -> Html:
        say = self._phrases
        return fill(", %s", say.word("citation.quoting", who=say.link(actor)))

    def _up_to_date(self, work: Work) -> Html:
        """Return who wrote what, where, when."""
        say = self._phrases
        found = [fill('<a href="%s">%s</a>', text(ROOT + work.link.address), text(work.title))]
        if work.authors:
            found.insert(0, text(", ".join(work.authors)))
        if work.container:
            found.append(fill("<cite>%s</cite>", text(work.container)))
        if work.publisher and work.publisher.name != work.container:
            found.append(say.link(work.publisher))
        if work.issued:
            found.append(say.when(work.issued))
        return join(found, ", ")

    def _where(self, work: Work) -> Html:
        """Return where a work can be read, and when somebody did."""
        say = self._phrases
        found = []
        for url, key in ((work.url, "citation.address"), (work.archive_url, "citation.archived")):
            if url:
                pattern = ', <a href="%s" rel="noopener noreferrer">%s</a>'
                found.append(fill(pattern, text(url), say.word(key)))
        if work.accessed:
            date = say.when(work.accessed)
            found.append(fill(", %s", say.word("citation.accessed", date=date)))
        return join(found)
