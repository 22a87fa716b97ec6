"""Weaving the prose of a site: the same from a shelf, in one process and in several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from explainer import workers
from explainer.catalog.addresses import Addresses
from explainer.model.entry import Entry
from explainer.problems import Problem
from explainer.prose import loom
from explainer.prose.entries import weave_entry
from explainer.prose.texts import Texts
from explainer.site import Project, Site, open_site
from explainer.workers import Crew
from tests.projects import SMALL, write

MORE = {
    f"content/places/rock-{number}.yml": (
        f"name: Rock {number}\nsummary: Near *the Skerry*, like [[rock-{number // 2}]].\n"
        f"body: |\n  ## Rock {number // 3}\n\n  A lamp, and the keeper. See [[skerry|there]].\n"
    )
    for number in range(12)
}
SITE = {**SMALL, **MORE}


def _open(
    folder: Path, processes: int = 1, *, cached: bool = True
) -> tuple[Site | None, list[Problem]]:
    project = Project(folder, folder / "content", folder / "site_config" / "settings.yml")
    cache = folder / "cache" if cached else None
    return open_site(project, Addresses(), Crew(most=processes), cache)


def _texts(folder: Path, processes: int = 1, *, cached: bool = True) -> Texts:
    site, problems = _open(folder, processes, cached=cached)
    assert site is not None, problems
    return site.texts


def _state(texts: Texts) -> tuple[Any, ...]:
    return texts.fields, texts.backlinks, texts.gists, texts.definitions, texts.problems


@pytest.fixture
def woven(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the ids of the entries that are woven."""
    ids: list[str] = []

    def note(entry: Entry, *more: Any, **named: Any) -> object:
        ids.append(entry.id)
        return weave_entry(entry, *more, **named)

    monkeypatch.setattr(loom, "weave_entry", note)
    return ids


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_whoever_weaves_it_the_prose_is_the_same(
    tmp_path: Path, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "WORTH_IT", 1)
    write(tmp_path, SITE)
    plain = _state(_texts(tmp_path, cached=False))
    assert plain[1]["skerry"]
    assert _state(_texts(tmp_path, processes, cached=False)) == plain
    for _ in ("cold", "warm"):
        assert _state(_texts(tmp_path, processes)) == plain


def test_a_warm_loom_weaves_nothing(tmp_path: Path, woven: list[str]) -> None:
    write(tmp_path, SITE)
    _texts(tmp_path)
    assert "rock-3" in woven
    woven.clear()
    _texts(tmp_path)
    assert woven == []


EDITS: Iterable[tuple[Mapping[str, str], set[str] | None]] = (
    # A text is woven anew alone.
    ({"content/places/rock-3.yml": "name: Rock 3\nbody: Not like the lamp.\n"}, {"rock-3"}),
    ({"content/events/first-light.yml": "name: First light\ndate: 1845\n"}, {"first-light"}),
    # A name, an alias or an id can be linked to from everywhere.
    ({"content/places/rock-3.yml": "name: The Keep\n"}, None),
    ({"content/places/rock-3.yml": "name: Rock 3\naliases: [there]\n"}, None),
    ({"content/places/rock-3.yml": "name: Rock 3\nlink: never\n"}, None),
    ({"content/places/rock-3.yml": "{name: Rock 3, summary: A, in_glossary: true}"}, None),
    ({"content/places/new.yml": "name: New\n"}, None),
    ({"content/about.md": "# About\n"}, None),
)


@pytest.mark.parametrize("edit, changed", EDITS)
def test_after_an_edit_what_it_changes_is_woven(
    tmp_path: Path, woven: list[str], edit: Mapping[str, str], changed: set[str] | None
) -> None:
    write(tmp_path, SITE)
    _texts(tmp_path)
    woven.clear()
    write(tmp_path, edit)
    edited = _texts(tmp_path)
    assert {*woven} == (changed if changed is not None else {*edited.fields})
    assert _state(edited) == _state(_texts(tmp_path, cached=False))


@pytest.mark.parametrize("processes", [1, 3])
def test_problems_are_the_same_from_a_shelf(
    tmp_path: Path, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "WORTH_IT", 1)
    wrong = "name: Wrong\nsummary: '[[nowhere]]'\nbody: |\n  <b>x</b> [y](javascript:a)\n"
    write(tmp_path, {**SITE, "content/places/wrong.yml": wrong})
    _, plain = _open(tmp_path, cached=False)
    assert len(plain) >= 3
    for _ in ("cold", "warm"):
        assert _open(tmp_path, processes) == (None, plain)
