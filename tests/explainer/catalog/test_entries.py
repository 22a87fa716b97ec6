"""One entry from its bytes; documents only where somebody has to say where."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from explainer.catalog.documents import Documents
from explainer.catalog.entries import read_entry
from explainer.kinds.event import Event
from explainer.reading import read

if TYPE_CHECKING:
    from tests.explainer.catalog.conftest import Load

EVENT = """\
name: Lisbon earthquake
date: 1755-11-01?
place: {id: lisbon, relation: near}
involves: [{who: pombal, role: minister}, {who: king}]
sources: [voltaire, {source: kant, at: p. 3}]
"""


def test_nothing_asks_where_anything_stands_while_all_is_well(
    content: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Documents, entry_id: str) -> None:
        pytest.fail(f"the document of {entry_id} was asked for")

    monkeypatch.setattr(Documents, "__getitem__", refuse)
    loaded = content(
        places__lisbon="{name: Lisbon, within: portugal, formerly: [olisipo]}",
        places__portugal="name: Portugal",
        people__kant="name: Kant",
        people__pombal="name: Pombal",
        claims__shaken="""\
{name: Shaken, statement: It shook., form: report, made_by: pombal, about: [lisbon], assessments: [
{by: kant, date: 1756, wording: so it did, verdict: confirmed},
{by: kant, date: 1757, wording: so it did, verdict: confirmed},
{by: pombal, wording: so it did, verdict: confirmed}]}""",
        places__drafted="{name: Drafted, within: nowhere, draft: true}",
    )
    assert loaded.problems == []
    assert len(loaded.catalog.nodes) == 5


def test_document_is_read_again_as_it_was(content: Load) -> None:
    files = {"places__lisbon": "name: Lisbon", "narratives__story": "---\ntitle: A\n---\nB"}
    documents = content(**files).documents
    path = "content/places/lisbon.yml"
    assert documents["lisbon"] == read("name: Lisbon", path)[0]
    assert documents["lisbon"] is documents["lisbon"]
    assert documents.path("lisbon") == path
    assert documents["story"].root.entries["title"].position == (2, 8)
    assert list(documents) == ["story", "lisbon"]
    assert len(documents) == 2
    with pytest.raises(KeyError):
        documents["porto"]


@pytest.mark.parametrize(
    "written, codes, state",
    [
        (EVENT, [], "entry"),
        (EVENT + "draft: true\n", [], "draft"),
        (EVENT + "draft: true\nname: Again\n", ["duplicate-key"], "draft"),
        (EVENT + "draft: true\nplase: x\n", ["unknown-field"], "draft"),
        (EVENT + "checked: soon\nplase: x\n", ["invalid-date", "unknown-field"], "entry"),
        ("name: *x\n", ["alias"], "entry"),
        ("", ["empty-file"], "nothing"),
        ("\u202e", ["forbidden-character"], "nothing"),
    ],
)
def test_what_becomes_of_a_file(written: str, codes: list[str], state: str) -> None:
    found = read_entry(written.encode(), Event, "a.yml", {})
    assert sorted(problem.code for problem in found.problems) == codes
    expected = {"entry": (True, False), "draft": (True, True), "nothing": (False, False)}
    assert (found.parsed, found.draft) == expected[state]


def test_entry_passes_from_one_process_to_another() -> None:
    node = read_entry(EVENT.encode(), Event, "a.yml", {}).node
    assert isinstance(node, Event)
    node.with_id("earthquake")
    copy = pickle.loads(pickle.dumps(node))  # noqa: S301  # our own
    assert copy == node
    assert repr(copy) == repr(node)
    assert copy.id == "earthquake"
