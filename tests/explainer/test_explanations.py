"""What each problem means: every code has an explanation, and its examples show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from explainer.explanations import Explanation, codes, explanation
from explainer.settings.lints import LINTS
from explainer.site import Project, check_site
from tests.conftest import DAY
from tests.test_cases import CASES, OPTIONS, SETTINGS, SOURCE
from tests.test_cases import codes as codes_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from explainer.explanations import ExampleFile

# What hangs on the rights of a file, on a kind of a site's own, on 51 files, on other sites.
WITHOUT_EXAMPLE = {"unreadable", "invalid-value", "too-deep", "broken-link"}


def found(root: Path, files: Sequence[ExampleFile], code: str) -> set[str]:
    """Return the codes of what is wrong in an example; of the lints only those it names speak."""
    named = {code, *re.findall(r"lint: ([a-z-]+)", "".join(file.text for file in files))}
    others = "".join(f"    {lint}: off\n" for lint in LINTS if lint not in named)
    written = {file.path: OPTIONS[file.way](file.text) for file in files}
    if code != "no-settings":
        lints = f"lints:\n  severity:\n{others}".encode()
        written.setdefault(SETTINGS, b"title: A site\nas_of: 2022\n" + lints)
    for path, content in written.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if {file.path: file.way for file in files}.get(path) == "symlink":
            (root / path).symlink_to(content.decode().strip())
        else:
            (root / path).write_bytes(content)
    if code != "no-content":
        (root / "content").mkdir(exist_ok=True)
    problems = check_site(Project(root, root / "content", root / SETTINGS), today=DAY)
    return {problem.code for problem in problems}


def of(code: str) -> Explanation:
    one = explanation(code)
    assert one is not None
    return one


def test_every_code_has_an_explanation_and_no_other_has() -> None:
    printed = "".join(file.read_text(encoding="utf-8") for file in CASES.glob("*.txt"))
    shown = set(re.findall(r"^\S.*?:\d+:\d+: ([a-z-]+) ", printed, re.MULTILINE))
    assert set(codes()) == codes_in(SOURCE) | shown | {"invalid-value"}


def test_no_other_code_is_explained() -> None:
    assert explanation("no-such-problem") is None
    assert explanation("../__init__") is None


@pytest.mark.parametrize("code", sorted({*codes()} - WITHOUT_EXAMPLE))
def test_the_wrong_example_has_the_problem_and_the_right_one_has_none(
    code: str, tmp_path: Path
) -> None:
    one = of(code)
    assert code in found(tmp_path / "wrong", one.wrong, code)
    assert found(tmp_path / "right", one.right, code) == set()


def test_codes_without_example_have_none() -> None:
    assert {code for code in codes() if not of(code).wrong} == WITHOUT_EXAMPLE


@pytest.mark.parametrize("code", codes())
def test_an_explanation_can_be_read_in_a_terminal(code: str) -> None:
    one = of(code)
    assert one.gist.endswith(".")
    assert len(one.gist) <= 120
    assert all(len(line) <= 95 for part in one.paragraphs for line in part.split("\n"))
