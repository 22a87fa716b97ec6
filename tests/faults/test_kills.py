"""Whoever is killed, at whatever step, leaves the old state or the new one, and the next works."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.harness import edit, project_in, run, sampled
from tests.projects import tree

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere nobody is killed so")

PLACE = "content/places/broad-street-pump.yml"
KILLED = -9


def built(project: Path) -> tuple[dict[str, bytes], int]:
    """Build; return the site, and in how many steps."""
    code, said, steps = run(project, ["build", "-q"])
    assert code == 0, said
    return tree(project / "site"), steps


def test_a_build(tmp_path: Path) -> None:
    project = project_in(tmp_path / "project")
    texts = ["Neighbours", "Some neighbours"]
    built(project)
    edit(project, PLACE, *texts)
    new, _ = built(project)
    edit(project, PLACE, *reversed(texts))
    old, steps = built(project)
    assert old != new
    (project / "site" / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    old[".git"] = new[".git"] = b"gitdir: elsewhere\n"
    published = 0
    for step in sampled(steps, 1854):
        edit(project, PLACE, *texts)
        code, said, _ = run(project, ["build", "-q"], kill_at=step)
        assert code in (0, KILLED), said
        found = tree(project / "site")
        assert found in (old, new), step
        published += found == new
        texts.reverse()
        old, new = new, old
        if found != old:  # who was killed published nothing: the next build does
            assert built(project)[0] == old, step
    assert published
    assert built(project)[0] == old
    assert sorted(one.name for one in project.iterdir()) == [
        ".cache", "content", "mkdocs.yml", "site", "site_config",
    ]  # fmt: skip
    # Nothing that was kept is false: without it the site is the same.
    shutil.rmtree(project / ".cache")
    assert built(project)[0] == old


def _broken(project: Path) -> None:
    """Make mistakes that can be meant in one way only, in several files."""
    for file in sorted((project / "content/places").glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("summary:", "sumary:"), encoding="utf-8")


def _as_it_is(_: Path) -> None:
    pass


@pytest.mark.parametrize(
    "begin, words",
    [
        (_broken, ["check", "--fix"]),
        (_as_it_is, ["check", "--fix", "--order"]),
        (_as_it_is, ["rename", "broad-street-pump", "the-pump"]),
        (_as_it_is, ["new", "place", "Golden Lane"]),
        (_as_it_is, ["init", "mine"]),
        (_as_it_is, ["schema"]),
    ],
    ids=["fix", "order", "rename", "new", "init", "schema"],
)
def test_a_command_that_writes(
    tmp_path: Path, begin: Callable[[Path], None], words: list[str]
) -> None:
    project, copy = project_in(tmp_path / "project"), tmp_path / "copy"
    begin(project)
    shutil.copytree(project, copy)
    code, said, steps = run(copy, words)
    assert code == 0, said
    before, after = tree(project), tree(copy)
    assert before != after
    for step in sampled(steps, 1866):
        shutil.rmtree(copy)
        shutil.copytree(project, copy)
        code, said, _ = run(copy, words, kill_at=step)
        assert code in (0, KILLED), said
        for path, raw in tree(copy).items():
            # Each file is the old or the new one; what is written aside is hidden.
            hidden = any(part.startswith(".") for part in Path(path).parts)
            assert hidden or raw in (before.get(path), after.get(path)), (path, step)
        if _open(tree(copy)) != _open(after):
            # Whoever runs it again ends what was begun.
            code, said, _ = run(copy, words)
            assert code == 0, (said, step)
        assert _open(tree(copy)) == _open(after), step


def _open(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files that are not hidden, but for what was written aside."""
    return {one: raw for one, raw in files.items() if "/.explainer-" not in f"/{one}"}
