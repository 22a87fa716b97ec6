"""A stamped page is, byte for byte, the page that the theme would have rendered."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.conftest import CHOLERA, ROOT
from tests.projects import mkdocs, tree

COUNTS = re.compile(r"(\d+) pages stamped, (\d+) rendered in full")

# What else may have a say in a page: a plugin that changes what was rendered, one that gives a
# page a context or a value of its own, and a theme that looks at more of it than the marks show.
ON_POST_PAGE = (
    "def on_post_page(output, page, config):\n"
    "    return output.replace('</body>', f'<!-- {page.url} --></body>')\n"
)
ON_PAGE_CONTEXT = (
    "def on_page_context(context, page, config, nav):\n"
    "    if 'broad-street' in page.url:\n"
    "        context['own'] = page.url\n"
    "    return context\n"
)
ON_PAGE_CONTENT = (
    "def on_page_content(html, page, config, files):\n"
    "    page.meta['own'] = len(page.url)\n"
    "    return html\n"
)
SHOWS_CONTEXT = (
    "{% extends 'base.html' %}{% block extrahead %}"
    "<meta name=own content=\"{{ own | d('') }}\">{% endblock %}"
)
SHOWS_PAGE = (
    "{% extends 'base.html' %}{% block extrahead %}"
    '{% if page %}<meta name=own content="{{ page.url }} {{ page.meta.own }}">{% endif %}'
    "{% endblock %}"
)
SHOWS_TITLE = (
    "{% extends 'base.html' %}{% block extrahead %}"
    '{% if page %}<meta name=own content="{{ page.title | length }}">{% endif %}'
    "{% endblock %}"
)


def _project(folder: Path, source: Path, **options: object) -> Path:
    """Return a copy of a site with other options in its `mkdocs.yml`."""
    for name in ("content", "site_config"):
        shutil.copytree(source / name, folder / name)
    config = yaml.safe_load((source / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""))
    config |= {"site_url": "https://example.org/", "edit_uri": "https://example.org/edit/"}
    config["theme"].pop("custom_dir", None)
    config["theme"] |= options.pop("theme", {})
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config | options), encoding="utf-8")
    return folder


def _built(folder: Path, *, stamp: bool) -> tuple[dict[str, bytes], int, int]:
    """Return the site, and how many pages were stamped and rendered in full."""
    file = folder / "mkdocs.yml"
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    config["plugins"] = ["search", {"explainer/entries": {"stamp": stamp}}]
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    # Some themes print the time of the build.
    result = mkdocs(folder, SOURCE_DATE_EPOCH="0")
    assert result.returncode == 0, result.stdout
    counts = COUNTS.search(result.stdout)
    assert counts
    return tree(folder / "site"), int(counts[1]), int(counts[2])


def _compared(folder: Path) -> tuple[int, int]:
    """Build with and without stamping, compare the sites, and return the counts."""
    full, stamped, _ = _built(folder, stamp=False)
    assert stamped == 0
    site, stamped, rendered = _built(folder, stamp=True)
    assert site.keys() == full.keys()
    assert [name for name in site if site[name] != full[name]] == []
    return stamped, rendered


@pytest.mark.parametrize("source", [ROOT, CHOLERA], ids=["bakhmut", "cholera"])
def test_every_page_is_the_same(source: Path, tmp_path: Path) -> None:
    stamped, rendered = _compared(_project(tmp_path, source))
    assert stamped > rendered


def test_in_files_instead_of_folders(tmp_path: Path) -> None:
    stamped, _ = _compared(_project(tmp_path, CHOLERA, use_directory_urls=False))
    assert stamped > 0


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_in_another_theme(theme: str, tmp_path: Path) -> None:
    folder = _project(tmp_path, CHOLERA)
    config = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    config["theme"] = {"name": theme}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    _compared(folder)


@pytest.mark.parametrize(
    "hook, template, some_stamped",
    [
        (ON_POST_PAGE, None, True),
        (ON_PAGE_CONTEXT, SHOWS_CONTEXT, True),
        (ON_PAGE_CONTENT, SHOWS_PAGE, False),
        (None, SHOWS_PAGE, False),
        (None, SHOWS_TITLE, False),
    ],
    ids=["post-page", "own-context", "own-meta", "own-address", "own-title"],
)
def test_with_others_in_play(
    hook: str | None, template: str | None, tmp_path: Path, *, some_stamped: bool
) -> None:
    options: dict[str, object] = {}
    if hook:
        (tmp_path / "hook.py").write_text(hook, encoding="utf-8")
        options["hooks"] = ["hook.py"]
    if template:
        (tmp_path / "theme").mkdir()
        (tmp_path / "theme" / "main.html").write_text(template, encoding="utf-8")
        options["theme"] = {"custom_dir": "theme"}
    stamped, rendered = _compared(_project(tmp_path, CHOLERA, **options))
    assert rendered > 0
    assert (stamped > 0) is some_stamped
