"""The head of a Markdown page, and where the rest begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.catalog.front_matter import read_front_matter
from explainer.reading.tree import data


@pytest.mark.parametrize(
    "text, head, body, first_line",
    [
        ("Text\n---\n", {}, "Text\n---\n", 1),
        ("", {}, "", 1),
        ("---\ntitle: x\n---\n\nText", {"title": "x"}, "\nText", 4),
        ("--- \ntitle: x\n---\t\nText", {"title": "x"}, "Text", 4),
        ("---\n---\nText", {}, "Text", 3),
        ("---\n\n\n---\nText", {}, "Text", 5),
        ("----\ntitle: x\n", {}, "----\ntitle: x\n", 1),
    ],
)
def test_parts(text: str, head: dict[str, str], body: str, first_line: int) -> None:
    document, rest, line, problems = read_front_matter(text, "a.md")
    assert (data(document.root), rest, line, problems) == (head, body, first_line, [])


def test_places_are_those_of_the_file() -> None:
    document, _, _, _ = read_front_matter("---\n\ntitle: x\n---\n", "a.md")
    assert document.root.entries["title"].position == (3, 8)
    assert document.text.startswith("---")


@given(st.lists(st.sampled_from(["---", "a: b", "a: [", "", "text", "- x"])).map("\n".join))
def test_first_line_is_where_the_rest_is(text: str) -> None:
    _, rest, first_line, problems = read_front_matter(text, "a.md")
    if not any(problem.code == "open-front-matter" for problem in problems):
        assert "\n".join(text.split("\n")[first_line - 1 :]) == rest
