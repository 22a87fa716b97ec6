"""Every reference has two ends."""

from __future__ import annotations

import pytest

from explainer.catalog.addresses import Addresses
from explainer.kinds.event import Event, Participation
from explainer.model.part import Part
from explainer.model.place import PlaceReference
from tests.explainer.catalog.conftest import Load

BATTLE = """
name: Battle
place: {id: town, relation: near}
involves: [{who: army, role: attacker}, army]
sources: [{source: report, quoting: army}]
"""
FILES = {
    "events__battle": BATTLE,
    "places__town": "{name: Town, within: region}",
    "places__region": "{name: Region, within: country}",
    "places__country": "name: Country",
    "organisations__army": "name: Army",
    "sources__report": "{name: Report, type: report, title: Report}",
}


def test_both_ends_of_a_reference(content: Load) -> None:
    catalog = content(**FILES).catalog
    (edge,) = catalog.referrers("town")
    assert (edge.origin, edge.target) == ("battle", "town")
    assert (edge.relation.name, edge.relation.inverse) == ("place", "events-here")
    assert edge.part == PlaceReference(id="town", relation="near")
    assert edge in catalog.references("battle")
    assert catalog.referrers("battle") == ()


def test_part_of_each_reference(content: Load) -> None:
    catalog = content(**FILES).catalog
    parts = [edge.part for edge in catalog.referrers("army") if edge.relation.name == "involves"]
    assert parts == [Participation(who="army", role="attacker"), Participation(who="army")]
    (quoting,) = [e for e in catalog.referrers("army") if e.relation.name == "quoting"]
    assert not quoting.relation.listed
    assert isinstance(quoting.part, Part)


def test_every_edge_is_seen_from_both_sides(content: Load) -> None:
    catalog = content(**FILES).catalog
    outward = {id(edge) for node in catalog for edge in catalog.references(node.id)}
    inward = {id(edge) for node in catalog for edge in catalog.referrers(node.id)}
    assert outward == inward
    assert len(outward) == 7


def test_ancestors(content: Load) -> None:
    catalog = content(**FILES).catalog
    assert list(catalog.ancestors("town", {"within"})) == ["region", "country"]
    assert list(catalog.ancestors("country", {"within"})) == []


def test_catalog_does_not_change(content: Load) -> None:
    catalog = content(**FILES).catalog
    with pytest.raises(TypeError):
        catalog.nodes["x"] = catalog["town"]  # type: ignore[index]  # what is tested


def test_of_kind_in_the_order_of_the_files(content: Load) -> None:
    catalog = content(**FILES).catalog
    assert [node.id for node in catalog.of_kind("place")] == ["country", "region", "town"]
    assert [type(node) for node in catalog.of_kind("event")] == [Event]
    assert catalog.of_kind("claim") == ()
    assert "town" in catalog
    assert "village" not in catalog


def test_no_catalog_where_anything_is_wrong(content: Load) -> None:
    loaded = content(**FILES, places__hill="{name: Hill, within: valley}")
    assert list(loaded.catalog) == []
    assert [problem.code for problem in loaded.problems] == ["unknown-reference"]
    assert loaded.known["hill"] == "place"


def test_drafts_are_kept_out(content: Load) -> None:
    loaded = content(**FILES, places__hill="{name: Hill, draft: true, within: valley}")
    assert loaded.problems == []
    assert loaded.drafts == {"hill"}
    assert "hill" not in loaded.catalog
    assert "hill" not in loaded.known


def test_long_chain_is_no_circle(content: Load) -> None:
    chain = {f"places__p{n}": f"{{name: P{n}, within: p{n + 1}}}" for n in range(1500)}
    loaded = content(**chain, places__p1500="name: End")
    assert loaded.problems == []
    assert len(list(loaded.catalog.ancestors("p0", {"within"}))) == 1500


@pytest.mark.parametrize(
    "path, with_folders, with_files",
    [
        ("places/town", "places/town/", "places/town.html"),
        ("places/index", "places/", "places/index.html"),
        ("index", "", "index.html"),
        ("about", "about/", "about.html"),
    ],
)
def test_addresses(path: str, with_folders: str, with_files: str) -> None:
    assert Addresses().at(path) == with_folders
    assert Addresses(directory_urls=False).at(path) == with_files
    assert Addresses.way_to_root(with_folders) == "../" * with_folders.count("/")
