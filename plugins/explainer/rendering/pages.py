"""The pages of a site, one method a kind of page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from explainer.explanations import codes, explanation
from explainer.kinds.narrative import Narrative
from explainer.model.entry import Entry, Node
from explainer.prose.terms import explain
from explainer.prose.texts import plain
from explainer.prose.weave import ROOT
from explainer.rendering.engine import Engine
from explainer.rendering.entries import Entries
from explainer.rendering.groups import heading_key
from explainer.rendering.indexes import Indexes
from explainer.rendering.lists import Lists
from explainer.rendering.page import Page
from explainer.settings import Settings, Words
from explainer.settings.lints import LINTS
from explainer.views.citation import Citations
from explainer.views.entry import EntryView, entry_view
from explainer.views.home import home
from explainer.views.link import Sight
from explainer.views.reference import reference
from explainer.views.related import groups, mentioned
from explainer.views.whole import Place, list_page, list_places

ABOUT = "about"
GUIDE = "guide"
PROBLEMS = "problems"


class Pages:
    """Makes the pages of one site.

    Where a method takes `written`, that is the HTML a theme's Markdown engine made of the
    page an editor wrote (not yet sanitised), or nothing where nobody wrote one.
    """

    def __init__(
        self, settings: Settings, words: Words, sight: Sight, kinds: Sequence[type[Node]]
    ) -> None:
        """Take the site's settings and words, its entries, and the kinds it has."""
        self._settings = settings
        self._words = words
        self._sight = sight
        self._kinds = {kind.kind: kind for kind in kinds}
        self._reading = settings.reading
        self._engine = Engine(words, settings)
        self._entries = Entries(self._engine, sight.texts.definitions)
        self._lists = Lists(self._engine.components.phrases, self._engine.components.groups)
        self._indexes = Indexes(settings, words, sight, self._kinds)

    @property
    def definitions(self) -> Mapping[str, str]:
        """The plain texts that explain terms, by their ids."""
        return self._sight.texts.definitions

    def entry(self, entry: Entry, edit_url: str | None = None) -> Page:
        """Return the page of an entry; `edit_url` is where its file can be edited.

        What else its lists would show is on the pages of `lists`.
        """
        return self.entry_page(self.entry_view(entry), edit_url)

    def entry_view(self, entry: Entry) -> EntryView:
        """Return all that the page of an entry shows, but for the words of the site."""
        return entry_view(entry, self._sight, self._reading)

    def entry_page(self, view: EntryView, edit_url: str | None = None) -> Page:
        """Return the page of an entry from what it shows."""
        link = view.link
        html = self._entries.article(view, self._index(link.kind), edit_url)
        return self._placed(link.address, link.name, self.description(view), html)

    def description(self, view: EntryView) -> str:
        """Return what an entry is, in plain words."""
        return plain(self._sight.gist(view.link.id))

    def list_titles(self, node: Node) -> dict[str, str]:
        """Return the titles of the pages of `lists` by their paths; mostly there are none."""
        places = list_places(node, self._sight)
        return {path: self._list_title(node, place) for path, place in places.items()}

    def list_page(self, node: Node, path: str) -> Page:
        """Return the page at one of these paths: a list of which its page shows a part, whole."""
        place = list_places(node, self._sight)[path]
        page = list_page(node, place, self._sight, self._reading)
        heading = self._list_title(node, place._replace(last=1))
        index = self._index(node.kind)
        html = self._lists.article(page, heading, index)
        return self._page(page.address, self._list_title(node, place), "", html)

    def lists(self, node: Node) -> Iterator[Page]:
        """Yield the pages of those lists of an entry or narrative that its page does not hold."""
        for path in list_places(node, self._sight):
            yield self.list_page(node, path)

    def narrative(self, narrative: Narrative, written: str) -> Page:
        """Return the page of a narrative, with its sources and what mentions it."""
        address = self._sight.addresses.of(narrative)
        text = self._weave(written, address, narrative.id, by_name=narrative.link_names)
        citations = Citations(self._sight)
        citations.numbers(narrative.sources)
        html = self._render(
            "narrative.html",
            text=text,
            title=None if "<h1" in text else narrative.title,
            listing_address=self._index(narrative.kind),
            citations=citations.views(),
            groups=groups(narrative, self._sight, self._reading),
            mentioned=mentioned(narrative, self._sight),
        )
        return self._page(address, narrative.title, narrative.description or "", html)

    def index(self, kind: str, written: str, *, title: str | None = None) -> Page:
        """Return the index of a kind; `title` is what its own front matter calls it.

        Of a kind with many entries it leads to `parts`.
        """
        address = self._index(kind)
        intro = self._weave(written, address, "", by_name=False)
        name = title or self._words(f"kinds.{kind}.other")
        template, values = self._indexes.front(kind)
        heading = None if "<h1" in intro else name
        html = self._render(template, intro=intro, title=heading, **values)
        return self._page(address, name, _first_paragraph(intro), html)

    def part_titles(self, kind: str) -> dict[str, str]:
        """Return the titles of the further pages of an index by their paths, in their order.

        Only an index with more entries than one page lists has any: `events/by-year/1935`.
        """
        return self._indexes.titles(kind)

    def part(self, kind: str, path: str) -> Page:
        """Return the further page of an index at one of these paths."""
        part = self._indexes.part(kind, path)
        html = self._render("part.html", **part.values)
        return self._page(part.address, part.title, part.description, html)

    def parts(self, kind: str) -> Iterator[Page]:
        """Yield all further pages of an index, in their order."""
        for path in self.part_titles(kind):
            yield self.part(kind, path)

    def home(self, written: str) -> Page:
        """Return the home page."""
        intro = self._weave(written, "", "", by_name=False)
        view = home(self._settings, self._sight, self._settings.reading)
        title = None if "<h1" in intro else self._settings.title
        addresses = {kind: self._index(kind) for kind in self._kinds}
        html = self._render("home.html", view=view, intro=intro, title=title, addresses=addresses)
        description = self._settings.description or _first_paragraph(intro)
        return self._page("", self._settings.title, description, html)

    def text(self, path: str, written: str, title: str, *, by_name: bool) -> Page:
        """Return a page that a person wrote, given its path in the content without suffix.

        Below `about` stand the licence and where to report a mistake, below `guide` all
        fields of all kinds.
        """
        address = self._sight.addresses.at(path)
        text = self._weave(written, address, "", by_name=by_name)
        html = self._render(
            "text.html",
            text=text,
            about=self._about() if path == ABOUT else None,
            reference=reference(tuple(self._kinds.values())) if path == GUIDE else None,
            problems=self._sight.addresses.at(PROBLEMS),
        )
        return self._page(address, title, _first_paragraph(text), html)

    @property
    def problems_title(self) -> str:
        """The title of the page of all problems."""
        return self._words("problems.title")

    def problems(self) -> Page:
        """Return the page that explains every problem, each at an anchor that is its code."""
        address = self._sight.addresses.at(PROBLEMS)
        found = [one for one in map(explanation, codes()) if one]
        html = self._render("problems.html", problems=found, lints=LINTS)
        return self._placed(address, self.problems_title, self._words("problems.intro"), html)

    def foot(self) -> str:
        """Return the line below every page: the licence, and where to report a mistake."""
        return self._render("foot.html", about=self._about())

    def moved(self, target: Entry) -> str:
        """Return a whole document for an address at which an entry once was.

        It works without a script; it lies as deep as the pages of entries do.
        """
        address = self._sight.addresses.of(target)
        html = self._render("moved.html", address=address, name=target.label)
        return html.replace(ROOT, self._sight.addresses.way_to_root(address))

    def missing(self) -> str:
        """Return the article that stands where there is no page; links begin with `ROOT`."""
        home_link = Markup('<a href="{}">{}</a>').format(ROOT, self._words("page.home"))
        return self._render("missing.html", home=home_link)

    def _list_title(self, node: Node, place: Place) -> str:
        heading = self._words(heading_key(place.relation, node.kind))
        title = self._words("lists.title").format(name=node.label, list=heading)
        if place.last == 1:
            return title
        number = self._words("lists.place").format(n=place.number, last=place.last)
        return f"{title} ({number})"

    def _index(self, kind: str) -> str:
        return self._indexes.address(kind)

    def _about(self) -> dict[str, Markup | None]:
        """Return the licence and the address for corrections as links, where they are set."""
        licence, corrections = self._settings.licence, self._settings.corrections
        link = Markup('<a href="{}">{}</a>').format
        return {
            "licence": link(licence.url, licence.name) if licence else None,
            "corrections": link(corrections, corrections.removeprefix("mailto:"))
            if corrections
            else None,
        }

    def _weave(self, written: str, address: str, origin: str, *, by_name: bool) -> str:
        return self._sight.texts.weave_page(written, address, origin, by_name=by_name).html

    def _render(self, template: str, **values: Any) -> str:  # what templates take
        return self._engine.render(template, **values)

    def _page(self, address: str, title: str, description: str, html: str) -> Page:
        explained = explain(html, self._sight.texts.definitions)
        return self._placed(address, title, description, explained)

    def _placed(self, address: str, title: str, description: str, html: str) -> Page:
        """Return a page whose links lead from where it stands."""
        way = self._sight.addresses.way_to_root(address)
        return Page(address, title, description, _rooted(html, way))


def _rooted(html: str, way: str) -> str:
    """Return HTML with links that lead from a page; from the home page to itself by a dot."""
    if not way:
        html = html.replace(f'href="{ROOT}"', 'href="./"')
    return html.replace(ROOT, way)


def _first_paragraph(html: str) -> str:
    return plain(html.partition("<p>")[2].partition("</p>")[0])
