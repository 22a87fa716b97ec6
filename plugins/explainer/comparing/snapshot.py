"""A version of a site as far as it can be read: with mistakes in it, too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from explainer.catalog import Catalog, Content, load
from explainer.catalog.addresses import Addresses
from explainer.catalog.destinations import FORMERLY, former_path
from explainer.catalog.link import edges_of
from explainer.comparing.difference import Page
from explainer.model.entry import Node
from explainer.problems import Problem, Severity
from explainer.prose.texts import Texts, weave_texts
from explainer.reading.shape import scalars
from explainer.settings import Settings, Words, read_settings
from explainer.site import Project, open_site
from explainer.site.site import Check
from explainer.workers import Crew


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A version of a site.

    `content.catalog` holds what could be read, `links` for each page (by the id of its entry, or
    by its path) the ids of the entries that it leads to or is led to by. `pages` are all that
    have an address, what was withdrawn too, under the same keys; `former` leads from each old
    address to an id. There are no `settings` where they cannot be read.
    """

    content: Content
    settings: Settings | None
    words: Words
    problems: list[Problem]
    pages: Mapping[str, Page]
    former: Mapping[str, str]
    links: Mapping[str, set[str]]

    @property
    def catalog(self) -> Catalog:
        """The entries that could be read."""
        return self.content.catalog

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def snapshot(project: Project, crew: Crew | None = None, cache: Path | None = None) -> Snapshot:
    """Return a version of a site; `crew` and `cache` are those of `open_site`."""
    crew = crew or Crew()
    site, problems = open_site(project, Addresses(), crew, cache, Check())
    if site is not None:
        content, texts = site.content, site.texts
        settings: Settings | None = site.settings
        words = site.words
    else:
        settings, _ = read_settings(project.settings, project.shown(project.settings))
        words, _ = project.read_words(settings.language if settings else "en")
        content, texts = _as_far_as_can_be(project, settings, words)
    pages = _pages(project, content)
    former = _former(project, content)
    return Snapshot(content, settings, words, problems, pages, former, _links(content, texts))


def _as_far_as_can_be(
    project: Project, settings: Settings | None, words: Words
) -> tuple[Content, Texts]:
    """Return the content with a catalog of the entries that could be read, and their prose."""
    vocabularies = settings.vocabulary_words(words) if settings else {}
    shown = project.shown(project.content)
    content = load(project.content, shown, project.kinds, vocabularies)
    nodes = content.nodes
    edges = [
        edge
        for node in nodes.values()
        for edge in edges_of(node)
        if edge.target in nodes and edge.relation.admits(nodes[edge.target].kind)
    ]
    content.catalog = Catalog(nodes, edges)
    return content, weave_texts(content, Addresses(), project.render, project.kinds)


def _pages(project: Project, content: Content) -> dict[str, Page]:
    kinds = {kind.kind: kind for kind in project.kinds}
    addresses = Addresses()
    found: dict[str, Page] = {}
    for entry_id, name in _addressed(content).items():
        kind = kinds[name]
        path = f"{kind.folder}/{entry_id}"
        node = content.nodes.get(entry_id) or content.tombstones.get(entry_id)
        label = node.label if node else entry_id
        found[entry_id] = Page(entry_id, name, label, f"{path}{kind.suffix}", addresses.at(path))
    of_entries = {page.path for page in found.values()}
    for relative in content.pages:
        if relative not in of_entries and content.has_page(relative):
            head = content.heads.get(relative)
            title = (head.title if head else None) or relative
            address = addresses.at(relative.removesuffix(".md"))
            found[relative] = Page("", "page", title, relative, address)
    return found


def _addressed(content: Content) -> dict[str, str]:
    """Return the kinds of all that has a page, or had one until it was withdrawn, by id."""
    return {**content.known, **{one: content.kinds[one].kind for one in sorted(content.withdrawn)}}


def _former(project: Project, content: Content) -> dict[str, str]:
    """Return which entry each old address leads to, of entries with mistakes as well."""
    kinds = {kind.kind: kind for kind in project.kinds}
    found: dict[str, str] = {}
    for entry_id, name in _addressed(content).items():
        for written in _formerly(content, entry_id, kinds[name]):
            found.setdefault(Addresses().at(former_path(written, kinds[name])), entry_id)
    return found


def _formerly(content: Content, entry_id: str, kind: type[Node]) -> tuple[str, ...]:
    node = content.nodes.get(entry_id) or content.tombstones.get(entry_id)
    if node is not None:
        return node.formerly
    if entry_id not in content.kinds:
        return ()
    document = content.documents[entry_id]
    return tuple(scalar.text for scalar in scalars(document.root, kind, FORMERLY))


def _links(content: Content, texts: Texts) -> dict[str, set[str]]:
    """Return for each page whom it leads to or is led to by: references show at both ends."""
    found: dict[str, set[str]] = {}
    for entry_id in content.catalog.nodes:
        for edge in content.catalog.references(entry_id):
            found.setdefault(entry_id, set()).add(edge.target)
            found.setdefault(edge.target, set()).add(entry_id)
    for target, mentions in texts.backlinks.items():
        for mention in mentions:
            found.setdefault(mention.origin, set()).add(target)
            found.setdefault(target, set()).add(mention.origin)
    for target, paths in texts.elsewhere.items():
        for path in paths:
            found.setdefault(path, set()).add(target)
    return found
