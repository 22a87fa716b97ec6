"""The pipeline, top to bottom: files, trees, values, references, catalog."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from explainer.catalog.catalog import Catalog, Edge
from explainer.catalog.files import EntryFile, Folder, scan
from explainer.catalog.front_matter import PageHead, read_front_matter
from explainer.catalog.link import Known, check_circles, check_references, edges_of
from explainer.model.entry import Entry, Node
from explainer.model.vocabulary import Vocabularies
from explainer.problems import START, Problem, did_you_mean, failed, quoted
from explainer.reading import Document, read_file, validate
from explainer.reading.text import decode, read_bytes
from explainer.reading.tree import descend

MAX_BRACKETS = 5_000
MAX_BRACKETS_IN_PARAGRAPH = 300
"""How many `[` a Markdown page may hold, in all and between two empty lines."""


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """A Markdown file: its path in the content, what problems call it, and its parts.

    `head` is what its front matter says, `first_line` the line on which `body` begins.
    """

    relative: str
    path: str
    head: Document
    body: str
    first_line: int


@dataclass(slots=True)
class Content:
    """All that could be read of a content folder, and all that is wrong with it.

    `nodes` are the valid entries, linked or not; `known` is the kind of every id that may be
    referred to, of entries with mistakes too; `drafts` are the ids that may not yet;
    `documents` and `pages` hold what could be parsed at least, by id and by path, so that
    the prose of an entry with another mistake in it is checked all the same.
    """

    catalog: Catalog
    nodes: dict[str, Node] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    kinds: dict[str, type[Node]] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    pages: dict[str, MarkdownPage] = field(default_factory=dict)
    heads: dict[str, PageHead] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load(
    folder: Path, shown_as: str, kinds: Sequence[type[Node]], vocabularies: Vocabularies
) -> Content:
    """Read, validate and link all content; the catalog is whole only if nothing failed.

    `shown_as` is what problems call the folder.
    """
    if not folder.is_dir():
        hint = "create it, or name another with `--content`"
        problem = Problem(shown_as, START, "no-content", "there is no content folder", hint)
        return Content(Catalog({}, []), problems=[problem])
    files = scan(folder, shown_as, kinds)
    content = Content(Catalog({}, []), pictures=files.pictures, problems=files.problems)
    context = {"vocabularies": vocabularies}
    known = _known(files, shown_as, content.problems)
    nodes: dict[str, Node] = {}
    for entry in files.entries:
        if known.get(entry.id) != entry.kind.kind or entry.id in content.kinds:
            continue
        node = _read_entry(entry, shown_as, content, context)
        if node is not None and not node.draft:
            nodes[entry.id] = node
    for relative in files.pages:
        _read_page(folder / relative, relative, shown_as, content)
    _link(content, nodes, known, set(files.pictures))
    content.problems.sort()
    return content


def _known(files: Folder, shown_as: str, problems: list[Problem]) -> dict[str, str]:
    """Return the kind of each id; an id that two files have belongs to the first."""
    known: dict[str, str] = {}
    first: dict[str, str] = {}
    for entry in files.entries:
        if entry.id in known:
            path = f"{shown_as}/{entry.relative}"
            message = f"the id “{entry.id}” is taken by {first[entry.id]}"
            hint = "rename one of the files; ids are unique over the whole site"
            problems.append(Problem(path, START, "duplicate-id", message, hint))
            continue
        known[entry.id] = entry.kind.kind
        first[entry.id] = f"{shown_as}/{entry.relative}"
    return known


def _read_entry(
    entry: EntryFile, shown_as: str, content: Content, context: Mapping[str, object]
) -> Node | None:
    path = f"{shown_as}/{entry.relative}"
    if entry.kind.suffix == ".md":
        page = _read_markdown(entry.file, entry.relative, path, content.problems)
        if page is None:
            return None
        content.pages[entry.relative] = page
        document = page.head
    else:
        found, problems = read_file(entry.file, path)
        content.problems += problems
        if found is None:
            return None
        document = found
    content.documents[entry.id] = document
    content.kinds[entry.id] = entry.kind
    if _is_told(document, content.problems):
        return None
    node, problems = validate(entry.kind, document, dict(context))
    content.problems += problems
    if node is not None:
        node.with_id(entry.id)
    return node


def _read_page(file: Path, relative: str, shown_as: str, content: Content) -> None:
    page = _read_markdown(file, relative, f"{shown_as}/{relative}", content.problems)
    if page is None:
        return
    content.pages[relative] = page
    if _is_told(page.head, content.problems):
        return
    head, problems = validate(PageHead, page.head)
    content.problems += problems
    if head is not None:
        content.heads[relative] = head


def _read_markdown(
    file: Path, relative: str, path: str, problems: list[Problem]
) -> MarkdownPage | None:
    raw, found = read_bytes(file, path)
    text, more = decode(raw, path) if not found else ("", [])
    if found or more:
        problems += found + more
        return None
    head, body, first_line, found = read_front_matter(text, path)
    problems += found
    opened = body.count("[")
    if opened > MAX_BRACKETS or any(
        part.count("[") > MAX_BRACKETS_IN_PARAGRAPH for part in body.split("\n\n")
    ):
        # Python-Markdown's time is quadratic in them: 6 s for 4,000 in a paragraph.
        message = "the page has more square brackets than a text can want"
        problems.append(Problem(path, START, "too-complex", message, "split it"))
        return None
    return MarkdownPage(relative, path, head, body, first_line)


def _is_told(head: Document, problems: list[Problem]) -> bool:
    """Say whether a file has no fields because of what was reported already."""
    return not head.root.keys and any(problem.path == head.path for problem in problems)


def _link(
    content: Content, nodes: dict[str, Node], known: dict[str, str], pictures: set[str]
) -> None:
    drafts = {entry_id for entry_id in content.kinds if _is_draft(content.documents[entry_id])}
    linkable = {entry_id: kind for entry_id, kind in known.items() if entry_id not in drafts}
    content.known, content.drafts = linkable, drafts
    content.nodes = nodes
    named = {
        name.casefold(): node.id for node in nodes.values() for name in (*node.names, node.label)
    }
    references = Known(linkable, drafts, named)
    for entry_id, document in content.documents.items():
        if entry_id not in drafts:
            kind = content.kinds[entry_id]
            content.problems += check_references(document, kind, references)
    edges: list[Edge] = [edge for node in nodes.values() for edge in edges_of(node)]
    content.problems += check_circles(edges, content.documents, content.kinds)
    for node in nodes.values():
        if isinstance(node, Entry):
            content.problems += _check_pictures(node, content.documents[node.id], pictures)
    content.problems += _check_former(nodes.values(), content)
    if not failed(content.problems):
        content.catalog = Catalog(nodes, edges)


def _is_draft(document: Document) -> bool:
    return getattr(document.root.entries.get("draft"), "text", "") == "true"


def _check_pictures(entry: Entry, document: Document, pictures: set[str]) -> list[Problem]:
    problems = []
    for index, image in enumerate(entry.images):
        if image.file not in pictures:
            position = descend(document.root, ("images", index, "file")).position
            hint = did_you_mean(image.file, pictures) or "add the picture to the content folder"
            message = f"there is no picture {quoted(image.file)}"
            problems.append(Problem(document.path, position, "unknown-picture", message, hint))
    return problems


def _check_former(nodes: Collection[Node], content: Content) -> list[Problem]:
    """Return a problem for each former address that leads to another page already."""
    taken = {relative.removesuffix(".md"): relative for relative in content.pages}
    taken |= {f"{node.folder}/{node.id}": node.id for node in nodes}
    problems = []
    for entry in nodes:
        if not isinstance(entry, Entry):
            continue
        for index, former in enumerate(entry.formerly):
            address = former if "/" in former else f"{entry.folder}/{former}"
            if address in taken:
                document = content.documents[entry.id]
                position = descend(document.root, ("formerly", index)).position
                message = f"the address {quoted(address)} belongs to {quoted(taken[address])}"
                hint = "leave it out; an address leads to one page"
                problems.append(Problem(document.path, position, "address-in-use", message, hint))
            taken.setdefault(address, entry.id)
    return problems
