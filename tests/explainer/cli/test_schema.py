"""`explainer schema`: which files it writes, when it says they are out of date."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from explainer.cli import main
from tests.conftest import ROOT
from tests.projects import SMALL, write

LOCAL = ".explainer/schemas"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["schema", *arguments], catch_exceptions=False)


def ids(site: Path, kind: str) -> list[str]:
    schema: dict[str, Any] = json.loads((site / LOCAL / "event.json").read_text(encoding="utf-8"))
    found: list[str] = schema["definitions"][f"id-of-{kind}"]["enum"]
    return found


def test_committed_schemas_are_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = run("--check")
    assert result.exit_code == 0, f"{result.stdout}run `make schemas`"


def test_both_are_written_and_git_ignores_those_with_ids(site: Path) -> None:
    result = run()
    assert result.exit_code == 0, result.output
    assert "schemas: 12 schemas, 12 of them changed\n" in result.stdout
    assert "skerry" not in (site / "schemas/event.json").read_text(encoding="utf-8")
    assert ids(site, "place") == ["skerry"]
    subprocess.run(["git", "init", "--quiet"], cwd=site, check=True)
    ignored = subprocess.run(
        ["git", "check-ignore", f"{LOCAL}/event.json", "schemas/event.json"],
        cwd=site, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert ignored.stdout == f"{LOCAL}/event.json\n"


def test_written_again_nothing_changes(site: Path) -> None:
    run()
    before = {file: file.stat().st_mtime_ns for file in site.rglob("*.json")}
    assert "none of them changed" in run().stdout
    assert {file: file.stat().st_mtime_ns for file in site.rglob("*.json")} == before
    assert not list(site.rglob(".*.json.*"))


def test_only_ids(site: Path) -> None:
    run("--ids")
    assert (site / LOCAL / "event.json").is_file()
    assert not (site / "schemas").exists()


def test_new_entry_is_offered_even_with_mistakes_but_no_draft(site: Path) -> None:
    write(site, {"content/places/harbour.yml": "name: Harbour\nplase: x\n",
                 "content/places/secret.yml": "name: Secret\ndraft: true\n"})  # fmt: skip
    run()
    assert ids(site, "place") == ["harbour", "skerry"]


def test_out_of_date_is_said_with_the_command_that_mends_it(site: Path) -> None:
    assert run("--check").exit_code == 1
    run()
    assert run("--check").exit_code == 0
    (site / "schemas/place.json").write_text("{}", encoding="utf-8")
    (site / "schemas/term.json").unlink()
    result = run("--check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "schemas/place.json: this schema is out of date",
        "schemas/term.json: this schema is missing",
    ]
    assert "`explainer schema`" in result.stderr
    assert (site / "schemas/place.json").read_text(encoding="utf-8") == "{}"


def test_check_needs_no_ids_and_bears_other_line_ends(site: Path) -> None:
    run("--out", "forms")
    file = site / "forms/place.json"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    write(site, {"content/places/harbour.yml": "name: Harbour\n"})
    assert run("--check", "--out", "forms").exit_code == 0
    assert "`explainer schema --out forms`" in run("--check", "--out", "forms/x").stderr.replace(
        "forms/x", "forms"
    )


def test_schema_of_nothing_is_removed_but_no_foreign_file(site: Path) -> None:
    run()
    (site / "schemas/place.json").rename(site / "schemas/village.json")
    (site / "schemas/mine.json").write_text("{}", encoding="utf-8")
    assert "schemas/village.json: this is the schema of nothing there is" in run("--check").stdout
    run()
    assert not (site / "schemas/village.json").exists()
    assert (site / "schemas/mine.json").exists()


def test_vocabulary_of_the_site(site: Path) -> None:
    settings = SMALL["site_config/settings.yml"] + "vocabularies: {event_types: {storm: A storm}}\n"
    write(site, {"site_config/settings.yml": settings})
    run()
    schema = json.loads((site / "schemas/event.json").read_text(encoding="utf-8"))
    assert schema["properties"]["type"]["enum"] == ["storm"]


@pytest.mark.parametrize(
    "files, arguments, says, code",
    [
        ({"site_config/settings.yml": "tilte: x\n"}, [], "settings.yml:1:1: unknown-field", 1),
        ({"site_config/words.yml": "x: y\n"}, ["--check"], "words.yml:1:4: unknown-field", 1),
        ({}, ["--settings", "none.yml"], "none.yml:1:1: no-settings", 1),
        ({}, ["--content", "none"], "none:1:1: no-content", 1),
        ({"schemas": "a file\n"}, [], "schemas: ", 1),
        ({".explainer": "a file\n"}, [], ".explainer", 1),
        ({}, ["--ids", "--check"], "leave one of them out", 2),
    ],
)
def test_what_cannot_be_done_is_said(
    site: Path, files: dict[str, str], arguments: list[str], says: str, code: int
) -> None:
    write(site, files)
    result = run(*arguments)
    assert says in result.output
    assert result.exit_code == code
