"""Whole pages: what stands in their heads, and what the theme makes of cards and blocks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.projects import MKDOCS_YML, SMALL, built, mkdocs, tree, write

OWN = (
    "{% extends 'base.html' %}{% block extrahead %}<meta name=own content=own>"
    "{% include 'partials/explainer/head.html' %}{% endblock %}"
)
THEME = "theme: {name: material, font: false"


def _files(template: str, options: str = "") -> dict[str, str]:
    config = MKDOCS_YML.replace(THEME, f"{THEME}, custom_dir: overrides")
    config = config.replace("explainer/entries]", f"explainer/entries: {{{options}}}]")
    return {**SMALL, "mkdocs.yml": config, "overrides/main.html": template}


def test_an_override_of_a_site_keeps_working_and_may_have_ours_too(tmp_path: Path) -> None:
    site = built(write(tmp_path, _files(OWN)))
    page = (site / "places/skerry/index.html").read_text(encoding="utf-8")
    assert "<meta name=own content=own>" in page
    assert '<meta property="og:title" content="The Skerry">' in page
    assert "xp-printed" not in page


def test_an_override_needs_nothing_of_ours(tmp_path: Path) -> None:
    site = built(write(tmp_path, _files("{% extends 'base.html' %}")))
    page = (site / "places/skerry/index.html").read_text(encoding="utf-8")
    assert "og:title" not in page
    assert "<h1>The Skerry</h1>" in page


def test_heads_are_stamped_and_the_same_as_rendered(tmp_path: Path) -> None:
    many = {
        f"content/places/rock-{number}.yml": f'name: Rock & <{number}>\nsummary: “A” "{number}".\n'
        for number in range(12)
    }
    trees = []
    for name, options in (("stamped", ""), ("full", "stamp: false")):
        folder = write(tmp_path / name, {**_files(OWN, options), **many})
        run = mkdocs(folder, "--verbose")
        assert run.returncode == 0, run.stdout
        counted = re.search(r"(\d+) pages stamped", run.stdout)
        assert counted is not None
        assert (int(counted[1]) > 5) is (name == "stamped")
        trees.append(tree(folder / "site"))
    assert trees[0] == trees[1]
    page = trees[0]["places/rock-3/index.html"].decode()
    assert 'og:title" content="Rock &amp; &lt;3&gt;"' in page
    assert 'og:description" content="“A” &quot;3&quot;."' in page


def test_without_an_address_nobody_says_one(tmp_path: Path) -> None:
    config = MKDOCS_YML.replace("site_url: https://example.org/\n", "")
    site = built(write(tmp_path, {**SMALL, "mkdocs.yml": config}))
    page = (site / "places/skerry/index.html").read_text(encoding="utf-8")
    assert "og:title" in page
    assert "og:url" not in page
    assert "xp-printed" not in page


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_have_the_head_too(theme: str, tmp_path: Path) -> None:
    config = MKDOCS_YML.replace("{name: material, font: false}", theme)
    config = config.replace("search, ", "")
    site = built(write(tmp_path, {**SMALL, "mkdocs.yml": config}))
    page = (site / "places/skerry/index.html").read_text(encoding="utf-8")
    assert '<meta property="og:title" content="The Skerry">' in page


def test_an_editors_page_may_take_the_place_of_the_components(tmp_path: Path) -> None:
    files = {**SMALL, "content/components.md": "# Parts of a lamp\n\nWick and oil.\n"}
    site = built(write(tmp_path, files))
    page = (site / "components/index.html").read_text(encoding="utf-8")
    assert "Wick and oil" in page
    assert "noindex" not in page


def test_the_search_takes_pages_with_blocks(tmp_path: Path) -> None:
    story = "content/narratives/a-night.md"
    blocks = "![[always-lit]]\n\n![[claims]]\n\n![[timeline]]\n\n![[map]]\n\nAfterwards.\n"
    site = built(write(tmp_path, {**SMALL, story: f"{SMALL[story]}\n{blocks}"}))
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "Afterwards." in index
    (text,) = re.findall(r'"location": ?"narratives/a-night/"[^}]*', index)
    assert "nobody has assessed" not in text
