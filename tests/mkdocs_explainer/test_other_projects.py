"""The plugin in a project of somebody else's: another theme, other addresses, little set up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.projects import MKDOCS_YML, SMALL, built, mkdocs, write
from tests.walk import Built

THEMES = ("material", "mkdocs", "readthedocs")


def _project(folder: Path, mkdocs_yml: str) -> Path:
    return write(folder, {**SMALL, "mkdocs.yml": mkdocs_yml})


def _broken(site: Built) -> list[str]:
    return [
        f"{page.address or 'home'}: {link.address}"
        for page in site.read.values()
        for link in page.links()
        if site.is_broken(page, link.address)
    ]


def _all_pages(site: Built) -> set[str]:
    """Return what has to be there: every entry, every index, the narrative and the home page."""
    entries = {path for path in SMALL if re.fullmatch(r"content/.*\.(yml|md)", path)}
    addresses = {re.sub(r"^content/|(index)?\.(yml|md)$", "", path) for path in entries}
    folders = ("experts/", "organisations/", "places/", "claims/", "glossary/", "narratives/")
    pages = {f"{address}/" if address else "" for address in addresses} | set(folders)
    assert pages <= set(site.read), pages - set(site.read)
    return pages


@pytest.mark.parametrize("theme", THEMES)
def test_a_site_in_another_theme(theme: str, tmp_path: Path) -> None:
    yml = MKDOCS_YML.replace("{name: material, font: false}", f"{{name: {theme}}}")
    site = Built(built(_project(tmp_path, yml)))
    for address in _all_pages(site):
        page = site.read[address]
        assert page.article.xpath(".//h1"), address
        # Our style is there, whatever the theme.
        styles = [site.target(page, href) for href in page.root.xpath("//link/@href")]
        assert ("assets/explainer/explainer.css", "") in styles
    assert "places/skerry/" in site.leads_to(site.read["events/first-light/"])
    # An empty address is a link to the page itself, as these themes write their buttons.
    assert [link for link in _broken(site) if not link.endswith((": ", ": #"))] == []


def test_addresses_that_are_files(tmp_path: Path) -> None:
    folder = _project(tmp_path, MKDOCS_YML + "use_directory_urls: false\n")
    write(
        folder,
        {
            "content/places/skerry.yml": SMALL["content/places/skerry.yml"]
            + "formerly: [rock, events/rock-in-the-sea]\n",
            "content/narratives/a-night.md": SMALL["content/narratives/a-night.md"].replace(
                "title: A night\n", "title: A night\nformerly: [one-night]\n"
            ),
            "content/images/x.png": "",
        },
    )
    site = Built(built(folder))
    assert "places/skerry.html" in site.read
    assert "glossary/" in site.read  # an index stays what a folder opens with
    assert _broken(site) == []
    assert "places/skerry.html" in site.leads_to(site.read["events/first-light.html"])
    narrative = site.read["narratives/a-night.html"]
    assert {"places/skerry.html", "glossary/lamp.html"} <= site.leads_to(
        narrative, narrative.article
    )
    for former, address in (
        ("places/rock.html", "places/skerry.html"),
        ("events/rock-in-the-sea.html", "places/skerry.html"),
        ("narratives/one-night.html", "narratives/a-night.html"),
    ):
        page = site.pages[former]
        assert page.is_redirect
        assert site.leads_to(page) == {address}
        assert not [link for link in page.links() if site.is_broken(page, link.address)]


def test_a_site_without_navigation_lists_no_entry_in_it(tmp_path: Path) -> None:
    site = Built(built(_project(tmp_path, MKDOCS_YML)))
    home = site.read[""]
    (navigation, *_) = home.root.xpath("//nav[contains(@class, 'md-nav--primary')]")
    found = site.leads_to(home, navigation)
    assert "narratives/a-night/" in found
    # Entries in the navigation would make the cost of a build quadratic.
    assert "places/skerry/" not in found


def test_a_site_below_a_path(tmp_path: Path) -> None:
    yml = MKDOCS_YML.replace("https://example.org/", "https://example.org/a/site/")
    site = Built(built(_project(tmp_path, yml)))
    assert site.prefix == "/a/site/"
    assert _broken(site) == []
    missing = site.pages["404.html"]
    for link in missing.links():
        assert not site.is_broken(missing, link.address), link.address
    # The page for what is missing shows at any depth, so its own links begin at the root.
    article = missing.article
    assert all(href.startswith("/a/site/") for href in article.xpath(".//a/@href"))


def test_a_site_that_does_not_know_its_address(tmp_path: Path) -> None:
    yml = MKDOCS_YML.replace("site_url: https://example.org/\n", "")
    folder = _project(tmp_path, yml)
    built(folder)
    assert (folder / "site" / "places" / "skerry" / "index.html").is_file()


@pytest.mark.parametrize("strict", [(), ("-q",)])
def test_missing_settings_are_said_clearly(strict: tuple[str, ...], tmp_path: Path) -> None:
    folder = _project(tmp_path, MKDOCS_YML)
    (folder / "site_config" / "settings.yml").unlink()
    result = mkdocs(folder, *strict)
    assert result.returncode != 0
    assert "site_config/settings.yml:1:1: no-settings" in result.stdout
    assert "Traceback" not in result.stdout


def test_settings_elsewhere(tmp_path: Path) -> None:
    yml = MKDOCS_YML.replace(
        "[search, explainer/entries]", "[search, {explainer/entries: {settings: how/it-is.yml}}]"
    )
    folder = _project(tmp_path, yml)
    (folder / "how").mkdir()
    (folder / "site_config" / "settings.yml").rename(folder / "how" / "it-is.yml")
    write(folder, {"how/words.yml": "headings: {sources: Where it is from}\n"})
    site = Built(built(folder))
    assert "Where it is from" in site.read["claims/always-lit/"].article.text_content()


def test_a_misspelt_option_is_said(tmp_path: Path) -> None:
    yml = MKDOCS_YML.replace(
        "[search, explainer/entries]", "[search, {explainer/entries: {setings: x}}]"
    )
    result = mkdocs(_project(tmp_path, yml), "--strict")
    assert result.returncode != 0
    assert "setings" in result.stdout
    assert "Traceback" not in result.stdout


def test_a_site_can_have_no_entry_at_all(tmp_path: Path) -> None:
    few = {path: text for path, text in SMALL.items() if not path.startswith("content/")}
    site = Built(built(write(tmp_path, {**few, "content/index.md": "# Soon\n"}), "--strict"))
    assert _broken(site) == []
    for address in ("", "events/", "claims/", "glossary/"):
        assert site.read[address].article.text_content().strip()


def test_a_site_needs_no_page_but_entries(tmp_path: Path) -> None:
    few = {path: text for path, text in SMALL.items() if not path.endswith(".md")}
    site = Built(built(write(tmp_path, few), "--strict"))
    assert _broken(site) == []
    assert "Lighthouses" in site.read[""].article.findtext(".//h1")


def test_another_plugin_and_a_theme_of_ones_own(tmp_path: Path) -> None:
    yml = MKDOCS_YML.replace("font: false", "font: false, custom_dir: mine") + "hooks: [hook.py]\n"
    folder = _project(tmp_path, yml)
    write(
        folder,
        {
            "mine/404.html": "{% extends 'main.html' %}{% block content %}"
            "<div class='xp-page'>Mine</div>{% endblock %}",
            "hook.py": "def on_page_content(html, page, **_):\n"
            "    return html.replace('Who lit them?', 'Who did it?')\n",
        },
    )
    site = Built(built(folder))
    assert "Mine" in site.pages["404.html"].article.text_content()
    assert "Who did it?" in site.read[""].article.text_content()


@pytest.mark.parametrize("loud", ["-q", "-v", ""])
def test_a_setting_of_the_theme_that_does_not_go_with_ours_is_said(
    loud: str, tmp_path: Path
) -> None:
    yml = MKDOCS_YML.replace("font: false", "font: false, features: [navigation.instant]")
    result = mkdocs(_project(tmp_path, yml), "--strict", *loud.split())
    assert result.returncode == 1
    assert "navigation.instant: the theme's script stops at links" in result.stdout
    assert not (tmp_path / "site").exists()


def test_entries_are_pages_that_other_plugins_see(tmp_path: Path) -> None:
    hook = (
        "seen = []\n"
        "def on_page_context(context, page, **_):\n    seen.append(page.url)\n"
        "def on_post_build(config, **_):\n"
        "    open('seen.txt', 'w', encoding='utf-8').write('\\n'.join(seen))\n"
    )
    folder = _project(tmp_path, MKDOCS_YML + "hooks: [hook.py]\n")
    write(folder, {"hook.py": hook})
    built(folder)
    assert "places/skerry/" in (folder / "seen.txt").read_text(encoding="utf-8").splitlines()
