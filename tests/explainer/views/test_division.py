"""Long indexes in parts: by time, by letter, by region."""

from __future__ import annotations

import pytest

from explainer.dates import DateSet, Form, Interval, Point, Range, SetKind
from explainer.kinds import KINDS
from explainer.kinds.event import Event
from explainer.kinds.person import Person
from explainer.kinds.place import Place
from explainer.model.entry import Node
from explainer.model.relation import Relation
from explainer.reading.shape import leaves as fields_of
from explainer.views.division.letters import by_letter
from explainer.views.division.overview import rows
from explainer.views.division.part import LIMIT, Said
from explainer.views.division.regions import by_region
from explainer.views.division.years import by_time
from explainer.views.order import by_name, in_order
from tests.corpus import Corpus, made, sight_of
from tests.divisions import all_parts, is_sound, label_at, leaf_parts, sizes

MANY = LIMIT + 1


def _events(*dated: tuple[int, str | None]) -> list[Node]:
    """Return so many events of each date, in the order of their index."""
    nodes = [
        made(Event, f"e-{place}-{number}", name=f"Event {number:04}", date=date)
        for place, (count, date) in enumerate(dated)
        for number in range(count)
    ]
    return list(in_order(sight_of(nodes), "event"))


def _people(*names: str) -> list[Node]:
    nodes = [made(Person, f"p-{number}", name=name) for number, name in enumerate(names)]
    return sorted(nodes, key=by_name)


# --- time ------------------------------------------------------------------------------


def test_few_events_share_a_century_and_many_a_year() -> None:
    nodes = _events((2, "1850-03-04"), (200, "1931"), (200, "1937-05"), (MANY, "1944-06-06"))
    parts = by_time(nodes, "by-year")
    assert sizes(parts) == {"by-year/1800-1899": 2, "by-year/1900-1999": 400 + MANY}
    assert sizes(parts[1].parts) == {"by-year/1930-1939": 400, "by-year/1940-1949": MANY}
    assert sizes(parts[1].parts[0].parts) == {"by-year/1931": 200, "by-year/1937": 200}
    assert is_sound(parts, nodes)


def test_a_full_year_is_divided_by_month_and_a_full_month_by_day() -> None:
    nodes = _events(
        (5, "1944"), (7, "1944-05"), (MANY, "1944-06-06"), (3, "1944-06-07"), (4, "1944-06")
    )
    parts = by_time(nodes, "by-year")
    months = {"by-year/1944-00": 5, "by-year/1944-05": 7, "by-year/1944-06": MANY + 7}
    found = sizes(all_parts(parts))
    assert months.items() <= found.items()
    days = {"by-year/1944-06-00": 4, "by-year/1944-06-06": MANY, "by-year/1944-06-07": 3}
    assert days.items() <= found.items()
    assert label_at(parts, "by-year/1944-00") == Said("listing.no_month")
    assert label_at(parts, "by-year/1944-06-00") == Said("listing.no_day")
    assert label_at(parts, "by-year/1944-06-06") == Point(Form.DAY, 1944, 6, 6)
    assert is_sound(parts, nodes)


def test_a_day_that_is_too_full_is_divided_by_letter() -> None:
    nodes = [
        made(Event, f"e-{number}", name=f"{'AB'[number % 2]}-{number}", date="1944-06-06")
        for number in range(2 * LIMIT)
    ]
    parts = by_time(in_order(sight_of(nodes), "event"), "by-year")
    assert {"by-year/1944-06-06/a", "by-year/1944-06-06/b"} <= set(sizes(leaf_parts(parts)))
    assert is_sound(parts, nodes)


def test_what_has_no_date_is_a_part_of_its_own() -> None:
    nodes = _events((MANY, "1944"), (3, None), (2, "/.."))
    parts = by_time(nodes, "by-year")
    assert [part.path for part in parts] == [
        "by-year/ongoing", "by-year/1900-1999", "by-year/undated",
    ]  # fmt: skip
    assert [len(part.entries) for part in parts] == [2, MANY, 3]
    assert is_sound(parts, nodes)


