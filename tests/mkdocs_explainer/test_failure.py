"""A build that fails says why, at the line and column, and leaves the old site as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer.site import Project, check_site
from tests.projects import SMALL, built, check, explainer, mkdocs, tree, write

BROKEN = {
    "content/places/skerry.yml": "name: The Skerry\nsummery: A rock.\nwithin: nowhere\n",
    "content/claims/always-lit.yml": "name: Always lit\nform: report\nstatement: [a, b]\n",
    "content/people/keeper.yml": "name: The keeper\nname: Again\n",
}

SHARED_NAME = {"content/people/other.yml": "name: The keeper\n"}

# `path:line:column: code message`
TOLD = re.compile(r"\S+:\d+:\d+: [a-z-]+ .+")


def _told(output: str) -> list[str]:
    return TOLD.findall(output)


def _problems(folder: Path) -> list[str]:
    """Return what the library finds wrong in a project, line by line."""
    project = Project(folder, folder / "content", folder / "site_config" / "settings.yml")
    return [str(problem) for problem in check_site(project)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site that was built before, and into which somebody then wrote mistakes."""
    folder = write(tmp_path, SMALL)
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("the old site", encoding="utf-8")
    return folder


@pytest.mark.parametrize("options", [(), ("-q",), ("-v",), ("--strict", "-q")])
def test_a_broken_entry_stops_the_build(options: tuple[str, ...], project: Path) -> None:
    write(project, BROKEN)
    old = tree(project / "site")
    result = mkdocs(project, *options)
    assert result.returncode != 0
    assert _told(result.stdout) == _problems(project)
    assert len(_told(result.stdout)) == 4
    assert "Traceback" not in result.stdout
    assert tree(project / "site") == old
    assert sorted(path.name for path in project.iterdir()) == sorted(
        ["content", "mkdocs.yml", "site", "site_config"]
    ), "something was left behind"


def test_the_command_line_says_the_same(project: Path) -> None:
    write(project, BROKEN)
    checked = check(project)
    assert checked.returncode == 1
    assert _told(checked.stdout) == _problems(project)


@pytest.mark.parametrize(
    "broken",
    [
        {
            "site_config/settings.yml": "title: Lighthouses\nas_off: 1900\n",
            "site_config/words.yml": "headings: {sauces: Sauces}\n",
            "content/narratives/a-night.md": "---\ntitle: A night\n---\n\n[[skery]]\n",
            "content/index.md": "# Home\n\n[[skery]]\n",
            "content/places/skerry.yml": "",
            "content/people/keeper.yml": "name: !!python/object/apply:os.getcwd []\n",
            "content/notes.txt": "not published",
        },
        {"site_config/settings.yml": "title: Lighthouses\nas_of: 1900\nstart_with: a-day\n"},
    ],
    ids=["files of every kind", "what only shows when all is read"],
)
def test_whatever_is_broken_is_told_like_this(broken: dict[str, str], project: Path) -> None:
    write(project, broken)
    result = mkdocs(project, "-q")
    assert result.returncode != 0
    told = _told(result.stdout)
    assert told == _problems(project)
    assert {line.partition(":")[0] for line in told} >= set(broken)
    assert "Traceback" not in result.stdout
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the old site"


@pytest.mark.parametrize("options", [(), ("-q",)])
def test_a_warning_stops_a_strict_build_only(options: tuple[str, ...], project: Path) -> None:
    write(project, SHARED_NAME)
    strict = mkdocs(project, "--strict", *options)
    assert strict.returncode != 0
    assert any("shared-name" in line for line in _told(strict.stdout))
    assert "Traceback" not in strict.stdout
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the old site"
    plain = mkdocs(project, *options)
    assert plain.returncode == 0, plain.stdout
    assert (project / "site" / "people" / "other" / "index.html").is_file()


# What MkDocs looks for itself, and the library cannot know: how the site is put together.
OF_MKDOCS = {
    "anchor in a page": {"content/about.md": "# About\n\n[to nothing](#no-such-heading)\n"},
    "anchor elsewhere": {"content/about.md": "# About\n\n[it](narratives/a-night.md#nowhere)\n"},
    "anchor that is ours": {
        "content/about.md": "# About\n\n[it](more.md#claims)\n",
        "content/more.md": "# More\n\n## Claims\n\nThis heading is called otherwise.\n",
    },
    "file in the navigation": {"mkdocs.yml": "nav: [index.md, nowhere.md]\n"},
    "withdrawn in the navigation": {
        "mkdocs.yml": "nav: [index.md, people/mate.md]\n",
        "content/people/mate.yml": (
            "name: The mate\nwithdrawn: {because: There was none., on: 1899-12-31}\n"
        ),
    },
}
ANCHORS = "validation: {links: {anchors: warn}}\n"


