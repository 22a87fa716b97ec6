"""Every reference has two ends."""

from __future__ import annotations

import pytest

from explainer.catalog.addresses import Addresses
from explainer.catalog.chains import MAX_LEVELS
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


def chain(levels: int) -> dict[str, str]:
    """Return places of which each lies in the next; the last is on top."""
    places = {f"places__p{n}": f"{{name: P{n}, within: p{n + 1}}}" for n in range(1, levels)}
    return places | {f"places__p{levels}": f"name: P{levels}"}


def test_chain_of_the_most_levels(content: Load) -> None:
    loaded = content(**chain(MAX_LEVELS))
    assert loaded.problems == []
    assert len(list(loaded.catalog.ancestors("p1", {"within"}))) == MAX_LEVELS - 1


def test_chain_is_told_once_where_it_is_too_deep(content: Load) -> None:
    loaded = content(**chain(1500))
    (problem,) = loaded.problems
    assert str(problem).startswith("content/places/p1450.yml:1:23: too-deep this is level 51")


def test_level_is_that_of_the_longest_way_up(content: Load) -> None:
    claim = "{{name: C{n}, statement: C., form: report, follows_from: [c{last}, c{next}]}}"
    claims = {
        f"claims__c{n}": claim.format(n=n, next=n + 1, last=MAX_LEVELS + 1)
        for n in range(1, MAX_LEVELS)
    }
    last = "{name: C, statement: C., form: report}"
    claims |= {f"claims__c{MAX_LEVELS}": last, f"claims__c{MAX_LEVELS + 1}": last}
    assert content(**claims).problems == []
    deeper = "{name: C0, statement: C., form: report, follows_from: [c51, c1]}"
    (problem,) = content(**claims, claims__c0=deeper).problems
    assert (problem.path, problem.code) == ("content/claims/c0.yml", "too-deep")
    assert problem.position == (1, deeper.index("c1]") + 1)


def test_what_leads_into_a_circle_has_no_level(content: Load) -> None:
    loaded = content(**chain(60) | {"places__p60": "{name: P60, within: p60}"})
    assert [problem.code for problem in loaded.problems] == ["circle"]


def test_every_ancestor_is_asked_once(content: Load) -> None:
    # A lattice: two affiliations a level, so that the ways up double with each.
    levels = 40
    files = {
        f"organisations__{side}{n}": f"{{name: {side}{n}, part_of: {side}{n + 1}}}"
        for n in range(1, levels)
        for side in "ab"
    }
    files |= {f"organisations__{side}{levels}": f"name: {side}" for side in "ab"}
    files["people__ada"] = "{name: Ada, affiliations: [a1, b1, a1]}"
    catalog = content(**files).catalog
    found = list(catalog.ancestors("ada", {"affiliations", "body-part-of"}))
    assert len(found) == len(set(found)) == 2 * levels


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
