"""`explainer check`: what it prints, where, and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explainer import __version__
from explainer.cli import main
from tests.commands import check

SETTINGS = "title: A site\nas_of: 2022\nlints: {severity: {unreferenced: off}}\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"content/places/a.yml": b"name: Ay", "content/places/b.yml": b"name: Be"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(root: Path, files: dict[str, bytes]) -> None:
    for path, content in ({"site_config/settings.yml": SETTINGS.encode()} | files).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def places(result: Result) -> list[str]:
    """Return the lines that say where a problem is; below each the file's own is shown."""
    return [line for line in result.stdout.splitlines() if not line.startswith(" ")]


@pytest.mark.usefixtures("site")
def test_nothing_wrong() -> None:
    result = check()
    assert (result.stdout, result.stderr, result.exit_code) == ("", "No problems found.\n", 0)


def test_problems_on_stdout_their_number_on_stderr(site: Path) -> None:
    write(site, {"content/places/a.yml": b"nmae: A", "content/places/b.yml": b"name: [B"})
    result = check()
    assert len(places(result)) == 3
    said = "3 errors found.\n`explainer explain missing-field` says more of the first.\n"
    assert result.stderr == said
    assert result.exit_code == 1


def test_warnings_fail_only_a_strict_check(site: Path) -> None:
    write(site, {"content/places/b.yml": b"name: Ay"})
    assert check().exit_code == 0
    assert check().stderr.startswith("1 warning found.\n")
    assert check("--strict").exit_code == 1


def test_paths_choose_what_is_shown(site: Path) -> None:
    write(site, {"content/places/a.yml": b"x: A", "content/events/c.yml": b"name: [B"})
    assert check("content/places/b.yml").exit_code == 0
    assert check("content/events").stdout.startswith("content/events/c.yml:")
    assert len(places(check("content/places", str(site / "content/events")))) == 3
    assert len(places(check("content/events/../places"))) == 2


@pytest.mark.usefixtures("site")
def test_path_that_is_not_there() -> None:
    result = check("content/places/x.yml")
    assert result.exit_code == 2
    assert "there is no file or folder content/places/x.yml" in result.stderr


def test_other_folders(site: Path) -> None:
    (site / "content").rename(site / "texts")
    (site / "site_config/settings.yml").rename(site / "site.yml")
    assert check("--content", "texts", "--settings", "site.yml").exit_code == 0
    assert check("--content", str(site / "texts"), "--settings", "site.yml").exit_code == 0


@pytest.mark.parametrize("folder", ["content", "content/places"])
def test_within_the_content_one_is_told_where_to_go(
    folder: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site / folder)
    result = check()
    assert result.exit_code == 2
    assert f"`cd {'/'.join('..' for _ in folder.split('/'))}` first" in result.stderr


def test_the_line_is_shown_with_a_mark(site: Path) -> None:
    write(site, {"content/places/a.yml": "name: Ay\n# 名\ntype: ctiy\n".encode()})
    assert check().stdout.splitlines()[1:] == ["     3 | type: ctiy", "       |       ^"]


def test_json_is_one_object(site: Path) -> None:
    assert json.loads(check("--format", "json").stdout)["problems"] == []
    write(site, {"content/places/a.yml": b"nmae: A"})
    result = check("--format", "json")
    assert result.exit_code == 1
    assert [one["fix"] for one in json.loads(result.stdout)["problems"]] == [None, "name"]


def test_github_is_told_in_commands(site: Path) -> None:
    write(site, {"content/places/a.yml": b"name: A\n'::error::': x"})
    (line,) = check("--format", "github").stdout.splitlines()
    assert line.startswith(
        "::error file=content/places/a.yml,line=2,col=1,title=unknown-field::“::error::” is no "
    )


def test_what_depends_on_the_day_fails_nothing(site: Path) -> None:
    write(site, {"content/places/a.yml": b"name: Ay\nchecked: 2022-11-29"})
    assert check("--today", "2022-12-01", "--strict").stdout == ""
    result = check("--today", "2024-01-01", "--strict")
    assert places(result)[0].startswith("content/places/a.yml:2:10: checked-long-ago warning:")
    assert result.exit_code == 0


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("options", [("--today", "soon"), ("--order",), ("--format", "xml")])
def test_wrong_options(options: tuple[str, ...]) -> None:
    assert check(*options).exit_code == 2


