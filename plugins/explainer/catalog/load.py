"""The pipeline, top to bottom: files, trees, values, references, catalog."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from explainer.catalog.absent import Absent
from explainer.catalog.catalog import Catalog, Edge
from explainer.catalog.chains import check_chains
from explainer.catalog.checks import (
    check_assessments,
    check_pictures,
    judged_undated,
    lacks_picture,
)
from explainer.catalog.destinations import check_former, check_pages
from explainer.catalog.documents import Documents
from explainer.catalog.entries import EntryRead, text_beside, validated
from explainer.catalog.files import EntryFile, Folder, scan
from explainer.catalog.front_matter import PageHead, read_front_matter
from explainer.catalog.link import Known, check_references, edges_of, leads_astray
from explainer.catalog.reader import Reader, Source
from explainer.catalog.shown import Shown
from explainer.model.entry import Node
from explainer.model.vocabulary import Vocabularies
from explainer.model.withdrawal import Tombstone
from explainer.problems import START, Problem, failed
from explainer.reading import Document, validate
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
    referred to, of entries with mistakes too; `drafts` are the ids that may not yet, `withdrawn`
    those that may no longer, `absent` both of them, and `tombstones` what is left of the latter;
    `documents` and `pages` hold what could be parsed at least, by id and by path, so that
    the prose of an entry with another mistake in it is checked all the same. `prepared` is
    what the reader made of each entry, `digests` are those of their files.
    """

    catalog: Catalog
    nodes: dict[str, Node] = field(default_factory=dict)
    documents: Documents = field(default_factory=Documents)
    prepared: dict[str, Any] = field(default_factory=dict)
    digests: dict[str, bytes] = field(default_factory=dict)
    kinds: dict[str, type[Node]] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)
    absent: Absent = field(default_factory=Absent)
    tombstones: dict[str, Tombstone] = field(default_factory=dict)
    pages: dict[str, MarkdownPage] = field(default_factory=dict)
    heads: dict[str, PageHead] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def has_page(self, relative: str) -> bool:
        """Say whether a Markdown file is a page of its own: not a draft, and not withdrawn."""
        name = relative.rpartition("/")[2]
        entry_id = name.removesuffix(".md")
        kind = self.kinds.get(entry_id)
        is_entry = kind is not None and relative == f"{kind.folder}/{entry_id}{kind.suffix}"
        return not (is_entry and entry_id in self.absent)


def load(
    folder: Path,
    shown_as: str,
    kinds: Sequence[type[Node]],
    vocabularies: Vocabularies,
    reader: Reader | None = None,
) -> Content:
    """Read, validate and link all content; the catalog is whole only if nothing failed.

    `shown_as` is what problems call the folder, `reader` who reads the files of entries.
    """
    if not folder.is_dir():
        hint = "create it, or name another with `--content`"
        problem = Problem(shown_as, START, "no-content", "there is no content folder", hint)
        return Content(Catalog({}, []), problems=[problem])
    files = scan(folder, shown_as, kinds)
    content = Content(Catalog({}, []), pictures=files.pictures, problems=files.problems)
    content.known = _known(files, shown_as, content.problems)
    root = _Root(str(folder), shown_as)
    context = {"vocabularies": vocabularies}
    sound = _read_entries(root, files, content, reader or Reader(), context)
    for relative in files.pages:
        _read_page(root, relative, content)
    for entry_id in (*content.drafts, *content.withdrawn):
        del content.known[entry_id]
    content.absent = _absent(content)
    shown = Shown(
        {key: kind for key, kind in content.kinds.items() if key not in content.drafts},
        sound,
        content.documents,
    )
    edges = {entry_id: edges_of(node) for entry_id, node in content.nodes.items()}
    _check_references(content, shown, edges)
    _check_all(content, files, shown, shown_as)
    if not failed(content.problems):
        content.catalog = Catalog(content.nodes, [edge for own in edges.values() for edge in own])
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


def _absent(content: Content) -> Absent:
    """Return what nothing may refer to, once it is no longer among what is known."""
    stones = {one: content.tombstones.get(one) for one in content.withdrawn}
    instead = {
        one: stone.withdrawn.see if stone and stone.withdrawn.see in content.known else None
        for one, stone in stones.items()
    }
    return Absent(content.drafts, instead)


class _Root(NamedTuple):
    """The content folder, and what problems call it."""

    folder: str
    shown_as: str

    def places(self, relative: str) -> tuple[str, str]:
        """Return where a file lies, and what problems call it."""
        return f"{self.folder}/{relative}", f"{self.shown_as}/{relative}"


