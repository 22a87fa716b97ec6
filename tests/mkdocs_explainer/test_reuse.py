"""Pages that an edit cannot have changed stand: the same files, under a second name."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.candidates import CANDIDATES
from bench.content import SEED, corpus
from explainer.problems import failed
from explainer.site import Project, check_site
from mkdocs_explainer.entries.output import put
from tests.conftest import CHOLERA
from tests.projects import copied, mkdocs, tree

STANDING = re.compile(r"(\d+) pages of the last build stand")
BODY = "content/places/broad-street-pump.yml"
PAGE, OTHER = "places/broad-street-pump/index.html", "places/hampstead/index.html"


@pytest.fixture(scope="module", params=["search, ", ""], ids=["searched", "not-searched"])
def search(request: pytest.FixtureRequest) -> str:
    """Return what the list of plugins begins with."""
    return str(request.param)


@pytest.fixture(scope="module")
def start(search: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that was built once; tests only read it."""
    return _project(tmp_path_factory.mktemp("start"), search)


@pytest.fixture
def site(start: Path, tmp_path: Path) -> Path:
    """Return that project as a test's own, though the files of its site are those of all."""
    folder = tmp_path / "site"
    copied(start, folder)
    return folder


@pytest.fixture
def own_site(search: str, tmp_path: Path) -> Path:
    """Return such a project for a test that changes the files of the built site in place."""
    return _project(tmp_path / "site", search)


def _project(folder: Path, search: str) -> Path:
    for name in ("content", "site_config"):
        shutil.copytree(CHOLERA / name, folder / name)
    config = (CHOLERA / "mkdocs.yml").read_text(encoding="utf-8")
    plugins = f"plugins: [{search}{{explainer/entries: {{cache: .cache}}}}]\n"
    config = re.sub(r"plugins:\n(?:  .*\n)+", plugins, config)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert _build(folder) == 0
    return folder


def _build(folder: Path) -> int:
    """Build; return how many pages stand."""
    result = mkdocs(folder, "--strict")
    found = STANDING.search(result.stdout)
    assert found, result.stdout
    return int(found[1])


def _file(folder: Path, path: str) -> int:
    return (folder / "site" / path).stat().st_ino


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _add(file: Path) -> None:
    file.write_text("name: Well\n", encoding="utf-8")


def _as_built_anew(folder: Path) -> bool:
    warm = tree(folder / "site")
    shutil.rmtree(folder / ".cache")
    assert _build(folder) == 0
    return warm == tree(folder / "site")


def test_a_shell_that_stood_is_proved_on_one_page_alone(site: Path) -> None:
    def in_full() -> int:
        _edit(site / BODY, "name:", "# Looked at.\nname:")
        found = re.search(r"(\d+) rendered in full", mkdocs(site, "--strict").stdout)
        assert found
        return int(found[1])

    again = in_full()
    shutil.rmtree(site / ".cache")
    assert again < in_full()


def test_after_an_edit_of_a_text_all_other_pages_stand(site: Path) -> None:
    page, other = _file(site, PAGE), _file(site, OTHER)
    names = (site / "site" / OTHER).stat().st_nlink
    for number in range(2):  # what a build let stand, the next may too
        _edit(site / BODY, "Neighbours", "Neighbours and others")
        assert _build(site) > 40, number
        assert _file(site, OTHER) == other
        assert _file(site, PAGE) != page
    assert (site / "site" / OTHER).stat().st_nlink == names
    assert "Neighbours and others and others" in (site / "site" / PAGE).read_text(encoding="utf-8")
    assert _as_built_anew(site)


def test_what_stands_survives_a_check_and_a_build_that_is_refused(site: Path) -> None:
    _edit(site / BODY, "Neighbours", "Some neighbours")
    project = Project(site, site / "content", site / "site_config/settings.yml")
    assert not failed(check_site(project, cache=site / ".cache"))
    _edit(site / "content/places/golden-square.yml", "name:", "nam:")
    assert mkdocs(site).returncode != 0
    _edit(site / "content/places/golden-square.yml", "nam:", "name:")
    assert _build(site) > 40
    assert _as_built_anew(site)


def test_whoever_is_mentioned_shows_the_new_sentence(site: Path) -> None:
    file = site / "content/places/golden-square.yml"
    _edit(file, "name:", "body: It lies near [[hampstead]], they said.\nname:")
    _build(site)
    _edit(file, "they said", "people said")
    assert _build(site) > 40
    assert "people said" in (site / "site" / OTHER).read_text(encoding="utf-8")
    assert _as_built_anew(site)


