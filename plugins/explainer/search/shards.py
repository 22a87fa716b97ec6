"""The index in shards: what a browser fetches of it grows with the question, not the site.

Three sorts of files, all JSON:

- `manifest.json`: the first term of each shard of terms, and how many records each page in
  each shard of pages has. A browser fetches it first; it is about a byte a page.
- `terms/N.json`: terms in their order, each with how many records have it and its postings:
  the first, then from each to the next the difference.
- `pages/N.json`: pages in their order, each a list of its records: address (of a section the
  anchor), title and the beginning of its text, none of them HTML.

A term that very many records have says little about any: the best of its postings are kept.
So no shard grows with the site; there are only more of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import sub

from explainer.search.index import Index, to_json
from explainer.search.terms import ONCE, STEPS
from explainer.search.tokens import MAX_LENGTH

MAX_POSTINGS = 2000
"""So many postings of a term are kept."""

SHARD_OF_TERMS = 24_000
SHARD_OF_PAGES = 8_000
"""At so many characters a shard is full. Only a single page can be larger."""

File = tuple[str, bytes]
"""A path, and what stands there."""


def shards(indexes: Sequence[Index]) -> Iterator[File]:
    """Yield the files of the pages of some indexes, as if one had gathered them all in turn."""
    digest = hashlib.sha256()
    first_terms = []
    for number, (first, text) in enumerate(_of_terms(indexes)):
        first_terms.append(first)
        content = text.encode()
        digest.update(content)
        yield f"terms/{number}.json", content
    sizes = []
    for number, (of_pages, text) in enumerate(_of_pages(indexes)):
        # A character a page keeps the list short: "0" would be no record, "1" is one.
        sizes.append("".join(chr(0x30 + size) for size in of_pages))
        content = text.encode()
        digest.update(content)
        yield f"pages/{number}.json", content
    # With the version in each request no browser puts an old shard beside a new one.
    manifest = {"version": digest.hexdigest()[:12], "terms": first_terms, "pages": sizes}
    yield "manifest.json", to_json(manifest).encode()


def _of_terms(indexes: Sequence[Index]) -> Iterator[tuple[str, str]]:
    """Yield the first term of each shard, and the shard."""
    found = set().union(*(index.postings for index in indexes))
    terms = (term for term in found if len(term) <= MAX_LENGTH)
    pieces: list[str] = []
    first, length = "", 0
    # In the order in which JavaScript compares strings.
    for term in sorted(terms, key=lambda term: term.encode("utf-16-be")):
        piece = f"{to_json(term)}:[{','.join(map(str, _differences(term, indexes)))}]"
        if pieces and length + len(piece) > SHARD_OF_TERMS:
            yield first, f"{{{','.join(pieces)}}}"
            pieces, length = [], 0
        if not pieces:
            first = term
        pieces.append(piece)
        length += len(piece) + 1
    if pieces:
        yield first, f"{{{','.join(pieces)}}}"


def _differences(term: str, indexes: Sequence[Index]) -> list[int]:
    """Return how many postings a term has, the first one kept, and the steps to the others."""
    postings: list[int] = []
    start = 0
    for index in indexes:
        found = index.postings.get(term, ())
        postings += [start + posting for posting in found] if start else found
        start += index.records * STEPS
    number = len(postings)
    if number > MAX_POSTINGS:
        postings = sorted(_best(postings))
    return [number, postings[0], *map(sub, postings[1:], postings)]


def _best(postings: list[int]) -> list[int]:
    """Return the postings that are kept of many: where the term says most, then the first."""
    more = [posting for posting in postings if posting % STEPS != ONCE]
    if len(more) >= MAX_POSTINGS:
        more.sort(key=lambda posting: (-(posting % STEPS), posting))
        return more[:MAX_POSTINGS]
    once = (posting for posting in postings if posting % STEPS == ONCE)
    return more + list(islice(once, MAX_POSTINGS - len(more)))


def _of_pages(indexes: Sequence[Index]) -> Iterator[tuple[list[int], str]]:
    """Yield the numbers of records of the pages in each shard, and the shard."""
    sizes: list[int] = []
    pieces: list[str] = []
    length = 0
    for index in indexes:
        for size, piece in zip(index.sizes, index.pages, strict=True):
            if pieces and length + len(piece) > SHARD_OF_PAGES:
                yield sizes, f"[{','.join(pieces)}]"
                sizes, pieces, length = [], [], 0
            sizes.append(size)
            pieces.append(piece)
            length += len(piece) + 1
    if pieces:
        yield sizes, f"[{','.join(pieces)}]"
