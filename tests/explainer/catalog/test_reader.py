"""Reading entries: the same from files and from a shelf, in one process and in several."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from explainer import workers
from explainer.cache import Shelf
from explainer.catalog import Content, load, reader
from explainer.catalog.entries import read_entry
from explainer.catalog.reader import Kept, Reader
from explainer.dates import parse
from explainer.kinds import KINDS
from explainer.model.entry import Node
from explainer.problems import Problem
from explainer.reading.text import read_bytes
from explainer.site.store import Store
from explainer.workers import Crew
from tests.projects import write

FILES = {
    "events/quake.yml": "{name: Quake, date: 1755-11-01?, place: {id: lisbon, relation: near}}",
    "people/pombal.yml": "name: Pombal\nsources: [{source: letters, at: p. 3}]\n",
    "places/lisbon.yml": (
        "{name: Lisbon, geometry: {type: Point, coordinates: [-9.1, 38.7]}, formerly: [olisipo]}"
    ),
    "places/twin-one.yml": "name: Twin\nlink: never\n",
    "places/twin-two.yml": "name: Twin\nlink: never\n",
    "places/drafted.yml": "{name: Drafted, within: nowhere, draft: true}",
    "sources/letters.yml": "{name: Letters, type: book, title: Letters, author: [{family: A}]}",
    "narratives/story.md": "---\ntitle: A story\n---\nText.\n",
}
WRONG = {
    "places/wrong.yml": "name: Wrong\nsummery: x\n",
    "places/astray.yml": "name: Astray\nwithin: nowhere\n",
    "places/broken.yml": "name: [",
    "places/unread.yml": "name: \x00",
    "events/drafted-wrong.yml": "draft: true\ndates: 1900\n",
}


def _shelf(folder: Path) -> Shelf[Kept]:
    return Store(folder).shelf("entries")


def _load(folder: Path, shelf: Shelf[Kept] | None = None, processes: int = 1) -> Content:
    who = Reader(Crew(most=processes), shelf or Shelf(), _label)
    content = load(folder / "content", "content", KINDS, {}, who)
    who.shelf.save()
    return content


def _label(node: Node) -> str:
    return f"{node.label}!"


def _state(content: Content) -> tuple[Any, ...]:
    """Return all that a reader has a part in."""
    nodes = {key: (type(node), node.id, dict(node)) for key, node in content.nodes.items()}
    edges = [content.catalog.references(key) for key in nodes]
    return (nodes, edges, content.problems, content.drafts, content.prepared, content.digests,
            content.kinds, list(content.documents), content.known)  # fmt: skip


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the paths of the entries that are read from their bytes."""
    paths: list[str] = []

    def note(raw: bytes, kind: type[Node], path: str, *more: Any) -> object:
        paths.append(path)
        return read_entry(raw, kind, path, *more)

    monkeypatch.setattr(reader, "read_entry", note)
    return paths


@pytest.mark.parametrize("files", [FILES, FILES | WRONG], ids=["right", "wrong"])
@pytest.mark.parametrize("processes", [1, 2, 5])
def test_whoever_reads_it_and_from_where_it_is_the_same(
    tmp_path: Path, files: dict[str, str], processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "WORTH_IT", 1)
    write(tmp_path / "content", files)
    plain = _state(_load(tmp_path))
    assert bool(plain[2]) == (files != FILES)
    assert _state(_load(tmp_path, None, processes)) == plain
    for _ in ("cold", "warm"):
        assert _state(_load(tmp_path, _shelf(tmp_path / "cache"), processes)) == plain


def test_a_warm_reader_reads_nothing_but_what_is_wrong(tmp_path: Path, read: list[str]) -> None:
    write(tmp_path / "content", FILES | WRONG)
    cold = _load(tmp_path, _shelf(tmp_path / "cache"))
    assert len(read) == len(FILES | WRONG) - 1  # a narrative is no YAML
    read.clear()
    warm = _load(tmp_path, _shelf(tmp_path / "cache"))
    assert warm.problems == cold.problems
    # That it leads nowhere is nothing that is wrong in the file itself.
    assert {*read} == {f"content/{path}" for path in WRONG} - {"content/places/astray.yml"}


def test_after_an_edit_only_what_changed_is_read(tmp_path: Path, read: list[str]) -> None:
    write(tmp_path / "content", FILES)
    _load(tmp_path, _shelf(tmp_path / "cache"))
    read.clear()
    write(tmp_path / "content", {"people/pombal.yml": "name: Marquis of Pombal\n"})
    write(tmp_path / "content", {"places/new.yml": "name: New\n"})
    (tmp_path / "content/places/twin-one.yml").unlink()
    changed = _load(tmp_path, _shelf(tmp_path / "cache"))
    assert read == ["content/people/pombal.yml", "content/places/new.yml"]
    assert _state(changed) == _state(_load(tmp_path))
    assert changed.nodes["pombal"].label == "Marquis of Pombal"


def test_equal_files_are_two_entries(tmp_path: Path) -> None:
    write(tmp_path / "content", FILES)
    for _ in ("cold", "warm"):
        nodes = _load(tmp_path, _shelf(tmp_path / "cache")).nodes
        assert nodes["twin-one"] is not nodes["twin-two"]
        assert [nodes[key].id for key in ("twin-one", "twin-two")] == ["twin-one", "twin-two"]


def test_other_vocabularies_need_another_shelf(tmp_path: Path, read: list[str]) -> None:
    write(tmp_path / "content", FILES)
    _load(tmp_path, Store(tmp_path / "cache", {"verdicts": ("true",)}).shelf("entries"))
    read.clear()
    _load(tmp_path, Store(tmp_path / "cache", {"verdicts": ("false",)}).shelf("entries"))
    assert len(read) == len(FILES) - 1


@pytest.mark.parametrize("warm", [True, False])
def test_a_file_that_is_gone_by_then_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, warm: bool
) -> None:
    write(tmp_path / "content", FILES)
    if warm:
        _load(tmp_path, _shelf(tmp_path / "cache"))

    def vanish(file: str, path: str) -> tuple[bytes, list[Problem]]:
        return read_bytes(f"{file}-gone" if "lisbon" in file else file, path)

    monkeypatch.setattr(reader, "read_bytes", vanish)
    problems = _load(tmp_path, _shelf(tmp_path / "cache")).problems
    told = [(problem.path, problem.code) for problem in problems]
    assert ("content/places/lisbon.yml", "unreadable") in told


def test_a_date_is_kept(tmp_path: Path) -> None:
    write(tmp_path / "content", FILES)
    for _ in ("cold", "warm"):
        quake = _load(tmp_path, _shelf(tmp_path / "cache")).nodes["quake"]
        assert dict(quake)["date"] == parse("1755-11-01?")
