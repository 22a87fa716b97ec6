"""Pages of whole lists: what they are called, where they lead, and what leads to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from explainer.model.entry import Entry
from explainer.site import Site
from explainer.views import whole
from tests.projects import opened

COUNT = 60


@pytest.fixture
def site(tmp_path: Path) -> Site:
    files = {
        f"events/e{number:02}.yml": f"name: Event {number:02}\nplace: skerry\nsources: [log]\n"
        for number in range(COUNT)
    }
    files["places/skerry.yml"] = "name: Skerry & Rock\nwithin: sea\n"
    files["places/sea.yml"] = "name: The sea\n"
    files["sources/log.yml"] = "name: The log\ntype: book\ntitle: Log\n"
    files["narratives/night.md"] = "---\ntitle: A night\n---\n\nIt was dark.\n"
    for number in range(COUNT):
        files[f"people/p{number:02}.yml"] = f"name: P {number:02}\nsee_also: [night]\n"
    return opened(tmp_path, files)


def _entry(site: Site, entry_id: str) -> Entry:
    entry = site.content.catalog[entry_id]
    assert isinstance(entry, Entry)
    return entry


def _hrefs(article: str) -> list[str]:
    return [str(href) for href in html.fromstring(article).xpath("//a/@href")]


def test_the_page_of_an_entry_leads_to_its_whole_lists(site: Site) -> None:
    page = site.pages().entry(_entry(site, "skerry"))
    (link,) = html.fromstring(page.html).xpath("//section//a[contains(@href, 'events-here')]")
    assert link.text == f"All {COUNT}"
    assert link.get("href") == "../../places/skerry/events-here/"
    assert len(html.fromstring(page.html).xpath("//li[@class='xp-item']")) == 20


def test_a_whole_list_has_every_row_in_the_look_of_the_short_one(site: Site) -> None:
    pages = site.pages()
    (page,) = pages.lists(_entry(site, "skerry"))
    assert page.address == "places/skerry/events-here/"
    assert page.title == "Skerry & Rock: Events here"
    rows = html.fromstring(page.html).xpath("//li[@class='xp-item']")
    assert len(rows) == COUNT
    (short,) = [
        row
        for row in html.fromstring(pages.entry(_entry(site, "skerry")).html).xpath("//li")
        if row.text_content().strip() == "Event 03"
    ]
    href = str(short.xpath(".//a/@href")[0])
    assert href == "../../events/e03/"
    assert f"../{href}" in _hrefs(page.html)
    assert not html.fromstring(page.html).xpath("//details")


def test_it_leads_back(site: Site) -> None:
    (page,) = site.pages().lists(_entry(site, "log"))
    assert page.title == "The log: What rests on this source"
    hrefs = _hrefs(page.html)
    assert hrefs[0] == "../../../sources/"
    assert hrefs.count("../../../sources/log/") == 2
    assert "rel=" not in page.html


def test_its_pages_lead_to_each_other(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "ROWS", 24)
    found = list(site.pages().lists(_entry(site, "skerry")))
    assert [page.title.partition(" (")[2] for page in found] == [
        "page 1 of 3)", "page 2 of 3)", "page 3 of 3)",
    ]  # fmt: skip
    middle = html.fromstring(found[1].html)
    (previous,), (following,) = (
        middle.xpath(f"//a[@rel='{rel}']/@href") for rel in ("prev", "next")
    )
    assert found[1].address == "places/skerry/events-here/2/"
    assert previous == "../../../../places/skerry/events-here/"
    assert following == "../../../../places/skerry/events-here/3/"
    assert not html.fromstring(found[0].html).xpath("//a[@rel='prev']")
    assert not html.fromstring(found[2].html).xpath("//a[@rel='next']")


def test_a_narrative_has_whole_lists_too(site: Site) -> None:
    node, pages = site.content.catalog["night"], site.pages()
    assert [*pages.list_titles(node)] == ["narratives/night/see-also-from"]
    (page,) = pages.lists(node)
    assert len(html.fromstring(page.html).xpath("//li[@class='xp-item']")) == COUNT


def test_most_entries_have_none(site: Site) -> None:
    pages = site.pages()
    for entry_id in ("sea", "e00", "p00"):
        assert pages.list_titles(_entry(site, entry_id)) == {}
        assert list(pages.lists(_entry(site, entry_id))) == []
