"""The sitemap of a site, and of one with more pages than a sitemap may hold."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files

from explainer.catalog.addresses import Addresses
from explainer.dates import parse
from explainer.rendering import Page
from mkdocs_explainer.entries import sitemap
from mkdocs_explainer.entries.page import Made
from mkdocs_explainer.entries.sitemap import Sitemap, day
from mkdocs_explainer.entries.theme import TEMPLATES
from tests.projects import SMALL, write


def _made(number: int) -> Made:
    path = f"places/p{number}"
    checked = parse("2024-05") if number == 1 else None
    return Made(path, path, None, checked, lambda: Page("", "", "", ""))


def _rendered(folder: Path, made: list[Made]) -> str:
    write(folder, SMALL)
    config = load_config(str(folder / "mkdocs.yml"))
    config.site_dir = str(folder)
    files = Files([File("index.md", config.docs_dir, config.site_dir, use_directory_urls=True)])
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
    found = Sitemap(config, files, made, Addresses())
    return environment.get_template("sitemap.xml").render(found.context(environment))


def test_a_page_says_when_somebody_last_verified_it(tmp_path: Path) -> None:
    text = _rendered(tmp_path, [_made(0), _made(1)])
    assert "<url><loc>https://example.org/places/p0/</loc></url>" in text
    assert (
        "<url><loc>https://example.org/places/p1/</loc><lastmod>2024-05-31</lastmod></url>" in text
    )


def test_a_large_site_has_several_and_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "MAX_ADDRESSES", 2)
    text = _rendered(tmp_path, [_made(number) for number in range(5)])
    assert text.count("<sitemap>") == 3
    assert "<loc>https://example.org/sitemap-3.xml</loc>" in text
    parts = [(tmp_path / f"sitemap-{number}.xml").read_text() for number in (1, 2, 3)]
    assert [part.count("<url>") for part in parts] == [2, 2, 1]
    for number in range(5):
        assert sum(f"/places/p{number}/<" in part for part in parts) == 1


def test_days_that_a_sitemap_has_no_room_for_become_the_nearest() -> None:
    assert day(parse("1854-09-08")) == "1970-01-01"
    assert day(parse("2106")) == "2105-12-31"
    assert day(parse("2022-11-29?")) == "2022-11-29"
