"""What commands do with kinds that a site declares itself: the shipwrecks of `topics/wrecks`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explainer.cli import main
from tests.conftest import WRECKS
from tests.projects import built


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "wrecks"
    shutil.copytree(WRECKS, folder)
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_own_schema_offers_its_ids(copy: Path) -> None:
    assert run("schema", "--ids").exit_code == 0
    schema = json.loads((copy / ".explainer/schemas/vessel.json").read_text(encoding="utf-8"))
    listed = schema["definitions"]["id-of-vessel"]
    assert listed["enum"] == ["good-intent", "second-intent"]


@pytest.mark.usefixtures("copy")
def test_new_begins_one_and_check_says_what_is_missing() -> None:
    path = run("new", "vessel", "Northern Star").stdout.strip()
    assert path == "content/vessels/northern-star.yml"
    text = Path(path).read_text(encoding="utf-8")
    assert "# What sort of vessel it is. One of: brig, steamer, lugger.\nrig:\n" in text
    assert "#sister_of:" in text
    said = run("check", "--no-cache", path).stdout
    assert "empty-value “rig” has no value" in said
    Path(path).write_text(text.replace("\nrig:\n", "\nrig: lugger\n"), encoding="utf-8")
    assert run("check", "--no-cache").exit_code == 0
    assert "did you mean “vessel”?" in " ".join(run("new", "vesel", "X").stderr.split())


def test_check_holds_entries_to_it(copy: Path) -> None:
    file = copy / "content/vessels/good-intent.yml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("rig: brig", "rig: bark").replace("hook-shoal", "hook-shaol")
    file.write_text(text.replace("[october-gale]", "[ann-marlow]"), encoding="utf-8")
    said = run("check", "--no-cache").stdout
    assert "good-intent.yml:2:6: unknown-word “bark” is no rig" in said
    assert "did you mean “hook-shoal”?" in said
    assert "wrong-kind “ann-marlow” is a person, which cannot stand here" in said


@pytest.mark.parametrize("command", [["check", "--no-cache"], ["new", "vessel", "A"], ["schema"]])
def test_mistake_in_it_is_all_that_any_command_says(copy: Path, command: list[str]) -> None:
    file = copy / "site_config/kinds/vessel.py"
    text = file.read_text(encoding="utf-8").replace('to=("place",)', 'to=("plaec",)')
    file.write_text(text, encoding="utf-8")
    result = run(*command)
    assert result.exit_code == 1
    where = "site_config/kinds/vessel.py:55:67: invalid-kind there is no kind “plaec”"
    said = [line for line in result.output.splitlines() if "-kind " in line]
    assert [line.startswith(where) for line in said] == [True]
    assert "unknown-folder" not in result.output


def test_what_it_prints_is_in_no_answer_of_a_command(copy: Path) -> None:
    file = copy / "site_config/kinds/vessel.py"
    file.write_text(file.read_text(encoding="utf-8") + "print('Loaded.')\n", encoding="utf-8")
    result = run("check", "--no-cache", "--format", "json")
    assert json.loads(result.stdout)
    assert "Loaded." in result.stderr


@pytest.mark.parametrize("raw", [b"\0", b"\xff\xfe", b"(" * 9999, b"raise SystemExit", b"1/0\n"])
def test_file_that_is_no_python_or_fails_gives_no_traceback(copy: Path, raw: bytes) -> None:
    (copy / "site_config/kinds/vessel.py").write_bytes(raw)
    result = run("check", "--no-cache")
    assert result.exit_code == 1
    assert re.match(r"site_config/kinds/vessel\.py:1:\d+: invalid-kind ", result.stdout)


def test_validator_that_fails_in_its_own_way_is_told_of(copy: Path) -> None:
    file = copy / "site_config/kinds/vessel.py"
    text = file.read_text(encoding="utf-8")
    text = text.replace("from typing", "from pydantic import model_validator\nfrom typing", 1)
    text += (
        '\n    @model_validator(mode="after")\n    def afloat(self) -> "Vessel":\n'
        '        raise KeyError(f"{self.name}\\nnext")\n'
    )
    file.write_text(text, encoding="utf-8")
    result = run("check", "--no-cache")
    assert result.exit_code == 1
    assert (
        "content/vessels/good-intent.yml:1:1: invalid-kind the kind “Vessel” fails at this: "
        "KeyError: 'Good Intent\\nnext'; its validators have to raise ValueError"
    ) in result.stdout


@pytest.mark.parametrize(
    "written, said",
    [
        (
            "length: 31 m",
            "4:9: invalid-number “31 m” is no number; write digits only, with a point",
        ),
        ("length: 1,200", "4:9: invalid-number “1,200” is no number"),
        ("length: .5", "4:9: invalid-number “.5” is no number"),
        ("length: 1e3", "4:9: invalid-number “1e3” is no number"),
        ("length: [3]", "4:9: invalid-number this is no number"),
        ("length: ٣", "4:9: invalid-number “٣” is no number"),
        ("hands: 6.5", "4:8: invalid-number “6.5” is no whole number; write digits only, without"),
        ("hands: six", "4:8: invalid-number “six” is no whole number"),
        ("hands: 0", "4:8: invalid-value Input should be greater than or equal to 1"),
        ("insured: maybe", "4:10: invalid-flag “maybe” is neither true nor false"),
    ],
)
def test_number_or_flag_that_is_none_is_told_at_its_place(
    written: str, said: str, copy: Path
) -> None:
    file = copy / "content/vessels/second-intent.yml"
    text = file.read_text("utf-8").replace("built: 1874~\n", f"built: 1874~\n{written}\n")
    file.write_text(text, encoding="utf-8")
    assert f"second-intent.yml:{said}" in run("check", "--no-cache").stdout


def test_numbers_are_kept_and_compared(copy: Path) -> None:
    cache = {"XDG_CACHE_HOME": str(copy / "cache")}
    first = built(copy, "--strict", **cache) / "vessels/good-intent/index.html"
    before = first.read_bytes()
    built(copy, "--strict", **cache)
    assert first.read_bytes() == before
    committed(copy)
    file = copy / "content/vessels/good-intent.yml"
    text = file.read_text("utf-8").replace("31.50", "12500").replace("false", "true")
    file.write_text(text, encoding="utf-8")
    said = " ".join(run("diff", "HEAD").stdout.split())
    assert "Length (m): 31.50 → 12500" in said
    assert "Insured: no → yes" in said
    page = built(copy, "--strict", **cache) / "vessels/good-intent/index.html"
    assert "12,500" in page.read_text("utf-8")


def committed(copy: Path) -> None:
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "first")):
        git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
        subprocess.run(git, cwd=copy, check=True)


def test_diff_reads_the_earlier_version_with_the_kinds_of_today(copy: Path) -> None:
    committed(copy)
    file = copy / "content/vessels/good-intent.yml"
    file.write_text(file.read_text("utf-8").replace("rig: brig", "rig: lugger"), encoding="utf-8")
    result = run("diff", "HEAD")
    assert result.exit_code == 0
    said = " ".join(result.stdout.split())
    assert "Changed (1): Good Intent (vessel, vessels/good-intent.yml) Rig: two-masted brig" in said
    assert "error" not in said
    # Whatever the earlier version has as its kinds, it is not run.
    (copy / "site_config/kinds/vessel.py").write_text("open('run', 'w').close()", encoding="utf-8")
    committed(copy)
    shutil.copy(WRECKS / "site_config/kinds/vessel.py", copy / "site_config/kinds/vessel.py")
    run("diff", "HEAD")
    assert not (copy / "run").exists()


def test_rename_and_fix_know_it(copy: Path) -> None:
    result = run("rename", "second-intent", "third-intent")
    assert result.exit_code == 0, result.output
    file = copy / "content/vessels/third-intent.yml"
    assert "formerly: [second-intent]" in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace("rig:", "rigg:"), encoding="utf-8")
    assert "rigg" in run("check", "--no-cache", "--fix", "--diff").stdout
    assert run("check", "--no-cache", "--fix").exit_code == 0
    assert "\nrig:" in file.read_text("utf-8")


def test_what_was_kept_is_not_used_once_a_kind_is_another(copy: Path) -> None:
    cache = {"XDG_CACHE_HOME": str(copy / "cache")}
    page = built(copy, "--strict", **cache) / "events/october-gale/index.html"
    assert "south-west, gale" in page.read_text(encoding="utf-8")
    file = copy / "site_config/kinds/event.py"
    text = file.read_text(encoding="utf-8").replace("wind: Line", "breeze: Line")
    file.write_text(text, encoding="utf-8")
    said = run("check").stdout
    assert "“wind” is no field here" in said
    entry = copy / "content/events/october-gale.yml"
    entry.write_text(
        entry.read_text(encoding="utf-8").replace("wind:", "breeze:"), encoding="utf-8"
    )
    words = copy / "site_config/words.yml"
    words.write_text(
        words.read_text(encoding="utf-8").replace("wind: Wind", "breeze: Air"), encoding="utf-8"
    )
    page = built(copy, "--strict", **cache) / "events/october-gale/index.html"
    assert ">Air</dt>" in page.read_text(encoding="utf-8")
