"""A page without scripts, on paper, without a server and without a network: it says the same."""

from __future__ import annotations

import io
import re
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.browser.pages import KINDS_OF_PAGES
from tests.projects import mkdocs

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import PageAt

ROOT = Path(__file__).parents[2]

# The text of the article as it was sent, without what a script adds; a script may hide of it
# what a reader has chosen to leave out, and on these pages nothing is chosen.
SAID = """(root) => {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const lines = [];
  const apart = "script, style, template, .xp-map__moving, .xp-axis, form, [data-xp-count]";
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.replace(/\\s+/g, " ").trim();
    if (text && !walk.currentNode.parentElement.closest(apart)) lines.push(text);
  }
  return lines;
}"""


def _said(page: Page, address: str, *, scripts: bool) -> list[str]:
    # Without scripts nothing is said after the page is there.
    page.goto(address, wait_until="networkidle" if scripts else "load")
    said: list[str] = page.locator(".xp-page").evaluate(SAID)
    return said


def test_everything_is_said_without_scripts(page_at: PageAt) -> None:
    with_scripts, without = page_at(1280, "light"), page_at(1280, "light", javascript=False)
    for address in KINDS_OF_PAGES:
        plain = set(_said(without, address, scripts=False))
        more = set(_said(with_scripts, address, scripts=True)) - plain
        # What scripts say beyond that is about what they do themselves.
        assert {one for one in more if len(one) > 60} == set(), address
        assert without.locator(".xp-page h1").is_visible(), address


def _paper(page: Page) -> str:
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    return _plain("".join(one.extract_text() for one in reader.pages))


def _plain(text: str) -> str:
    # A font may have one sign for two letters.
    return re.sub(r"[\s\u00ad-]+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(
    "address", ["claims/breakthrough-along-t0513/", "narratives/trench-war-at-bakhmut/"]
)
def test_paper_keeps_sources_and_their_addresses(address: str, page_at: PageAt) -> None:
    page = page_at(800, "light")
    page.goto(address, wait_until="networkidle")
    paper = _paper(page)
    sources = page.locator(".xp-sources li").all()
    assert sources
    for source in sources:
        assert _plain(source.inner_text())[:60] in paper
        for link in source.locator("a[href^=http]").all():
            assert _plain(link.get_attribute("href") or "") in paper


@pytest.mark.parametrize("address", ["claims/", "places/", "guide/", "map/"])
def test_paper_cuts_no_table(address: str, page_at: PageAt) -> None:
    page = page_at(680, "light")  # what A4 has between its margins
    page.goto(address, wait_until="networkidle")
    paper = _paper(page)
    page.emulate_media(media="print")
    cells = page.locator(".xp-page td").all_inner_texts()
    assert cells or address == "places/"
    # By words, since a page may end within a cell.
    words = {word for one in cells for word in re.findall(r"\w{4,}", one)}
    lost = sorted(word for word in words if word not in paper)
    assert lost == []


@pytest.fixture(scope="module")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the first site with a file for each address, as it is opened from a folder."""
    folder = tmp_path_factory.mktemp("offline")
    for part in ("content", "site_config"):
        shutil.copytree(ROOT / part, folder / part)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"{settings}use_directory_urls: false\n", encoding="utf-8")
    run = mkdocs(folder, "--strict", "--site-dir", str(folder / "site"))
    assert run.returncode == 0, run.stdout
    return folder / "site"


def test_from_a_folder(offline_site: Path, page_at: PageAt, script_errors: list[str]) -> None:
    page = page_at(1280, "light")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((offline_site / "index.html").as_uri())
    page.locator(".md-tabs__link", has_text="Places").click()
    page.locator(".xp-page a", has_text="Kherson").first.click()
    page.wait_for_url("**/places/kherson.html")
    # The timeline needs nothing but its page.
    page.goto((offline_site / "timeline.html").as_uri())
    page.locator("[data-view=scale]").click()
    assert page.locator(".xp-axis__row").count() > 5
    # A browser lets no page fetch from a folder: the picture of the map stays, links have no cards.
    page.goto((offline_site / "map.html").as_uri(), wait_until="networkidle")
    assert page.locator(".xp-map__svg--wide").first.is_visible()
    assert page.locator(".leaflet-container").count() == 0
    page.goto((offline_site / "events/advance-southeast.html").as_uri())
    link = page.locator(".xp-page .xp-facts a").first
    link.hover()
    page.wait_for_timeout(500)
    assert page.locator("#xp-card:visible").count() == 0
    link.click()
    page.wait_for_url("**/places/*.html")
    assert all(one.startswith(("file:", "blob:", "data:")) for one in asked), asked
    # Nor does it let a page start a worker from a folder: the theme's search says that it cannot.
    others = [one for one in script_errors if not one.startswith("Invalid script: file:")]
    script_errors[:] = others


def test_nothing_heavy_is_shipped(built_site: Path) -> None:
    assert list(built_site.rglob("*.map")) == []