def test_years_before_christ_and_far_off() -> None:
    nodes = _events(
        (LIMIT, "0000"), (10, "-0009"), (10, "-0010"), (10, "0009"), (MANY, "Y-66000000"),
        (1, "Y12345"),
    )  # fmt: skip
    parts = by_time(nodes, "by-year")
    assert [part.path for part in parts] == [
        "by-year/earlier", "by-year/bc0100-bc0001", "by-year/0001-0099", "by-year/later",
    ]  # fmt: skip
    assert [part.path for part in parts[1].parts] == [
        "by-year/bc0020-bc0011",
        "by-year/bc0010-bc0001",
    ]
    assert label_at(parts, "by-year/bc0020-bc0011") == Interval(
        Point(Form.YEAR, -19), Point(Form.YEAR, -10)
    )
    last = Point(Form.YEAR, 10_000)
    assert label_at(parts, "by-year/later") == DateSet(SetKind.ONE_OF, (Range(last, None),))
    assert is_sound(parts, nodes)


def test_the_newest_come_first_where_they_do_in_the_index() -> None:
    nodes = list(reversed(_events((200, "1931"), (200, "1937"))))
    (century,) = by_time(nodes, "by-year", newest_first=True)
    (decade,) = century.parts
    assert [part.path for part in decade.parts] == ["by-year/1937", "by-year/1931"]
    assert [node.id for node in century.entries] == [node.id for node in nodes]


# --- letters ---------------------------------------------------------------------------


def test_letters_of_any_script_have_addresses_in_ascii() -> None:
    nodes = _people("Ada", "Émile", "eve", "Ждан", "3rd", "…", "ß", "한", "東")
    parts = by_letter(nodes, "by-letter")
    assert [(part.path, part.labels) for part in parts] == [
        ("by-letter/other", ("#",)),
        ("by-letter/0-9", ("0-9",)),
        ("by-letter/a", ("A",)),
        ("by-letter/e", ("E",)),
        ("by-letter/ss", ("SS",)),
        ("by-letter/u0436", ("Ж",)),
        ("by-letter/u1112", ("ᄒ",)),
        ("by-letter/u6700-u2013-u67ff", ("最–柿",)),
    ]
    assert is_sound(parts, nodes)


def test_a_full_letter_is_divided_where_its_names_differ() -> None:
    names = [f"{start} {number}" for start in ("The bay", "The Cape") for number in range(200)]
    nodes = _people(*names, "Ada")
    parts = by_letter(nodes, "by-letter")
    assert sizes(parts) == {"by-letter/a": 1, "by-letter/t": 400}
    assert sizes(parts[1].parts) == {"by-letter/t/theb": 200, "by-letter/t/thec": 200}
    assert [part.labels for part in parts[1].parts] == [("The b",), ("The C",)]
    assert is_sound(parts, nodes)


def test_a_name_that_others_begin_with_has_an_address_of_its_own() -> None:
    nodes = _people("Ma", "Mi", *(f"Ma {chr(97 + number % 26)}{number}" for number in range(MANY)))
    (letter,) = by_letter(nodes, "by-letter")
    assert sizes(letter.parts) == {"by-letter/m/ma": MANY + 1, "by-letter/m/mi": 1}
    assert sizes(letter.parts[0].parts)["by-letter/m/ma-end"] == 1
    assert is_sound((letter,), nodes)


def test_letters_that_differ_in_form_alone_are_one_part() -> None:
    nodes = _people("ẞen", "ßan", "Θeta", "ϴeta", "Sen")
    parts = by_letter(nodes, "by-letter")
    assert is_sound(parts, nodes)


def test_names_that_are_the_same_are_numbered() -> None:
    nodes = _people(*["The keeper of the light"] * (2 * LIMIT + 5))
    (letter,) = by_letter(nodes, "by-letter")
    assert sizes(letter.parts) == {
        "by-letter/t/1": LIMIT, "by-letter/t/2": LIMIT, "by-letter/t/3": 5,
    }  # fmt: skip
    assert letter.parts[0].labels == ("T", "1")


def test_names_without_a_letter_have_a_part_too() -> None:
    nodes = _people(*["…"] * 200, *["Ⅷ"] * 200)
    parts = by_letter(nodes, "by-letter")
    assert [part.path for part in parts] == ["by-letter/other"]
    assert is_sound(parts, nodes)


