"""What lies in a content folder, and what is never followed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from explainer.catalog.files import MAX_FOLDERS, scan
from explainer.kinds import KINDS


def test_every_file_is_sorted(tmp_path: Path) -> None:
    for name in (
        "index.md", "about.md", "help/faq.md", "places/index.md", "places/town.yml",
        "narratives/story.md", "narratives/index.md", "images/town.jpg", "places/town.png",
        ".git/config", "places/.town.yml.swp",
    ):  # fmt: skip
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    found = scan(tmp_path, "content", KINDS)
    assert found.problems == []
    assert [(e.kind.kind, e.id, e.relative) for e in found.entries] == [
        ("narrative", "story", "narratives/story.md"),
        ("place", "town", "places/town.yml"),
    ]
    assert found.pages == [
        "about.md", "help/faq.md", "index.md", "narratives/index.md", "places/index.md",
    ]  # fmt: skip
    assert found.pictures == ["images/town.jpg", "places/town.png"]


def test_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "places.yml")
    (problem,) = scan(tmp_path, "content", KINDS).problems
    assert problem.code == "not-a-file"


def test_circle_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "places").symlink_to(tmp_path)
    (problem,) = scan(tmp_path, "content", KINDS).problems
    assert str(problem).startswith("content/places:1:1: not-a-file a symbolic link")


def test_folders_without_end(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a"] * (MAX_FOLDERS + 2))
    deep.mkdir(parents=True)
    (problem,) = scan(tmp_path, "content", KINDS).problems
    assert problem.message == "folders nest too deep here"


def test_name_that_is_no_unicode(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/places/\xff.yml")).touch()
    (problem,) = scan(tmp_path, "content", KINDS).problems
    assert "\\udcff" in str(problem)


@pytest.mark.parametrize("character", ["\x1b", "\n", "\u202e", "\u2066", "\u061c", "\ufeff"])
@pytest.mark.parametrize("name", ["places/a{}.yml", "images/a{}.png", "im{}/a.png", "a{}.md"])
def test_names_hold_nothing_that_cannot_be_seen(name: str, character: str, tmp_path: Path) -> None:
    file = tmp_path / name.format(character)
    file.parent.mkdir(exist_ok=True)
    file.touch()
    found = scan(tmp_path, "content", KINDS)
    (problem,) = found.problems
    assert problem.code == "forbidden-character"
    assert str(problem).isprintable()
    assert [*found.entries, *found.pages, *found.pictures] == []
