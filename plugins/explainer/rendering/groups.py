"""What leads to a page: what refers to it, relation by relation, and what mentions it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from explainer.prose.weave import ROOT
from explainer.rendering.claims import Claims
from explainer.rendering.folding import folded
from explainer.rendering.items import Items
from explainer.rendering.markup import NOTHING, Html, fill, join, text
from explainer.rendering.phrases import Phrases
from explainer.rendering.values import beside
from explainer.views.incoming import FOLD, Form
from explainer.views.link import Link
from explainer.views.related import MENTIONS, Group, Mentioned, Whole


def heading_key(relation: str, kind: str) -> str:
    """Return the word that is the heading of a list, below an entry of a kind."""
    if relation == MENTIONS:
        return "headings.used_in" if kind == "term" else "headings.mentions"
    return f"inverse.{relation}"


_SECTION = '<section class="xp-section">\n<h2 id="%s">%s</h2>\n'
# The sentences of other pages are found by the search where they stand.
_MENTIONS = '<section class="xp-section xp-mentions" data-search-exclude>\n<h2 id="%s">%s</h2>\n'


class Groups:
    """Shows the lists below an entry."""

    def __init__(self, phrases: Phrases, items: Items, claims: Claims) -> None:
        """Take the words, and what shows the rows of lists."""
        self._phrases = phrases
        self._items = items
        self._claims = claims
        self._heading = cache(self._new_heading)
        self._pages: dict[str, Html] = {}
        self._openings: dict[str, Html] = {}

    def sections(self, groups: Iterable[Group], kind: str) -> Html:
        """Return lists under their headings, below an entry of a kind."""
        return join([self._section(group, kind) for group in groups])

    def mentions(self, group: Group, kind: str) -> Html:
        """Return the pages that mention an entry under their heading; nothing for none."""
        return self._section(group, kind) if group.mentions else NOTHING

    def whole(self, group: Group) -> Html:
        """Return all of a long list, open."""
        return self._rows(group, None)

    def _rows(self, group: Group, fold: int | None = FOLD) -> Html:
        if group.form is Form.CLAIMS:
            return self._claims.claims(group.claims, fold=fold)
        if group.form is Form.MENTIONS:
            return folded([self._mention(one) for one in group.mentions], "", self._phrases, fold)
        return self._items.items(group.items, fold=fold, kinds=group.form is Form.WORKS)

    def _section(self, group: Group, kind: str) -> Html:
        return fill(
            "%s%s%s</section>\n",
            self._heading(group.relation, kind),
            self._rows(group),
            self._to_whole(group.whole) if group.whole else NOTHING,
        )

    def _new_heading(self, relation: str, kind: str) -> Html:
        heading = self._phrases.word(heading_key(relation, kind))
        return fill(_MENTIONS if relation == MENTIONS else _SECTION, text(relation), heading)

    def _to_whole(self, whole: Whole) -> Html:
        """Return the link to all of a list of which the page shows a part."""
        said = self._phrases.word("lists.all", n=text(str(whole.length)))
        pattern = '<p class="xp-onward"><a href="%s">%s</a></p>\n'
        return fill(pattern, text(ROOT + whole.address), said)

    def _mention(self, one: Mentioned) -> Html:
        if one.excerpt is None:
            pattern = '<li>\n<p class="xp-item__name">%s</p>\n</li>\n'
            return fill(pattern, self._page(one.link))
        before, words, after = one.excerpt
        return fill(
            "%s%s<mark>%s</mark>%s</p></blockquote>\n</li>\n",
            self._opening(one.link), text(before), text(words), text(after),
        )  # fmt: skip

    def _opening(self, link: Link) -> Html:
        """Return how the row of a page begins that mentions another, up to the sentence."""
        opening = self._openings.get(link.id)
        if opening is None:
            pattern = '<li>\n<p class="xp-item__name">%s</p>\n<blockquote class="xp-excerpt"><p>'
            opening = self._openings[link.id] = fill(pattern, self._page(link))
        return opening

    def _page(self, link: Link) -> Html:
        page = self._pages.get(link.id)
        if page is None:
            kind = self._phrases.word(f"kinds.{link.kind}.one")
            page = fill("%s%s", self._phrases.link(link), beside(kind))
            self._pages[link.id] = page
        return page
