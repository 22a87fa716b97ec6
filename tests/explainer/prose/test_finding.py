"""Where something stands in a text, but for code."""

from __future__ import annotations

import re

import pytest

from explainer.prose.finding import is_code, offset_of

HERE = re.compile("(?P<here>x)")


@pytest.mark.parametrize(
    "text, offset",
    [
        ("a x", 2),
        ("`x` x", 4),
        ("`x x", 1),  # it has no end
        ("``x` x`` x", 9),
        ("` ``x` x", 7),
        ("``x`` `x``` x", 7),
        ("`x`", 0),  # nowhere: where the text begins
    ],
)
def test_code_is_passed_over(text: str, offset: int) -> None:
    assert offset_of(text, HERE, 0, 0) == offset


def test_the_search_goes_on_from_a_place_and_begins_anew() -> None:
    text = "x `x x` x"
    assert offset_of(text, HERE, 1, 0) == 8
    assert offset_of(text, HERE, 9, 0) == 0
    # What lies before the text does not count, and opens no code.
    assert offset_of("` x` x", HERE, 0, 2) == 2


def test_it_is_said_of_each_place() -> None:
    text = "a `b` c"
    assert [at for at in range(len(text)) if is_code(text, at, 0)] == [2, 3, 4]


def test_runs_without_an_end_hide_nothing() -> None:
    """Each was once looked for through the whole text, for each thing that was looked for."""
    runs = " ".join("`" * length for length in range(1, 300))
    assert offset_of(f"{runs} {'a' * 100_000} x", HERE, 0, 0) == len(runs) + 100_002
