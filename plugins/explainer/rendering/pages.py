"""The pages of a site, one method a kind of page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from explainer.kinds.narrative import Narrative
from explainer.model.entry import Entry, Node
from explainer.prose.texts import plain
from explainer.rendering.compositor import Compositor, first_paragraph
from explainer.rendering.engine import Engine
from explainer.rendering.entries import Entries
from explainer.rendering.gone import Gone
from explainer.rendering.groups import heading_key
from explainer.rendering.indexes import Indexes
from explainer.rendering.lists import Lists
from explainer.rendering.markup import Html
from explainer.rendering.overviews import COMPONENTS, MAP, PROBLEMS, Overviews
from explainer.rendering.page import Page
from explainer.settings import Settings, Words
from explainer.views.citation import Citations
from explainer.views.entry import EntryView, entry_view
from explainer.views.link import Sight
from explainer.views.maps import has_map
from explainer.views.reference import reference
from explainer.views.related import groups, mentioned
from explainer.views.timeline import has_timeline
from explainer.views.whole import Place, list_page, list_places

ABOUT = "about"
GUIDE = "guide"


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
        engine = Engine(words, settings)
        shown = engine.components
        self._compositor = Compositor(engine, words, sight, self._reading)
        self._entries = Entries(engine, sight.texts.definitions, sight.addresses.at(MAP))
        self._lists = Lists(shown.phrases, shown.groups)
        self._indexes = Indexes(settings, words, sight, self._kinds)
        addresses = {kind: self._indexes.address(kind) for kind in self._kinds}
        self._overviews = Overviews(self._compositor, settings, sight, self._kinds, addresses)
        self.gone = Gone(self._compositor, sight, self._indexes)
        """Makes what stands at addresses where there is nothing to read any more."""

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
        return self._compositor.placed(link.address, link.name, self.description(view), html)

    def description(self, view: EntryView) -> str:
        """Return what an entry is, in plain words; without any its name and kind."""
        link = view.link
        return plain(self._sight.gist(link.id)) or self._named(link.name, link.kind)

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
        title = self._list_title(node, place)
        length = self._words.count("listing.count", page.length)
        return self._compositor.page(page.address, title, f"{title}: {length}.", html)

    def lists(self, node: Node) -> Iterator[Page]:
        """Yield the pages of those lists of an entry or narrative that its page does not hold."""
        for path in list_places(node, self._sight):
            yield self.list_page(node, path)

    def narrative(self, narrative: Narrative, written: str) -> Page:
        """Return the page of a narrative, with its sources and what mentions it."""
        address = self._sight.addresses.of(narrative)
        text = self._compositor.weave(written, address, narrative.id, by_name=narrative.link_names)
        citations = Citations(self._sight)
        citations.numbers(narrative.sources)
        html = self._compositor.render(
            "narrative.html",
            text=text,
            title=None if "<h1" in text else narrative.title,
            listing_address=self._index(narrative.kind),
            citations=citations.views(),
            groups=groups(narrative, self._sight, self._reading),
            mentioned=mentioned(narrative, self._sight),
        )
        description = narrative.description or self._named(narrative.title, narrative.kind)
        return self._compositor.page(address, narrative.title, description, html)

    def index(
        self, kind: str, written: str, *, title: str | None = None, description: str | None = None
    ) -> Page:
        """Return the index of a kind; title and description are those of its own front matter.

        Of a kind with many entries it leads to `parts`.
        """
        address = self._index(kind)
        intro = self._compositor.weave(written, address, "", by_name=False)
        name = title or self._words(f"kinds.{kind}.other")
        template, values = self._indexes.front(kind)
        heading = None if "<h1" in intro else name
        html = self._compositor.render(template, intro=intro, title=heading, **values)
        length = len(self._sight.catalog.of_kind(kind))
        description = description or first_paragraph(intro) or self._counted(name, kind, length)
        return self._compositor.page(address, name, description, html)

    def has_timeline(self) -> bool:
        """Say whether the site has a page of its timeline: whether any event has a date."""
        return has_timeline(self._sight)

    def timeline(self, written: str, *, title: str | None = None) -> Page:
        """Return the page of the timeline; `title` is what its own front matter calls it."""
        return self._overviews.timeline(written, title)

    def part_titles(self, kind: str) -> dict[str, str]:
        """Return the titles of the further pages of an index by their paths, in their order.

        Only an index with more entries than one page lists has any: `events/by-year/1935`.
        """
        return self._indexes.titles(kind)

    def part(self, kind: str, path: str) -> Page:
        """Return the further page of an index at one of these paths."""
        part = self._indexes.part(kind, path)
        html = self._compositor.render("part.html", **part.values)
        return self._compositor.page(
            part.address, part.title, f"{part.title}: {part.description}.", html
        )

    def parts(self, kind: str) -> Iterator[Page]:
        """Yield all further pages of an index, in their order."""
        for path in self.part_titles(kind):
            yield self.part(kind, path)

    def home(self, written: str) -> Page:
        """Return the home page."""
        return self._overviews.home(written)

    @property
    def has_map(self) -> bool:
        """Whether the site has a place that a map can show."""
        return has_map(self._sight)

    def map(self, written: str, title: str | None = None) -> Page:
        """Return the page of the site's map; `title` is what its own front matter calls it."""
        return self._overviews.map(written, title)

    def map_files(self) -> dict[str, bytes]:
        """Return what the maps of the site need beside their pages, by their paths on the site.

        All but the drawings.
        """
        return self._overviews.map_files()

    def drawings(self, known: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the drawings of countries that pages share, by their paths on the site.

        They follow from the layers alone: what is `known` of before is not drawn again.
        """
        return self._overviews.drawings(known)

    def timeline_files(self) -> dict[str, bytes]:
        """Return what the timeline needs beside its page, by its path on the site."""
        return self._overviews.timeline_files()

    def text(
        self, path: str, written: str, title: str, *, by_name: bool, description: str | None = None
    ) -> Page:
        """Return a page that a person wrote, given its path in the content without suffix.

        Without a `description` of its own it is described by its first paragraph.
        Below `about` stand the licence and where to report a mistake, below `guide` all
        fields of all kinds.
        """
        address = self._sight.addresses.at(path)
        text = self._compositor.weave(written, address, "", by_name=by_name)
        html = self._compositor.render(
            "text.html",
            text=text,
            about=self._about() if path == ABOUT else None,
            components=self._sight.addresses.at(COMPONENTS),
            reference=reference(tuple(self._kinds.values())) if path == GUIDE else None,
            problems=self._sight.addresses.at(PROBLEMS),
        )
        return self._compositor.page(
            address, title, description or first_paragraph(text) or title, html
        )

    def embedded(self, written: str, root: str) -> str:
        """Return the safe HTML of a page elsewhere; this site is published at `root`."""
        return self._compositor.embedded(written, root)

    def components(self) -> Page:
        """Return the page that shows every component in every state, with invented entries."""
        return self._overviews.components()

    @property
    def problems_title(self) -> str:
        """The title of the page of all problems."""
        return self._words("problems.title")

    def problems(self) -> Page:
        """Return the page that explains every problem, each at an anchor that is its code."""
        return self._overviews.problems()

    def foot(self) -> str:
        """Return the line below every page: the licence, and where to report a mistake."""
        return self._compositor.render("foot.html", about=self._about())

    def printed(self) -> Html:
        """Return what stands before the address of a page on paper: the day it speaks of."""
        say = self._compositor.shown.phrases
        return say.word("page.printed", date=say.when(self._settings.as_of))

    def _named(self, name: str, kind: str) -> str:
        """Return what describes an entry that does not do so itself."""
        return f"{name}: {self._words(f'kinds.{kind}.one')}."

    def _counted(self, name: str, kind: str, number: int) -> str:
        key = "claims.count" if kind == "claim" else "listing.count"
        return f"{name}: {self._words.count(key, number)}."

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
