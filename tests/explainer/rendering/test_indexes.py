"""Indexes of a site of any size: on one page, or an overview and its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from urllib.parse import urljoin

import pytest
from lxml import html

from explainer.catalog.catalog import Edge
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.kinds.expert import Expert
from explainer.kinds.narrative import Narrative
from explainer.kinds.person import Person
from explainer.kinds.place import Place
from explainer.kinds.term import Term
from explainer.model.entry import Node
from explainer.model.relation import Relation
from explainer.rendering import Page, Pages
from explainer.views.division.part import LIMIT
from explainer.views.home import MOST_NARRATIVES, MOST_TERMS, MOST_VOICES
from tests.corpus import Corpus, made, pages_of, sight_of
from tests.walk import Element

KINDS = ("event", "place", "person", "claim", "term", "source")


@dataclass(frozen=True)
class Site:
    """All index pages of a corpus, as a reader finds them."""

    nodes: Sequence[Node]
    pages: Pages

    @cached_property
    def addresses(self) -> dict[str, set[str]]:
        """The addresses of the entries of each kind."""
        return {
            kind: {f"{node.folder}/{node.id}/" for node in self.nodes if node.kind == kind}
            for kind in KINDS
        }

    @cached_property
    def parts(self) -> dict[str, list[Page]]:
        """The further pages of each kind's index."""
        return {kind: list(self.pages.parts(kind)) for kind in KINDS}


