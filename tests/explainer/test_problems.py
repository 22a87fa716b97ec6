"""How a problem reads, and how near a word must be to be proposed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.problems import (
    Position,
    Problem,
    Severity,
    did_you_mean,
    failed,
    only_near,
    printable,
    quoted,
    slips,
)


def test_problem_is_one_line_with_its_place_first() -> None:
    problem = Problem("content/a.yml", Position(3, 7), "bad", "it is\nbad", "mend it")
    assert str(problem) == "content/a.yml:3:7: bad it is\\nbad; mend it"


def test_warning_says_so() -> None:
    warning = Problem("a", Position(1, 1), "odd", "odd", severity=Severity.WARNING)
    assert str(warning) == "a:1:1: odd warning: odd"
    assert not failed([warning])


def test_problems_are_sorted_by_number_not_by_digit() -> None:
    second, tenth = (Problem("a", Position(line, 1), "x", "x") for line in (2, 10))
    assert sorted([tenth, second]) == [second, tenth]


def test_terminal_is_not_obeyed() -> None:
    assert printable("\x1b[31m\u202e\udcff") == "\\x1b[31m\\u202e\\udcff"
    assert quoted("x" * 100) == "“" + "x" * 59 + "…”"


@pytest.mark.parametrize(
    "word, nearest",
    [
        ("bakhmt", "bakhmut"),
        ("Bakhmut", "bakhmut"),
        ("BAKHMUT", "bakhmut"),
        ("url", "URL"),
        ("chasiv yar", "chasiv-yar"),
    ],
)
def test_nearest_word(word: str, nearest: str) -> None:
    known = ["bakhmut", "URL", "chasiv-yar"]
    assert did_you_mean(word, known) == f"did you mean “{nearest}”?"
    assert did_you_mean(word, reversed(known)) == f"did you mean “{nearest}”?"


def test_nothing_near() -> None:
    assert did_you_mean("zzz", ["bakhmut"]) == ""
    assert did_you_mean("x" * 1_000_000, ["bakhmut"]) == ""


@pytest.mark.parametrize(
    "word,known,near",
    [
        ("nmae", ["name", "summary"], ""),  # too short to be sure
        ("Lisbon", ["lisbon"], "lisbon"),
        ("lisbn", ["lisbon", "lisbin"], ""),  # which of the two?
        ("well-2", ["well-1"], ""),  # another number is another thing
        ("isw", ["is"], ""),  # one word as well as the other
        ("unconfirmed", ["confirmed", "refuted"], ""),  # the contrary
        ("verified", ["unverified"], ""),
        ("southern-front", ["northern-front"], ""),
        ("iran", ["iraq"], ""),
        ("donets", ["donetsk"], ""),
        ("ivan-ivanov", ["ivan-ivanova"], ""),
        ("company-xii", ["company-xi"], ""),
        ("john-martin", ["john-marvin"], ""),
        ("new-port", ["newport"], ""),
        ("samara", ["asmara"], ""),
        ("andriivka", ["avdiivka"], ""),
        ("unlikley", ["unlikely"], "unlikely"),
        ("bakmut", ["bakhmut", "donetsk"], "bakhmut"),
        ("russian_forces", ["russian-forces"], "russian-forces"),
        ("ab", ["abc"], ""),  # too short to be sure
        ("trench-fotage-relesed", ["trench-footage-released"], "trench-footage-released"),
        ("town", ["village"], ""),
        ("", ["name"], ""),
        ("x" * 100_000, ["x"], ""),
    ],
)
def test_only_near(word: str, known: list[str], near: str) -> None:
    assert only_near(word, known) == near


@pytest.mark.parametrize(
    "key,known,near",
    [
        ("nmae", ["name", "summary"], "name"),
        ("source", ["sources", "summary"], "sources"),
        ("summery", ["sources", "summary"], "summary"),
        ("Made by", ["made_by", "made"], "made_by"),
        ("rigg", ["rig"], "rig"),
        ("top", ["tip"], ""),
        ("unchecked", ["checked"], ""),
        ("said_at", ["said_to"], ""),
        ("height_min", ["height_max"], ""),
    ],
)
def test_a_key_is_one_of_few_words(key: str, known: list[str], near: str) -> None:
    assert only_near(key, known, key=True) == near


WORDS = st.text("abc-1", max_size=9)


@given(WORDS, WORDS)
def test_slips_are_a_distance(one: str, other: str) -> None:
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips(one, other) <= max(len(one), len(other))


@given(WORDS, st.lists(WORDS, max_size=5))
def test_what_is_near_is_the_only_one(word: str, known: list[str]) -> None:
    near = only_near(word, known)
    assert near == only_near(word, [*reversed(known)])
    if near:
        assert near in known
        assert slips(word, near) <= 2


def test_the_runner_takes_nothing_for_a_command() -> None:
    assert printable("a ##[error]x") == "a ##\\x5berror]x"