# --- regions ---------------------------------------------------------------------------


def _places(within: dict[str, str | None]) -> list[Node]:
    nodes = [
        made(Place, place, name=place.capitalize(), within=outer) for place, outer in within.items()
    ]
    return sorted(nodes, key=by_name)


def test_places_are_divided_by_what_they_lie_in() -> None:
    within: dict[str, str | None] = {"north": None, "south": None, "islet": None}
    within |= {f"n-{number}": "north" for number in range(50)}
    within |= {f"s-{number}": "south" for number in range(10)}
    within |= {f"t-{number}": f"s-{number % 2}" for number in range(LIMIT)}
    nodes = _places(within)
    parts = by_region(nodes)
    assert sizes(parts) == {
        "by-region/in-north": 51, "by-region/in-south": LIMIT + 11, "by-letter/all": 1,
    }  # fmt: skip
    assert sizes(parts[1].parts) == {
        "by-region/in-south/itself": 9,
        "by-region/in-s-0": LIMIT // 2 + 1,
        "by-region/in-s-1": LIMIT // 2 + 1,
    }
    assert is_sound(parts, nodes)


@pytest.mark.parametrize(
    "within",
    [
        {f"p-{number}": None for number in range(MANY)},
        # As many pairs, of which none is worth a page.
        {f"p-{number}": f"p-{number - 1}" if number % 2 else None for number in range(MANY + 1)},
    ],
)
def test_places_that_regions_do_not_divide_go_by_letter(within: dict[str, str | None]) -> None:
    nodes = _places(within)
    parts = by_region(nodes)
    assert {part.path.partition("/")[0] for part in parts} == {"by-letter"}
    assert is_sound(parts, nodes)


def test_a_flat_region_goes_by_letter() -> None:
    within: dict[str, str | None] = {"land": None} | {f"a-{n}": "land" for n in range(200)}
    nodes = _places(within | {f"b-{n}": "land" for n in range(200)})
    parts = by_region(nodes)
    paths = {part.path for part in parts[0].parts}
    assert paths == {"by-region/in-land/a", "by-region/in-land/b", "by-region/in-land/l"}
    assert is_sound(parts, nodes)


# --- all of them -----------------------------------------------------------------------


def test_addresses_live_as_entries_are_added() -> None:
    few, many = (list(Corpus().people(count)) for count in (2_000, 9_000))
    paths = [
        {part.path for part in all_parts(by_letter(sorted(nodes, key=by_name), "by-letter"))}
        for nodes in (few, many)
    ]
    assert paths[0] < paths[1]
    few, many = (list(Corpus().events(count, 1900, 1960)) for count in (2_000, 9_000))
    paths = [
        {part.path for part in all_parts(by_time(in_order(sight_of(nodes), "event"), "by-year"))}
        for nodes in (few, many)
    ]
    assert paths[0] < paths[1]


def test_no_part_stands_where_an_entry_has_its_lists() -> None:
    """They lie below the entry, under the names of relations: `places/by-region/parts/`."""
    names = {"mentions"} | {
        marker.inverse
        for kind in KINDS
        for leaf in fields_of(kind, Relation)
        for marker in leaf.markers
        if isinstance(marker, Relation)
    }
    nodes = list(Corpus().events(5_000, 1900, 1960))
    steps = {part.path.split("/")[1] for part in all_parts(by_time(nodes, "by-year"))}
    people = sorted(Corpus().people(5_000), key=by_name)
    steps |= {part.path.split("/")[1] for part in all_parts(by_letter(people, "by-letter"))}
    assert not steps & names
    assert not [name for name in names if name.startswith("in-")]


def test_a_row_shows_the_parts_of_a_part() -> None:
    nodes = _events((200, "1931"), (200, "1937"), (10, "1850"))
    shown = [
        (part.path, [one.path for one in inner]) for part, inner in rows(by_time(nodes, "by-year"))
    ]
    assert shown == [
        ("by-year/1800-1899", []),
        ("by-year/1930-1939", ["by-year/1931", "by-year/1937"]),
    ]
