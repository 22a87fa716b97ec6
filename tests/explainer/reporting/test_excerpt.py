"""The line under a problem: the mark stands below the place, whatever the characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.reporting.excerpt import WIDTH, cells, excerpt

MARGIN = len("     1 | ")


def width(text: str) -> int:
    return sum(cell.width for cell in cells(text))


@pytest.mark.parametrize(
    "line,column,shown,before",
    [
        ("name: Lisbon", 7, "name: Lisbon", "name: "),
        ("\tname", 2, "    name", "    "),
        ("ab\tname", 4, "ab  name", "ab  "),
        ("名: x", 4, "名: x", "xxxx"),  # a wide letter takes two columns
        ("e\u0301: x", 5, "e\u0301: x", "xxx"),  # a mark takes none
        ("한글 x", 4, "한글 x", "xxxxx"),
        ("a\x1b[31m", 6, "a\\x1b[31m", "xxxxxxxx"),
        ("##[error] x", 11, "##\\x5berror] x", "xxxxxxxxxxxxx"),
        ("\u202ename", 2, "\\u202ename", "xxxxxx"),
        ("", 1, "", ""),
        ("name", 9, "name", "name"),
    ],
)
def test_the_mark_stands_below_the_place(line: str, column: int, shown: str, before: str) -> None:
    text, mark = excerpt(line, 1, column)
    assert text == f"     1 | {shown}".rstrip()
    assert mark == f"       | {' ' * len(before)}^"


@pytest.mark.parametrize("column", [1, 40, 100, 500, 900, 1000, 1001])
def test_of_a_long_line_the_part_around_the_place_is_shown(column: int) -> None:
    line = "".join(chr(ord("a") + n % 26) for n in range(1000))
    text, mark = excerpt(line, 12, column)
    assert len(text) <= MARGIN + WIDTH + 2
    place = mark.index("^")
    assert text[place : place + 1] == line[column - 1 : column]


TEXT = st.text(st.sampled_from("ab \t名é\u0301\u200d\x1b[#:ก") | st.characters(), max_size=300)


@given(TEXT, st.integers(1, 320))
def test_no_line_is_a_command(line: str, column: int) -> None:
    text, mark = excerpt(line.replace("\n", " "), 3, column)
    assert "##[" not in text
    assert text.startswith("     3 |")
    assert text.isprintable()
    assert mark.count("^") == 1
    # The mark stands where the shown text ends, or before.
    assert mark.index("^") <= MARGIN + WIDTH + 1


@given(TEXT)
def test_every_character_is_shown_in_its_order(line: str) -> None:
    assert len(cells(line)) == len(line)
    for cell, character in zip(cells(line), line, strict=True):
        assert cell.text.isprintable()
        if character.isprintable() and character != "[":
            assert unicodedata.normalize("NFC", cell.text) == unicodedata.normalize(
                "NFC", character
            )
