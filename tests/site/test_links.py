"""A walk over every page of both sites: what it leads to is there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

from explainer.catalog import Catalog
from explainer.model.entry import Entry
from tests.walk import Built, Link, Page


def _links(built: Built) -> Iterator[tuple[Page, Link]]:
    for page in built.pages.values():
        for link in page.links():
            yield page, link


def test_no_link_is_broken(either: Built) -> None:
    broken = {
        f"{page.address or 'home'}: {link.address}"
        for page, link in _links(either)
        # Into the repository, or wherever a source says that it can be read.
        if not {"edit", "noopener"} & set((link.element.get("rel") or "").split())
        and either.is_broken(page, link.address)
    }
    assert broken == set()


def test_only_links_that_a_reader_follows_lead_to_other_hosts(either: Built) -> None:
    elsewhere = {
        f"{page.address or 'home'}: <{link.element.tag} {link.attribute}={link.address}>"
        for page, link in _links(either)
        if link.element.tag != "a" and _is_elsewhere(either, page, link)
    }
    assert elsewhere == set()


def test_no_page_that_opens_anew_can_reach_back(either: Built) -> None:
    for page in either.pages.values():
        for anchor in page.root.xpath("//a[@target]"):
            assert "noopener" in (anchor.get("rel") or "").split(), anchor.get("href")


def test_no_style_asks_another_host(either: Built) -> None:
    for file in either.folder.rglob("*.css"):
        css = file.read_text(encoding="utf-8")
        assert "@import" not in css, file.name
        assert "url(http" not in css.replace('"', "").replace("'", ""), file.name


def test_ids_are_unique_on_a_page(either: Built) -> None:
    repeated = {
        f"{page.address or 'home'}#{found}"
        for page in either.pages.values()
        for found, number in Counter(page.ids).items()
        if number > 1
    }
    assert repeated == set()


def test_descriptions_and_labels_are_on_the_page(either: Built) -> None:
    found = 0
    for page in either.pages.values():
        for name in ("aria-describedby", "aria-labelledby", "aria-controls"):
            for value in page.root.xpath(f"//@{name}"):
                found += 1
                assert set(value.split()) <= set(page.ids), f"{page.address}: {name}={value}"
    assert found


def test_every_entry_has_a_page(either: Built, catalog: Catalog) -> None:
    missing = [node.id for node in catalog if f"{node.folder}/{node.id}/" not in either.read]
    assert missing == []


def test_every_page_is_reachable_from_the_home_page(either: Built) -> None:
    reached, ahead = {""}, [""]
    while ahead:
        for address in either.leads_to(either.pages[ahead.pop()]):
            if address in either.read and address not in reached:
                reached.add(address)
                ahead.append(address)
    # The guide leads to what can be wrong, where a site has a guide.
    beyond = set() if "guide/" in either.read else {"problems/"}
    assert set(either.read) - reached == beyond


def _searched(folder: Path) -> set[str]:
    """Return the addresses of the pages that search knows, whole or in shards."""
    docs = json.loads((folder / "search_index.json").read_text(encoding="utf-8"))["docs"]
    shards = [json.loads(file.read_bytes()) for file in (folder / "pages").glob("*.json")]
    return {doc["location"] for doc in docs} | {page[0][0] for shard in shards for page in shard}


def test_every_page_is_in_the_sitemap_and_the_search(either: Built) -> None:
    sitemap = (either.folder / "sitemap.xml").read_text(encoding="utf-8")
    found = _searched(either.folder / "search")
    for address in either.read:
        assert f"<loc>{either.site_url}{address}</loc>" in sitemap
        # Below the page of an entry lie lists of what is found where it stands.
        # What can be wrong in files is for editors, and would be found by readers.
        if address.count("/") <= 2 and address != "problems/":
            assert address in found


def test_redirects_and_missing_pages_are_not_in_the_sitemap(either: Built) -> None:
    sitemap = (either.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<loc>") == len(either.read)


def test_the_index_of_a_kind_leads_to_its_entries(either: Built, catalog: Catalog) -> None:
    for node in catalog:
        index = either.read[f"{node.folder}/"]
        assert f"{node.folder}/{node.id}/" in either.leads_to(index, index.article), node.id


def test_every_page_has_one_first_heading(either: Built) -> None:
    for address, page in either.read.items():
        headings = page.root.xpath("//h1")
        assert len(headings) == 1, address
        assert headings[0].text_content().strip(), address


def test_levels_of_headings_are_not_skipped(either: Built) -> None:
    for address, page in either.read.items():
        levels = [int(tag.tag[1]) for tag in page.article.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), (address, levels)


def test_every_page_has_a_title_of_its_own(either: Built) -> None:
    titles = {address: page.root.findtext(".//title") for address, page in either.read.items()}
    assert all(titles.values())
    again = [title for title, number in Counter(titles.values()).items() if number > 1]
    assert again == []


def test_every_page_says_where_it_is_on_the_web(either: Built) -> None:
    for address, page in either.read.items():
        canonical = page.root.xpath("//link[@rel='canonical']/@href")
        assert canonical == [f"{either.site_url}{address}"]


def test_every_entry_describes_itself(either: Built, catalog: Catalog) -> None:
    for node in catalog:
        page = either.read[f"{node.folder}/{node.id}/"]
        if not node.gist:
            continue
        described = page.root.xpath("//meta[@name='description']/@content")
        assert len(described) == 1, node.id
        assert described[0].strip(), node.id
        assert "<" not in described[0] or "<" in node.gist, node.id
        assert "[[" not in described[0], node.id


def test_every_entry_has_something_to_describe_it(bakhmut_catalog: Catalog) -> None:
    # A source is described by its title; all others should say what they are.
    without = [node.id for node in bakhmut_catalog if not node.gist and node.kind != "source"]
    assert without == []


def test_every_entry_can_be_edited(bakhmut: Built, bakhmut_catalog: Catalog) -> None:
    for node in bakhmut_catalog:
        if not isinstance(node, Entry):
            continue
        page = bakhmut.read[f"{node.folder}/{node.id}/"]
        edits = page.root.xpath("//a[contains(concat(' ', @rel, ' '), ' edit ')]/@href")
        assert edits, node.id
        assert all(address.endswith(f"/{node.folder}/{node.id}.yml") for address in edits)


def _is_elsewhere(built: Built, page: Page, link: Link) -> bool:
    if urlsplit(link.address).scheme in {"data", "mailto"}:
        return False
    return built.target(page, link.address) is None
