"""What was withdrawn has its address and nothing else; old addresses lead on to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import MKDOCS_YML, SMALL, built, tree, write
from tests.walk import Built

WITHDRAWN = {
    "content/places/rock.yml": (
        "name: Rock <b>&\nformerly: [stone, events/stone]\n"
        "withdrawn: {because: It was <i>the</i> Skerry., on: 1890-03-04, see: skerry}\n"
    ),
    "content/narratives/old-tale.md": (
        "---\ntitle: Old tale\nformerly: [older]\n"
        "withdrawn:\n  because: Nobody believed it.\n  on: 1891\n---\n"
    ),
    "content/people/keeper.yml": (
        "name: The keeper\nsummary: Who tended the light on Rock, they say, in an Old tale.\n"
    ),
    "content/claims/always-lit.yml": (
        "name: Always lit\nwithdrawn: {because: It named somebody., on: 1899-12-31}\n"
    ),
}

ADDRESSES = ("places/rock/", "narratives/old-tale/", "claims/always-lit/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(built(write(tmp_path_factory.mktemp("withdrawn"), {**SMALL, **WITHDRAWN})))


def test_it_says_what_it_was_why_and_when_it_went_and_where_to_look(site: Built) -> None:
    page = site.pages["places/rock/"]
    said = " ".join(page.article.text_content().split())
    assert "Rock <b>& This page was withdrawn on 4 March 1890. It was <i>the</i> Skerry." in said
    assert "Read instead: The Skerry" in said
    assert site.leads_to(page, page.article) == {"places/", "places/skerry/"}
    assert page.root.findtext(".//title") == "Rock <b>& (withdrawn) - Lighthouses"
    assert "withdrawn on 1891. Nobody believed it." in " ".join(
        site.pages["narratives/old-tale/"].article.text_content().split()
    )


def test_nothing_leads_to_it(site: Built) -> None:
    for address, page in site.read.items():
        assert not site.leads_to(page) & set(ADDRESSES), address
    for address in ADDRESSES:
        assert site.pages[address].is_unlisted
    assert "Rock" in site.pages["people/keeper/"].article.text_content()


def test_it_is_in_no_search_no_sitemap_and_no_list(site: Built) -> None:
    for name in ("sitemap.xml", "search/search_index.json"):
        text = (site.folder / name).read_text(encoding="utf-8")
        for word in ("places/rock", "old-tale", "always-lit", "Nobody believed", "Always lit"):
            assert word not in text, (name, word)
    assert "Always lit" not in site.pages["claims/"].article.text_content()


def test_its_old_addresses_lead_to_it(site: Built) -> None:
    for former, address in (
        ("places/stone/", "places/rock/"),
        ("events/stone/", "places/rock/"),
        ("narratives/older/", "narratives/old-tale/"),
    ):
        page = site.pages[former]
        assert page.is_redirect
        assert site.leads_to(page) == {address}


def test_every_address_is_in_the_list_that_the_site_keeps(site: Built) -> None:
    listed = (site.folder / "addresses.txt").read_text(encoding="utf-8").splitlines()
    assert listed == sorted(set(listed))
    assert {f"/{one}" for one in ADDRESSES} < set(listed)
    assert {"/", "/places/stone/", "/narratives/older/", "/narratives/a-night/"} < set(listed)
    for one in listed:
        assert one.removeprefix("/") in site.pages


def test_its_pages_are_the_same_however_they_are_written(site: Built, tmp_path: Path) -> None:
    folder = write(tmp_path, {**SMALL, **WITHDRAWN})
    through = MKDOCS_YML.replace("explainer/entries", "explainer/entries: {direct: false}")
    write(folder, {"mkdocs.yml": through})
    other = tree(built(folder))
    for address in ADDRESSES:
        file = f"{address}index.html"
        assert other[file] == tree(site.folder)[file]


def test_a_line_taken_away_has_it_back(tmp_path: Path) -> None:
    folder = write(tmp_path, {**SMALL, **WITHDRAWN})
    built(folder)
    write(folder, {"content/claims/always-lit.yml": SMALL["content/claims/always-lit.yml"]})
    page = Built(built(folder)).read["claims/always-lit/"]
    assert "The light never went out." in page.article.text_content()