def _read_entries(
    root: _Root, files: Folder, content: Content, reader: Reader, context: dict[str, Any]
) -> dict[str, Node]:
    """Read every entry into the content; return those but drafts in which nothing is wrong."""
    sources: list[Source] = []
    heads: dict[str, EntryRead] = {}
    wanted = [entry for entry in files.entries if content.known[entry.id] == entry.kind.kind]
    for entry in wanted:
        if entry.kind.suffix == ".md":
            heads[entry.id] = _read_head(root, entry, content, context)
        else:
            sources.append(Source(entry.kind, *root.places(entry.relative)))
    # All of it at once: the reader keeps what it read when it has come to the end.
    readings = zip(sources, [*reader.read(sources, context)], strict=True)
    sound: dict[str, Node] = {}
    for entry in wanted:
        read = heads.get(entry.id)
        if read is None:
            source, (read, prepared, raw, key) = next(readings)
            content.prepared[entry.id], content.digests[entry.id] = prepared, key
            if read.parsed:
                content.documents.keep(entry.id, source.path, raw)
        _take(read, entry, content, sound)
    return sound


def _take(read: EntryRead, entry: EntryFile, content: Content, sound: dict[str, Node]) -> None:
    """Take what became of a file into the content."""
    node, problems = read.node, read.problems
    content.problems += problems
    if read.parsed:
        content.kinds[entry.id] = entry.kind
    if read.withdrawn:
        content.withdrawn.add(entry.id)
        if read.tombstone:
            content.tombstones[entry.id] = read.tombstone
    elif read.draft:
        content.drafts.add(entry.id)
    elif node is not None:
        node.with_id(entry.id)
        content.nodes[entry.id] = node
        if not problems:
            sound[entry.id] = node


def _read_head(
    root: _Root, entry: EntryFile, content: Content, context: dict[str, Any]
) -> EntryRead:
    """Return what the front matter of a narrative holds, and take its page into the content."""
    page, problems = _read_markdown(root, entry.relative)
    if page is None:
        return EntryRead(None, draft=False, parsed=False, problems=problems)
    content.pages[entry.relative] = page
    content.documents.keep_read(entry.id, page.head)
    read = validated(page.head, entry.kind, context, problems)
    if read.withdrawn:
        read.problems.extend(text_beside(page.head, page.body, page.first_line))
    return read


def _read_page(root: _Root, relative: str, content: Content) -> None:
    page, problems = _read_markdown(root, relative)
    content.problems += problems
    if page is None:
        return
    content.pages[relative] = page
    if problems and not page.head.root.keys:
        return  # it has no fields because of what was found already
    head, problems = validate(PageHead, page.head)
    content.problems += problems
    if head is not None:
        content.heads[relative] = head


def _read_markdown(root: _Root, relative: str) -> tuple[MarkdownPage | None, list[Problem]]:
    file, path = root.places(relative)
    raw, problems = read_bytes(file, path)
    text, problems = ("", problems) if problems else decode(raw, path)
    if problems:
        return None, problems
    head, body, first_line, problems = read_front_matter(text, path)
    return MarkdownPage(relative, path, head, body, first_line), problems


def _check_references(content: Content, shown: Shown, edges: Mapping[str, list[Edge]]) -> None:
    """Check every reference of an entry against the ids that there are to refer to."""
    astray = [
        entry_id
        for entry_id in shown.kinds
        if entry_id not in shown.sound or leads_astray(edges[entry_id], content.known)
    ]
    if not astray:
        return
    named = {
        name.casefold(): node.id
        for node in content.nodes.values()
        for name in (*node.names, node.label)
    }
    references = Known(content.known, content.absent, named)
    for entry_id in astray:
        document = content.documents[entry_id]
        content.problems += check_references(document, shown.kinds[entry_id], references)


def _check_all(content: Content, files: Folder, shown: Shown, shown_as: str) -> None:
    """Check what only the whole of the content shows."""
    told = {(problem.path, problem.position) for problem in content.problems}
    content.problems += check_chains(shown)
    pictures = set(files.pictures)
    for entry_id, kind in shown.kinds.items():
        node = shown.sound.get(entry_id)
        if node is None or lacks_picture(node, pictures):
            document = content.documents[entry_id]
            content.problems += check_pictures(document, kind, pictures, told)
        if node is None or judged_undated(node):
            content.problems += check_assessments(content.documents[entry_id], kind)
    entries = [entry for entry in files.entries if entry.id not in content.drafts]
    taken, problems = check_pages(files.pages, entries, shown_as)
    content.problems += problems + check_former(shown, taken, told)
