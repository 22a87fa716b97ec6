"""`explainer build`: the site of `mkdocs build`, and a table of where the time went."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from explainer.progress import Stage
from mkdocs_explainer.cli.build import table
from tests.projects import SMALL, built, tree, write


def _build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from explainer.cli import main; main()", "build", *options]
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "caches")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_it_builds_the_same_site(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    result = _build(tmp_path, "--strict", "-d", "other")
    assert result.returncode == 0, result.stderr
    assert "Documentation built" in result.stderr
    assert tree(built(tmp_path)) == tree(tmp_path / "other")


def test_a_profile_names_the_stages(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    result = _build(tmp_path, "-q", "--profile")
    assert result.returncode == 0, result.stderr
    assert re.match(r"stage +seconds +CPU +items +ms CPU each\n", result.stdout)
    stages = [line.split("  ")[0] for line in result.stdout.splitlines()[1:]]
    assert stages[:2] == ["reading entries", "content"]
    assert "pages" in stages
    assert "search" in stages


def test_what_is_wrong_is_said_and_nothing_built(tmp_path: Path) -> None:
    write(tmp_path, {**SMALL, "content/places/skerry.yml": "nmae: The Skerry\n"})
    result = _build(tmp_path, "-q")
    assert result.returncode == 1
    assert "content/places/skerry.yml:1:1" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()


def test_without_a_configuration_it_says_so(tmp_path: Path) -> None:
    result = _build(tmp_path)
    assert result.returncode == 2
    assert "mkdocs.yml" in result.stderr


def test_the_table_lines_up() -> None:
    shown = table([Stage("reading", 1.5, 2.25, 10_000), Stage("prose", 0.5, 0.5, 0)])
    assert shown.splitlines() == [
        "stage    seconds   CPU   items  ms CPU each",
        "reading     1.50  2.25  10,000        0.225",
        "prose       0.50  0.50",
    ]
