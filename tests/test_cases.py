"""What an editor is told: each file in `cases/` holds content and the problems in it.

A case is a line of prose, then files (`--- path`, an option in brackets, and their text), then
`--- problems` with the very lines that `explainer check` prints. Adding one needs no Python:

    A misspelt field is named with the nearest right one.
    --- content/places/bakhmut.yml
    plase: x
    --- problems
    content/places/bakhmut.yml:1:1: unknown-field …

Where a case has no `site_config/settings.yml` it is given one without fault.
"""

from __future__ import annotations

import ast
import os
import re
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from explainer.cli import main
from tests.conftest import DAY

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).parent / "cases"
SOURCE = Path(__file__).parent.parent / "plugins" / "explainer"

SETTINGS = "site_config/settings.yml"
# A case is small: most of what is in one nothing else refers to.
DEFAULT_SETTINGS = b"""\
title: A site
as_of: 2022-11-29
lints: {severity: {unreferenced: off, unused-term: off}}
"""

SECTION = re.compile(r"--- (?P<name>\S.*?)(?: \[(?P<option>[^\]]*)\])?")

# What the text of a file becomes before it is written.
OPTIONS: dict[str, Callable[[str], bytes]] = {
    "": str.encode,
    "latin-1": lambda text: text.encode("latin-1"),
    "utf-16": lambda text: text.encode("utf-16"),
    "escaped": lambda text: text.encode("ascii").decode("unicode_escape").encode(),
    "bytes": lambda text: text.encode("ascii").decode("unicode_escape").encode("latin-1"),
    "no-newline": lambda text: text.removesuffix("\n").encode(),
    "windows-newlines": lambda text: text.replace("\n", "\r\n").encode(),
    "10000-times": lambda text: text.encode() * 10_000,
    "symlink": str.encode,
}


class MalformedCaseError(Exception):
    """A file in `cases/` is not formed as this page says."""


@dataclass(frozen=True)
class Case:
    """The files of a case, those of them that are symbolic links, and what is printed."""

    files: dict[str, bytes]
    symlinks: frozenset[str]
    problems: list[str]

    def write(self, root: Path) -> None:
        for path, content in ({SETTINGS: DEFAULT_SETTINGS} | self.files).items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if path in self.symlinks:
                file.symlink_to(content.decode().strip())
            else:
                file.write_bytes(content)


def parse(text: str) -> Case:
    """Read a case; raise `MalformedCaseError` rather than guess."""
    header, *sections = re.split(r"^(?=--- \S)", text, flags=re.MULTILINE)
    if not header.strip() or not text.endswith("\n"):
        raise MalformedCaseError("begin with a line that says what is shown; end with a line end")
    files: dict[str, bytes] = {}
    symlinks = set()
    for section in sections[:-1]:
        heading, _, body = section.partition("\n")
        name, option = _heading(heading)
        if name in files or name == "problems":
            raise MalformedCaseError(f"{name} stands twice, or before a file")
        files[name] = OPTIONS[option](body)
        if option == "symlink":
            symlinks.add(name)
    heading, _, body = sections[-1].partition("\n") if sections else ("", "", "")
    if heading != "--- problems" or not files:
        raise MalformedCaseError("name a file at least, and end with `--- problems`")
    return Case(files, frozenset(symlinks), body.splitlines())


def _heading(line: str) -> tuple[str, str]:
    found = SECTION.fullmatch(line)
    name, option = (found["name"], found["option"] or "") if found else ("", "")
    path = PurePosixPath(name)
    if option not in OPTIONS or path.is_absolute() or ".." in path.parts or not path.parts:
        raise MalformedCaseError(f"{line!r} is no heading of a file; options: {', '.join(OPTIONS)}")
    return name, option


def check(root: Path, monkeypatch: pytest.MonkeyPatch, *, backwards: bool) -> tuple[list[str], int]:
    """Return what `explainer check` prints in a folder, and its exit code.

    The system gives the files of a folder in one order or `backwards`.
    """
    scandir = os.scandir

    def ordered(folder: Path) -> nullcontext[list[os.DirEntry[str]]]:
        with scandir(folder) as items:
            return nullcontext(sorted(items, key=lambda item: item.name, reverse=backwards))

    with monkeypatch.context() as patch:
        patch.chdir(root)
        patch.setattr(os, "scandir", ordered)
        arguments = ["check", "--no-cache", "--today", f"{DAY}"]
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    # Below a problem the line of the file is shown; no problem begins with a space.
    lines = [line for line in result.stdout.splitlines() if not line.startswith(" ")]
    return lines, result.exit_code


@pytest.mark.parametrize("stem", sorted(file.stem for file in CASES.iterdir()))
def test_case(stem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = parse((CASES / f"{stem}.txt").read_text(encoding="utf-8"))
    case.write(tmp_path)
    printed, exit_code = check(tmp_path, monkeypatch, backwards=False)
    assert printed == case.problems
    errors = [line for line in case.problems if " warning: " not in line]
    assert exit_code == (1 if errors else 0)
    assert check(tmp_path, monkeypatch, backwards=True) == (printed, exit_code)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "--- content/a.yml\n--- problems\n",
        "No file.\n--- problems\n",
        "No problems.\n--- content/a.yml\nname: x\n",
        "Not the last.\n--- problems\n--- content/a.yml\n",
        "Twice.\n--- content/a.yml\n--- content/a.yml\n--- problems\n",
        "Problems twice.\n--- content/a.yml\n--- problems\n--- problems\n",
        "Option.\n--- content/a.yml [utf-7]\n--- problems\n",
        "No path.\n--- .\n--- problems\n",
        "Outside.\n--- ../a.yml\n--- problems\n",
        "Outside.\n--- /tmp/a.yml\n--- problems\n",
        "No line end.\n--- content/a.yml\n--- problems\nx",
    ],
)
def test_malformed_case_is_refused(text: str) -> None:
    with pytest.raises(MalformedCaseError):
        parse(text)


def test_every_kind_of_problem_has_a_case() -> None:
    printed = "".join(file.read_text(encoding="utf-8") for file in CASES.glob("*.txt"))
    shown = set(re.findall(r"^\S.*?:\d+:\d+: ([a-z-]+) ", printed, re.MULTILINE))
    # A file that may not be read is no test for the one who may read all of them; and what other
    # sites answer is asked only where somebody wants to know.
    assert codes(SOURCE) - shown == {"unreadable", "broken-link"}


def codes(source: Path) -> set[str]:
    """Return the code of every problem that the library can report, by reading it."""
    found = set()
    for file in source.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= _code(node)
    return found


def _code(call: ast.Call) -> set[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    place = {"reject": 0, "Finding": 0, "Refusal": 0, "_report": 1, "Problem": 2, "_at": 2}.get(
        name
    )
    argument = call.args[place] if place is not None and len(call.args) > place else None
    return {argument.value} if isinstance(argument, ast.Constant) else set()  # type: ignore[arg-type]  # a text