EDITS: dict[str, Callable[[Path], None]] = {
    "a-name": lambda site: _edit(site / BODY, "name: ", "name: The "),
    "a-mention-more": lambda site: _edit(site / BODY, "Neighbours", "Neighbours of [[hampstead]]"),
    "an-entry-more": lambda site: _add(site / "content/places/well.yml"),
    "an-entry-less": lambda site: (site / "content/events/residents-leave.yml").unlink(),
    "a-narrative": lambda site: _edit(
        site / "content/narratives/what-was-asked-and-when.md", "# ", "# Then: "
    ),
    "where-it-is-edited": lambda site: _edit(
        site / "mkdocs.yml", "site_url:", "edit_uri: https://example.org/edit/\nsite_url:"
    ),
    "the-navigation": lambda site: _edit(
        site / "mkdocs.yml", "nav:\n", "nav:\n  - More: about.md\n"
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_any_other_edit_none_stands(edit: Callable[[Path], None], site: Path) -> None:
    edit(site)
    assert _build(site) == 0
    assert _as_built_anew(site)


def test_a_file_that_somebody_changed_is_made_anew(own_site: Path) -> None:
    site = own_site
    clean = tree(site / "site")
    file = site / "site" / OTHER
    times = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("</p>", "!</p>", 1), encoding="utf-8")
    (site / "site" / PAGE).unlink()
    copy = site / "site" / "places/soho/index.html"
    shutil.copy2(copy, copy.with_suffix(".new"))
    copy.with_suffix(".new").replace(copy)
    assert times.st_ino == file.stat().st_ino
    assert _build(site) > 40
    assert tree(site / "site") == clean


def test_files_that_are_not_those_of_the_last_build_are_made(site: Path) -> None:
    clean = tree(site / "site")
    # As after a move to another disk: no file is the one that the build wrote.
    shutil.copytree(site / "site", site / "moved", copy_function=shutil.copy2)
    shutil.rmtree(site / "site")
    os.rename(site / "moved", site / "site")  # noqa: PTH104  # as `mv` does
    assert _build(site) == 0
    assert tree(site / "site") == clean


@pytest.mark.parametrize("option", ["keep: false", "direct: false"])
def test_who_keeps_nothing_or_goes_through_mkdocs_lets_nothing_stand(
    option: str, site: Path
) -> None:
    clean = tree(site / "site")
    _edit(site / "mkdocs.yml", "cache: .cache", f"cache: .cache, {option}")
    result = mkdocs(site, "--strict")
    found = STANDING.search(result.stdout)
    assert found is None or found[1] == "0"
    assert tree(site / "site") == clean


HOOK = """
from pathlib import Path

def on_post_build(config, **_):
    for file in Path(config.site_dir).rglob("index.html"):
        file.write_text(file.read_text(encoding="utf-8") + "<!-- gone over -->", encoding="utf-8")
    raise ValueError("too late")
"""


def test_who_goes_over_the_finished_files_finds_none_of_the_old_site(site: Path) -> None:
    clean = tree(site / "site")
    (site / "hook.py").write_text(HOOK, encoding="utf-8")
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    assert mkdocs(site).returncode != 0
    assert tree(site / "site") == clean


def test_the_markdown_engine_has_a_say_in_what_narratives_say(site: Path) -> None:
    narrative = site / "content/narratives/what-was-asked-and-when.md"
    with narrative.open("a", encoding="utf-8") as file:
        file.write('\n\n"So -- it is said --" [[john-snow]] wrote.\n')
    _build(site)
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("markdown_extensions: [smarty]\n")
    assert _build(site) == 0
    assert _as_built_anew(site)


def test_a_template_may_look_at_what_a_page_is(site: Path) -> None:
    theme = site / "theme" / "main.html"
    theme.parent.mkdir()
    _edit(site / "mkdocs.yml", "theme:\n", "theme:\n  custom_dir: theme\n")
    theme.write_text('{% extends "base.html" %}', encoding="utf-8")
    _build(site)
    looks = "{% if page and page.file.src_uri.startswith('people/') %}<!-- one -->{% endif %}"
    block = "{% block scripts %}{{ super() }}" + looks + "{% endblock %}"
    theme.write_text('{% extends "base.html" %}' + block, encoding="utf-8")
    _build(site)
    assert "<!-- one -->" in (site / "site/people/henry-whitehead/index.html").read_text(
        encoding="utf-8"
    )
    assert _as_built_anew(site)


def test_a_page_gets_the_mode_of_its_day(own_site: Path) -> None:
    site = own_site
    file = site / "site" / OTHER
    file.chmod(0o600)
    _build(site)
    assert (site / "site" / OTHER).stat().st_mode & 0o777 != 0o600


def test_nothing_is_written_into_a_file_that_is_there(tmp_path: Path) -> None:
    old, new = tmp_path / "old.html", tmp_path / "new.html"
    old.write_text("old", encoding="utf-8")
    os.link(old, new)
    put(str(new), b"new")
    assert old.read_text(encoding="utf-8") == "old"
    assert new.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("entries", [1191, 1198])
def test_where_nothing_was_edited_nothing_changes(entries: int, tmp_path: Path) -> None:
    """So many that the pages of whole lists come first in what a process has to do."""
    folder = tmp_path / "site"
    (explainer,) = (one for one in CANDIDATES if one.name == "explainer")
    folder.mkdir()
    explainer.prepare(corpus(entries, SEED), folder)
    assert _build(folder) == 0
    clean = tree(folder / "site")
    assert _build(folder) > entries
    assert tree(folder / "site") == clean
