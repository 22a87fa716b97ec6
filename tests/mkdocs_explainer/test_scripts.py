"""The scripts at the foot of a page: they wait for it, and run in the order they always had."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.projects import MKDOCS_YML, SMALL, built, write

PAGES = ("index.html", "narratives/a-night/index.html", "places/skerry/index.html", "404.html")
"""One that MkDocs renders, one that a person wrote, one that is stamped, and what is missing."""

OWN = """\
extra_javascript:
  - own.js
  - {path: soon.js, async: true}
  - part.mjs
"""


def _scripts(site: Path, page: str) -> list[tuple[str, str]]:
    """Return the last scripts of a page, from the theme's own on: their files and attributes."""
    html = (site / page).read_text(encoding="utf-8")
    found = re.findall(r'<script src="[^"]*?([\w-]+)[^"/]*\.m?js"([^>]*)>', html)
    return found[[name for name, _ in found].index("bundle") :]


def _project(folder: Path, **templates: str) -> Path:
    yml = MKDOCS_YML.replace("font: false", "font: false, custom_dir: theme") + OWN
    names = ("own.js", "soon.js", "part.mjs")
    files = dict.fromkeys((f"theme/{name}" for name in names), "")
    files |= {f"theme/{name}.html": text for name, text in templates.items()}
    (folder / "theme").mkdir()
    return write(folder, {**SMALL, "mkdocs.yml": yml, **files})


def test_all_wait_in_their_order(tmp_path: Path) -> None:
    site = built(_project(tmp_path, main='{% extends "base.html" %}'))
    for page in PAGES:
        assert _scripts(site, page) == [
            ("bundle", " defer"),
            ("explainer", " defer"),
            ("own", " defer"),
            ("soon", " async"),
            ("part", ' type="module"'),
        ], page


@pytest.mark.parametrize("block", ["{% block scripts %}", "{%- block scripts -%}"])
def test_none_waits_where_a_site_adds_scripts_that_may_count_on_them(
    block: str, tmp_path: Path
) -> None:
    main = f'{{% extends "base.html" %}}{block}{{{{ super() }}}}<script>1</script>{{% endblock %}}'
    site = built(_project(tmp_path, main=main))
    for page in PAGES:
        assert not any("defer" in attributes for _, attributes in _scripts(site, page)), page
