"""`explainer rename`: what is rewritten, what is left, what is refused, and all or nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explainer.cli import main
from explainer.comparing import compare, snapshot
from explainer.kinds.place import Place
from explainer.renaming import carry_out, plan
from explainer.renaming.former import with_former
from explainer.renaming.trial import tried
from explainer.site import Project
from tests.conftest import ROOT
from tests.projects import tree, write

SETTINGS = "title: Portugal # ours\nas_of: 2022\nmap: {around: lisbon}\nstart_with: walk\n"

FILES = {
    "site_config/settings.yml": SETTINGS,
    "mkdocs.yml": "nav:\n  - Town: places/lisbon.md\n  - lisbon: index.md\nx: !ENV [A, b]\n",
    "content/index.md": "# Lisbon\n\n![[lisbon]]\n\n![[timeline place=lisbon since=1755]]\n",
    "content/places/lisbon.yml": "name: Lisbon # ours\nwithin: portugal\nbody: |\n  A town.\n",
    "content/places/portugal.yml": (
        "name: Portugal\nsee_also:\n  - lisbon   # twice\n  - 'lisbon'\n"
    ),
    "content/events/quake.yml": (
        "name: Quake\r\ndate: 1755-11-01\r\nplace: {id: lisbon, relation: near}\r\n"
        "tags: [lisbon]\r\nsummary: In lisbon, `[[lisbon]]`, [[lisbon]].\r\n"
    ),
    "content/events/flood.yml": (
        "# lisbon\nname: lisbon\ndate: 1756\nplace: lisbon\nbody: |\n"
        "  Cafe\u0301 [[ lisbon |lisbon]], [lisbon](../places/lisbon.md#top), [a][lisbon].\n\n"
        "  [lisbon]: ../places/lisbon.yml\n"
    ),
    "content/claims/fell.yml": (
        "name: It fell\nstatement: It fell.\nform: report\nmade_by: lisbon-paper\n"
        "about: [quake, lisbon]\n"
    ),
    "content/organisations/lisbon-paper.yml": "name: The paper\ncountry: lisbon\n",
    "content/narratives/walk.md": (
        "---\ntitle: A walk\n---\n\n# A walk\n\n[Here](../places/lisbon.md), <a "
        'href="../places/lisbon.md">there</a>, [[lisbon|lisbon]] and lisbon.\n\n'
        "```text\n[[lisbon]]\n```\n\n~~~\n[[lisbon]]\n~~~\n\n![[map about=quake,lisbon]]\n\n"
        "!!! note\n\n    [[lisbon]] `a [[lisbon]]`\n"
    ),
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, dict.fromkeys(FILES, ""))
    for path, text in FILES.items():
        (tmp_path / path).write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rename", *arguments], catch_exceptions=False)


def project(root: Path) -> Project:
    return Project(root, root / "content", root / "site_config" / "settings.yml")


def text(root: Path, path: str) -> str:
    return (root / path).read_bytes().decode()


def test_every_reference_is_rewritten_and_nothing_else(site: Path) -> None:
    result = run("lisbon", "lisboa")
    assert result.exit_code == 0, result.output
    assert not (site / "content/places/lisbon.yml").exists()
    wanted = {
        "site_config/settings.yml": SETTINGS.replace("around: lisbon", "around: lisboa"),
        "mkdocs.yml": FILES["mkdocs.yml"].replace("places/lisbon.md", "places/lisboa.md"),
        "content/index.md": FILES["content/index.md"].replace("lisbon", "lisboa"),
        "content/places/lisboa.yml": FILES["content/places/lisbon.yml"] + "formerly: [lisbon]\n",
        "content/places/portugal.yml": FILES["content/places/portugal.yml"].replace(
            "lisbon", "lisboa"
        ),
        "content/events/quake.yml": FILES["content/events/quake.yml"]
        .replace("id: lisbon", "id: lisboa")
        .replace(" [[lisbon]].", " [[lisboa]]."),
        "content/events/flood.yml": FILES["content/events/flood.yml"]
        .replace("place: lisbon", "place: lisboa")
        .replace("[[ lisbon |", "[[ lisboa |")
        .replace("/lisbon.", "/lisboa."),
        "content/claims/fell.yml": FILES["content/claims/fell.yml"].replace(", lisbon", ", lisboa"),
        "content/organisations/lisbon-paper.yml": "name: The paper\ncountry: lisboa\n",
        "content/narratives/walk.md": FILES["content/narratives/walk.md"]
        .replace("/lisbon.md", "/lisboa.md")
        .replace("[[lisbon|", "[[lisboa|")
        .replace("quake,lisbon", "quake,lisboa")
        .replace("    [[lisbon]]", "    [[lisboa]]"),
    }
    assert {path: raw.decode() for path, raw in tree(site).items()} == wanted


def test_a_dry_run_shows_the_edits_and_changes_nothing(site: Path) -> None:
    before = tree(site)
    result = run("lisbon", "lisboa", "--dry-run")
    assert result.exit_code == 0
    assert tree(site) == before
    lines = result.stdout.splitlines()
    assert lines[:2] == [
        "rename from content/places/lisbon.yml",
        "rename to content/places/lisboa.yml",
    ]
    assert "+formerly: [lisbon]" in lines
    assert "+map: {around: lisboa}" in lines
    assert result.stderr.endswith("nothing was changed.\n")


def test_there_and_back_again(site: Path) -> None:
    before = tree(site)
    assert run("lisbon", "lisboa").exit_code == 0
    assert run("content/places/lisboa.yml", "lisbon").exit_code == 0
    assert text(site, "content/places/lisbon.yml").endswith("formerly: [lisboa]\n")
    del before["content/places/lisbon.yml"]
    assert {path: raw for path, raw in tree(site).items() if "places/lisbon" not in path} == before


@pytest.mark.parametrize(
    "before,after",
    [
        ("name: L", "name: L\nformerly: [old]\n"),
        ("name: L\r\n", "name: L\r\nformerly: [old]\r\n"),
        ("\ufeffname: L\n", "\ufeffname: L\nformerly: [old]\n"),
        ("{name: L, type: city}\n", "{name: L, type: city, formerly: [old]}\n"),
        ("name: L\n# when\nchecked: 2022\n", "name: L\nformerly: [old]\n# when\nchecked: 2022\n"),
        ("name: L\nformerly: [a, 'b'] # no\n", "name: L\nformerly: [a, 'b', old] # no\n"),
        (
            "name: L\nformerly:\n  - a\n  - b # yes\ntype: city\n",
            "name: L\nformerly:\n  - a\n  - b # yes\n  - old\ntype: city\n",
        ),
        ("name: L\nformerly:\n- a", "name: L\nformerly:\n- a\n- old\n"),
        ("name: L\nformerly: [new, a]\n", "name: L\nformerly: [old, a]\n"),
        ("name: L\nformerly: [places/new]\n", "name: L\nformerly: [old]\n"),
        ("name: L\nbody: |+\n  A\n\n", "name: L\nbody: |+\n  A\n\nformerly: [old]\n"),
        ("name: L\nformerly: a\n", None),
        ("name: L\nname: M\n", None),
    ],
)
def test_the_old_id_stands_under_formerly(before: str, after: str | None) -> None:
    assert with_former(before, Place, "old", "new") == after


@pytest.mark.parametrize(
    "old", ["places/lisbon", "places/lisbon.yml", "./content/places/lisbon.yml"]
)
def test_an_entry_may_be_named_by_its_file(old: str, site: Path) -> None:
    assert run(old, "lisboa").exit_code == 0
    assert (site / "content/places/lisboa.yml").exists()


def test_a_narrative_is_renamed_too(site: Path) -> None:
    assert run("walk", "a-walk").exit_code == 0
    head = text(site, "content/narratives/a-walk.md").partition("\n\n")[0]
    assert head == "---\ntitle: A walk\nformerly: [walk]\n---"
    assert "start_with: a-walk\n" in text(site, "site_config/settings.yml")


@pytest.mark.parametrize(
    "old,new,said",
    [
        ("lisbom", "lisboa", "Invalid value for OLD: there is no entry “lisbom”; did you mean"),
        ("nowhere-at-all", "x", "there is no entry “nowhere-at-all”; "),
        ("lisbon", "quake", "Invalid value for NEW: the id “quake” is taken by content/events/"),
        ("lisbon", "lisbon", "“lisbon” is the id that it has already"),
        ("lisbon", "Lisboa 2", "lower-case letters and digits joined by `-`; write lisboa-2"),
        ("lisbon", "index", "the page that lists the folder"),
        ("lisbon", "a" * 81, "80 characters"),
        ("lisbon", "../../x", "is no id"),
        ("lisbon", "", "is no id"),
    ],
)
def test_what_cannot_be(old: str, new: str, said: str, site: Path) -> None:
    before = tree(site)
    result = run(old, new)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert tree(site) == before


@pytest.mark.parametrize(
    "path,written,said",
    [
        ("content/events/bad.yml", "name: [lisbon\n", "content/events/bad.yml cannot be read"),
        ("content/events/bad.yml", "name: B\nsummary: '[x](l&#105;sbon)'\n", "nothing was renamed"),
        ("content/places/lisbon.yml", "name: L\nformerly: lisboa-2\n", "no line for the old id"),
        ("content/places/porto.yml", "name: P\nformerly: [lisboa]\n", "there would be a problem"),
        ("mkdocs.yml", "nav: [places/lisbon.md\n", "mkdocs.yml cannot be read"),
        ("content/places/porto.yml", "name: P\nseealso: [lisbon]\n", "may stand in a field that"),
        ("content/places/porto.yml", "name: P\nwithin: a\nwithin: lisbon\n", "duplicate-key"),
        ("site_config/settings.yml", f"{SETTINGS}mpa: {{around: lisbon}}\n", "unknown-field"),
        ("site_config/kinds/boat.py", "x = (\n", "could miss a reference"),
    ],
)
def test_harm_is_refused(path: str, written: str, said: str, site: Path) -> None:
    write(site, {path: written})
    before = tree(site)
    result = run("lisbon", "lisboa")
    assert result.exit_code == 1
    assert said in " ".join(result.stderr.split())
    assert tree(site) == before


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(site)
    made = plan(project(site), "lisbon", "lisboa")
    whole = Path.replace
    left = [4]

    def failing(self: Path, target: Path) -> Path:
        left[0] -= 1
        if not left[0]:
            raise OSError(28, os.strerror(28), str(target))
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="No space left"):
        carry_out(made)
    assert left[0] < 1
    assert tree(site) == before


def test_what_was_broken_off_is_ended_by_the_same_command(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "site"
    shutil.copytree(site, other)
    made = plan(project(site), "lisbon", "lisboa")
    made.new_file.write_bytes(made.own.after.encode())
    made.others[0].file.write_bytes(made.others[0].after.encode())
    assert plan(project(site), "lisbon", "lisboa").begun
    assert run("lisbon", "lisboa").exit_code == 0
    whole = plan(project(other), "lisbon", "lisboa")
    carry_out(whole)
    assert tree(site) == tree(other)


def test_a_file_that_was_changed_in_the_meantime_is_not_overwritten(site: Path) -> None:
    made = plan(project(site), "lisbon", "lisboa")
    write(site, {"content/claims/fell.yml": "name: Mine\n"})
    before = tree(site)
    with pytest.raises(Exception, match="changed in the meantime"):
        carry_out(made)
    assert tree(site) == before


@pytest.mark.parametrize("entry_id", ["bakhmut", "tempo", "isw", "trench-war-at-bakhmut"])
def test_real_content_is_renamed_without_another_change(entry_id: str, tmp_path: Path) -> None:
    for folder in ("content", "site_config"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    site = project(tmp_path)
    before = snapshot(site)
    made = plan(site, entry_id, "another-name")
    tried(site, made)
    carry_out(made)
    after = snapshot(site)
    found = compare(before, after)
    assert after.problems == []
    assert [one.after.id for one in found.renamed] == ["another-name"]
    assert found._replace(renamed=()).is_empty


def test_what_is_withdrawn_is_renamed_and_follows_a_renaming(site: Path) -> None:
    stone = "name: Olisipo\nwithdrawn: {because: It is Lisbon., on: 2022-11-29, see: lisbon}\n"
    write(site, {"content/places/olisipo.yml": stone})
    assert run("lisbon", "lisboa").exit_code == 0
    assert "see: lisboa}" in text(site, "content/places/olisipo.yml")
    assert run("olisipo", "felicitas").exit_code == 0
    assert "formerly: [olisipo]\n" in text(site, "content/places/felicitas.yml")
