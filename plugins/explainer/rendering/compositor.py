"""What all pages are set with: prose is woven, templates are filled, links lead from the page."""

from __future__ import annotations

from html import escape
from typing import Any

from explainer.catalog.standing import Reading
from explainer.prose.terms import explain
from explainer.prose.texts import plain
from explainer.prose.weave import ROOT
from explainer.rendering.blocks import Blocks
from explainer.rendering.engine import Engine
from explainer.rendering.page import Page
from explainer.settings import Words
from explainer.views.link import Sight


class Compositor:
    """Sets the pages of one site."""

    def __init__(self, engine: Engine, words: Words, sight: Sight, reading: Reading) -> None:
        """Take the templates and words, the site's entries, and how verdicts are read."""
        self._engine = engine
        self._sight = sight
        self._blocks = Blocks(engine.components, sight, reading)
        self.shown = engine.components
        self.words = words

    def weave(self, written: str, address: str, origin: str, *, by_name: bool) -> str:
        """Return the HTML that a page's Markdown became, safe and linked, with its blocks."""
        woven = self._sight.texts.weave_page(written, address, origin, by_name=by_name)
        return self._blocks.in_page(woven.html)

    def render(self, template: str, **values: Any) -> str:  # what templates take
        """Return what a template makes of some values."""
        return self._engine.render(template, **values)

    def page(self, address: str, title: str, description: str, html: str) -> Page:
        """Return a page on which terms are explained."""
        explained = explain(html, self._sight.texts.definitions)
        return self.placed(address, title, description, explained)

    def embedded(self, written: str, root: str) -> str:
        """Return the safe HTML of a page elsewhere, whose links lead to this site at `root`."""
        html = explain(self.weave(written, "", "", by_name=False), self._sight.texts.definitions)
        return self.render("embedded.html", text=html.replace(ROOT, escape(root)))

    def placed(self, address: str, title: str, description: str, html: str) -> Page:
        """Return a page whose links lead from where it stands."""
        way = self._sight.addresses.way_to_root(address)
        return Page(address, title, description, _rooted(html, way))


def first_paragraph(html: str) -> str:
    """Return the first paragraph of a page as plain text; empty where there is none."""
    return plain(html.partition("<p>")[2].partition("</p>")[0])


def _rooted(html: str, way: str) -> str:
    """Return HTML with links that lead from a page; from the home page to itself by a dot."""
    if not way:
        html = html.replace(f'href="{ROOT}"', 'href="./"')
    return html.replace(ROOT, way)
