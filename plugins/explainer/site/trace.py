"""What a build leaves behind about its pages, so that the next can let most of them stand.

A page of an entry shows what the fields of others say, and of their texts only the sentences
that mention it. So where nothing but texts was edited, and nobody is mentioned who was not
before, the pages that may differ are those of the edited entries and of those they mention.
After any other edit every page is looked at: its view decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from explainer.cache import Shelf, digest
from explainer.catalog.addresses import Addresses
from explainer.catalog.load import Content
from explainer.catalog.reader import Kept
from explainer.model.entry import Entry
from explainer.prose.entries import render_entry, weave_entry
from explainer.prose.texts import Texts

State: TypeAlias = tuple[int, int, int, int]
"""A file as a build left it: its size in bytes, when it was written in nanoseconds, its inode and
its mode."""

TEXT = "body"
"""The one field that other pages show no more of than the sentences that mention them."""

MANY = 500
"""After so many edits it is no longer worth to ask what each of them did."""

_KEY = b"trace"


class PageTrace(NamedTuple):
    """A page: its file, a digest of the theme around it, and the key it is kept under if it is."""

    file: State
    shell: bytes
    key: bytes | None


class Trace(NamedTuple):
    """What a build was made from, and its pages by their paths.

    `around` is a digest of all but the entries, `entries` holds digests of their files by
    their ids. `maker` is a digest of what whoever wrote the pages brought to it.
    """

    around: bytes
    entries: Mapping[str, bytes]
    maker: bytes
    pages: Mapping[str, PageTrace]


def read_trace(shelf: Shelf[tuple[object, ...]]) -> Trace | None:
    """Return what the last build left, if it left anything."""
    kept = shelf.get(_KEY)
    if kept is None:
        return None
    around, entries, maker, pages = kept
    return Trace(around, entries, maker, pages)  # type: ignore[arg-type]  # as `write_trace` put it


def write_trace(shelf: Shelf[tuple[object, ...]], trace: Trace) -> None:
    """Leave something for the next build."""
    pages = {path: tuple(page) for path, page in trace.pages.items()}
    value = (trace.around, dict(trace.entries), trace.maker, pages)
    shelf.keep(shelf.put([(_KEY, value)]), {_KEY})
    shelf.save()


def around(content: Content, texts: Texts, addresses: Addresses) -> bytes:
    """Return a digest of what pages of entries follow from beside entries, settings and words.

    Narratives mention entries, in the words that the site's Markdown engine makes of them;
    pages and pictures may be linked to.
    """
    pages = [(page.relative, page.head.text, page.body) for page in content.pages.values()]
    mentions = [
        mention
        for found in texts.backlinks.values()
        for mention in found
        if mention.origin not in content.digests
    ]
    woven = {(mention.origin, mention.html) for mention in mentions}
    marks = [(mention.origin, mention.target, mention.at) for mention in mentions]
    found = (sorted(pages), sorted(woven), sorted(marks), sorted(content.pictures),
             sorted(content.drafts), addresses)  # fmt: skip
    return digest(repr(found).encode("utf-8", "surrogatepass"))


def state_key(surroundings: bytes, entries: Mapping[str, bytes]) -> bytes:
    """Return a digest of all that pages follow from: of `around`, and of digests of the entries."""
    return digest(surroundings, *(part for one in sorted(entries.items()) for part in _parts(one)))


def _parts(entry: tuple[str, bytes]) -> tuple[bytes, bytes]:
    return entry[0].encode(), entry[1]


def touched(
    trace: Trace, content: Content, texts: Texts, addresses: Addresses, entries: Shelf[Kept]
) -> frozenset[str] | None:
    """Return the ids of the entries whose pages may differ from the last build's.

    Nothing where they all may. `entries` still has to hold what the last build read.
    """
    same = trace.around == around(content, texts, addresses)
    if not same or trace.entries.keys() != content.digests.keys():
        return None
    edited = [one for one, key in content.digests.items() if trace.entries[one] != key]
    if len(edited) > MANY:
        return None
    found = set(edited)
    for entry_id in edited:
        kept = entries.get(trace.entries[entry_id])
        mentioned = _shown_by_others(entry_id, kept, content, texts)
        if mentioned is None:
            return None
        found |= mentioned
    return frozenset(found)


def _shown_by_others(
    entry_id: str, kept: Kept | None, content: Content, texts: Texts
) -> set[str] | None:
    """Return who shows the sentences of an edited entry; nothing where more of it was edited.

    `kept` is what it was before.
    """
    old, new = kept[0] if kept else None, content.catalog.nodes.get(entry_id)
    if not isinstance(old, Entry) or not isinstance(new, Entry):
        return None
    old.with_id(entry_id)
    mentioned = _mentioned(new, texts)
    # How often others are mentioned weighs in which of them long lists show.
    same = _differ_in_text_alone(old, new) and _mentioned(old, texts) == mentioned
    return mentioned if same else None


def _differ_in_text_alone(one: Entry, other: Entry) -> bool:
    if type(one) is not type(other) or one.prose_fields[0] == TEXT:
        return False  # the first field says what an entry is, wherever others list it
    return all(
        getattr(one, name) == getattr(other, name)
        for name in type(one).model_fields
        if name != TEXT
    )


def _mentioned(entry: Entry, texts: Texts) -> set[str]:
    """Return the ids of those that the prose of an entry mentions."""
    woven = weave_entry(entry, render_entry(entry), texts.names, texts.resolver)
    return {target for target, _, _ in woven.marks}


def owner(path: str) -> str:
    """Return the id of the entry that a page belongs to, by its path: `places/lisbon/parts`.

    Of a page that belongs to none it is the name of no entry.
    """
    return path.partition("/")[2].partition("/")[0]


def untouched(
    trace: Trace, maker: bytes, ids: Iterable[str], paths: Iterable[str]
) -> dict[str, PageTrace]:
    """Return what was left of those pages that stand as they were, by their paths.

    `ids` are those that `touched` found, `maker` is who writes the pages this time.
    """
    if trace.maker != maker:
        return {}
    found = frozenset(ids)
    return {
        path: PageTrace(*trace.pages[path])
        for path in paths
        if path in trace.pages and owner(path) not in found
    }
