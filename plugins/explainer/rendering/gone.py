"""The pages at addresses where nothing stands any more, or nothing ever did."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from explainer.model.withdrawal import Tombstone
from explainer.prose.weave import ROOT
from explainer.rendering.compositor import Compositor
from explainer.rendering.indexes import Indexes
from explainer.rendering.page import Page
from explainer.views.link import Sight

MOVED = "assets/explainer/moved.js"
"""Where the script stands that leads on from an old address: with it what stands behind `?` and
`#` is kept."""


class Gone:
    """Makes them for one site."""

    def __init__(self, compositor: Compositor, sight: Sight, indexes: Indexes) -> None:
        """Take what sets pages, the site, and its indexes."""
        self._compositor = compositor
        self._words = compositor.words
        self._sight = sight
        self._indexes = indexes

    def withdrawn(self, path: str, kind: str, tombstone: Tombstone) -> Page:
        """Return the page at the path of an entry of a kind that was withdrawn.

        It says what the entry was called, since when and why it is gone, and what to read
        instead; it is for those who come by its address, and nothing else leads there.
        """
        found = tombstone.withdrawn
        html = self._compositor.render(
            "withdrawn.html",
            kind=kind,
            index=self._indexes.address(kind),
            name=tombstone.label,
            withdrawn=found,
            instead=self._sight.link(found.see) if found.see else None,
        )
        title = self._words("page.withdrawn_title").format(name=tombstone.label)
        page = self._compositor.placed(self._sight.addresses.at(path), title, found.because, html)
        return replace(page, listed=False)

    def moved(self, path: str, name: str, *, site_url: str | None = None) -> str:
        """Return a whole document for an address at which an entry once was.

        `path` is that of its page now, `name` what it is called, `site_url` where the site stands
        if that is known. It works without a script; it lies as deep as the pages of entries do.
        """
        address = self._sight.addresses.at(path)
        way = self._sight.addresses.way_to_root(address)
        canonical = f"{site_url.rstrip('/')}/{address}" if site_url else f"{way}{address}"
        html = self._compositor.render(
            "moved.html", address=address, name=name, canonical=canonical, script=MOVED
        )
        return html.replace(ROOT, way)

    def missing(self) -> Page:
        """Return the page that stands where there is none; its links begin with `ROOT`."""
        home_link = Markup('<a href="{}">{}</a>').format(ROOT, self._words("page.home"))
        html = self._compositor.render("missing.html", home=home_link)
        title, hint = self._words("page.missing"), self._words("page.missing_hint")
        return Page("", title, hint.format(home=self._words("page.home")), html, listed=False)
