"""The index in shards: complete, bounded, and the same however it was gathered."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable
from itertools import accumulate

from explainer.search.index import MAX_PAGE, MAX_RECORDS, MAX_TEXT, Index
from explainer.search.record import Record
from explainer.search.shards import MAX_POSTINGS, SHARD_OF_PAGES, SHARD_OF_TERMS, shards
from explainer.search.terms import HEADING, OFTEN, ONCE, STEPS
from explainer.search.tokens import MAX_LENGTH

PAGES = [
    [
        Record(
            f"lights/{n}/", f"Light {n}", f"<p>Tower {n} of {n % 7}.</p> <p>A tower &amp; x</p>"
        ),
        Record(f"lights/{n}/#keeper", "The keeper", f"Keeper {n}" if n else ""),
    ]
    for n in range(500)
]


def _index(pages: Iterable[list[Record]]) -> Index:
    index = Index()
    for records in pages:
        index.add(records)
    return index


def _files(*indexes: Index) -> dict[str, bytes]:
    return dict(shards(indexes))


def _postings(files: dict[str, bytes]) -> dict[str, tuple[int, list[int]]]:
    """Return how many records have each term, and the postings kept."""
    found = {}
    for path, content in files.items():
        if path.startswith("terms/"):
            for term, (count, *steps) in json.loads(content).items():
                assert term not in found
                found[term] = (count, list(accumulate(steps)))
    return found


def test_each_word_leads_to_its_records() -> None:
    postings = _postings(_files(_index(PAGES)))
    # Of page 7 the records are 14 and 15.
    assert postings["tower"] == (500, [2 * n * STEPS + OFTEN for n in range(500)])
    assert 14 * STEPS + ONCE in postings["x"][1]
    assert 15 * STEPS + HEADING in postings["keeper"][1]
    assert 15 * STEPS + ONCE in postings["7"][1]
    assert "p" not in postings
    assert "amp" not in postings


def test_a_word_that_is_the_title_says_most() -> None:
    titles = [
        "Light",
        "Light house",
        "Light house keeper",
        "The light house keeper",
        "A b c d light",
    ]
    index = _index([[Record(f"{n}/", title, "light")] for n, title in enumerate(titles)])
    assert list(index.postings["light"]) == [
        6,
        STEPS + 5,
        2 * STEPS + 4,
        3 * STEPS + 3,
        4 * STEPS + 3,
    ]


def test_pages_are_found_by_the_numbers_of_their_records() -> None:
    files = _files(_index(PAGES))
    manifest = json.loads(files["manifest.json"])
    sizes = [[ord(size) - ord("0") for size in shard] for shard in manifest["pages"]]
    pages = [json.loads(files[f"pages/{n}.json"]) for n in range(len(sizes))]
    assert [[len(page) for page in shard] for shard in pages] == sizes
    flat = [page for shard in pages for page in shard]
    assert flat[7] == [
        ["lights/7/", "Light 7", "Tower 7 of 0.\nA tower & x"],
        ["#keeper", "The keeper", "Keeper 7"],
    ]
    assert len(flat) == len(PAGES)


def test_the_manifest_names_the_first_term_of_each_shard() -> None:
    files = _files(_index([[Record(f"{n}/", f"w{n}", f"x{n} y{n}")] for n in range(3000)]))
    firsts = json.loads(files["manifest.json"])["terms"]
    assert len(firsts) > 1
    assert firsts == sorted(firsts)
    for number, first in enumerate(firsts):
        assert next(iter(json.loads(files[f"terms/{number}.json"]))) == first


def test_terms_are_in_the_order_of_javascript() -> None:
    # There a character beyond the first 65,536 counts as two, the first of them below U+E000.
    index = _index([[Record("a/", "", "\U00020000 \ufe70ﻻ z")]])
    found = list(json.loads(_files(index)["terms/0.json"]))
    assert found == sorted(found, key=lambda term: term.encode("utf-16-be"))


def test_shards_are_bounded() -> None:
    long = "wort " * 100_000 + "a" * 1000
    pages = [[Record(f"{n}/", "wort", long if n < 3 else f"wort {n}")] for n in range(5000)]
    files = _files(_index(pages))
    assert max(len(content) for path, content in files.items() if path.startswith("pages/")) < (
        SHARD_OF_PAGES + 500)  # fmt: skip
    assert max(len(content) for path, content in files.items() if path.startswith("terms/")) < (
        SHARD_OF_TERMS + 500)  # fmt: skip
    postings = _postings(files)
    count, kept = postings["wort"]
    assert (count, len(kept)) == (5000, MAX_POSTINGS)
    assert max(map(len, postings)) <= MAX_LENGTH
    shown = json.loads(files["pages/0.json"])[0][0][2]
    assert MAX_TEXT - 10 < len(shown) <= MAX_TEXT


def test_a_page_of_very_many_sections_is_bounded() -> None:
    page = [Record("a/", "A", ""), *(Record(f"a/#{n}", f"T{n}", "x" * 999) for n in range(70_000))]
    (shown,) = json.loads(_files(_index([page]))["pages/0.json"])
    assert len(shown) == MAX_RECORDS
    assert sum(len(text) for _, _, text in shown) == MAX_PAGE


def test_of_many_postings_those_in_titles_are_kept() -> None:
    pages = [[Record(f"{n}/", "light" if n > 4000 else "x", "light")] for n in range(4100)]
    _, kept = _postings(_files(_index(pages)))["light"]
    assert [one for one in kept if one % STEPS != ONCE] == [
        n * STEPS + 6 for n in range(4001, 4100)
    ]


def test_however_it_is_gathered_the_index_is_the_same() -> None:
    whole = _files(_index(PAGES))
    assert _files(_index(PAGES)) == whole
    # As other processes hand it back.
    sent = [pickle.dumps(_index(PAGES[start:end])) for start, end in ((0, 99), (99, 500))]
    parts = [pickle.loads(one) for one in sent]  # noqa: S301  # made in the line above
    assert _files(Index(), *parts) == whole


def test_the_version_changes_with_the_content() -> None:
    versions = {json.loads(_files(_index(pages))["manifest.json"])["version"]
                for pages in (PAGES, PAGES[:-1], PAGES[::-1])}  # fmt: skip
    assert len(versions) == 3


def test_no_pages() -> None:
    files = _files(Index())
    assert list(files) == ["manifest.json"]
    manifest = json.loads(files["manifest.json"])
    assert (manifest["terms"], manifest["pages"]) == ([], [])
