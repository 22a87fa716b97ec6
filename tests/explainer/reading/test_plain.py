"""The fast reader gives up, or gives what the careful one gives and finds in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explainer.reading import read
from explainer.reading.plain import read_plain
from explainer.reading.text import FORBIDDEN, decode
from explainer.reading.tree import data
from explainer.reading.yaml import MAX_DEPTH, MAX_NODES
from tests.explainer.reading.pieces import YAML_LIKE
from tests.test_cases import CASES, parse

if TYPE_CHECKING:
    from explainer.reading.tree import Data

# Texts that are mostly in order, so that many of them are read to their end.
WORDS = st.sampled_from(
    ["a", "lisbon", "22:22", "No", "'it''s'", '"\\u00e9"', '"\\u202e"', "&", "x!"]
)
VALUES = st.recursive(
    WORDS | YAML_LIKE,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(WORDS, inner), max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
        )
    ),
    max_leaves=6,
)
FILES = st.lists(st.tuples(WORDS, VALUES), max_size=5).map(
    lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs)
)


def careful(text: str) -> Data | None:
    """Return what the careful reader makes of a text in which it finds nothing wrong."""
    document, problems = read(text, "a.yml")
    return None if document is None or problems else data(document.root)


@given(FILES | YAML_LIKE | st.text())
@example("a: b\n---\nc: d\n")
@example("%YAML 1.1\n---\na: b\n...\n")
@example("a: &x b\n")
@example("&x a: b\n")
@example("a: [!t b]\n")
@example("a: *x\n")
@example('a: "\\u202e"\n')
def test_fast_reader_gives_what_the_careful_one_gives_or_nothing(text: str) -> None:
    plain = None if FORBIDDEN.search(text) else read_plain(text)
    assert plain is None or plain == careful(text)


def test_half_a_character_is_for_the_careful_reader() -> None:
    assert read_plain("\ud800") is None


@pytest.mark.parametrize("stem", sorted(file.stem for file in CASES.iterdir()))
def test_every_file_of_the_cases(stem: str) -> None:
    case = parse((CASES / f"{stem}.txt").read_text(encoding="utf-8"))
    for path, content in case.files.items():
        text, problems = decode(content, path)
        if path.endswith(".yml") and not problems:
            plain = read_plain(text)
            assert plain is None or plain == careful(text)


@pytest.mark.parametrize(
    "text",
    [
        "name: No\nlist:\n  - one\n  - {two: 2, three: [3]}\nbody: |\n  x & y!\n\n  *z*\n",
        "{}",
        "--- # begins\na: 'it''s'\nb: \"\\u00e9\"\n...\n",
        "a: []\nb: {c: {}}\n",
    ],
)
def test_what_is_in_order_is_read_fast(text: str) -> None:
    plain = read_plain(text)
    assert plain is not None
    assert plain == careful(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text",
        "[a]",
        "a:",
        "a: ''",
        "a: [b, ]\nb: [~, ,]",
        "a: b\na: c",
        "a: {b: c, b: d}",
        "[a]: b",
        "a: &x b",
        "a: &x [b]",
        "a: !t b",
        "a: !t {b: c}",
        "a: *x",
        'a: "\\u202e"',
        "a: b\n---\nc: d",
        "a: @",
        "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH,
        "a: " + "[" * 100_000,
        "a: " + "b" * MAX_NODES,
    ],
)
def test_what_is_unusual_is_left_to_the_careful_reader(text: str) -> None:
    assert read_plain(text) is None
