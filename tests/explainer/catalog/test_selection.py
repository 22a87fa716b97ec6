"""Entries chosen by what they are about, where and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.catalog import Catalog
from explainer.catalog.selection import Selection, select
from tests.projects import opened

CONTENT = {
    "places/portugal.yml": "name: Portugal\n",
    "places/lisbon.yml": "name: Lisbon\nwithin: portugal\n",
    "places/baixa.yml": "name: Baixa\nwithin: lisbon\n",
    "places/porto.yml": "name: Porto\nwithin: portugal\n",
    "organisations/academy.yml": "name: Academy\ncountry: portugal\n",
    "events/quake.yml": "name: Quake\ndate: 1755-11-01\nplace: lisbon\ninvolves: [academy]\n",
    "events/fire.yml": "name: Fire\ndate: 1755-11-01/..\nplace: baixa\npart_of: quake\n",
    "events/unease.yml": "name: Unease\ndate: /1755-10-31\nplace: porto\n",
    "events/rumour.yml": "name: Rumour\nplace: lisbon\n",
    "claims/walls.yml": "name: Walls\nstatement: x\nform: report\nmade: 1755-12\nabout: [fire]\n",
    "claims/guilt.yml": (
        "name: Guilt\nstatement: x\nform: judgement\nmade_by: academy\nabout: [porto]\n"
    ),
}


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder: Path = tmp_path_factory.mktemp("selection")
    return opened(folder, CONTENT).content.catalog


def _ids(catalog: Catalog, selection: Selection) -> list[str]:
    return [node.id for node in select(catalog, selection)]


def test_everything_without_a_selector_by_date_then_name(catalog: Catalog) -> None:
    found = _ids(catalog, Selection())
    assert len(found) == len(CONTENT)
    assert found[:4] == ["unease", "fire", "quake", "walls"]
    assert found[4:] == ["academy", "baixa", "guilt", "lisbon", "porto", "portugal", "rumour"]


def test_a_place_has_all_within_it(catalog: Catalog) -> None:
    found = _ids(catalog, Selection(place=("lisbon",)))
    # A claim is where the event is that it is about.
    assert sorted(found) == ["baixa", "fire", "lisbon", "quake", "rumour", "walls"]
    assert set(_ids(catalog, Selection(place=("portugal",)))) == {
        key.partition("/")[2].removesuffix(".yml") for key in CONTENT
    }


def test_who_made_a_claim_is_not_what_it_is_about(catalog: Catalog) -> None:
    assert _ids(catalog, Selection(about=("academy",))) == ["quake"]
    assert _ids(catalog, Selection(about=("fire", "porto"), kind=("claim",))) == ["walls", "guilt"]


@pytest.mark.parametrize(
    "since, until, expected",
    [
        ((1755, 11, 1), None, ["fire", "quake"]),
        (None, (1755, 10, 1), ["unease"]),  # its start is not known
        ((1900, 1, 1), None, ["fire"]),  # it is not over
        ((1755, 11, 1), (1755, 11, 1), ["fire", "quake"]),
        ((1755, 11, 2), (1755, 11, 1), ["fire"]),
    ],
)
def test_days_that_may_overlap(
    catalog: Catalog,
    since: tuple[int, int, int] | None,
    until: tuple[int, int, int] | None,
    expected: list[str],
) -> None:
    assert _ids(catalog, Selection(kind=("event",), since=since, until=until)) == expected


def test_selectors_narrow_each_other(catalog: Catalog) -> None:
    chosen = Selection(place=("baixa",), kind=("event",), until=(1755, 10, 1))
    assert _ids(catalog, chosen) == []
