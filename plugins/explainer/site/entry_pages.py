"""The pages of entries: made, or taken from an earlier build where nothing on them has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from explainer.cache import CHUNK, Chunk, Shelf
from explainer.model.entry import Entry
from explainer.rendering import Page, Pages
from explainer.rendering.headings import anchored
from explainer.search import Records, gather
from explainer.views.entry import EntryView
from explainer.views.fingerprint import Fingerprints

Finished: TypeAlias = tuple[str, Any]
"""The article of a page, and what search knows of it."""


class Used(NamedTuple):
    """Which finished pages a process has used, how many it made, and the chunks that keep them."""

    keys: set[bytes]
    made: int
    kept: int
    chunks: list[Chunk]


class EntryPages:
    """Makes the pages of the entries of a site.

    A page follows from its view, what search knows of it from that and the sort of its index,
    and both from nothing else but what empties the shelf: the words and settings of the site,
    and the program. So they are kept under the digest of the first two.
    """

    def __init__(
        self,
        pages: Pages,
        shelf: Shelf[Finished],
        records: Records | None = None,
        *,
        sharded: bool = False,
    ) -> None:
        """Take who makes pages, and who makes the `records` of search, if the site has one.

        `sharded` says for which sort of index.
        """
        self._pages = pages
        self._shelf = shelf
        self._records = records
        self.gather = partial(gather, sharded=sharded)
        """Returns what gathers what search knows of the pages that a process has made."""
        self._prepare = self.gather().prepare
        self._sort = "sharded" if sharded else "whole"
        self._fingerprints = Fingerprints(pages.definitions)
        self._new: list[tuple[bytes, Finished]] = []
        self._chunks: list[Chunk] = []
        self._keys: set[bytes] = set()
        self._made = self._kept = 0
        self.made = self.kept = 0
        """How many pages all processes have made, and how many they took from the shelf."""

    def page(self, entry: Entry, edit_url: str | None = None) -> Page:
        """Return the page of an entry; `edit_url` is where its file can be edited."""
        view = self._pages.entry_view(entry)
        # Without search a page is made about as soon as it is looked up.
        if self._records is None or not self._shelf.keeps:
            return self._make(view, edit_url)
        description = self._pages.description(view)
        key = self._fingerprints.of(view, description, edit_url, self._sort)
        self._keys.add(key)
        kept = self._shelf.get(key)
        if kept is not None:
            html, found = kept
            self._kept += 1
            return Page(view.link.address, view.link.name, description, html, found, key)
        page = replace(self._make(view, edit_url), key=key)
        self._new.append((key, (page.html, page.found)))
        if len(self._new) == CHUNK:  # so that they do not fill the memory
            self._put()
        return page

    def found(self, key: bytes) -> Any:  # noqa: ANN401  # as it was prepared for search
        """Return what search knows of a page that was kept, or nothing where that is lost."""
        kept = self._shelf.get(key)
        return kept[1] if kept else None

    def count_standing(self, key: bytes | None) -> None:
        """Count the page of an entry that is not made again; `key` is what it is kept under."""
        self._kept += 1
        if key is not None:
            self._keys.add(key)

    def used(self) -> Used:
        """Return what was used since this was last asked, in whichever process."""
        self._put()
        found = Used(self._keys, self._made, self._kept, self._chunks)
        self._keys, self._chunks = set(), []
        self._made = self._kept = 0
        return found

    def _put(self) -> None:
        self._chunks += self._shelf.put(self._new)
        self._new = []

    def keep(self, used: Iterable[Used]) -> None:
        """Keep what all processes have used, and forget the rest."""
        found = list(used)
        self.made = sum(one.made for one in found)
        self.kept = sum(one.kept for one in found)
        if self._records is None:  # then nothing was looked for
            return
        keys = set[bytes]().union(*(one.keys for one in found))
        self._shelf.keep([chunk for one in found for chunk in one.chunks], keys)
        self._shelf.save()

    def _make(self, view: EntryView, edit_url: str | None) -> Page:
        self._made += 1
        page = self._pages.entry_page(view, edit_url)
        if self._records is None:
            return page
        records = self._records.of(view, anchored(view.text), editable=bool(edit_url))
        return replace(page, found=self._prepare(records))
