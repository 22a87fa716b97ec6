"""The files of a search: what the theme's plugin wrote, and what entries add to it."""

from __future__ import annotations

import json

import pytest

from explainer.search import INDEX_FILE, Record, files, gather

CONFIG = {"lang": ["en"], "separator": "[\\s\\-]+"}
DOCS = [
    {"location": "", "title": "Home", "text": "<p>Start &amp; end</p>"},
    {"location": "about/", "title": "About", "text": ""},
    {"location": "about/#why", "title": "Why <code>x</code>", "text": "Because"},
]
WRITTEN = json.dumps({"config": CONFIG, "docs": DOCS})
RECORDS = [
    Record("places/lisbon/", "Lisbon &amp; “Tagus”", "<p>A city</p>"),
    Record("places/lisbon/#sources", "Sources", "<ol> <li>Atlas</li> </ol>"),
]


def test_a_whole_index_has_both() -> None:
    gathered = gather(sharded=False)
    gathered.add(RECORDS)
    ((path, content),) = files(WRITTEN, [gather(sharded=False), gathered])
    assert path == INDEX_FILE
    found = json.loads(content)
    assert found == {"config": CONFIG, "docs": [*DOCS, *(one._asdict() for one in RECORDS)]}


@pytest.mark.parametrize("written", [WRITTEN, json.dumps({"config": CONFIG, "docs": []})])
def test_of_a_sharded_index_every_page_fetches_the_configuration_only(written: str) -> None:
    gathered = gather(sharded=True)
    gathered.add(RECORDS)
    found = dict(files(written, [gathered]))
    assert json.loads(found[INDEX_FILE]) == {"config": CONFIG, "docs": []}
    assert {"manifest.json", "terms/0.json", "pages/0.json"} < {*found}


def test_shards_hold_the_pages_that_the_plugin_saw() -> None:
    gathered = gather(sharded=True)
    gathered.add(RECORDS)
    found = dict(files(WRITTEN, [gathered]))
    assert {"lisbon", "city", "start", "because"} < {*json.loads(found["terms/0.json"])}
    assert json.loads(found["pages/0.json"])[1:] == [
        [["", "Home", "Start & end"]],
        [["about/", "About", ""], ["#why", "Why x", "Because"]],
    ]
