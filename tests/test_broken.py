"""Every command on every broken site: no traceback, the exit codes it documents, no harm done.

But for `explainer diff`, whose broken versions before and after are in `comparing/`.
"""

from __future__ import annotations

import functools
import json
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pydantic import BaseModel

from explainer.catalog.files import scan
from explainer.cli import main
from explainer.kinds import KINDS
from explainer.schema import documents
from explainer.schema.generate import generate
from tests.broken import damaged, undamaged
from tests.conftest import DAY

SITES = undamaged()
DAMAGED = damaged()

every_site = pytest.mark.parametrize("name", [*SITES, *DAMAGED])
every_undamaged_site = pytest.mark.parametrize("name", SITES)

# Where there is nothing to have a line: the folder of content, and files that are not there.
_MISSING = {"no-content", "no-settings", "not-a-file", "unreadable"}
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*?(?=[ \t]*$)", re.MULTILINE)


@pytest.fixture
def site(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "site"
    root.mkdir()
    (SITES | DAMAGED)[name](root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return root


@functools.cache
def generated(model: type[BaseModel]) -> str:
    """Return the schema of a model as JSON: it takes long to make and is the same each time."""
    return json.dumps(generate(model))


def run(*arguments: str, exits: set[int]) -> Result:
    """Run a command, which has to end as it documents, and to say why where it refuses."""
    result = CliRunner().invoke(main, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code in exits, result.output
    assert "Traceback" not in result.output
    assert result.exit_code == 0 or result.output.strip()
    return result


def everything(root: Path) -> dict[str, bytes]:
    """Return all that lies in a folder: files with their bytes, and of the rest what it is."""
    found = {}
    for folder, folders, files in os.walk(root):
        for path in (Path(folder, name) for name in (*folders, *files)):
            mode = path.lstat().st_mode
            held = b""
            if stat.S_ISLNK(mode):
                held = os.fsencode(path.readlink())
            elif stat.S_ISREG(mode):
                held = path.read_bytes()
            found[str(path.relative_to(root))] = b"%o " % mode + held
    return found


def checked(*options: str) -> list[dict[str, Any]]:
    """Return the problems of the site in this folder."""
    given = ("--format", "json", "--today", f"{DAY}", *options)
    result = run("check", *given, exits={0, 1})
    found: list[dict[str, Any]] = json.loads(result.stdout)["problems"]
    failing = any(one["severity"] == "error" for one in found)
    assert result.exit_code == int(failing)
    return found


@every_site
def test_check_says_where_in_every_format(site: Path) -> None:
    before = everything(site)
    found = checked()
    for problem in found:
        assert is_place(site, problem), problem
    text = run("check", "--today", f"{DAY}", exits={0, 1}).stdout.splitlines()
    github = run("check", "--format", "github", "--today", f"{DAY}", exits={0, 1}).stdout
    said = [line for line in text if not line.startswith(" ")]
    assert len(said) == len(found) == len(github.splitlines())
    assert all(
        line.startswith(("::error file=", "::warning file=")) for line in github.splitlines()
    )
    assert not [line for line in text if line.lstrip().startswith("::") or "##[" in line]
    assert everything(site) == before


def is_place(root: Path, problem: dict[str, Any]) -> bool:
    """Say whether a problem stands at a place that exists."""
    file = root / problem["path"]
    line: int = problem["line"]
    column: int = problem["column"]
    if not file.is_file() or file.is_symlink():
        code: str = problem["code"]
        return (line, column) == (1, 1) and code in _MISSING
    text = file.read_bytes().removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


@every_site
def test_what_is_fixed_stays_fixed_and_loses_nothing(site: Path) -> None:
    first, before = everything(site), checked()
    shown = run("check", "--fix", "--diff", "--no-cache", exits={0, 1})
    assert everything(site) == first
    after = checked("--fix", "--no-cache")
    once = everything(site)
    assert shown.exit_code == int(once != first)
    assert bool(shown.stdout) == (once != first)
    assert len(errors(after)) <= len(errors(before))
    assert checked("--fix", "--no-cache") == after
    assert everything(site) == once
    assert errors(checked("--fix", "--order", "--no-cache")) == errors(after)
    ordered = everything(site)
    run("check", "--fix", "--order", "--no-cache", exits={0, 1})
    assert everything(site) == ordered
    assert comments(ordered) == comments(once) == comments(first)


def errors(problems: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Return the errors among problems, without their places, which another order changes."""
    return sorted(
        (one["path"], one["code"], one["message"]) for one in problems if one["severity"] == "error"
    )


def comments(files: dict[str, bytes]) -> dict[str, list[str]]:
    """Return the comments of all files, whatever their order."""
    return {
        path: sorted(_COMMENT.findall(re.sub(r"\r\n?", "\n", raw.decode(errors="replace"))))
        for path, raw in files.items()
    }


@every_undamaged_site
def test_commands_that_read_change_nothing(site: Path) -> None:
    before = everything(site)
    run("rename", one_id(site), "another-name", "--dry-run", exits={0, 1, 2})
    for code in {problem["code"] for problem in checked()}:
        run("explain", code, exits={0})
    run("init", ".", exits={2})
    assert everything(site) == before


def one_id(site: Path) -> str:
    """Return the id of an entry of the site, or of one that it might have."""
    content = site / "content"
    entries = scan(content, "content", KINDS).entries if content.is_dir() else []
    return entries[0].id if entries else "lisbon"


@every_undamaged_site
def test_rename_and_new_are_done_or_refused(site: Path) -> None:
    before = everything(site)
    renamed = run("rename", one_id(site), "another-name", exits={0, 1, 2})
    assert renamed.exit_code == 0 or renamed.stderr.splitlines()[-1].startswith(("Error: ", "  "))
    after = everything(site)
    assert (after == before) == (renamed.exit_code != 0)
    made = run("new", "place", "Lisbon Town", exits={0, 1, 2})
    more = set(everything(site).items()) - set(after.items())
    files = [
        (site / path).resolve()
        for path, held in more
        if not stat.S_ISDIR(int(held.partition(b" ")[0], 8))
    ]
    assert files == ([(site / made.stdout.strip()).resolve()] if made.exit_code == 0 else [])


@every_undamaged_site
def test_schemas_are_written_whole_or_not_at_all(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "generate", lambda model: json.loads(generated(model)))
    before = everything(site)
    result = run("schema", exits={0, 1})
    after = everything(site)
    assert {path: after[path] for path in before} == before
    assert (after == before) == (result.exit_code == 1)
    assert run("schema", "--ids", exits={0, 1}).exit_code == result.exit_code
    run("schema", "--check", exits={0, 1} if result.exit_code else {0})
    assert everything(site) == after


@every_undamaged_site
def test_build_publishes_all_or_nothing(site: Path) -> None:
    (site / "site").mkdir()
    (site / "site/index.html").write_text("As it was.")
    before = everything(site)
    failed = run("build", "--quiet", exits={0, 1}).exit_code
    after = everything(site)
    assert (after == before) == bool(failed)
    assert {path: raw for path, raw in after.items() if not path.startswith("site")} == {
        path: raw for path, raw in before.items() if not path.startswith("site")
    }
