"""YAML to a tree: every scalar a text, every place remembered, nothing that surprises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explainer.problems import Position
from explainer.reading import Mapping, Scalar, Sequence, read, read_file
from explainer.reading.text import decode
from explainer.reading.tree import data, descend, key_position
from explainer.reading.yaml import MAX_DEPTH
from tests.explainer.reading.pieces import YAML_LIKE


def root(text: str) -> Mapping:
    document, problems = read(text, "a.yml")
    assert document is not None
    assert problems == []
    return document.root


@pytest.mark.parametrize(
    "written",
    ["No", "22:22", "2022-11", "1e3", "0x1F", "007", "~", "null", "true", ".inf", "1_000", "<<"],
)
def test_scalar_stays_the_text_it_is(written: str) -> None:
    assert data(root(f"a: {written}\nb: [{written}]")) == {"a": written, "b": [written]}


def test_places_count_characters_from_one() -> None:
    tree = root("# Київ\nїжак: {ё: [é, 👩🏽‍🚒, here]}\ntext: |\n  x\n")
    assert tree.position == (2, 1)
    assert descend(tree, ("їжак", "ё", 2)).position == (2, 21)
    assert key_position(tree, ("їжак", "ё")) == (2, 8)
    assert descend(tree, ("text",)) == Scalar("x\n", Position(3, 7), block=True)


def test_descend_goes_as_far_as_there_is_something() -> None:
    tree = root("a: [{b: c}]")
    assert descend(tree, ("a", 0, "x", 3)) == descend(tree, ("a", 0))
    assert descend(tree, ("a", 7)) == descend(tree, ("a",))
    assert key_position(tree, ("a", 0, "b")) == (1, 6)


def test_styles_of_text() -> None:
    tree = root("a: 'it''s'\nb: \"\\u00e9\"\nc: >-\n  one\n  two\nd: \"\"\n")
    assert data(tree) == {"a": "it's", "b": "é", "c": "one two", "d": ""}


def test_first_line_moves_every_place() -> None:
    document, _ = read("a: b", "a.md", first_line=5)
    assert document is not None
    assert document.root.entries["a"].position == (5, 4)
    _, problems = read("a: @", "a.md", first_line=5)
    assert problems[0].position.line == 5


def test_what_could_be_read_is_kept_beside_the_problems() -> None:
    document, problems = read("a: *x\nb: &y c\nb: d\ne:\nf: g", "a.yml")
    assert document is not None
    assert data(document.root) == {"b": "c", "f": "g"}
    assert set(document.root.keys) == {"a", "b", "e", "f"}
    assert [problem.code for problem in problems] == [
        "alias", "anchor", "duplicate-key", "empty-value",
    ]  # fmt: skip


def test_a_billion_laughs_are_one_problem_each() -> None:
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    document, problems = read("\n".join(lines), "a.yml")
    assert document is not None
    assert {problem.code for problem in problems} == {"alias", "anchor"}
    assert all(document.root.entries[f"a{n}"] == Sequence((), p) for n, p in _starts(8))


def _starts(last: int) -> list[tuple[int, Position]]:
    return [(n, Position(n + 1, 5)) for n in range(1, last + 1)]


@pytest.mark.parametrize("text", ["[" * 100_000, "a: " * 100_000, "- " * 100_000, "{a: " * 100_000])
def test_depth_ends_before_the_stack_does(text: str) -> None:
    document, problems = read(text, "a.yml")
    assert document is None
    assert len(problems) == 1


def test_as_deep_as_it_may_be() -> None:
    text = "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert read(text, "a.yml")[1] == []
    assert read(text.replace("a: ", "a: [") + "]", "a.yml")[1] != []


@given(st.text() | YAML_LIKE)
@example("\ud800")
@example("a: !\n")
@example("*a : b")
def test_read_never_raises_on_text(text: str) -> None:
    document, problems = read(text, "a.yml")
    assert document is not None or problems
    for problem in problems:
        assert problem.code
        assert "\n" not in str(problem)


@given(st.binary() | YAML_LIKE.map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\xff\xfea\x00")
@example(b"\xef\xbb\xbf")
def test_decode_and_read_never_raise_on_bytes(content: bytes) -> None:
    text, problems = decode(content, "a.yml")
    if problems:
        assert all(problem.position >= (1, 1) for problem in problems)
        return
    _, problems = read(text, "a.yml")
    lines = text.split("\n")
    # The end of the file is a place too, and the parser counts one after it as a line.
    assert all(problem.position.line <= len(lines) + 1 for problem in problems)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    document, (problem,) = read_file(tmp_path / "none.yml", "none.yml")
    assert document is None
    assert str(problem).startswith("none.yml:1:1: unreadable the file cannot be read: ")


def test_folder_is_no_file(tmp_path: Path) -> None:
    assert [problem.code for problem in read_file(tmp_path, "x")[1]] == ["unreadable"]
