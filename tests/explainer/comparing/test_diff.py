"""`explainer diff`: what it says of a change, where the earlier version is from, and its end."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.commands import diff, difference
from tests.conftest import ROOT
from tests.projects import SMALL, tree, write
from tests.repositories import committed, git
from tests.test_cases import CASES, parse

CLAIM = SMALL["content/claims/always-lit.yml"]
JUDGED = CLAIM + "assessments:\n  - {by: board, date: 1850, wording: was out, verdict: refuted}\n"
BOARD = "name: The board\n"


@pytest.mark.usefixtures("site")
def test_no_difference() -> None:
    result = diff()
    assert result.exit_code == 0
    assert result.stdout.endswith("\nReaders would see no difference.\n")
    assert result.stdout.startswith("Compared with where this branch left main (")


def test_entries_added_and_changed_and_what_links_to_them(site: Path) -> None:
    before = git(site, "status", "--porcelain")
    write(
        site,
        {
            "content/events/wreck.yml": "name: A wreck\ndate: 1850\nplace: skerry\n",
            "content/events/first-light.yml": (
                "name: First light\ndate: 1845\nplace: {id: skerry}\n"
                "summary: The keeper lit the big lamp on the Skerry.\n"
            ),
        },
    )
    said = difference()
    assert [one["path"] for one in said["added"]] == ["events/wreck.yml"]
    (changed,) = said["changed"]
    assert changed["entry"]["name"] == "First light"
    summary, date = changed["fields"]
    assert (date["label"], date["before"], date["after"]) == ("Date", "February 1844", "1845")
    assert summary["before"] == "The keeper lit the lamp on the Skerry."
    assert summary["after"] == "The keeper lit the big lamp on the Skerry."
    assert [(one["page"]["id"], one["gained"], one["lost"]) for one in said["links"]] == [
        ("skerry", ["A wreck"], [])
    ]
    assert said["dead"] == []
    git(site, "checkout", "--quiet", ".")
    (site / "content/events/wreck.yml").unlink()
    assert git(site, "status", "--porcelain") == before


def test_a_standing_that_changes_and_why(site: Path) -> None:
    write(
        site,
        {"content/organisations/board.yml": BOARD, "content/claims/always-lit.yml": JUDGED},
    )
    (change,) = difference()["standings"]
    assert (change["before"], change["after"]) == ("unassessed", "refuted")
    assert change["reasons"] == ["new: The board, 1850: “was out”, read as refuted"]
    committed(site)
    write(site, {"content/claims/always-lit.yml": CLAIM})
    (change,) = difference("HEAD")["standings"]
    assert (change["before"], change["after"]) == ("refuted", "unassessed")
    assert change["reasons"] == ["gone: The board, 1850: “was out”, read as refuted"]
    # Whoever belongs to the maker judges a claim of their own.
    write(
        site,
        {
            "content/claims/always-lit.yml": JUDGED,
            "content/people/keeper.yml": "name: The keeper\naffiliations: [board]\n",
        },
    )
    (change,) = difference("HEAD")["standings"]
    assert change["after"] == "unassessed"
    assert change["reasons"][0].startswith("no longer counts: The board, 1850: “was out”; nobody")


def test_an_address_that_would_die_is_an_error(site: Path) -> None:
    git(site, "mv", "content/people/keeper.yml", "content/people/warden.yml")
    write(site, {"content/claims/always-lit.yml": CLAIM.replace("keeper", "warden")})
    said = difference()
    assert said["failed"]
    assert said["dead"] == [
        {
            "address": "people/keeper/",
            "hint": "write `formerly: [keeper]` in people/warden.yml",
        }
    ]
    assert diff().exit_code == 1
    # A narrative or a page dies likewise, and what an entry was called before does not.
    warden = "name: The keeper\nsummary: Who tended the light.\nformerly: [keeper]\n"
    write(site, {"content/people/warden.yml": warden})
    result = diff()
    assert result.exit_code == 0, result.output
    assert "was /people/keeper/, which leads there" in result.stdout
    committed(site)
    write(site, {"content/people/warden.yml": SMALL["content/people/keeper.yml"]})
    (dead,) = difference("HEAD")["dead"]
    assert dead["hint"] == "put `people/keeper` back under `formerly` in people/warden.yml"


def test_a_draft_is_no_longer_there(site: Path) -> None:
    draft = SMALL["content/events/first-light.yml"] + "draft: true\n"
    write(site, {"content/events/first-light.yml": draft})
    said = difference()
    assert [one["entry"]["id"] for one in said["removed"]] == ["first-light"]
    (dead,) = said["dead"]
    assert dead["hint"].startswith("it is a draft now; leave `draft` out of events/first-light.yml")


def test_an_entry_that_takes_another_in(site: Path) -> None:
    (site / "content/people/keeper.yml").unlink()
    write(
        site,
        {
            "content/claims/always-lit.yml": CLAIM.replace("made_by: keeper\n", ""),
            "content/glossary/lamp.yml": SMALL["content/glossary/lamp.yml"]
            + "formerly: [people/keeper]\n",
        },
    )
    said = difference()
    (removed,) = said["removed"]
    assert (removed["entry"]["id"], removed["leads_to"]["id"]) == ("keeper", "lamp")
    assert (said["dead"], said["renamed"]) == ([], [])


def test_pages_of_markdown(site: Path) -> None:
    write(site, {"content/index.md": SMALL["content/index.md"].replace("lights", "[[keeper]]s")})
    said = difference()
    (changed,) = said["changed"]
    assert changed["entry"]["path"] == "index.md"
    assert changed["fields"][0]["after"].endswith("about [[keeper]]s.")
    assert [(one["page"]["path"], one["gained"]) for one in said["links"]] == [
        ("index.md", ["The keeper"])
    ]


def test_errors_on_either_side_are_said(site: Path) -> None:
    write(site, {"content/people/keeper.yml": "nmae: X\n"})
    result = diff()
    assert result.exit_code == 1
    assert "This version has 2 errors" in result.stdout
    committed(site, "Broken")
    write(site, {"content/people/keeper.yml": SMALL["content/people/keeper.yml"]})
    result = diff("HEAD")
    assert result.exit_code == 0, result.output
    assert "The earlier version has 2 errors" in result.stdout
    assert "what changed cannot be said" in result.stdout


def test_files_of_the_site_are_an_alarm_from_outside(site: Path) -> None:
    write(site, {"site_config/hook.py": "", "README.md": "", "mkdocs.yml": "x: 1\n"})
    assert difference()["site_files"] == ["mkdocs.yml", "site_config/hook.py"]
    said = diff("--format", "markdown", "--from-outside").stdout
    assert said.index("> [!CAUTION]") < said.index("`site_config/hook.py`")
    assert "From outside, and it changes how the site is built" in said
    assert "CAUTION" not in diff("--format", "markdown").stdout


HOSTILE = (
    "</b>| `x` **b** @everyone #1 [a](javascript:x) https://evil.example www.evil.example ##[x]"
)


def test_content_is_shown_as_the_words_that_it_is(site: Path) -> None:
    name = HOSTILE.replace("#", "\\x23")
    write(site, {"content/places/evil.yml": f'name: "{name}"\naliases: ["::error::x"]\n'})
    markdown = diff("--format", "markdown").stdout
    (line,) = (line for line in markdown.splitlines() if "everyone" in line and "evil.yml" in line)
    shown = line.partition(" (place")[0]
    assert not re.search(r"(?<!\\)[|`\[\]()]|<|@|(?<!&)#\d|://|www\.", shown)
    text = diff().stdout
    assert not re.search(r"^\s*::|##\[", text, re.MULTILINE)
    (added,) = difference()["added"]
    assert added["name"] == HOSTILE
    assert "##[" not in diff("--format", "json").stdout


@pytest.mark.parametrize("stem", sorted(file.stem for file in CASES.iterdir()))
def test_broken_content_before_and_after(stem: str, site: Path) -> None:
    shutil.rmtree(site / "content")
    (site / "site_config/settings.yml").unlink()
    parse((CASES / f"{stem}.txt").read_text(encoding="utf-8")).write(site)
    before = tree(site)
    said = difference()
    assert said["dead"] or said["errors"]["after"]
    assert tree(site) == before
    committed(site, "Broken")
    for path in ("content", "site_config"):
        shutil.rmtree(site / path, ignore_errors=True)
    write(site, SMALL)
    assert difference("HEAD")["errors"]["after"] == 0


def test_real_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("content", "site_config"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    committed(tmp_path)
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "content/claims/breakthrough-along-t0513.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("verdict: unlikely", "verdict: refuted"), encoding="utf-8")
    said = difference()
    (change,) = said["standings"]
    assert (change["before"], change["after"]) == ("unlikely", "refuted")
    assert [one["entry"]["id"] for one in said["changed"]] == ["breakthrough-along-t0513"]
    assert [said[name] for name in ("added", "removed", "links", "dead")] == [[], [], [], []]


WITHDRAWN = "name: Always lit\nwithdrawn: {because: Nobody knew., on: 1899-12, see: first-light}\n"


def test_what_is_withdrawn_is_no_removal_and_no_death(site: Path) -> None:
    write(site, {"content/claims/always-lit.yml": WITHDRAWN})
    result = diff()
    assert result.exit_code == 0
    assert (
        "Withdrawn (1):\n  Always lit (claim, claims/always-lit.yml)\n"
        "    on December 1899: Nobody knew.; read instead: First light\n"
    ) in result.stdout
    said = difference()
    assert said["removed"] == said["changed"] == said["dead"] == []
    assert said["withdrawn"][0]["see"]["id"] == "first-light"


def test_what_is_no_longer_withdrawn_and_what_is_deleted(site: Path) -> None:
    write(site, {"content/claims/always-lit.yml": WITHDRAWN})
    committed(site)
    assert difference()["withdrawn"] == []
    write(site, {"content/claims/always-lit.yml": CLAIM})
    (changed,) = difference()["changed"]
    assert changed["fields"][0]["note"] == "no longer"
    (site / "content/claims/always-lit.yml").unlink()
    result = diff()
    assert result.exit_code == 1
    assert "put claims/always-lit.yml back with its name and `withdrawn: " in result.stdout
