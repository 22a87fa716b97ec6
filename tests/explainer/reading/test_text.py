"""Bytes to text: one encoding, one line end, nothing invisible."""

from __future__ import annotations

import unicodedata

import pytest

from explainer.reading.text import FORBIDDEN, MAX_BYTES, decode, place


def test_line_ends_and_mark_at_the_start() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n", "a") == ("a\nb\nc\n", [])


def test_names_are_composed() -> None:
    typed = unicodedata.normalize("NFD", "Müller й")
    assert decode(typed.encode(), "a") == ("Müller й", [])


@pytest.mark.parametrize("size, code", [(MAX_BYTES, []), (MAX_BYTES + 1, ["too-large"])])
def test_size(size: int, code: list[str]) -> None:
    assert [problem.code for problem in decode(b"x" * size, "a")[1]] == code


def test_at_most_ten_invisible_characters_are_told() -> None:
    assert len(decode("\u202e".encode() * 500, "a")[1]) == 10


@pytest.mark.parametrize(
    "character",
    ["\0", "\x0b", "\x7f", "\x85", "\u200e", "\u2028", "\u2029", "\u202a", "\u2066", "\ufeff"],
)
def test_forbidden(character: str) -> None:
    assert FORBIDDEN.search(character)


@pytest.mark.parametrize("character", ["\n", "\t", "\xa0", "\u200d", "é", "ב", "ب", "👩"])
def test_allowed(character: str) -> None:
    assert not FORBIDDEN.search(character)


def test_place() -> None:
    assert place("ab\ncd", 0) == (1, 1)
    assert place("ab\ncd", 4) == (2, 2)
