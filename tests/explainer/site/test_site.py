"""Opening a project: all problems at once, in the order of files, or a site."""

from __future__ import annotations

from pathlib import Path

from explainer.catalog.addresses import Addresses
from explainer.problems import Problem
from explainer.site import Project, check_site, open_site
from tests.projects import SMALL, write


def _project(folder: Path, files: dict[str, str] | None = None) -> Project:
    write(folder, {**SMALL, **(files or {})})
    return Project(folder, folder / "content", folder / "site_config" / "settings.yml")


def _told(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems]


def test_a_sound_project_has_no_problem(tmp_path: Path) -> None:
    assert check_site(_project(tmp_path)) == []


def test_problems_of_settings_words_content_and_prose_come_together(tmp_path: Path) -> None:
    project = _project(
        tmp_path,
        {
            "site_config/settings.yml": "title: Lights\nas_off: 1900\n",
            "site_config/words.yml": "headings: {sauces: x}\n",
            "content/places/skerry.yml": "name: Skerry\nsummery: x\nbody: '[[nowhere]]'\n",
            "content/narratives/a-night.md": "---\ntitle: x\n---\n\n[[nowhere]]\n",
        },
    )
    site, problems = open_site(project, Addresses())
    assert site is None
    assert problems == sorted(problems)
    told = _told(problems)
    assert ("content/narratives/a-night.md", "unknown-reference") in told
    assert ("content/places/skerry.yml", "unknown-field") in told
    assert ("content/places/skerry.yml", "unknown-reference") in told
    assert ("site_config/settings.yml", "unknown-field") in told
    assert ("site_config/words.yml", "unknown-field") in told


def test_the_narrative_to_start_with_has_to_be_there(tmp_path: Path) -> None:
    settings = "title: Lights\nas_of: 1900\nstart_with: a-nigth\n"
    (problem,) = check_site(_project(tmp_path, {"site_config/settings.yml": settings}))
    assert (problem.path, problem.position) == ("site_config/settings.yml", (3, 13))
    assert "a-night" in problem.hint


def test_a_word_of_the_site_can_be_replaced(tmp_path: Path) -> None:
    project = _project(tmp_path, {"site_config/words.yml": "headings: {sources: Origins}\n"})
    site, problems = open_site(project, Addresses())
    assert site is not None, problems
    assert site.words("headings.sources") == "Origins"


def test_paths_are_shown_from_the_root_with_forward_slashes(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "a" / "content", tmp_path / "settings.yml")
    assert project.shown(tmp_path / "a" / "content") == "a/content"
    assert project.shown(Path("/elsewhere/x.yml")) == "/elsewhere/x.yml"


def test_a_project_without_anything(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "content", tmp_path / "settings.yml")
    codes = [problem.code for problem in check_site(project)]
    assert codes == ["no-content", "no-settings"]
