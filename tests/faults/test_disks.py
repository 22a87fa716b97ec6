"""A disk that is full, and content that goes away meanwhile: all or nothing, and no traceback."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.faults.harness import edit, project_in, run
from tests.projects import tree

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere no limit can be set")

PLACE = "content/places/broad-street-pump.yml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project_in(tmp_path_factory.mktemp("built") / "project")
    code, said, _ = run(folder, ["build", "-q"])
    assert code == 0, said
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "project"))


# Where a page, a script, an index, or what is kept is the first that has no room.
@pytest.mark.parametrize("program", ["explainer", "mkdocs"])
@pytest.mark.parametrize("largest", [1, 30_000, 200_000])
def test_a_build_that_has_no_room_leaves_the_old_site(
    project: Path, largest: int, program: str
) -> None:
    old = tree(project / "site")
    edit(project, PLACE, "Neighbours", "Some neighbours")
    code, said, _ = run(project, ["build", "-q"], of=program, largest=largest)
    assert code == 1
    assert "File too large; the site is as it was before" in said
    assert "Traceback" not in said
    assert tree(project / "site") == old
    assert not list(project.glob(".site*"))
    code, said, _ = run(project, ["build", "-q"])
    assert code == 0, said
    assert b"Some neighbours" in (project / "site/places/broad-street-pump/index.html").read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--fix", "--order"],
        ["rename", "broad-street-pump", "the-pump"],
        ["new", "place", "Golden Lane"],
        ["init", "mine"],
        ["schema"],
    ],
    ids=lambda words: words[-1] if words[0] == "check" else words[0],
)
@pytest.mark.parametrize("largest", [1, 900])
def test_a_command_that_has_no_room_changes_nothing(
    project: Path, words: list[str], largest: int
) -> None:
    old = tree(project)
    code, said, _ = run(project, words, largest=largest)
    if code == 0:
        return
    assert "Traceback" not in said
    assert "File too large" in said
    assert tree(project) == old


def test_there_are_limits_that_are_reached(project: Path) -> None:
    """The test above would hold of a limit that stops nobody."""
    assert run(project, ["new", "place", "Golden Lane"], largest=1)[0] != 0
    assert run(project, ["rename", "broad-street-pump", "the-pump"], largest=900)[0] != 0


HOOK = """\
import shutil
from pathlib import Path

def on_{event}(*arguments, config, **more):
    file = Path("{gone}")
    if file.is_dir():
        shutil.rmtree(file)
    else:
        file.unlink(missing_ok=True)
"""


@pytest.mark.parametrize(
    "event, gone",
    [
        ("pre_build", PLACE),
        ("files", "content/narratives/the-pump-on-broad-street.md"),
        ("nav", "content/index.md"),
        ("env", "content"),
        ("post_build", "content"),
        ("post_build", "site_config/settings.yml"),
    ],
)
def test_content_that_goes_away_meanwhile(project: Path, event: str, gone: str) -> None:
    old = tree(project / "site")
    edit(project, PLACE, "Neighbours", "Some neighbours")
    (project / "hook.py").write_text(HOOK.format(event=event, gone=gone), encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    code, said, _ = run(project, ["build", "-q"])
    assert "Traceback" not in said
    found = tree(project / "site")
    if code != 0:
        assert found == old
    else:
        page = found["places/broad-street-pump/index.html"]
        assert b"Some neighbours" in page
        assert list(found) == list(old)
