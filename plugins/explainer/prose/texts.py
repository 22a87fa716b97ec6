"""All prose of a site, rendered and linked, with what mentions what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from explainer.catalog.addresses import Addresses
from explainer.catalog.load import Content, MarkdownPage
from explainer.kinds.narrative import Narrative
from explainer.kinds.term import Term
from explainer.model.entry import Entry, Node
from explainer.model.text import ProseMark
from explainer.problems import Problem
from explainer.prose.anchors import Into, links_into
from explainer.prose.entries import WovenEntry, file_of, is_inline, render_entry
from explainer.prose.fields import Field, Linkable, Written, field_problems, render_field
from explainer.prose.loom import Loom
from explainer.prose.mentions import Mention
from explainer.prose.names import Names
from explainer.prose.pages import RenderPage, pages_of, weave_markdown
from explainer.prose.resolve import Resolver
from explainer.prose.sanitise import sanitise_page
from explainer.prose.weave import Target, Weaver, Woven
from explainer.reading import Scalar
from explainer.reading.shape import leaves, scalars

_TAGS = re.compile(r"<[^>]*>")


@dataclass(slots=True)
class Texts:
    """Rendered prose, still without its place on a page.

    `fields` holds HTML by entry and field; `backlinks` the mentions of each entry, one for
    each page that mentions it, and `elsewhere` for each entry the paths of the pages that mention
    it and are none themselves; `gists` the paragraph that says what an entry is;
    `definitions` plain texts of what the glossary explains; `into` the links into pages.
    """

    names: Names
    resolver: Resolver
    fields: dict[str, Mapping[str, str]] = field(default_factory=dict)
    backlinks: dict[str, list[Mention]] = field(default_factory=dict)
    elsewhere: dict[str, list[str]] = field(default_factory=dict)
    gists: dict[str, str] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    into: list[Into] = field(default_factory=list)
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
    loom: Loom | None = None,
) -> Texts:
    """Return all prose of a site whose content could be read.

    `render_page` is asked for the HTML of narratives and pages, to see what they mention;
    `kinds` are those of the project, each of which has a list; `loom` is who weaves.
    """
    entries = [node for node in content.catalog if isinstance(node, Entry)]
    resolver = _resolver(entries, content, addresses, kinds)
    texts = Texts(Names(entries), resolver)
    prepared = content.prepared
    rendered = [(entry, prepared.get(entry.id) or render_entry(entry)) for entry in entries]
    weaving = (loom or Loom()).weave(rendered, texts.names, resolver, content.digests)
    for (entry, fields), woven in zip(rendered, weaving, strict=True):
        _gather(texts, entry, fields, woven, content)
    for page in pages_of(content):
        _weave_markdown(texts, page, content, render_page)
    _tell_gists(texts, content)
    texts.problems.sort()
    return texts


def check_texts(
    content: Content, render_page: RenderPage, kinds: Iterable[type[Node]]
) -> list[Problem]:
    """Return what is wrong in prose where the content has other mistakes too."""
    targets = {key: Target(key, key, "", explained=False) for key in content.known}
    # A link to the file of an entry that has a mistake of its own leads somewhere too.
    types = {kind.kind: kind for kind in kinds}
    files = {key: types[name] for key, name in content.known.items() if name in types}
    resolver = Resolver(targets, _pages(content, Addresses(), types.values()), files)
    problems: list[Problem] = []
    for entry_id, document in content.documents.items():
        kind = content.kinds[entry_id]
        file = f"{kind.folder}/{entry_id}{kind.suffix}"
        weaver = Weaver(entry_id, None, targets.__getitem__, resolver.in_file(file))
        for leaf in leaves(kind, ProseMark) if entry_id not in content.absent else ():
            for scalar in scalars(document.root, kind, leaf):
                _, html, faults = render_field("", scalar.text, inline=is_inline(leaf))
                problems += field_problems(
                    Written(document, scalar, scalar.text),
                    faults,
                    weaver.weave(html).unresolved,
                    Linkable(resolver.choices(file), content.absent),
                )
    for page in pages_of(content):
        weaver = Weaver("", None, targets.__getitem__, resolver.in_file(page.relative))
        problems += weave_markdown(page, weaver, content, resolver, render_page)[1]
    return sorted(problems)


def is_explained(entry: Entry) -> bool:
    """Say whether the glossary lists an entry: every term, and what asks to be listed."""
    return isinstance(entry, Term) or (entry.in_glossary and bool(entry.gist))


def plain(html: str) -> str:
    """Return the text of a piece of HTML, on one line."""
    text = _TAGS.sub("", html) if "<" in html else html
    return " ".join(unescape(text).split())


def _resolver(
    entries: Iterable[Entry],
    content: Content,
    addresses: Addresses,
    kinds: Iterable[type[Node]],
) -> Resolver:
    explained = {entry.id for entry in entries if is_explained(entry)}
    targets = {
        node_id: Target(
            node_id,
            escape(node.label, quote=False),
            escape(addresses.of(node)),
            node_id in explained,
        )
        for node_id, node in content.catalog.nodes.items()
    }
    return Resolver(targets, _pages(content, addresses, kinds), content.kinds)


def _pages(
    content: Content, addresses: Addresses, kinds: Iterable[type[Node]]
) -> dict[str, Target]:
    """Return the pages that are no entries, by the path of their file."""
    paths = [page.relative.removesuffix(".md") for page in pages_of(content)]
    paths += ["index", *(f"{kind.folder}/index" for kind in kinds)]  # each has a list
    return {
        f"{path}.md": Target("", "", escape(addresses.at(path)), explained=False) for path in paths
    }


def _gather(
    texts: Texts, entry: Entry, fields: Iterable[Field], woven: WovenEntry, content: Content
) -> None:
    """Keep what was made of the prose of an entry, and locate what is wrong in it."""
    texts.fields[entry.id] = woven.html
    for name, html in woven.html.items():
        if "#" in html:
            own = texts.resolver.targets[entry.id].address
            texts.into += links_into(entry.id, name, html, own)
    _remember(texts, woven.mentions(entry.id))
    for name, _, faults in fields:
        if faults or name in woven.unresolved:
            document = content.documents[entry.id]
            scalar = document.root.entries[name]
            assert isinstance(scalar, Scalar)  # noqa: S101  # validated as a text
            texts.problems += field_problems(
                Written(document, scalar, getattr(entry, name)),
                faults,
                woven.unresolved.get(name, ()),
                Linkable(texts.resolver.choices(file_of(entry)), content.absent),
            )


def _tell_gists(texts: Texts, content: Content) -> None:
    """Keep what each entry is in short, and in plain words what the glossary explains."""
    for node_id, node in content.catalog.nodes.items():
        html = texts.html(node_id, node.prose_fields[0]) if isinstance(node, Entry) else ""
        gist = texts.gists[node_id] = html or escape(node.gist, quote=False)
        if texts.resolver.targets[node_id].explained:
            texts.definitions[node_id] = plain(gist)


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
    texts.into += links_into(page.relative, "", woven.html, None)
    if narrative:
        _remember(texts, woven.mentions)
    else:
        for mention in woven.mentions:
            texts.elsewhere.setdefault(mention.target, []).append(page.relative)


def _remember(texts: Texts, mentions: Iterable[Mention]) -> None:
    """Keep what a page mentions; of each entry its weaver gives the first mention only."""
    backlinks = texts.backlinks
    for mention in mentions:
        found = backlinks.get(mention.target)
        if found is None:
            backlinks[mention.target] = [mention]
        else:
            found.append(mention)
