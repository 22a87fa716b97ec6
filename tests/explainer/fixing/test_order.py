"""The order of fields: comments go with their field, and what is unclear stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.fixing.order import field_order, ordered
from explainer.kinds import KINDS
from explainer.kinds.claim import Claim
from explainer.kinds.place import Place
from explainer.reading import read
from explainer.reading.tree import data


def test_the_order_names_every_field_once() -> None:
    for kind in KINDS:
        names = {field.alias or name for name, field in kind.model_fields.items()}
        assert sorted(field_order(kind)) == sorted(names)


def test_an_entry_begins_with_its_name_and_ends_with_what_is_about_the_entry() -> None:
    order = field_order(Claim)
    assert order[:3] == ["name", "aliases", "statement"]
    assert order.index("sources") < order.index("assessments")
    assert order[-1] == "allow"


@pytest.mark.parametrize(
    "lines,order",
    [
        (["type: city", "name: Lisbon"], [1, 0]),
        (
            ["# yaml-language-server: $schema=x", "type: city # really", "# what", "name: L"],
            [0, 2, 3, 1],
        ),
        (["# Lisbon, by A.", "", "# of the town", "type: city", "name: L"], [0, 1, 4, 2, 3]),
        (
            ["name: L", "body: |", "  # no comment", "", "  text", "type: city", "", "# the end"],
            [0, 5, 6, 1, 2, 3, 4, 7],
        ),
    ],
)
def test_fields_are_put_in_order(lines: list[str], order: list[int]) -> None:
    found = ordered("\n".join(lines) + "\n", Place)
    assert found.reason == ""
    assert found.text == "\n".join(lines[number] for number in order) + "\n"


@pytest.mark.parametrize(
    "text,reason",
    [
        ("name: Lisbon\ntype: city\n", ""),
        ("# About the file or the type?\ntype: city\nname: Lisbon\n", "the comment at its top"),
        ("{type: city, name: Lisbon}\n", "a line of its own"),
        ("type: city\nname: Lisbon\ncolour: red\n", "it has problems"),
        ("type: city\nname: [\n", "it has problems"),
        ("summary: |+\n  a\n\nname: Lisbon\n", "cannot be told from each other"),
    ],
)
def test_what_is_in_order_or_unclear_stays(text: str, reason: str) -> None:
    found = ordered(text, Place)
    assert found.text is None
    assert reason in found.reason


LINES = st.lists(
    st.sampled_from(
        [
            "name: Lisbon", "type: city", "summary: |", "  text", "", "# a", "# b", "body: >-",
            "  - x", "tags:", "  - a", "- b", "tags: [a,", "  b]", "aliases: ['a", "#b']", "---",
            "checked: 2022 # c", "? link", ": never",
        ]
    ),
    max_size=10,
)  # fmt: skip


@given(LINES)
def test_whatever_is_put_in_order_says_the_same(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    found = ordered(text, Place)
    if found.text is not None:
        old, new = read(text, "")[0], read(found.text, "")[0]
        assert old is not None
        assert new is not None
        assert data(old.root) == data(new.root)
        assert ordered(found.text, Place).text is None
