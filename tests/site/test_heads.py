"""What each page says of itself to other sites, to readers on paper, and to search engines."""

from __future__ import annotations

from collections import Counter

from explainer.catalog import Catalog
from tests.walk import Built, Page, by_class


def _said(page: Page, attribute: str, name: str) -> list[str]:
    return [str(one) for one in page.root.xpath(f"//meta[@{attribute}='{name}']/@content")]


def test_every_page_has_a_description_of_its_own(either: Built, catalog: Catalog) -> None:
    # Of several editions of a work an editor may have said the same.
    gists = Counter(node.gist for node in catalog)
    found = {}
    for address, page in either.read.items():
        (described,) = _said(page, "name", "description")
        assert described.strip(), address
        found[address] = described
    again = {one for one, number in Counter(found.values()).items() if number > 1}
    again -= {gist for gist, number in gists.items() if number > 1}
    assert again == set()


def test_open_graph_says_what_the_head_says(either: Built) -> None:
    for address, page in either.read.items():
        title = page.root.findtext(".//title") or ""
        (name,) = _said(page, "property", "og:title")
        assert name, address
        assert title.startswith(name), address
        assert _said(page, "property", "og:description") == _said(page, "name", "description")
        assert _said(page, "property", "og:url") == [f"{either.site_url}{address}"]
        assert _said(page, "property", "og:type") == ["article" if address else "website"]
        assert len(_said(page, "property", "og:site_name")) == 1
        assert _said(page, "name", "twitter:card") == ["summary"]


def test_every_page_says_on_paper_where_it_stands(either: Built) -> None:
    for address, page in either.read.items():
        (printed,) = by_class(page.root, "xp-printed")
        assert f"{either.site_url}{address}" in printed.text_content()
        assert printed.find("time") is not None


def test_the_page_of_components_is_for_those_who_know_of_it(either: Built) -> None:
    page = either.pages["components/"]
    assert _said(page, "name", "robots") == ["noindex"]
    sitemap = (either.folder / "sitemap.xml").read_text(encoding="utf-8")
    search = (either.folder / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "components/" not in sitemap
    assert '"components/"' not in search
    for other in either.read.values():
        assert _said(other, "name", "robots") == []


def test_the_page_of_components_leads_nowhere_but_to_itself(either: Built) -> None:
    page = either.pages["components/"]
    assert either.leads_to(page, page.article) == {"components/"}


def test_the_page_for_what_is_missing_says_so(either: Built) -> None:
    page = either.pages["404.html"]
    title = page.root.findtext(".//title") or ""
    (name,) = _said(page, "property", "og:title")
    assert name
    assert title.startswith(f"{name} - ")
    assert _said(page, "property", "og:description") == _said(page, "name", "description") != []
    assert _said(page, "name", "robots") == ["noindex"]
