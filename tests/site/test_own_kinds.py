"""A kind of a site's own is treated like the program's: its pages, lists, relations, schemas."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from tests.conftest import ROOT, WRECKS
from tests.projects import built
from tests.walk import Built, Page, by_class, text_of

GUIDE = ROOT / "docs" / "custom-kinds.md"


@pytest.fixture(scope="module")
def wrecks(built_wrecks: Path) -> Built:
    return Built(built_wrecks)


def facts(page: Page) -> dict[str, str]:
    """Return the box of facts of a page, by the labels of its rows."""
    (box,) = by_class(page.article, "xp-box")
    labels, shown = box.xpath(".//dt"), box.xpath(".//dd")
    return {text_of(one): text_of(two) for one, two in zip(labels, shown, strict=True)}


def test_page_shows_its_kind_its_prose_and_its_facts(wrecks: Built) -> None:
    page = wrecks.read["vessels/good-intent/"]
    assert text_of(by_class(page.article, "xp-kind")[0]) == "Ship"
    assert "Slates and a church bell, as the Harbour book has it." in text_of(page.article)
    found = facts(page)
    assert found["Rig"] == "two-masted brig"  # as words.yml has it
    assert found["Built in"] == "1861"
    assert found["Lost at"] == "Hook Shoal"
    assert found["Lost in"] == "The October gale"  # as the name of the field has it
    assert "owner, rescued" in found["Crew"]
    assert found["Length (m)"] == "31.50"
    assert found["Hands"] == "6"
    assert found["Insured"] == "no"


def test_other_end_of_a_relation_tells_what_is_said_of_it(wrecks: Built) -> None:
    assert "owner, rescued" in text_of(wrecks.read["people/ann-marlow/"].article)


def test_what_is_not_said_is_not_shown(wrecks: Built) -> None:
    found = facts(wrecks.read["vessels/second-intent/"])
    assert {"Length (m)", "Hands", "Insured"}.isdisjoint(found)


def test_index_lists_its_entries_and_the_home_page_counts_them(wrecks: Built) -> None:
    index = wrecks.read["vessels/"]
    assert text_of(index.article.find(".//h1")) == "Ships"
    assert {"vessels/good-intent/", "vessels/second-intent/"} <= set(
        wrecks.leads_to(index, index.article)
    )
    assert "Ships · 2" in text_of(wrecks.read[""].article)


@pytest.mark.parametrize(
    "address, heading, to",
    [
        ("places/hook-shoal/", "Ships lost here", "vessels/good-intent/"),
        ("events/october-gale/", "Vessels lost", "vessels/good-intent/"),
        ("people/ann-marlow/", "Served aboard", "vessels/good-intent/"),
        ("vessels/good-intent/", "Sisters", "vessels/second-intent/"),
    ],
)
def test_relation_is_shown_at_its_other_end(
    address: str, heading: str, to: str, wrecks: Built
) -> None:
    page = wrecks.read[address]
    (section,) = page.article.xpath(f".//*[h2[contains(., '{heading}')]]")
    assert to in wrecks.leads_to(page, section)


def test_names_in_prose_are_links_and_mentions_are_told(wrecks: Built) -> None:
    event = wrecks.read["events/october-gale/"]
    assert "vessels/good-intent/" in wrecks.leads_to(event, event.article)
    vessel = wrecks.read["vessels/good-intent/"]
    (section,) = vessel.article.xpath(".//*[h2[contains(., 'Mentioned in')]]")
    assert "narratives/a-night-on-the-hook/" in wrecks.leads_to(vessel, section)


def test_picture_of_relations_has_a_shape_for_it(wrecks: Built) -> None:
    (picture,) = by_class(wrecks.read["vessels/good-intent/"].article, "xp-net")
    assert "sister of" in "".join(picture.itertext())
    assert all(path.get("d") for path in picture.xpath(".//*[local-name()='path']"))


def test_card_of_it_stands_in_a_narrative(wrecks: Built) -> None:
    (card,) = by_class(wrecks.read["narratives/a-night-on-the-hook/"].article, "xp-card")
    assert "xp-kind--vessel" in card.get("class")
    assert "Good Intent" in text_of(card)


def test_field_more_on_a_kind_of_the_program(wrecks: Built) -> None:
    found = facts(wrecks.read["events/october-gale/"])
    assert found["Wind"] == "south-west, gale"
    assert found["Place"] == "Hook Shoal"
    assert "The October gale" in text_of(wrecks.read["timeline/"].article)


def test_search_finds_it(built_wrecks: Path) -> None:
    index = json.loads((built_wrecks / "search/search_index.json").read_text(encoding="utf-8"))
    texts = {one["location"]: one["text"] for one in index["docs"]}
    found = " ".join(text for at, text in texts.items() if at.startswith("vessels/good-intent/"))
    assert "two-masted brig" in found
    assert "church bell" in found
    assert "Length (m) 31.50" in found


def test_schema_of_it_is_published_and_fits_its_entries(built_wrecks: Path) -> None:
    schema = json.loads((built_wrecks / "schemas/vessel.json").read_text(encoding="utf-8"))
    rig = schema["properties"]["rig"]
    assert rig["description"] == "What sort of vessel it is."
    assert rig["enum"] == ["brig", "steamer", "lugger"]
    assert rig["enumDescriptions"][0] == "two-masted brig"
    entry = {"name": "A", "rig": "brig", "lost_at": "hook-shoal", "crew": ["ann-marlow"]}
    checks = Draft7Validator(schema)
    assert [*checks.iter_errors(entry)] == []
    assert [*checks.iter_errors(entry | {"rig": "bark"})]
    for right in ({"length": 31.5}, {"length": "31.50"}, {"hands": 6}, {"insured": False}):
        assert [*checks.iter_errors(entry | right)] == []
    for wrong in ({"length": "31 m"}, {"length": True}, {"hands": 6.5}, {"insured": "yes"}):
        assert [*checks.iter_errors(entry | wrong)]
    assert schema["properties"]["length"]["description"] == "From stem to stern, in metres."
    event = json.loads((built_wrecks / "schemas/event.json").read_text(encoding="utf-8"))
    assert "wind" in event["properties"]
    words = json.loads((built_wrecks / "schemas/words.json").read_text(encoding="utf-8"))
    assert "vessel" in words["properties"]["fields"]["properties"]


def test_index_of_many_is_divided(tmp_path: Path) -> None:
    many = shutil.copytree(WRECKS, tmp_path / "wrecks")
    for number in range(400):
        (many / f"content/vessels/hull-{number}.yml").write_text(
            f"name: {'ABCD'[number % 4]} hull {number}\nrig: brig\nsources: [harbour-book]\n"
            "allow: [{lint: unreferenced, because: a test}]\n",
            encoding="utf-8",
        )
    site = Built(built(many))
    assert "vessels/by-letter/a/" in site.pages
    assert "vessels/hull-0/" in site.leads_to(
        site.read["vessels/by-letter/a/"], site.read["vessels/by-letter/a/"].article
    )


def test_guide_shows_the_files_that_are_tested() -> None:
    shown = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    kinds = WRECKS / "site_config/kinds"
    # Whole, so that whoever copies one has a file that works.
    assert shown == [(kinds / name).read_text("utf-8") for name in ("vessel.py", "event.py")]