@pytest.fixture(scope="module", params=[400, 4_000], ids="{} of each kind".format)
def site(request: pytest.FixtureRequest) -> Site:
    count, corpus = request.param, Corpus()
    nodes = [
        *corpus.people(count),
        *corpus.terms(count),
        *corpus.events(count, 1900, 1960),
        *corpus.sources(count, 1900, 1960),
        *corpus.claims(count, 1900, 1960),
        *corpus.places(count, count // 20),
    ]
    return Site(nodes, pages_of(sight_of(nodes)))


def _tree(page: Page) -> Element:
    return html.fromstring(page.html)


def _hrefs(page: Page, path: str = "//a") -> list[str]:
    """Return where links of a page lead, from the root of the site."""
    found = _tree(page).xpath(f"{path}/@href")
    return [urljoin(f"https://x/{page.address}", href).removeprefix("https://x/") for href in found]


def _lists(page: Page) -> bool:
    return not _tree(page).xpath("//ul[contains(@class, 'xp-divisions')]")


@pytest.mark.parametrize("kind", KINDS)
def test_each_entry_is_in_one_part(site: Site, kind: str) -> None:
    entries = site.addresses[kind]
    listed: list[str] = []
    for page in site.parts[kind]:
        found = [href for href in _hrefs(page) if href in entries]
        assert len(found) <= LIMIT, page.address
        assert bool(found) == _lists(page), page.address
        listed += found
    assert sorted(listed) == sorted(entries)


@pytest.mark.parametrize("kind", KINDS)
def test_each_part_has_an_address_of_its_own(site: Site, kind: str) -> None:
    addresses = [page.address for page in site.parts[kind]]
    assert len(set(addresses)) == len(addresses) > 1
    titles = site.pages.part_titles(kind)
    assert addresses == [f"{path}/" for path in titles]
    assert [page.title for page in site.parts[kind]] == list(titles.values())
    folder = site.pages.index(kind, "").address
    assert all(one.startswith(folder) and one.count("/") > 2 for one in addresses)
    assert len({page.title for page in site.parts[kind]}) == len(addresses)


def _beyond_two_steps(pages: Pages, kind: str) -> set[str]:
    """Return the parts with entries that are further than two links from the overview."""
    parts = {page.address: page for page in pages.parts(kind)}
    onward = "//*[contains(@class, 'xp-divisions') or self::h2]//a"
    first = {href for href in _hrefs(pages.index(kind, ""), onward) if href in parts}
    second = {href for one in first for href in _hrefs(parts[one], onward) if href in parts}
    return {address for address, page in parts.items() if _lists(page)} - first - second


@pytest.mark.parametrize("kind", KINDS)
def test_each_part_is_two_steps_from_the_overview(site: Site, kind: str) -> None:
    assert _beyond_two_steps(site.pages, kind) == set()


def test_so_is_each_part_of_a_part_of_a_part() -> None:
    """Of one standing, one century, one decade, one year, one month and one day."""
    fields = {"name": "The lamp went out", "statement": "It went out.", "form": "report"}
    nodes = [
        made(Claim, f"c-{number}", made=f"1944-06-{number % 2 + 1:02}", **fields)
        for number in range(3 * LIMIT)
    ]
    pages = pages_of(sight_of(nodes))
    assert "claims/by-standing/unassessed/1944-06-02/t/2" in pages.part_titles("claim")
    assert _beyond_two_steps(pages, "claim") == set()


@pytest.mark.parametrize("kind", KINDS)
def test_parts_lead_to_each_other_and_up(site: Site, kind: str) -> None:
    pages = {page.address: page for page in site.parts[kind]}
    listing = [address for address, page in pages.items() if _lists(page)]
    following = {one: _hrefs(pages[one], "//a[@rel='next']") for one in listing}
    previous = {one: _hrefs(pages[one], "//a[@rel='prev']") for one in listing}
    neighbours = list(pairwise(listing))
    assert following == {one: [after] for one, after in neighbours} | {listing[-1]: []}
    assert previous == {after: [one] for one, after in neighbours} | {listing[0]: []}
    index = site.pages.index(kind, "").address
    for page in pages.values():
        index_link, *above = _hrefs(page, "//nav[@class='xp-crumbs']//a")
        assert index_link == index
        assert all(one in pages for one in above)


@pytest.mark.parametrize("kind", KINDS)
def test_links_of_parts_lead_somewhere(site: Site, kind: str) -> None:
    known = {page.address for page in site.parts[kind]} | {site.pages.index(kind, "").address}
    known |= {f"{node.folder}/{node.id}/" for node in site.nodes}
    for page in (*site.parts[kind], site.pages.index(kind, "")):
        assert set(_hrefs(page)) <= known
        ids = _tree(page).xpath("//@id")
        assert len(ids) == len(set(ids))


def test_an_overview_stays_short() -> None:
    """Forty thousand events are too many for a page a year: the years are divided by month."""
    small, large = (
        pages_of(sight_of(Corpus().events(count, 1900, 2019))) for count in (3_000, 40_000)
    )
    assert "events/by-year/1944-06" in large.part_titles("event")
    assert len(small.index("event", "").html) < 40_000
    assert len(large.index("event", "").html) < 40_000


def test_an_index_is_one_page_up_to_the_limit() -> None:
    nodes = [made(Person, f"p-{number}", name=f"P {number}") for number in range(LIMIT + 1)]
    pages = pages_of(sight_of(nodes[:-1]))
    assert list(pages.parts("person")) == []
    assert pages.part_titles("person") == {}
    assert len(_hrefs(pages.index("person", ""), "//li//a")) == LIMIT
    assert len(list(pages_of(sight_of(nodes)).parts("person"))) > 1


def test_an_overview_begins_with_what_an_editor_wrote() -> None:
    nodes = [made(Person, f"p-{number}", name=f"P {number}") for number in range(LIMIT + 1)]
    page = pages_of(sight_of(nodes)).index("person", "<h1>Who</h1><p>All of them.</p>")
    assert [one.text_content() for one in _tree(page).xpath("//h1")] == ["Who"]
    assert page.description == "All of them."
    assert f"{LIMIT + 1} entries" in _tree(page).text_content()


def test_an_overview_names_what_is_referred_to_most() -> None:
    places = [made(Place, f"p-{number}", name=f"P {number}") for number in range(LIMIT + 1)]
    events = [made(Event, f"e-{number}", name="E", place="p-7") for number in range(3)]
    relation = Relation("place", "events-here", to=("place",))
    edges = [Edge(event.id, "p-7", relation, event) for event in events]
    edges.append(Edge("e-0", "p-3", relation, events[0]))
    page = pages_of(sight_of([*places, *events], edges)).index("place", "")
    assert _hrefs(page, "//section//a") == ["places/p-7/", "places/p-3/"]


def test_an_overview_of_what_nobody_refers_to_names_nothing() -> None:
    nodes = [made(Person, f"p-{number}", name=f"P {number}") for number in range(LIMIT + 1)]
    assert not _tree(pages_of(sight_of(nodes)).index("person", "")).xpath("//h2")


def test_the_ledger_keeps_forecasts_apart(site: Site) -> None:
    headings = _tree(site.pages.index("claim", "")).xpath("//h2/@id")
    assert headings[0] == "confirmed"
    assert headings[-2:] == ["forecast", "judgement"]
    for page in site.parts["claim"]:
        is_report = page.address.startswith("claims/by-standing/")
        # What the choice of a day may show is not shown.
        marks = _tree(page).xpath("//svg[@class='xp-mark'][not(ancestor::template)]")
        assert bool(marks) == is_report
        columns = _tree(page).xpath("//th")
        assert not columns or len(columns) == (3 if is_report else 2)


def test_an_expert_with_many_fields_stands_in_a_part_once() -> None:
    nodes = [
        made(Expert, f"p-{number}", name=f"P {number}", fields=["tides", "lamps"])
        for number in range(LIMIT + 1)
    ]
    parts = list(pages_of(sight_of(nodes)).parts("expert"))
    listed = [href for page in parts for href in _hrefs(page, "//li//a") if "/by-" not in href]
    assert len(listed) == len(set(listed)) == LIMIT + 1


def test_names_are_escaped() -> None:
    name = "<b>&'\" {{ x }}"
    nodes = [made(Place, "land", name=name), made(Place, "shore", name=name)]
    nodes += [
        made(Place, f"p-{number}", name=name, within=("land", "shore")[number % 2])
        for number in range(2 * LIMIT)
    ]
    pages = pages_of(sight_of(nodes))
    for page in (*pages.parts("place"), pages.index("place", "")):
        assert "<b>" not in page.html


def test_no_list_of_the_home_page_grows_with_the_site() -> None:
    def home(count: int) -> list[int]:
        nodes: list[Node] = []
        for number in range(count):
            nodes.append(made(Expert, f"x-{number}", name=f"X {number}"))
            nodes.append(made(Term, f"t-{number}", name=f"t {number}", definition="A word."))
            nodes.append(made(Narrative, f"n-{number}", title=f"N {number}"))
            nodes.append(made(Event, f"e-{number}", name=f"E {number}"))
            fields = {"name": f"C {number}", "statement": "So.", "form": "report"}
            nodes.append(made(Claim, f"c-{number}", **fields))
        relation = Relation("see-also", "see-also-from", to=("term",))
        edges = [
            Edge(f"x-{number}", f"{kind}-{number}", relation, nodes[0])
            for kind in "xtn"
            for number in range(1, count)
        ]
        hrefs = _hrefs(pages_of(sight_of(nodes, edges)).home(""))
        folders = ("experts/x", "glossary/t", "narratives/n", "events/e", "claims/c")
        return [sum(href.startswith(folder) for href in hrefs) for folder in folders]

    assert home(5) == [5, 5, 5, 5, 5]
    assert home(200) == [MOST_VOICES, MOST_TERMS, MOST_NARRATIVES, 10, 6]
    assert home(300) == home(200)
