"""The first site where it may stand too: below a path of its host, and in a folder alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from tests.browser.conftest import serve
from tests.browser.pages import KINDS_OF_PAGES
from tests.conftest import ROOT
from tests.projects import mkdocs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt

BELOW = "/a/b/explained/"


@pytest.fixture(scope="module")
def site_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site below a path, and nothing beside it."""
    folder = tmp_path_factory.mktemp("below") / "site"
    at = f"https://example.org{BELOW}"
    result = mkdocs(ROOT, "--strict", "--site-dir", str(folder), EXPLAINER_SITE_URL=at)
    assert result.returncode == 0, result.stdout
    with serve(folder) as address:
        yield address


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site for a folder, as the guide of the theme says."""
    folder = tmp_path_factory.mktemp("offline")
    plain = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    own = plain.replace("  - search\n", "  - search\n  - offline\n")
    for name in ("docs_dir: content", "custom_dir: site_config/theme"):
        key, _, path = name.partition(": ")
        own = own.replace(name, f"{key}: {ROOT / path}")
    settings = ROOT / "site_config/settings.yml"
    own = own.replace("explainer/entries", f"explainer/entries: {{settings: {settings}}}")
    (folder / "mkdocs.yml").write_text(own, encoding="utf-8")
    result = mkdocs(folder, "--strict", "--site-dir", str(folder / "site"))
    assert result.returncode == 0, result.stdout
    return folder / "site"


def test_nothing_is_asked_for_above_the_path(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status > 399 else None)
    for address in KINDS_OF_PAGES:
        page.goto(address, wait_until="networkidle")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.goto("map/")
    page.locator('.leaflet-marker-icon[tabindex="0"]').first.click()
    _search(page)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**?h=bakhmut*")
    assert all(path.startswith(BELOW) for path in asked)
    assert missing == []


def test_the_page_for_what_is_missing_leads_home_from_any_depth(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    for address in ("nothing/", "places/nothing/at/all"):
        page.goto(address)
        page.locator(".xp-page a").first.click()
        assert urlsplit(page.url).path == BELOW


def test_from_a_folder_every_page_is_there(offline: Path, page_at: PageAt) -> None:
    page = page_at(1280, "light")
    failed: list[str] = []
    page.on("console", lambda said: failed.append(said.text) if said.type == "error" else None)
    page.on("requestfailed", lambda request: failed.append(request.url))
    for address in KINDS_OF_PAGES:
        if address == "404.html":
            continue  # a server's
        file = offline / f"{address.rstrip('/') or 'index'}.html"
        if not file.is_file():
            file = offline / address / "index.html"
        page.goto(file.as_uri())
        assert page.locator("h1").count() == 1, address
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_timeout(50)
        for target in page.eval_on_selector_all(
            "a[href]", "all => all.map((a) => a.href.baseVal ?? a.href)"
        ):
            found = urlsplit(target)
            assert found.scheme != "file" or Path(url2pathname(found.path)).is_file(), target
    assert failed == []


def test_from_a_folder_search_finds_and_leads_there(offline: Path, page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto((offline / "places/bakhmut.html").as_uri())
    _search(page)
    first = page.locator(".md-search-result__link").first
    first.click()
    page.wait_for_url("file://**h=bakhmut*")
    assert "akhmut" in page.locator("article mark").first.inner_text()


def _search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("bakhmut", delay=20)
    page.locator(".md-search-result__link").first.wait_for()
