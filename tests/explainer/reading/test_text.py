"""Bytes to text: one encoding, one line end, nothing invisible."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from explainer.reading.text import FORBIDDEN, MAX_BYTES, decode, place, read_bytes


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


def test_what_is_allowed_is_decided_alike_in_ascii_and_in_any_text() -> None:
    for code in range(0x3000):
        for text in (chr(code), f"{chr(code)}é"):
            problems = decode(text.encode(), "a")[1]
            assert bool(problems) == bool(FORBIDDEN.search(chr(code).replace("\r", "\n")))


@pytest.mark.parametrize("size", [0, 1, 32 * 1024, 32 * 1024 + 1, MAX_BYTES])
def test_whole_file_is_read(size: int, tmp_path: Path) -> None:
    content = bytes(number % 251 for number in range(size))
    (tmp_path / "a").write_bytes(content)
    assert read_bytes(tmp_path / "a", "a") == (content, [])


def test_no_more_is_read_than_shows_that_it_is_too_much(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * (2 * MAX_BYTES))
    assert len(read_bytes(tmp_path / "a", "a")[0]) == MAX_BYTES + 1
