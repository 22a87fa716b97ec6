"""A page of a list that is too long for the page of its entry."""

from __future__ import annotations

from explainer.prose.weave import ROOT
from explainer.rendering.groups import Groups
from explainer.rendering.markup import NOTHING, Html, fill, fill_in, join, text
from explainer.rendering.phrases import Phrases
from explainer.views.whole import ListPage

_PAGE = """\
<div class="xp-page xp-index xp-kind--%(kind)s" id="entry">
<header class="xp-head">
<nav class="xp-crumbs" aria-label="%(here)s"><a class="xp-kind" href="%(index)s">%(kind_name)s</a>\
 <span class="xp-crumbs__step">%(entry)s</span></nav>
<h1>%(title)s</h1>
</header>
<section class="xp-section" data-search-exclude>
%(rows)s</section>
%(turn)s<p class="xp-onward">%(back)s</p>
</div>"""

_PREVIOUS = '<a href="%s" rel="prev">%s</a> · '
_FOLLOWING = ' · <a href="%s" rel="next">%s</a>'


class Lists:
    """Makes the pages of whole lists; a site has many, and most of them are short."""

    def __init__(self, phrases: Phrases, groups: Groups) -> None:
        """Take the words, and what shows the rows of lists."""
        self._phrases = phrases
        self._groups = groups

    def article(self, page: ListPage, title: str, index: str) -> Html:
        """Return the article of a page; `index` is where the kind of its entry is listed."""
        say, kind = self._phrases, page.link.kind
        entry = say.link(page.link)
        return fill_in(
            _PAGE,
            kind=text(kind),
            here=say.word("page.breadcrumb"),
            index=text(ROOT + index),
            kind_name=say.word(f"kinds.{kind}.one"),
            entry=entry,
            title=text(title),
            rows=self._groups.whole(page.group),
            turn=self._turn(page) if page.last > 1 else NOTHING,
            back=say.word("lists.back", name=entry),
        )

    def _turn(self, page: ListPage) -> Html:
        """Return which of the pages this is, and the links to those beside it."""
        say = self._phrases
        number, last = text(str(page.number)), text(str(page.last))
        said = [say.word("lists.place", n=number, last=last)]
        if page.previous:
            previous = fill(_PREVIOUS, text(ROOT + page.previous), say.word("lists.previous"))
            said.insert(0, previous)
        if page.following:
            said.append(fill(_FOLLOWING, text(ROOT + page.following), say.word("lists.next")))
        return fill('<p class="xp-onward">%s</p>\n', join(said))
