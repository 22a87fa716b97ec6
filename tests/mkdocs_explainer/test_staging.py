"""A site is published whole or not at all."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.projects import SMALL, mkdocs, tree, write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site that was built before, with something hidden that is not the build's."""
    folder = write(tmp_path, SMALL)
    assert mkdocs(folder).returncode == 0
    (folder / "site" / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    return folder


def _left_aside(project: Path) -> list[Path]:
    return list(project.glob(".site.building-*"))


def test_a_new_site_takes_the_place_of_the_old(project: Path) -> None:
    (project / "site" / "old.html").write_text("old", encoding="utf-8")
    (project / "content/places/skerry.yml").write_text("name: The New Skerry\n", encoding="utf-8")
    assert mkdocs(project).returncode == 0
    page = project / "site/places/skerry/index.html"
    assert "The New Skerry" in page.read_text(encoding="utf-8")
    assert not (project / "site" / "old.html").exists()
    assert (project / "site" / ".git").is_file(), "what is hidden is kept, as MkDocs keeps it"
    assert _left_aside(project) == []


def test_what_strict_refuses_late_is_not_published(project: Path) -> None:
    old = tree(project / "site")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("nav: [index.md, nowhere.md]\n")
    assert mkdocs(project, "--strict", "-q").returncode != 0
    assert tree(project / "site") == old
    assert _left_aside(project) == []


def test_a_plugin_that_fails_leaves_the_old_site(project: Path) -> None:
    old = tree(project / "site")
    (project / "hook.py").write_text(
        "def on_post_page(output, page, config):\n    raise RuntimeError('broken')\n",
        encoding="utf-8",
    )
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    assert mkdocs(project).returncode != 0
    assert tree(project / "site") == old
    assert _left_aside(project) == []


def test_a_killed_build_leaves_the_old_site(project: Path) -> None:
    old = tree(project / "site")
    moments = random.Random(1854)  # noqa: S311  # the same moments in each run
    for _ in range(6):
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "-q"],
            cwd=project,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        )
        time.sleep(moments.uniform(0.3, 1.2))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert tree(project / "site") == old
    assert mkdocs(project).returncode == 0
    assert tree(project / "site") == old
    assert _left_aside(project) == [], "the next build clears away what a killed one left"


def test_who_goes_on_with_the_site_finds_it_in_its_place(project: Path) -> None:
    # As `mkdocs gh-deploy` does: build, then take what is in the configured folder.
    code = (
        "from mkdocs.commands.build import build\n"
        "from mkdocs.config import load_config\n"
        "config = load_config('mkdocs.yml')\n"
        "config.plugins.on_startup(command='gh-deploy', dirty=False)\n"
        "build(config)\n"
        "print(config.site_dir)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True
    )
    assert Path(run.stdout.splitlines()[-1]) == project / "site"
