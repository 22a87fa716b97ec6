"""The pages of a site, one method a kind of page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from explainer.kinds.narrative import Narrative
from explainer.model.entry import Entry, Node
from explainer.prose.terms import explain
from explainer.prose.texts import plain
from explainer.prose.weave import ROOT
from explainer.rendering.engine import environment
from explainer.rendering.headings import anchored
from explainer.rendering.page import Page, headings
from explainer.settings import Settings, Words
from explainer.views.citation import Citations
from explainer.views.entry import entry_view, mentioned
from explainer.views.home import home
from explainer.views.ledger import ledger
from explainer.views.link import Sight
from explainer.views.listing import glossary, listing
from explainer.views.reference import reference
from explainer.views.related import groups

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
        self._engine = environment(words, settings)

    def entry(self, entry: Entry, edit_url: str | None = None) -> Page:
        """Return the page of an entry; `edit_url` is where its file can be edited."""
        view = entry_view(entry, self._sight, self._settings.reading)
        address = self._sight.addresses.of(entry)
        html = self._render(
            "entry.html",
            view=view,
            text=anchored(view.text),
            edit_url=edit_url,
            listing_address=self._index(entry.kind),
        )
        return self._page(address, entry.label, plain(self._sight.gist(entry.id)), html)

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
            groups=groups(narrative.id, self._sight, self._settings.reading),
            mentioned=mentioned(narrative.id, self._sight),
        )
        return self._page(address, narrative.title, narrative.description or "", html)

    def index(self, kind: str, written: str, *, title: str | None = None) -> Page:
        """Return the index of a kind; `title` is what its own front matter calls it."""
        address = self._index(kind)
        intro = self._weave(written, address, "", by_name=False)
        name = title or self._words(f"kinds.{kind}.other")
        views: dict[str, Any] = {}
        template = "listing.html"
        if kind == "claim":
            template = "ledger.html"
            views["ledger"] = ledger(self._sight, self._settings.reading)
        elif kind == "term":
            template = "glossary.html"
            views["sections"] = glossary(self._sight)
        else:
            views["sections"] = listing(kind, self._sight)
        heading = None if "<h1" in intro else name
        html = self._render(template, kind=kind, intro=intro, title=heading, **views)
        return self._page(address, name, _first_paragraph(intro), html)

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
        )
        return self._page(address, title, _first_paragraph(text), html)

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

    def _index(self, kind: str) -> str:
        return self._sight.addresses.at(f"{self._kinds[kind].folder}/index")

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
        return self._engine.get_template(template).render(**values)

    def _page(self, address: str, title: str, description: str, html: str) -> Page:
        explained = explain(html, self._sight.texts.definitions)
        way = self._sight.addresses.way_to_root(address)
        return Page(address, title, description, _rooted(explained, way), headings(html))


def _rooted(html: str, way: str) -> str:
    """Return HTML with links that lead from a page; to the home page itself by a dot."""
    home_link = f'href="{way or "./"}"'
    return html.replace(f'href="{ROOT}"', home_link).replace(ROOT, way)


def _first_paragraph(html: str) -> str:
    return plain(html.partition("<p>")[2].partition("</p>")[0])
