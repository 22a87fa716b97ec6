"""From what an editor wrote in a link to the page it means."""

from __future__ import annotations

import pytest

from tests.explainer.prose.conftest import RESOLVER


@pytest.mark.parametrize(
    "href, address",
    [
        ("town", "places/town/"),
        ("entry:town", "places/town/"),
        ("town#how", "places/town/#how"),
        ("town.yml", "places/town/"),
        ("./town.yml", "places/town/"),
        ("../places/town.yml", "places/town/"),
        ("../about.md", "about/"),
        ("../about%2Emd#a", "about/#a"),
        ("town#%D1%82%D0%B0%D0%BA", "places/town/#так"),
        # What no content can hold stays an escape.
        ("town#%1Dx/%00%0A%E2%80%AE", "places/town/#%1Dx/%00%0A%E2%80%AE"),
    ],
)
def test_resolves_in_a_file(href: str, address: str) -> None:
    target = RESOLVER.in_file("places/battle.yml")(href)
    assert target is not None
    assert target.address == address


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#how",
        "Town",
        "about",
        "about.md",
        "/places/town.yml",
        "../../about.md",
        "https://e.org",
        "entry:../about.md",
        "town/",
        "entry:",
        "mailto:town",
    ],
)
def test_means_no_entry_in_a_file(href: str) -> None:
    assert RESOLVER.in_file("places/battle.yml")(href) is None


@pytest.mark.parametrize(
    "href, address",
    [
        ("entry:town", "places/town/"),
        ("../../places/town/", "places/town/"),
        ("../town/#a", "places/town/#a"),
    ],
)
def test_resolves_on_a_page(href: str, address: str) -> None:
    target = RESOLVER.on_page("places/battle/")(href)
    assert target is not None
    assert target.address == address


@pytest.mark.parametrize(
    "href", ["", "#a", "https://e.org/places/town/", "/places/town/", "entry:x"]
)
def test_means_no_entry_on_a_page(href: str) -> None:
    assert RESOLVER.on_page("places/battle/")(href) is None


def test_choices_are_what_could_be_written() -> None:
    choices = set(RESOLVER.choices("places/battle.yml"))
    assert {"town", "town.yml", "../about.md"} <= choices
    # A Markdown page names an entry by the page that it will have.
    choices = set(RESOLVER.choices("index.md"))
    assert {"town", "about.md"} <= choices
    assert "places/town.yml" not in choices
