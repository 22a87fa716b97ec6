"""Prose woven among a few entries."""

from __future__ import annotations

from collections.abc import Callable

import markdown
import pytest

from explainer.kinds.place import Place
from explainer.prose.commonmark import render
from explainer.prose.names import Names
from explainer.prose.resolve import Resolver
from explainer.prose.sanitise import sanitise_page
from explainer.prose.weave import ROOT, Target, Weaver, Woven

EXTENSIONS = ["attr_list", "footnotes", "md_in_html", "tables", "explainer.prose.extension"]

Weave = Callable[[str], Woven]


def entry(entry_id: str, name: str, *aliases: str, link: str | None = None) -> Place:
    """Return an entry with names."""
    fields = {"name": name, "aliases": aliases} | ({"link": link} if link else {})
    place = Place.model_validate(fields)
    place.with_id(entry_id)
    return place


ENTRIES = [
    entry("town", "Bakhmut", "Artemivsk"),
    entry("battle", "Battle of Bakhmut"),
    entry("front", "front line"),
    entry("never", "Bakhmut Raion", link="never"),
]
NAMES = Names(ENTRIES)
TARGETS = {
    e.id: Target(e.id, e.name, f"places/{e.id}/", explained=e.id == "front") for e in ENTRIES
}
PAGES = {"about.md": Target("", "", "about/", explained=False)}
RESOLVER = Resolver(TARGETS, PAGES, {e.id: Place for e in ENTRIES})


@pytest.fixture
def weave() -> Weave:
    """Return what weaves an entry's prose, as HTML with `~/` for the root of the site."""
    return lambda text: _woven(render(text, inline=False))


@pytest.fixture
def weave_page() -> Weave:
    """Return what weaves the Markdown of a page."""
    return lambda text: _woven(sanitise_page(markdown.markdown(text, extensions=EXTENSIONS)))


def _woven(html: str) -> Woven:
    resolve = RESOLVER.in_file("places/page.yml")
    woven = Weaver("page", NAMES, TARGETS.__getitem__, resolve).weave(html)
    # What is easier to read is longer by a character.
    marks = [(target, at + woven.html.count(ROOT, 0, at)) for target, at in woven.marks]
    return woven._replace(html=woven.html.replace(ROOT, "~/"), marks=marks)
