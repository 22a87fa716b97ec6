"""`explainer check`: what it prints, where, and its exit code."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explainer import __version__
from explainer.cli import main

SETTINGS = "title: A site\nas_of: 2022\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"content/places/a.yml": b"name: Ay", "content/places/b.yml": b"name: Be"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(root: Path, files: dict[str, bytes]) -> None:
    for path, content in ({"site_config/settings.yml": SETTINGS.encode()} | files).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], catch_exceptions=False)


@pytest.mark.usefixtures("site")
def test_nothing_wrong() -> None:
    result = run()
    assert (result.stdout, result.stderr, result.exit_code) == ("", "No problems found.\n", 0)


def test_problems_on_stdout_their_number_on_stderr(site: Path) -> None:
    write(site, {"content/places/a.yml": b"nmae: A", "content/places/b.yml": b"name: [B"})
    result = run()
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr == "3 errors found.\n"
    assert result.exit_code == 1


def test_warnings_fail_only_a_strict_check(site: Path) -> None:
    write(site, {"content/places/b.yml": b"name: Ay"})
    assert run().exit_code == 0
    assert run().stderr == "1 warning found.\n"
    assert run("--strict").exit_code == 1


def test_paths_choose_what_is_shown(site: Path) -> None:
    write(site, {"content/places/a.yml": b"x: A", "content/events/c.yml": b"name: [B"})
    assert run("content/places/b.yml").exit_code == 0
    assert run("content/events").stdout.startswith("content/events/c.yml:")
    assert len(run("content/places", str(site / "content/events")).stdout.splitlines()) == 3


@pytest.mark.usefixtures("site")
def test_path_that_is_not_there() -> None:
    result = run("content/places/x.yml")
    assert result.exit_code == 2
    assert "there is no file or folder content/places/x.yml" in result.stderr


def test_other_folders(site: Path) -> None:
    (site / "content").rename(site / "texts")
    (site / "site_config/settings.yml").rename(site / "site.yml")
    assert run("--content", "texts", "--settings", "site.yml").exit_code == 0
    assert run("--content", str(site / "texts"), "--settings", "site.yml").exit_code == 0


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


PIECES = st.sampled_from(
    [
        "name: ",
        "a",
        "\n",
        "  ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        ": ",
        "---\n",
        "body: |\n",
        "[[a]]",
        "[[x]]",
        "[x](y.md)",
        "<b>",
        "![",
        "](",
        "# ",
        "`",
        "\\",
        "&#0;",
        "\u202e",
        "é",
        "draft: true\n",
        "within: b\n",
        "coordinates: ",
        "date: ",
        "2022-13",
        "geometry: {type: Point, coordinates: ",
        "aliases: [B]\n",
        "see_also: [a]\n",
        "formerly: [a, places/b]\n",
        "images: [{file: x}]\n",
    ]
)
CONTENTS = st.binary(max_size=40) | st.lists(PIECES, max_size=12).map(lambda p: "".join(p).encode())


@settings(max_examples=60)
@given(CONTENTS, CONTENTS, CONTENTS, CONTENTS)
@example(b"name: A\nwithin: a", b"{a, b}", b"---\n- x\n---\n[[", b"title: x\nas_of: [2022]")
def test_check_never_raises(place: bytes, event: bytes, page: bytes, config: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(
            root,
            {
                "content/places/a.yml": place,
                "content/places/b.yml": b"name: B",
                "content/events/e.yml": event,
                "content/narratives/n.md": page,
                "content/about.md": page,
                "site_config/words.yml": config,
            },
        )
        content, options = str(root / "content"), str(root / "site_config/settings.yml")
        for text in (SETTINGS.encode(), config):
            Path(options).write_bytes(text)
            result = run("--content", content, "--settings", options)
            assert result.exit_code in {0, 1}
            assert result.stderr
