"""The files of a site's search: a whole index on a small site, shards on a large one.

Every page fetches `search_index.json`. On a large site nothing but the configuration is left
in it; the rest is in shards, of which `assets/search.js` fetches what a question needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from explainer.search.index import Index
from explainer.search.record import Record
from explainer.search.shards import File, shards
from explainer.search.whole import Whole

WORKER = Path(__file__).parent / "assets" / "search.js"
"""The script that answers from shards; it is to lie in a folder beside `search/`."""

INDEX_FILE = "search_index.json"
"""What the theme fetches, in `search/`."""

Gathered: TypeAlias = Whole | Index
"""The records of some pages; picklable, so that processes can gather at the same time."""


def gather(*, sharded: bool) -> Gathered:
    """Return what gathers records for one sort of index."""
    return Index() if sharded else Whole()


def files(written: str, gathered: Sequence[Gathered]) -> Iterator[File]:
    """Yield the files of the search by their paths in `search/`.

    `written` is the index that another program made of the pages that were not gathered, in
    the theme's form; `gathered` are all of one sort, in the order of their pages.
    """
    index = json.loads(written)
    config, docs = _compact(index["config"]), index["docs"]
    parts = [part for part in gathered if isinstance(part, Index)]
    if parts:
        yield from shards([*parts, _indexed(docs)])
        yield INDEX_FILE, f'{{"config":{config},"docs":[]}}'.encode()
    else:
        rows = [*map(_compact, docs)]
        rows += [page for part in gathered if isinstance(part, Whole) for page in part.pages]
        yield INDEX_FILE, f'{{"config":{config},"docs":[{",".join(rows)}]}}'.encode()


def _indexed(docs: Sequence[Mapping[str, Any]]) -> Index:
    """Return an index of pages from the theme's form, where each section names its page."""
    pages: dict[str, list[Record]] = {}
    for doc in docs:
        record = Record(doc["location"], doc["title"], doc["text"])
        pages.setdefault(record.location.partition("#")[0], []).append(record)
    index = Index()
    for records in pages.values():
        index.add(records)
    return index


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
