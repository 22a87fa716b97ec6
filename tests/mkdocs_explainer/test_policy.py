"""Which pages have a policy: all that a build writes, whoever writes them, and no preview."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from tests.projects import SMALL, built, mkdocs, write

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
ROCK = {"content/places/rock.yml": "name: The rock\nformerly: [stone]\n"}


def _policies(site: Path) -> dict[str, list[str]]:
    """Return the policies of each page, by its path."""
    pages = {
        file.relative_to(site).as_posix(): file.read_text(encoding="utf-8")
        for file in site.rglob("*.html")
    }
    return {path: POLICY.findall(page) for path, page in pages.items()}


@pytest.mark.parametrize("options", ["{}", "{stamp: false}", "{direct: false}"])
def test_every_page_has_one(options: str, tmp_path: Path) -> None:
    config = SMALL["mkdocs.yml"].replace("explainer/entries]", f"explainer/entries: {options}]")
    policies = _policies(built(write(tmp_path, SMALL | ROCK | {"mkdocs.yml": config})))
    assert {"404.html", "places/stone/index.html", "components/index.html"} <= set(policies)
    assert [path for path, found in policies.items() if len(found) != 1] == []
    assert not [one for found in policies.values() for one in found if "unsafe" in one]


def test_a_script_that_a_plugin_or_override_adds_is_let_through(tmp_path: Path) -> None:
    config = SMALL["mkdocs.yml"].replace("font: false", "font: false, custom_dir: theme")
    own = {
        "mkdocs.yml": f"{config}hooks: [hook.py]\n",
        "hook.py": (
            "def on_post_page(output, page, config):\n"
            "    return output.replace('</body>', '<script>late()</script></body>')\n"
        ),
        "theme/main.html": (
            "{% extends 'base.html' %}{% block extrahead %}<script>own()</script>{% endblock %}"
        ),
    }
    policies = _policies(built(write(tmp_path, SMALL | own)))
    for path, (policy,) in policies.items():
        assert _hash("own()") in policy, path
        # The page for what is missing is none that MkDocs asks plugins about.
        assert (_hash("late()") in policy) is (path != "404.html"), path


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_what_is_loaded_from_elsewhere_in_vain_is_a_warning(tmp_path: Path) -> None:
    stats = "https://stats.example.org/count.js"
    config = f"{SMALL['mkdocs.yml']}extra_javascript: ['{stats}']\n"
    folder = write(tmp_path, SMALL | {"mkdocs.yml": config})
    result = mkdocs(folder, "--strict")
    assert result.returncode != 0
    assert f"{stats}: pages load nothing from other hosts" in result.stdout
    settings = (
        SMALL["site_config/settings.yml"] + "security: {hosts: ['https://stats.example.org']}\n"
    )
    write(folder, {"site_config/settings.yml": settings})
    policies = _policies(built(folder, "--strict"))
    assert all(
        "script-src 'self' " in one and "https://stats.example.org" in one
        for (one,) in policies.values()
    )
