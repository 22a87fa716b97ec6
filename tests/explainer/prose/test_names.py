"""Names in text: the longest, whole words only, in any script."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.prose.names import Names
from tests.explainer.prose.conftest import entry


def found(names: Names, text: str) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.entry_id) for name in names.find(text)]


BATTLE = Names([entry("town", "Bakhmut"), entry("battle", "Battle of Bakhmut"), entry("of", "of")])


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Bakhmut", [("Bakhmut", "town")]),
        ("(Bakhmut’s, “Bakhmut”)", [("Bakhmut", "town")] * 2),
        ("anti-Bakhmut", [("Bakhmut", "town")]),
        ("the Battle of Bakhmut", [("Battle of Bakhmut", "battle")]),
        ("Battle\nof Bakhmut", [("Battle\nof Bakhmut", "battle")]),
        ("Battle of\xa0Bakhmut", [("Battle of\xa0Bakhmut", "battle")]),
        ("near\nBakhmut\nand", [("Bakhmut", "town")]),
        ("near\xa0Bakhmut\xa0and", [("Bakhmut", "town")]),
        ("Bakhmuts, Bakhmut_ and XBakhmut", []),
        ("Bakhmut\u0301 and Bakhmut\u200dx", []),
        ("bakhmut", []),
        ("Battle ofBakhmut", []),
        ("", []),
    ],
)
def test_longest_whole_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(BATTLE, text) == expected


def test_name_in_lower_case_begins_a_sentence() -> None:
    names = Names([entry("line", "front line")])
    assert found(names, "Front line, front line, Front Line") == [
        ("Front line", "line"), ("front line", "line"),
    ]  # fmt: skip


def test_overlapping_names_the_first_wins() -> None:
    names = Names([entry("a", "Institute for War"), entry("b", "War Studies")])
    assert found(names, "Institute for War Studies") == [("Institute for War", "a")]


def test_shared_name_means_nothing_and_hides_shorter_ones() -> None:
    names = Names([entry("a", "New York"), entry("b", "New York"), entry("c", "York")])
    assert found(names, "New York and York") == [("York", "c")]
    assert names.shared == {"New York": ("a", "b")}


def test_name_that_is_never_linked_hides_shorter_ones() -> None:
    names = Names([entry("a", "New York", link="never"), entry("b", "York")])
    assert found(names, "New York and York") == [("York", "b")]
    assert names.shared == {}


def test_name_that_one_of_two_never_links_is_the_other_ones() -> None:
    names = Names([entry("a", "Mercury", link="never"), entry("b", "Mercury")])
    assert found(names, "Mercury") == [("Mercury", "b")]


def test_name_and_alias_that_are_alike_are_one() -> None:
    assert Names([entry("a", "Front", "front", "Front")]).shared == {}


def test_one_character_is_no_name() -> None:
    assert found(Names([entry("a", "a", "Q")]), "a Q") == []


@pytest.mark.parametrize(
    "name, text",
    [
        ("Бахмут", "у Бахмут, де"),
        ("巴赫穆特", "俄军在巴赫穆特以南"),
        ("バフムート", "昨日バフムートで"),
        ("กรุงเทพ", "ที่กรุงเทพมหานคร"),
        ("Αθήνα", "στην Αθήνα."),
        ("بخموت", "في بخموت،"),
        ("दिल्ली", "नई दिल्ली में"),
        ("🚒👩", "the 🚒👩 came"),
    ],
)
def test_every_script(name: str, text: str) -> None:
    assert found(Names([entry("x", name)]), f"👩🏽‍🚒 {text}") == [(name, "x")]


@pytest.mark.parametrize(
    "name, text", [("Бахмут", "Бахмуту"), ("दिल्ल", "दिल्ली"), ("بخموت", "وبخموت")]
)
def test_part_of_a_word_is_no_name(name: str, text: str) -> None:
    assert found(Names([entry("x", name)]), text) == []


def test_no_names() -> None:
    assert Names([]).find("text") == []


MARKED = Names([
    entry("town", "Bakhmut"), entry("rd", "R&D"), entry("lt", "a <b> c"), entry("em", "em"),
    entry("quoted", '"x" > y'), entry("gt", "p>Bakhmut</p"), entry("spaced", "x y"),
])  # fmt: skip
PIECES = st.sampled_from([
    "<p>", "</p>", "<em>", "</em>", '<a href="em">', "</a>", "Bakhmut", "R&amp;D", "R", "&amp;",
    "D", "a ", "&lt;b&gt;", " c", "em", '"x"', " &gt; y", "x", "\n", "y", " ", "é", "&nbsp;",
])  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_name_between_tags_has_a_hint(html: str) -> None:
    hints = MARKED.hints(html)
    assert hints == sorted(hints)
    for text in re.finditer("[^<>]+(?=<|$)", html):
        if MARKED.find(unescape(text.group())):
            assert any(text.start() <= hint < text.end() for hint in hints)
