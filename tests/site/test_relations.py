"""Every relation shows at both of its ends."""

from __future__ import annotations

from explainer.catalog import Catalog, Edge
from explainer.model.relation import ACTORS
from tests.walk import Built, by_class, text_of


def _edges(catalog: Catalog) -> list[Edge]:
    return [edge for node in catalog for edge in catalog.references(node.id)]


def _address(catalog: Catalog, entry_id: str) -> str:
    return f"{catalog[entry_id].folder}/{entry_id}/"


def _leads_back(built: Built, catalog: Catalog, edge: Edge, *, sections: bool) -> set[str]:
    """Return where the page of what is referred to leads: of a long list, all of it too."""
    address = _address(catalog, edge.target)
    page = built.read[address]
    inverse = edge.relation.inverse
    parts = (
        page.article.xpath(f".//section[.//h2[@id='{inverse}']]") if sections else [page.article]
    )
    found = {target for part in parts for target in built.leads_to(page, part)}
    number, whole = 1, f"{address}{inverse}/"
    while whole in found or (number > 1 and whole in built.read):
        found |= set(built.leads_to(built.read[whole], built.read[whole].article))
        number += 1
        whole = f"{address}{inverse}/{number}/"
    return found


def test_there_are_relations_of_many_kinds(either: Built, catalog: Catalog) -> None:
    assert either.read
    assert len({edge.relation.name for edge in _edges(catalog)}) > 10


def test_who_refers_leads_to_what_it_refers_to(either: Built, catalog: Catalog) -> None:
    for edge in _edges(catalog):
        page = either.read[_address(catalog, edge.origin)]
        found = either.leads_to(page, page.article)
        assert _address(catalog, edge.target) in found, f"{edge.origin} -> {edge.target}"


def test_what_is_referred_to_leads_back(either: Built, catalog: Catalog) -> None:
    lost = [
        f"{edge.target} does not lead back to {edge.origin} ({edge.relation.name})"
        for edge in _edges(catalog)
        if _address(catalog, edge.origin) not in _leads_back(either, catalog, edge, sections=False)
    ]
    assert lost == []


def test_it_leads_back_under_the_heading_of_the_relation(either: Built, catalog: Catalog) -> None:
    lost = []
    for edge in _edges(catalog):
        # What two entries say of each other shows once, and nothing is listed on its own page.
        if edge.relation.name == "see-also" or edge.origin == edge.target:
            continue
        if _address(catalog, edge.origin) not in _leads_back(either, catalog, edge, sections=True):
            lost.append(f"{edge.target}#{edge.relation.inverse} lacks {edge.origin}")
    assert lost == []


def test_actors_show_where_they_are_quoted(either: Built, catalog: Catalog) -> None:
    quoted = {edge.target for edge in _edges(catalog) if edge.relation.name == "quoting"}
    assert quoted
    assert {catalog[entry_id].kind for entry_id in quoted} <= set(ACTORS)
    for entry_id in quoted:
        page = either.read[_address(catalog, entry_id)]
        assert page.article.xpath(".//h2[@id='quoted-in']"), entry_id


def test_backlinks_show_the_sentence_with_the_mention_marked(either: Built) -> None:
    shown = 0
    for page in either.read.values():
        for excerpt in by_class(page.article, "xp-excerpt"):
            marks = excerpt.xpath(".//mark")
            assert len(marks) == 1
            assert text_of(marks[0])
            assert len(text_of(excerpt)) >= len(text_of(marks[0]))
            shown += 1
    assert shown > 20
