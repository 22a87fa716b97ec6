"""Pages made ahead in other processes are the same pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import CHOLERA
from tests.projects import program, tree

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

# As `mkdocs build`, but that even a small site is worth several processes.
BUILD = "import explainer.workers as w; w.WORTH_IT = 1; from mkdocs.__main__ import cli; cli()"
HOOK = """\
def on_nav(nav, config, files):
    raise ValueError("a plugin that breaks")
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("content", "site_config"):
        shutil.copytree(CHOLERA / name, tmp_path / name)
    return tmp_path


def configured(folder: Path, processes: int, *plugins: str, more: str = "") -> None:
    config = (CHOLERA / "mkdocs.yml").read_text(encoding="utf-8")
    ours = f"{{explainer/entries: {{cache: .cache, processes: {processes}}}}}"
    listed = f"plugins: [{', '.join((*plugins, ours))}]\n"
    config = re.sub(r"plugins:\n(?:  .*\n)+", listed, config)
    (folder / "mkdocs.yml").write_text(config + more, encoding="utf-8")


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    return program(folder, BUILD, "build")


def built(folder: Path) -> dict[str, bytes]:
    result = build(folder)
    assert result.returncode == 0, result.stdout
    return tree(folder / "site")


@pytest.mark.parametrize("plugins", [(), ("search",)], ids=["plain", "searched"])
def test_any_number_of_processes_gives_the_same_bytes(site: Path, plugins: tuple[str, ...]) -> None:
    configured(site, 1, *plugins)
    alone = built(site)
    for processes in (2, 3, 8):
        shutil.rmtree(site / ".cache")
        configured(site, processes, *plugins)
        assert built(site) == alone, processes


@pytest.mark.parametrize("plugins", [(), ("search",)], ids=["plain", "searched"])
def test_after_an_edit_too(site: Path, plugins: tuple[str, ...]) -> None:
    configured(site, 3, *plugins)
    built(site)
    other = site / "site/places/hampstead/index.html"
    stood = other.stat().st_ino
    file = site / "content/places/broad-street-pump.yml"
    text = file.read_text(encoding="utf-8")
    assert "Neighbours" in text
    file.write_text(text.replace("Neighbours", "Some neighbours"), encoding="utf-8")
    built(site)
    assert other.stat().st_ino == stood
    warm = tree(site / "site")
    shutil.rmtree(site / ".cache")
    shutil.rmtree(site / "site")
    configured(site, 1, *plugins)
    assert built(site) == warm


def test_around_pages_of_few_the_theme_is_proved_here(site: Path) -> None:
    """A kind without a description, of which there are too few to trust their shape."""
    entry = site / "content/people/nobody.yml"
    entry.write_text("name: Nobody\nsources: [snow-mode-1855]\n", encoding="utf-8")
    configured(site, 1)
    alone = built(site)
    configured(site, 4)
    shutil.rmtree(site / ".cache")
    assert built(site) == alone


def test_templates_that_look_into_a_page_render_it_in_full(site: Path) -> None:
    overrides = site / "overrides"
    overrides.mkdir()
    (overrides / "main.html").write_text(
        '{% extends "base.html" %}\n{% block footer %}{{ page.content | length }}{% endblock %}\n',
        encoding="utf-8",
    )
    found = []
    for processes in (1, 4):
        configured(site, processes)
        config = (site / "mkdocs.yml").read_text(encoding="utf-8")
        theme = "\n  name: material\n"
        assert theme in config
        config = config.replace(theme, f"{theme}  custom_dir: overrides\n")
        (site / "mkdocs.yml").write_text(config, encoding="utf-8")
        shutil.rmtree(site / ".cache", ignore_errors=True)
        found.append(built(site))
    assert found[0] == found[1]


def test_a_plugin_that_breaks_meanwhile_leaves_nobody_working(site: Path) -> None:
    configured(site, 2)
    before = built(site)
    (site / "hook.py").write_text(HOOK, encoding="utf-8")
    configured(site, 2, more="hooks: [hook.py]\n")
    result = build(site)  # which returns once nobody has its output open any more
    assert result.returncode != 0
    assert "a plugin that breaks" in result.stdout
    assert tree(site / "site") == before
