"""All prose of a site, rendered and linked, with what mentions what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape

from explainer.catalog.addresses import Addresses
from explainer.catalog.load import Content, MarkdownPage
from explainer.kinds.narrative import Narrative
from explainer.kinds.term import Term
from explainer.model.entry import Entry, Node
from explainer.model.text import ProseMark
from explainer.problems import Problem
from explainer.prose.checks import shared_name_problems
from explainer.prose.fields import ProseField, weave_field
from explainer.prose.names import Names
from explainer.prose.pages import RenderPage, pages_of, weave_markdown
from explainer.prose.resolve import Resolver
from explainer.prose.sanitise import sanitise_page
from explainer.prose.weave import Mention, Target, Weaver, Woven
from explainer.reading import Scalar
from explainer.reading.shape import Leaf, leaves, scalars

_TAGS = re.compile(r"<[^>]*>")


@dataclass(slots=True)
class Texts:
    """Rendered prose, still without its place on a page.

    `fields` holds HTML by entry and field; `backlinks` the mentions of each entry, one for
    each page that mentions it; `gists` the paragraph that says what an entry is;
    `definitions` plain texts of what the glossary explains.
    """

    names: Names
    resolver: Resolver
    fields: dict[str, dict[str, str]] = field(default_factory=dict)
    backlinks: dict[str, list[Mention]] = field(default_factory=dict)
    gists: dict[str, str] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def html(self, entry_id: str, name: str) -> str:
        """Return the HTML of a field of an entry, or nothing where it has none."""
        return self.fields.get(entry_id, {}).get(name, "")

    def weave_page(self, html: str, address: str, origin: str, *, by_name: bool) -> Woven:
        """Return HTML that MkDocs made of a page, sanitised and linked."""
        names = self.names if by_name else None
        weaver = Weaver(origin, names, self._target, self.resolver.on_page(address))
        return weaver.weave(sanitise_page(html))

    def _target(self, entry_id: str) -> Target:
        return self.resolver.targets[entry_id]


def weave_texts(
    content: Content,
    addresses: Addresses,
    render_page: RenderPage,
    kinds: Iterable[type[Node]],
) -> Texts:
    """Return all prose of a site whose content could be read.

    `render_page` is asked for the HTML of narratives and pages, to see what they mention;
    `kinds` are those of the project, each of which has a list.
    """
    catalog = content.catalog
    entries = [node for node in catalog if isinstance(node, Entry)]
    resolver = _resolver(content, addresses, kinds)
    texts = Texts(Names(entries), resolver)
    texts.problems += shared_name_problems(texts.names, content.documents)
    for entry in entries:
        _weave_entry(texts, entry, content)
    for page in pages_of(content):
        _weave_markdown(texts, page, content, render_page)
    for node in catalog:
        woven = texts.html(node.id, node.prose_fields[0]) if isinstance(node, Entry) else ""
        texts.gists[node.id] = woven or escape(node.gist, quote=False)
    texts.definitions.update(
        (entry.id, plain(texts.gists[entry.id])) for entry in entries if is_explained(entry)
    )
    texts.problems.sort()
    return texts


def check_texts(
    content: Content, render_page: RenderPage, kinds: Iterable[type[Node]]
) -> list[Problem]:
    """Return what is wrong in prose where the content has other mistakes too."""
    targets = {key: Target(key, key, "", explained=False) for key in content.known}
    resolver = Resolver(targets, _paths(targets, content, Addresses(), kinds))
    entries = (node for node in content.nodes.values() if isinstance(node, Entry))
    problems = shared_name_problems(Names(entries), content.documents)
    for entry_id, document in content.documents.items():
        kind = content.kinds[entry_id]
        resolve = resolver.in_file(f"{kind.folder}/{entry_id}{kind.suffix}")
        weaver = Weaver(entry_id, None, targets.__getitem__, resolve)
        for leaf in leaves(kind, ProseMark) if entry_id not in content.drafts else ():
            for scalar in scalars(document.root, kind, leaf):
                prose = ProseField(entry_id, scalar, scalar.text, _is_inline(leaf))
                problems += weave_field(prose, weaver, content, resolver)[1]
    for page in pages_of(content):
        weaver = Weaver("", None, targets.__getitem__, resolver.in_file(page.relative))
        problems += weave_markdown(page, weaver, content, resolver, render_page)[1]
    return sorted(problems)


def is_explained(entry: Entry) -> bool:
    """Say whether the glossary lists an entry: every term, and what asks to be listed."""
    return isinstance(entry, Term) or (entry.in_glossary and bool(entry.gist))


def plain(html: str) -> str:
    """Return the text of a piece of HTML, on one line."""
    return " ".join(unescape(_TAGS.sub("", html)).split())


def _resolver(content: Content, addresses: Addresses, kinds: Iterable[type[Node]]) -> Resolver:
    targets = {
        node.id: Target(
            node.id,
            node.label,
            addresses.of(node),
            explained=isinstance(node, Entry) and is_explained(node),
        )
        for node in content.catalog
    }
    return Resolver(targets, _paths(targets, content, addresses, kinds))


def _paths(
    targets: Mapping[str, Target],
    content: Content,
    addresses: Addresses,
    kinds: Iterable[type[Node]],
) -> dict[str, Target]:
    """Return what can be linked to by the path of its file."""
    paths: dict[str, Target] = {}
    for relative in content.pages:
        address = addresses.at(relative.removesuffix(".md"))
        paths[relative] = Target("", "", address, explained=False)
    paths.setdefault("index.md", Target("", "", addresses.at("index"), explained=False))
    for kind in kinds:  # each has a list, if only an empty one
        index = f"{kind.folder}/index"
        paths.setdefault(f"{index}.md", Target("", "", addresses.at(index), explained=False))
    for entry_id, kind in content.kinds.items():
        if entry_id in targets:
            for suffix in (".md", kind.suffix):
                paths[f"{kind.folder}/{entry_id}{suffix}"] = targets[entry_id]
    return paths


def _weave_entry(texts: Texts, entry: Entry, content: Content) -> None:
    document = content.documents[entry.id]
    resolve = texts.resolver.in_file(f"{entry.folder}/{entry.id}{entry.suffix}")
    weaver = Weaver(entry.id, texts.names, texts.resolver.targets.__getitem__, resolve)
    fields = texts.fields.setdefault(entry.id, {})
    for name in entry.prose_fields:
        source = getattr(entry, name)
        if not source:
            continue
        scalar = document.root.entries[name]
        assert isinstance(scalar, Scalar)  # noqa: S101  # validated as a text
        prose = ProseField(entry.id, scalar, source, name in _inline_fields(type(entry)))
        woven, problems = weave_field(prose, weaver, content, texts.resolver)
        fields[name] = woven.html
        texts.problems += problems
        _remember(texts, woven.mentions)


def _is_inline(leaf: Leaf) -> bool:
    return any(isinstance(mark, ProseMark) and mark.inline for mark in leaf.markers)


@cache
def _inline_fields(kind: type[Entry]) -> frozenset[str]:
    return frozenset(leaf.path[-1] for leaf in leaves(kind, ProseMark) if _is_inline(leaf))


def _weave_markdown(
    texts: Texts, page: MarkdownPage, content: Content, render_page: RenderPage
) -> None:
    folder, _, name = page.relative.rpartition("/")
    node = content.catalog.nodes.get(name.removesuffix(".md"))
    narrative = node if isinstance(node, Narrative) and folder == node.folder else None
    by_name = narrative.link_names if narrative else True
    weaver = Weaver(
        narrative.id if narrative else "",
        texts.names if by_name else None,
        texts.resolver.targets.__getitem__,
        texts.resolver.in_file(page.relative),
    )
    woven, problems = weave_markdown(page, weaver, content, texts.resolver, render_page)
    texts.problems += problems
    if narrative:
        _remember(texts, woven.mentions)


def _remember(texts: Texts, mentions: Iterable[Mention]) -> None:
    """Keep what a page mentions; of each entry its weaver gives the first mention only."""
    for mention in mentions:
        texts.backlinks.setdefault(mention.target, []).append(mention)
