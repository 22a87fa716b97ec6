"""The article of an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from explainer.prose.terms import explain
from explainer.prose.weave import ROOT
from explainer.rendering.engine import Engine
from explainer.rendering.headings import anchored
from explainer.rendering.locators import Locators
from explainer.rendering.markup import NOTHING, Html, fill, fill_in, join, prose, text
from explainer.views.entry import EntryView
from explainer.views.link import Link

# What a person reads first, and all of the page that can hold terms to be explained.
_TOP = """\
%(opening)s%(wholes)s</nav>
<h1>%(name)s</h1>
<p class="xp-facts">%(facts)s</p>
</header>
%(asof)s<div class="xp-columns">
<div class="xp-lead">
%(lead)s</div>
%(box)s<div class="xp-main">
%(text)s"""

# How the pages of a kind begin, up to the way to what an entry lies in or is part of.
_OPENING = """\
<div class="xp-page xp-entry xp-kind--%s" id="entry">
<header class="xp-head">
<nav class="xp-crumbs" aria-label="%s"><a class="xp-kind" href="%s">%s</a>"""

_BELOW = """\
%(pictures)s%(timeline)s%(neighbourhood)s%(groups)s%(see_also)s%(mentions)s%(sources)s%(foot)s</div>
</div>
</div>"""

_STATEMENT = '<p class="xp-statement">%s%s</p>\n'
_SUMMARY = '<p class="xp-summary">%s%s</p>\n'


class Entries:
    """Makes the articles of entries; their links begin with `ROOT`."""

    def __init__(self, engine: Engine, definitions: Mapping[str, str], map_address: str) -> None:
        """Take the components and templates of a site, what its terms mean, where its map is."""
        shown = engine.components
        self._phrases = shown.phrases
        self._values = shown.values
        self._items = shown.items
        self._groups = shown.groups
        self._sources = shown.sources
        self._asof = shown.asof
        self._timelines = shown.timelines
        self._facts = shown.facts
        self._picture = shown.neighbourhoods.picture
        # What few entries have is left to templates.
        self._render = engine.render
        self._locators = Locators(shown.phrases, map_address)
        self._opening = cache(self._new_opening)
        self._definitions = definitions

    def article(self, view: EntryView, index: str, edit_url: str | None) -> Html:
        """Return the article of an entry; `index` is where its kind is listed."""
        below = self._below(view, edit_url)
        return join((self._top(view, index, self._asof.control_of(view.claim, below)), below))

    def _top(self, view: EntryView, index: str, asof: Html) -> Html:
        facts = self._facts.of(view)
        body = NOTHING
        if view.text:
            body = fill('<div class="xp-prose">\n%s\n</div>\n', prose(anchored(view.text)))
        top = fill_in(
            _TOP,
            opening=self._opening(view.link.kind, index),
            wholes=self._wholes(view.wholes) if view.wholes else NOTHING,
            name=text(view.link.name),
            facts=facts.line,
            asof=asof,
            lead=self._lead(view),
            box=self._box(facts.rows, self._locators.show(view.locator)),
            text=body,
        )
        if 'class="xp-term"' not in top:
            return top
        return prose(explain(top, self._definitions))

    def _below(self, view: EntryView, edit_url: str | None) -> Html:
        kind = view.link.kind
        return fill_in(
            _BELOW,
            pictures=self._render("parts/pictures.html", view=view) if view.images else NOTHING,
            timeline=self._timelines.short(view.timeline) if view.timeline else NOTHING,
            neighbourhood=self._picture(view.link, view.neighbours) if view.neighbours else NOTHING,
            groups=self._groups.sections(view.groups, kind) if view.groups else NOTHING,
            see_also=self._see_also(view),
            mentions=self._groups.mentions(view.mentioned, kind),
            sources=self._sources.section(view.sources),
            foot=self._foot(view, edit_url),
        )

    def _new_opening(self, kind: str, index: str) -> Html:
        say = self._phrases
        name, here = say.word(f"kinds.{kind}.one"), say.word("page.breadcrumb")
        return fill(_OPENING, text(kind), here, text(ROOT + index), name)

    def _wholes(self, wholes: Sequence[Link]) -> Html:
        step = ' <span class="xp-crumbs__step">%s</span>'
        return join([fill(step, self._phrases.link(whole)) for whole in wholes])

    def _lead(self, view: EntryView) -> Html:
        """Return what the entry is in a sentence or two; the sources stand at the first."""
        found: list[Html] = []
        marks = self._values.citation_marks(view.citations)
        for lead in view.lead:
            pattern = _STATEMENT if view.claim and not found else _SUMMARY
            found.append(fill(pattern, prose(lead), NOTHING if found else marks))
        if view.claim:
            found.append(self._render("parts/claim.html", view=view))
        return join(found)

    def _box(self, rows: Html, locator: Html) -> Html:
        if not rows:
            return NOTHING
        pattern = '<aside class="xp-box" aria-label="%s">\n<dl>\n%s</dl>\n%s</aside>\n'
        return fill(pattern, self._phrases.word("headings.facts"), rows, locator)

    def _see_also(self, view: EntryView) -> Html:
        if not view.see_also:
            return NOTHING
        pattern = '<section class="xp-section">\n<h2 id="see-also">%s</h2>\n%s</section>\n'
        heading = self._phrases.word("headings.see_also")
        return fill(pattern, heading, self._items.items(view.see_also))

    def _foot(self, view: EntryView, edit_url: str | None) -> Html:
        say, lines = self._phrases, []
        if edit_url:
            pattern = '<p><a class="xp-edit" href="%s" rel="edit">%s</a></p>\n'
            lines.append(fill(pattern, text(edit_url), say.word("page.edit")))
        if view.checked:
            date = say.when(view.checked)
            lines.append(fill("<p>%s</p>\n", say.word("page.checked", date=date)))
        if view.tags:
            tags = join([fill("<li>%s</li>", text(tag)) for tag in view.tags])
            lines.append(fill('<ul class="xp-tags">%s</ul>\n', tags))
        return fill('<footer class="xp-foot">\n%s</footer>\n', join(lines)) if lines else NOTHING
