"""Indexes: the entries of a kind in the order in which a reader looks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.views.listing import Branch, Month, Section, glossary, letter, listing
from explainer.views.values import Word
from tests.projects import opened, sight


def _ids(section: Section) -> list[str]:
    return [branch.item.link.id for branch in section.branches]


def _sections(folder: Path, kind: str, files: dict[str, str]) -> list[tuple[object, list[str]]]:
    found = listing(kind, sight(opened(folder, files)))
    return [(section.heading, _ids(section)) for section in found]


def _events(*dates: str) -> dict[str, str]:
    """Return events `a`, `b`, ... with these dates."""
    return {
        f"events/{chr(97 + number)}.yml": f"name: {chr(97 + number)}\n"
        + (f"date: {date}\n" if date else "")
        for number, date in enumerate(dates)
    }


def test_events_stand_under_their_months(tmp_path: Path) -> None:
    files = _events("2021-03-04", "2020-12-31", "2021-03-01~", "2021-04?", "1999")
    assert _sections(tmp_path, "event", files) == [
        (Month(1999), ["e"]),
        (Month(2020, 12), ["b"]),
        (Month(2021, 3), ["c", "a"]),
        (Month(2021, 4), ["d"]),
    ]


def test_events_without_a_start_or_a_date(tmp_path: Path) -> None:
    files = _events("", "/..", "2021-03-04", "/2021-03-02?", "2021-03-01/..")
    (ongoing, march, undated) = listing("event", sight(opened(tmp_path, files)))
    assert (ongoing.heading, ongoing.ongoing, _ids(ongoing)) == (None, True, ["b"])
    assert (march.heading, sorted(_ids(march))) == (Month(2021, 3), ["c", "d", "e"])
    assert (undated.heading, undated.ongoing, _ids(undated)) == (None, False, ["a"])


def test_months_follow_each_other(tmp_path: Path) -> None:
    """However certain the dates in them are, and whichever end of them is open."""
    files = _events(
        "2021-05-06", "/2021-04-30", "2021-04-02/2021-06-01", "2021-05~", "2021-04?", "2020/..",
        "[2021-04-29,2021-05-01]", "2019-12/2020-02", "../2021-02-03", "2021-02",
    )  # fmt: skip
    files["events/g.yml"] = files["events/g.yml"].replace("[2021", '"[2021').replace("01]", '01]"')
    found = listing("event", sight(opened(tmp_path, files)))
    months = [section.heading for section in found if isinstance(section.heading, Month)]
    assert months == sorted(months, key=lambda one: (one.year, one.month))
    assert len(months) == len(set(months)), "each month stands once"


def test_a_whole_comes_before_its_parts_of_the_same_date(tmp_path: Path) -> None:
    files = {
        "events/a-part.yml": "name: A part\ndate: 2021-03\npart_of: the-whole\n",
        "events/the-whole.yml": "name: The whole\ndate: 2021-03\n",
    }
    assert _sections(tmp_path, "event", files) == [(Month(2021, 3), ["the-whole", "a-part"])]


def test_places_lie_in_places(tmp_path: Path) -> None:
    files = {
        "places/town.yml": "name: Town\nwithin: land\n",
        "places/square.yml": "name: Square\nwithin: town\n",
        "places/land.yml": "name: Land\n",
        "places/abbey.yml": "name: Abbey\nwithin: town\n",
        "places/island.yml": "name: Island\n",
    }
    (section,) = listing("place", sight(opened(tmp_path, files)))

    def tree(branches: tuple[Branch, ...]) -> dict[str, object]:
        return {branch.item.link.id: tree(branch.branches) for branch in branches}

    found = tree(section.branches)
    assert found == {"island": {}, "land": {"town": {"abbey": {}, "square": {}}}}
    assert list(found) == ["island", "land"]
    assert list(tree(section.branches[1].branches[0].branches)) == ["abbey", "square"]


def test_experts_stand_under_each_of_their_fields(tmp_path: Path) -> None:
    files = {
        "experts/b.yml": "name: B\nfields: [tides, lamps]\n",
        "experts/a.yml": "name: A\nfields: [lamps]\n",
        "experts/c.yml": "name: C\n",
    }
    found = _sections(tmp_path, "expert", files)
    assert found == [("lamps", ["a", "b"]), ("tides", ["b"]), (None, ["c"])]


def test_organisations_stand_under_their_types(tmp_path: Path) -> None:
    files = {
        "organisations/a.yml": "name: A\ntype: company\n",
        "organisations/b.yml": "name: B\n",
        "organisations/c.yml": "name: C\ntype: charity\n",
    }
    found = _sections(tmp_path, "organisation", files)
    assert [ids for _, ids in found] == [["c"], ["a"], ["b"]]
    assert found[0][0] == Word("organisation_types", "charity")
    assert found[-1][0] is None


def test_sources_begin_with_the_latest(tmp_path: Path) -> None:
    fields = "type: book\ntitle: T\n"
    files = {
        "sources/old.yml": f"name: Old\n{fields}issued: 1990\n",
        "sources/new.yml": f"name: New\n{fields}issued: 2020-05\n",
        "sources/undated.yml": f"name: Undated\n{fields}",
    }
    ((_, ids),) = _sections(tmp_path, "source", files)
    assert list(ids) == ["new", "old", "undated"]


def test_names_are_sorted_without_case_and_accents(tmp_path: Path) -> None:
    names = ("Zoe", "Émile", "eve", "Ada", "Ödön", "olga")
    files = {f"people/p{number}.yml": f"name: {name}\n" for number, name in enumerate(names)}
    (section,) = listing("person", sight(opened(tmp_path, files)))
    shown = [branch.item.link.name for branch in section.branches]
    assert shown == ["Ada", "Émile", "eve", "Ödön", "olga", "Zoe"]


def test_a_kind_without_entries(tmp_path: Path) -> None:
    files = {"people/a.yml": "name: A\n"}
    for kind in ("event", "place", "expert", "source"):
        found = listing(kind, sight(opened(tmp_path, files)))
        assert [branch for section in found for branch in section.branches] == []


@pytest.mark.parametrize(
    "name,found",
    [("lamp", "L"), ("Émile", "E"), ("“quoted”", "Q"), ("3rd", "0-9"), ("Ж", "Ж"), ("…", "#")],
)
def test_the_letter_of_a_name(name: str, found: str) -> None:
    assert letter(name) == found


def test_the_glossary_has_every_term_and_what_asks_to_be_in_it(tmp_path: Path) -> None:
    files = {
        "glossary/lamp.yml": "name: lamp\ndefinition: Gives light.\n",
        "glossary/ebb.yml": "name: ebb\ndefinition: Water that leaves.\n",
        "places/lagoon.yml": "name: Lagoon\nsummary: Still water.\nin_glossary: true\n",
        "places/cape.yml": "name: Cape\nsummary: Land's end.\n",
        "places/cove.yml": "name: Cove\nin_glossary: true\n",  # there is nothing to say of it
    }
    found = glossary(sight(opened(tmp_path, files)))
    assert [(section.heading, _ids(section)) for section in found] == [
        ("E", ["ebb"]),
        ("L", ["lagoon", "lamp"]),
    ]
