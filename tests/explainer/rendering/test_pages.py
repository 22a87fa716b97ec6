"""Pages without a theme: their links, headings and descriptions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from explainer.model.entry import Entry
from explainer.rendering import Page
from explainer.rendering.headings import anchored
from explainer.rendering.page import headings
from explainer.site import Site
from tests.projects import SMALL, opened

CONTENT = {
    path.removeprefix("content/"): text
    for path, text in SMALL.items()
    if path.startswith("content/")
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return opened(tmp_path_factory.mktemp("pages"), CONTENT)


def _entry(site: Site, entry_id: str) -> Page:
    entry = site.content.catalog[entry_id]
    assert isinstance(entry, Entry)
    return site.pages().entry(entry)


def _hrefs(page: Page) -> set[str]:
    return set(html.fromstring(page.html).xpath("//a/@href"))


def test_links_lead_from_where_the_page_stands(site: Site) -> None:
    pages = site.pages()
    assert "../../places/skerry/" in _hrefs(_entry(site, "first-light"))
    assert "../places/skerry/" in _hrefs(pages.index("place", ""))
    assert "claims/" in _hrefs(pages.home(""))
    assert "./" not in _hrefs(pages.home(""))


def test_the_page_for_what_is_missing_leaves_its_place_open(site: Site) -> None:
    """It is shown at any depth, so who serves it says where the root is."""
    from explainer.prose.weave import ROOT

    assert ROOT in site.pages().gone.missing().html
    assert ROOT not in site.pages().gone.moved("places/skerry", "The Skerry")
    for page in (_entry(site, "skerry"), site.pages().home(""), site.pages().index("claim", "")):
        assert ROOT not in page.html


def test_titles_and_descriptions_are_plain_text(tmp_path: Path) -> None:
    place = "name: A < B & \"C\"\nsummary: 'On *the* `<rock>` by the [[lamp]].'\n"
    files = {**CONTENT, "places/skerry.yml": place}
    page = _entry(opened(tmp_path, files), "skerry")
    assert page.title == 'A < B & "C"'
    assert page.description == "On the <rock> by the lamp."
    assert "<rock>" not in page.html


def test_the_pages_of_a_site_are_the_same_each_time(site: Site) -> None:
    assert _entry(site, "skerry") == _entry(site, "skerry")
    assert site.pages().home("") == site.pages().home("")


def test_the_edit_link_is_there_where_one_can_edit(site: Site) -> None:
    entry = site.content.catalog["skerry"]
    assert isinstance(entry, Entry)
    address = "https://example.org/edit/places/skerry.yml?a=1&b=2"
    assert address in _hrefs(site.pages().entry(entry, address))
    assert not html.fromstring(_entry(site, "skerry").html).xpath("//a[@rel='edit']")


def test_an_introduction_stands_above_the_list(site: Site) -> None:
    page = site.pages().index("place", "<h1>Where</h1><p>Of <em>all</em> places.</p>")
    article = html.fromstring(page.html)
    assert [one.text_content() for one in article.xpath("//h1")] == ["Where"]
    assert page.description == "Of all places."


def test_an_index_without_one_has_the_name_of_the_kind(site: Site) -> None:
    (heading,) = html.fromstring(site.pages().index("place", "").html).xpath("//h1")
    assert heading.text_content() == "Places"
    (heading,) = html.fromstring(site.pages().index("place", "", title="Where").html).xpath("//h1")
    assert heading.text_content() == "Where"


def test_what_introduces_the_map_takes_no_place_in_its_list(tmp_path: Path) -> None:
    skerry = "name: The Skerry\ncoordinates: {lat: 58.4, lon: -6.1, precision: exact}\n"
    site = opened(tmp_path, {"places/skerry.yml": skerry})
    written = '<h2 id="at-skerry">At it</h2><h2 id="at-dawn">At dawn</h2><p>so id="at-sea"</p>'
    page = site.pages().map(written)
    article = html.fromstring(page.html)
    assert [one.tag for one in article.xpath("//*[@id='at-skerry']")] == ["tr"]
    assert [one.tag for one in article.xpath("//*[@id='text-at-skerry']")] == ["h2"]
    assert [one.tag for one in article.xpath("//*[@id='at-dawn']")] == ["h2"]
    assert 'so id="at-sea"' in article.text_content()


# --- anchors of headings ---------------------------------------------------------------


def test_headings_of_prose_get_anchors_that_meet_no_other() -> None:
    found = anchored("<h2>Sources</h2><h3>Sources</h3><h2>Ça &amp; <em>là</em></h2><h2>…</h2>")
    ids = html.fromstring(f"<div>{found}</div>").xpath("//@id")
    assert ids == ["text-sources", "text-sources_2", "text-ça-là", "text-section"]


def test_links_follow_the_headings_of_their_own_text() -> None:
    links = '<a href="#%C3%A7a-l%C3%A0">x</a> <a href="#sources">y</a> <a href="#text-a">z</a>'
    made = anchored(f"<h2>Ça là</h2><p>{links}</p>")
    assert re.findall(r'href="([^"]*)"', made) == ["#text-ça-là", "#sources", "#text-a"]
    assert anchored(links) == links
    code = '<h2>A</h2><h2>A</h2><code>href="#a"</code> <a href="#a_2">x</a> <a href="#a_3">y</a>'
    assert re.findall(r'href="([^"]*)"', anchored(code)) == ["#a", "#text-a_2", "#a_3"]


def test_anchors_do_not_meet_each_other() -> None:
    found = anchored("<h2>a</h2><h2>a</h2><h2>a 2</h2><h2>a_2</h2><h2>A</h2>")
    ids = html.fromstring(f"<div>{found}</div>").xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_table_of_contents_is_plain_text() -> None:
    found = headings('<h2 id="a">One <a href="x">&amp; two</a></h2><h3 class="c" id="b">x</h3>')
    assert [(one.level, one.id, one.title) for one in found] == [
        (2, "a", "One & two"),
        (3, "b", "x"),
    ]


def test_a_page_with_sections_of_its_own_and_prose_has_no_id_twice(tmp_path: Path) -> None:
    body = "body: |\n  ## Sources\n\n  One.\n\n  ## Sources\n\n  Two.\n\n  ## Claims about\n\n  x\n"
    place = "name: Skerry\nsources: [logbook]\n" + body
    page = _entry(opened(tmp_path, {**CONTENT, "places/skerry.yml": place}), "skerry")
    ids = html.fromstring(page.html).xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "name", ["sources", "mentions", "see-also", "assessments", "claims-about", "events-here"]
)
def test_an_entry_may_have_the_id_of_a_section(name: str, tmp_path: Path) -> None:
    place = f"name: {name}\nsources: [logbook]\nsee_also: [keeper]\n"
    event = f"name: E\nplace: {name}\nsummary: 'At [[{name}]].'\n"
    claim = f"name: C\nstatement: It is.\nform: report\nabout: [{name}]\n"
    files = {**CONTENT, f"places/{name}.yml": place, "events/e.yml": event, "claims/c.yml": claim}
    site = opened(tmp_path, files)
    ids = html.fromstring(_entry(site, name).html).xpath("//@id")
    assert sorted(ids) == sorted(set(ids))
