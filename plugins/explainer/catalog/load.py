"""The pipeline, top to bottom: files, trees, values, references, catalog."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from explainer.catalog.catalog import Catalog, Edge
from explainer.catalog.chains import check_chains
from explainer.catalog.checks import check_assessments, check_pictures
from explainer.catalog.destinations import check_former, check_pages
from explainer.catalog.files import EntryFile, Folder, scan
from explainer.catalog.front_matter import PageHead, read_front_matter
from explainer.catalog.link import Known, check_references, edges_of
from explainer.model.entry import Node
from explainer.model.vocabulary import Vocabularies
from explainer.problems import START, Problem, failed
from explainer.reading import Document, read_file, validate
from explainer.reading.text import decode, read_bytes


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
    _link(content, nodes, known)
    _check_all(content, files, shown_as)
    if not failed(content.problems):
        edges: list[Edge] = [edge for node in nodes.values() for edge in edges_of(node)]
        content.catalog = Catalog(nodes, edges)
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
    return MarkdownPage(relative, path, head, body, first_line)


def _is_told(head: Document, problems: list[Problem]) -> bool:
    """Say whether a file has no fields because of what was reported already."""
    return not head.root.keys and any(problem.path == head.path for problem in problems)


def _link(content: Content, nodes: dict[str, Node], known: dict[str, str]) -> None:
    """Note which ids there are to refer to, and check every reference against them."""
    drafts = {entry_id for entry_id in content.kinds if _is_draft(content.documents[entry_id])}
    linkable = {entry_id: kind for entry_id, kind in known.items() if entry_id not in drafts}
    content.known, content.drafts = linkable, drafts
    content.nodes = nodes
    named = {
        name.casefold(): node.id for node in nodes.values() for name in (*node.names, node.label)
    }
    references = Known(linkable, drafts, named)
    for entry_id, document in _shown(content).items():
        content.problems += check_references(document, content.kinds[entry_id], references)


def _check_all(content: Content, files: Folder, shown_as: str) -> None:
    """Check what only the whole of the content shows; of each entry what stands in its file.

    The values of an entry are there only if all of them are valid, and a mistake in one field
    must not hide one in another.
    """
    told = {(problem.path, problem.position) for problem in content.problems}
    documents, kinds = _shown(content), content.kinds
    content.problems += check_chains(documents, kinds)
    pictures = set(files.pictures)
    for entry_id, document in documents.items():
        content.problems += check_pictures(document, kinds[entry_id], pictures, told)
        content.problems += check_assessments(document, kinds[entry_id])
    entries = [entry for entry in files.entries if entry.id not in content.drafts]
    taken, problems = check_pages(files.pages, entries, shown_as)
    content.problems += problems + check_former(documents, kinds, taken, told)


def _shown(content: Content) -> dict[str, Document]:
    """Return what could be parsed of all entries but drafts."""
    drafts = content.drafts
    return {key: document for key, document in content.documents.items() if key not in drafts}


def _is_draft(document: Document) -> bool:
    return getattr(document.root.entries.get("draft"), "text", "") == "true"