def test_fix_says_what_it_did_and_checks_again(site: Path) -> None:
    write(site, {"content/places/a.yml": b"nmae: Ay \ncolour: red\n"})
    result = check("--fix")
    assert "fixed content/places/a.yml:1: “nmae” is now “name”\n" in result.stderr
    assert [line.split(" ")[1] for line in places(result)] == ["unknown-field"]
    assert result.exit_code == 1
    assert (site / "content/places/a.yml").read_bytes() == b"name: Ay\ncolour: red\n"


def test_fix_only_where_it_was_asked(site: Path) -> None:
    write(site, {"content/places/a.yml": b"nmae: Ay\n", "content/places/b.yml": b"nmae: Be\n"})
    assert check("--fix", "content/places/b.yml").exit_code == 0
    assert (site / "content/places/a.yml").read_bytes() == b"nmae: Ay\n"


def test_diff_changes_nothing(site: Path) -> None:
    write(site, {"content/places/a.yml": b"nmae: Ay", "content/places/b.yml": b"name: Be\n"})
    result = check("--diff")
    assert result.stdout.splitlines() == [
        "--- content/places/a.yml",
        "+++ content/places/a.yml",
        "@@ -1 +1 @@",
        "-nmae: Ay",
        "\\ No newline at end of file",
        "+name: Ay",
    ]
    assert result.exit_code == 1
    assert (site / "content/places/a.yml").read_bytes() == b"nmae: Ay"
    check("--fix")
    assert check("--diff").exit_code == 0


def test_no_line_of_a_diff_is_a_command(site: Path) -> None:
    text = b'nmae: Ay\n"::error::x": |\n  ::error::y\n  ##[error]z\n\x1b[31m: \n'
    write(site, {"content/places/a.yml": text, "content/places/b.yml": text[:-8]})
    lines = check("--diff").stdout.splitlines()
    assert any("error" in line for line in lines)
    for line in lines:
        assert not line.strip().startswith("::")
        assert "##[" not in line
        assert "\x1b" not in line


def test_diff_of_what_lies_elsewhere(site: Path) -> None:
    other = site / "elsewhere"
    other.mkdir()
    os.chdir(other)
    assert check("--diff", "--content", str(site / "content")).exit_code == 2


def test_a_folder_that_cannot_be_written_to(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "content/places/a.yml")

    write(site, {"content/places/a.yml": b"nmae: Ay\n"})
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    result = check("--fix")
    assert result.exit_code == 1
    assert "content/places/a.yml cannot be read or written: Permission denied" in result.stderr


def test_what_was_read_is_kept_for_the_next_time(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caches = site / "caches"
    monkeypatch.setenv("XDG_CACHE_HOME", str(caches))
    check()
    assert not caches.exists()
    CliRunner().invoke(main, ["check"], catch_exceptions=False)
    assert [*caches.rglob("*.chunk")]


def test_no_colour_but_on_a_terminal(site: Path) -> None:
    write(site, {"content/places/a.yml": b"nmae: Ay"})
    command = "from explainer.cli import main; main(['check', '--no-cache'])"
    for variables, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        mine, theirs = os.openpty()
        environment = {name: one for name, one in os.environ.items() if name != "NO_COLOR"}
        subprocess.run(
            [sys.executable, "-c", command],
            env={**environment, **variables},
            stdout=theirs,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        os.close(theirs)
        assert (b"\x1b[1;31m" in os.read(mine, 4096)) is coloured
        os.close(mine)
    assert "\x1b" not in check().stdout


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16", "cp437:strict"])
def test_console_that_cannot_show_everything(encoding: str, site: Path) -> None:
    write(site, {"content/places/a.yml": "name: Ay\nwithin: “Бахмут” →".encode()})
    command = [sys.executable, "-c", "from explainer.cli import main; main()", "check"]
    for paths, written in (([], "content/places/a.yml:2:9: "), (["→"], "no file or folder")):
        result = subprocess.run(
            [*command, *paths],
            env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
            capture_output=True,
            check=False,
        )
        said = (result.stdout + result.stderr).decode(encoding.partition(":")[0], "replace")
        assert "Traceback" not in said
        assert written in said
        assert result.returncode in {1, 2}


def test_version_and_help() -> None:
    assert __version__ in CliRunner().invoke(main, ["--version"]).output
    assert "check" in CliRunner().invoke(main, ["-h"]).output
