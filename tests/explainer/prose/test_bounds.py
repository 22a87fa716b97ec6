"""No text keeps an engine busy for long, or makes it give up."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.prose.bounds import (
    MAX_DEPTH,
    MAX_INDENT,
    MAX_LINE,
    MAX_LINES,
    MAX_NESTING,
    excess,
    is_deep,
)
from explainer.prose.commonmark import lost_parts, render
from explainer.prose.names import Names
from explainer.prose.sanitise import sanitise_page
from explainer.prose.sentences import excerpt
from explainer.prose.weave import Target, Weaver
from explainer.rendering.headings import anchored
from explainer.site import Project
from explainer.site.site import check_site
from tests.explainer.prose.conftest import entry
from tests.projects import SMALL, check, write

# A hostile text may cost as much as this many ordinary pages of the greatest length. What was
# mended here cost hundreds; measured in the same run, it holds on a slow or busy machine too.
ORDINARY_PAGES = 30

_PARAGRAPH = (
    "The *keeper* lit the [lamp](../glossary/lamp.md) at night, and [[skerry]] was seen `far` "
    "away from the shore.\n\n"
)

# Each made an engine take from ten seconds to minutes, a hundred thousand characters of it.
SLOW = [
    "<a ", "<p>", "<div>", "</div>", "<![CDATA[", "<http://a", "*", "**a ", "*a**b ", "_*", "**_",
    "`a ", "``a ", "![", "![a](", "[", "[a](", "[a](<", "[a][", '[a](b "', "[[", "[[a]] ", "[^a] ",
    "\\", "\\*", "&", "{: ", "# a\n", "- a\n", "* * *\n", "> ", ">", "|a|b|\n|-|-|\n", "!!! note\n",
    "??? note\n", '=== "a"\n', "[^a]: x\n- a\n> ", "a\n: b\n", "1. a\n", "1. a\n-\n", "~~~\n",
    "```\n",
]  # fmt: skip


def _longest(unit: str, paragraph: int) -> str:
    """Return the longest text of a piece of Markdown that is still rendered."""

    def text(number: int) -> str:
        part = unit * paragraph + "\n\n"
        return part * (number // paragraph) + unit * (number % paragraph)

    low, high = 0, 100_000 // len(unit)
    while low < high:
        middle = (low + high + 1) // 2
        if excess(text(middle)):
            high = middle - 1
        else:
            low = middle
    return text(low)


@cache
def _patience() -> float:
    """Return the processor time, in seconds, that ordinary pages take."""
    project = Project(Path(), Path(), Path())
    text = _PARAGRAPH * (100_000 // len(_PARAGRAPH))
    return ORDINARY_PAGES * max(
        _seconds(lambda: sanitise_page(project.render(text))) for _ in range(3)
    )


def _seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


@pytest.mark.parametrize("unit", SLOW)
@pytest.mark.parametrize("paragraph", [100, 100_000])
def test_no_page_takes_long(unit: str, paragraph: int, project: Project) -> None:
    text = _longest(unit, paragraph)

    def page() -> None:
        try:
            sanitise_page(project.render(text))
        except RecursionError:  # told as a problem of the page
            return

    assert _seconds(page) < _patience()
    assert _seconds(lambda: (render(text, inline=False), lost_parts(text))) < _patience()


@pytest.fixture
def project() -> Project:
    return Project(Path(), Path(), Path())


@pytest.mark.parametrize(
    "text, line",
    [
        ("a\n" + "a" * (MAX_LINE + 1), 1),
        ("> " * MAX_NESTING + "a", None),
        ("a\n\n" + "> " * (MAX_NESTING + 1) + "a", 2),
        ("- " * (MAX_NESTING + 1) + "a", 0),
        (" >- 1. " * 7 + "a", 0),
        ("- a\n" + " " * (MAX_INDENT + 1) + "- a", 1),
        ("- a\n" + " " * (MAX_INDENT - 2) + "- a", None),
        ("[" * 401, 0),
        ("[\n" * 400 + "\n" + "[\n" * 401, 801),
        (("[" * 400 + "\n\n") * 20, 24),
        ("a" * 100_001, 0),
        ("a\n" * MAX_LINES + "\n" + "a\n" * (MAX_LINES + 1), 2 * MAX_LINES + 1),
        ("*a* `b` [c](d)\n\n- e\n    - f\n\n> g\n\n| h |\n| - |\n", None),
    ],
)
def test_excess(text: str, line: int | None) -> None:
    found = excess(text)
    assert (found.line if found else None) == line


def test_depth_of_elements() -> None:
    assert not is_deep("<p><img><br></p>" * 1000)
    assert not is_deep("<div>" * MAX_DEPTH + "</div>" * MAX_DEPTH)
    assert is_deep("<div>" * (MAX_DEPTH + 1) + "</div>" * (MAX_DEPTH + 1))


@pytest.mark.parametrize(
    "text",
    ["x " + "." * 99_000, "A. " * 33_000, "x." + '"' * 99_000, ". (" * 33_000, "。" * 99_000],
)
def test_sentences_take_no_longer_than_reading(text: str) -> None:
    assert _seconds(lambda: excerpt(text, 0, 1)) < _patience()
    assert _seconds(lambda: excerpt(text, 50_000, 50_001)) < _patience()


@pytest.mark.parametrize("number", [1, 9_000])
def test_explicit_links_take_no_longer_than_reading(number: int) -> None:
    targets = {f"e{i}": Target(f"e{i}", "E", "e/", explained=False) for i in range(number)}
    html = " ".join(f'<a href="e{i % number}">x</a>' for i in range(9_000))
    weaver = Weaver("page", None, targets.__getitem__, targets.get)
    assert _seconds(lambda: weaver.weave(f"<p>{html}</p>")) < _patience()


@pytest.mark.parametrize("text", ["a" * 60_000, "a " * 30_000, "-a" * 30_000])
def test_names_take_no_longer_than_reading(text: str) -> None:
    names = Names([entry(f"e{i}", "a" * i) for i in range(2, 300)])
    assert _seconds(lambda: names.find(text)) < _patience()


def test_names_of_many_words_take_no_longer_than_reading() -> None:
    names = Names([entry("e", "-" * 299), *(entry(f"e{i}", "-" * i + "a") for i in range(1, 299))])
    assert _seconds(lambda: names.find(("-" * 298 + "ab") * 330)) < _patience()


def test_headings_take_no_longer_than_reading() -> None:
    assert _seconds(lambda: anchored("<h2>" * 25_000)) < _patience()
    assert _seconds(lambda: anchored("<h2>a</h3>" * 25_000)) < _patience()


def test_an_engine_that_gives_up_is_a_problem(tmp_path: Path) -> None:
    page = "About.\n\n" + "a\n: b\n" * 500
    result = check(write(tmp_path, SMALL | {"content/about.md": page}))
    assert "content/about.md:1:1: too-complex the page nests too deep" in result.stdout
    assert "Traceback" not in result.stdout


def test_links_that_are_not_found_take_no_longer_than_reading(tmp_path: Path) -> None:
    text = "".join(f"[a](&#98;{i}) " + "\n\n" * (i % 90 == 0) for i in range(1_900))
    project = Project(tmp_path, tmp_path / "content", tmp_path / "site_config/settings.yml")
    write(tmp_path, SMALL | {"content/about.md": text})
    assert _seconds(lambda: check_site(project)) < _patience()


@given(st.text(alphabet="> -*1.\t\n[a", max_size=80))
def test_any_text_is_measured(text: str) -> None:
    found = excess(text)
    assert found is None or 0 <= found.line <= text.count("\n")


@given(st.lists(st.tuples(st.sampled_from("[<*\\!&`\n> 1.-é"), st.integers(1, 310)), max_size=6))
def test_what_is_ordinary_is_within_every_bound(runs: list[tuple[str, int]]) -> None:
    text = "".join(unit * number for unit, number in runs)
    # After so many words each text is measured, whatever else is in it.
    measured = excess("a\n\n" * (MAX_LINES // 2) + text)
    found = excess(text)
    assert (found is None) == (measured is None)
    assert found is None or found.message == measured.message  # type: ignore[union-attr]
