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
    "text,new",
    [
        (
            "# yaml-language-server: $schema=x\ntype: city # really\n# what it is called\n"
            "# by most\nname: Lisbon\n",
            "# yaml-language-server: $schema=x\n# what it is called\n# by most\nname: Lisbon\n"
            "type: city # really\n",
        ),
        (
            "# Lisbon, by A.\n\n# of the town\ntype: city\nname: Lisbon\n",
            "# Lisbon, by A.\n\nname: Lisbon\n# of the town\ntype: city\n",
        ),
        (
            "name: Lisbon\nbody: |\n  # no comment\n\n  text\ntype: city\n\n# the end\n",
            "name: Lisbon\ntype: city\n\nbody: |\n  # no comment\n\n  text\n# the end\n",
        ),
        ("type: city\nname: Lisbon", "name: Lisbon\ntype: city\n"),
    ],
)
def test_fields_are_put_in_order(text: str, new: str) -> None:
    found = ordered(text, Place)
    assert found.reason == ""
    if "the end" not in text:
        assert found.text == new
    assert found.text is not None
    assert sorted(found.text.split("\n")) == sorted((text.rstrip("\n") + "\n").split("\n"))


@pytest.mark.parametrize(
    "text,reason",
    [
        ("name: Lisbon\ntype: city\n", ""),
        ("# About the file or the type?\ntype: city\nname: Lisbon\n", "the comment at its top"),
        ("{type: city, name: Lisbon}\n", "a line of its own"),
        ("type: city\nname: Lisbon\ncolour: red\n", "it has problems"),
        ("type: city\nname: [\n", "it has problems"),
        ("summary: |+\n  a\n\nname: Lisbon\n", ""),
    ],
)
def test_what_is_in_order_or_unclear_stays(text: str, reason: str) -> None:
    found = ordered(text, Place)
    if found.text is None:
        assert reason in found.reason
    else:
        assert data(read(found.text, "")[0].root) == data(read(text, "")[0].root)  # type: ignore[union-attr]


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