def _mistaken(project: Path, what: str) -> None:
    """Write something into a project that MkDocs warns of."""
    files = dict(OF_MKDOCS[what])
    files["mkdocs.yml"] = SMALL["mkdocs.yml"] + ANCHORS + files.get("mkdocs.yml", "")
    write(project, files)


@pytest.mark.parametrize("options", [(), ("-q",), ("-v",)], ids=["", "quiet", "verbose"])
@pytest.mark.parametrize("what", OF_MKDOCS)
def test_what_mkdocs_warns_of_stops_a_strict_build_too(
    what: str, options: tuple[str, ...], project: Path
) -> None:
    _mistaken(project, what)
    strict = mkdocs(project, "--strict", *options)
    assert strict.returncode == 1, strict.stdout
    assert "Traceback" not in strict.stdout
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the old site"


@pytest.mark.parametrize("options", [(), ("-q",), ("-v",)], ids=["", "quiet", "verbose"])
def test_what_mkdocs_warns_of_stops_no_other_build(options: tuple[str, ...], project: Path) -> None:
    _mistaken(project, "file in the navigation")
    assert mkdocs(project, *options).returncode == 0
    assert (project / "site" / "index.html").read_text(encoding="utf-8") != "the old site"


@pytest.mark.parametrize(
    "what, options",
    [
        ("anchor in a page", ("-q",)),
        ("anchor in a page", ("-v",)),
        ("anchor in a page", ()),
        ("file in the navigation", ("-q",)),
        ("file in the navigation", ("-v",)),
        ("withdrawn in the navigation", ("-q",)),
    ],
)
def test_our_own_command_fails_alike(what: str, options: tuple[str, ...], project: Path) -> None:
    _mistaken(project, what)
    strict = explainer(project, "build", "--strict", *options)
    assert strict.returncode == 1, strict.stdout
    assert "Traceback" not in strict.stdout
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the old site"


@pytest.mark.parametrize("options", [(), ("-q",), ("-v",)], ids=["", "quiet", "verbose"])
def test_a_link_that_leads_nowhere_stops_every_build(
    options: tuple[str, ...], project: Path
) -> None:
    write(project, {"content/about.md": "# About\n\n[to nothing](nowhere.md)\n"})
    for result in (mkdocs(project, *options), explainer(project, "build", *options)):
        assert result.returncode == 1
        assert _told(result.stdout) == _problems(project)
        assert "content/about.md:3:12: unknown-reference" in result.stdout
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the old site"


def test_a_link_from_an_entry_into_a_page_is_compared_with_what_it_became(project: Path) -> None:
    body = "See [a](../about.md#here), [b](../about.md#nowhere), [c](../index.md#not-there)."
    about = "# About\n\n## Here\n\nWords.\n"
    write(
        project,
        {"content/people/mate.yml": f"name: Mate\nbody: {body}\n", "content/about.md": about},
    )
    result = mkdocs(project)
    assert result.returncode == 0
    places = [line.split(" ")[0] for line in _told(result.stdout) if "unknown-anchor" in line]
    assert places == ["content/people/mate.yml:2:38:", "content/people/mate.yml:2:64:"]
    assert mkdocs(project, "--strict").returncode == 1


def test_links_on_a_page_follow_headings_that_are_called_otherwise(project: Path) -> None:
    """MkDocs compares what was written, and would not find it on the page."""
    about = "# About\n\n[a](#claims) [b](about.md#claims) [c](#a-word)\n\n## Claims\n\n## A word\n"
    write(project, {"content/about.md": about, "mkdocs.yml": SMALL["mkdocs.yml"] + ANCHORS})
    result = mkdocs(project, "--strict")
    assert result.returncode == 0, result.stdout
    page = (project / "site" / "about" / "index.html").read_text(encoding="utf-8")
    for name in ("text-claims", "a-word"):
        assert f'id="{name}"' in page
        assert f'href="#{name}"' in page


def test_a_plugin_that_fails_late_leaves_the_old_site(project: Path) -> None:
    hook = "def on_page_context(context, **_):\n    raise ValueError('a hook of the site')\n"
    write(project, {"hook.py": hook, "mkdocs.yml": SMALL["mkdocs.yml"] + "hooks: [hook.py]\n"})
    result = mkdocs(project)
    assert result.returncode != 0
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the old site"
    left = {path.name for path in project.iterdir()} - {"__pycache__"}
    assert left == {"content", "mkdocs.yml", "site", "site_config", "hook.py"}


def test_nothing_is_left_of_an_old_build(project: Path) -> None:
    (project / "site" / "gone.html").write_text("an old page", encoding="utf-8")
    site = built(project)
    assert not (site / "gone.html").exists()
    assert "the old site" not in (site / "index.html").read_text(encoding="utf-8")


def test_a_page_that_is_built_is_readable_by_all(project: Path) -> None:
    """Made aside in a private folder or not, a web server has to be able to read it."""
    site = built(project)
    assert site.stat().st_mode & 0o055 == 0o055
    assert (site / "index.html").stat().st_mode & 0o044 == 0o044
