"""Problems as text, as JSON and as GitHub's commands."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from explainer.problems import Mend, Position, Problem, Severity
from explainer.reporting import as_github, as_json, as_text

PROBLEM = Problem(
    "content/places/a.yml", Position(2, 7), "unknown-word", "“twon” is no type", "did you mean…?",
    mend=Mend("twon", "town"),
)  # fmt: skip
WARNING = Problem("a.yml", Position(1, 1), "shared-name", "m", "", Severity.WARNING)

# What GitHub's runner takes for a command: one line, spaces before, or `##[` anywhere.
COMMAND = re.compile(r"\s*::|.*##\[", re.DOTALL)

PIECES = ["::error::x", "##[error]x", ":", "#", "[", "\r", "\n", "%0A", ",", " ", "é"]
HOSTILE = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=8).map("".join)


def test_text_shows_the_line_and_the_place(tmp_path: Path) -> None:
    file = tmp_path / PROBLEM.path
    file.parent.mkdir(parents=True)
    file.write_text("name: A\r\ntype: twon\r\n", encoding="utf-8")
    assert [*as_text([PROBLEM], tmp_path, colour=False)] == [
        "content/places/a.yml:2:7: unknown-word “twon” is no type; did you mean…?",
        "     2 | type: twon",
        "       |       ^",
    ]
    assert "\x1b[1;31m^" in [*as_text([PROBLEM], tmp_path, colour=True)][2]


def test_text_shows_no_line_where_there_is_none(tmp_path: Path) -> None:
    assert len([*as_text([PROBLEM], tmp_path, colour=False)]) == 1
    whole = Problem("a.yml", Position(1, 1), "invalid-id", "m")
    (tmp_path / "a.yml").write_text("name: A\n", encoding="utf-8")
    assert len([*as_text([whole], tmp_path, colour=False)]) == 1


def test_nothing_behind_a_link_is_shown(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a: secret\n", encoding="utf-8")
    (tmp_path / "a.yml").symlink_to(tmp_path / "secret")
    shown = [*as_text([WARNING], tmp_path, colour=False)]
    assert "secret" not in "\n".join(shown)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yml")
    assert len([*as_text([WARNING], tmp_path, colour=False)]) <= 3


def test_json_has_these_keys_and_no_others() -> None:
    found = json.loads(as_json([PROBLEM, WARNING]))
    assert {name: found[name] for name in found if name != "problems"} == {
        "version": 1, "errors": 1, "warnings": 1,
    }  # fmt: skip
    assert found["problems"][0] == {
        "path": "content/places/a.yml", "line": 2, "column": 7, "code": "unknown-word",
        "severity": "error", "message": "“twon” is no type", "hint": "did you mean…?",
        "fix": "town",
    }  # fmt: skip
    assert found["problems"][1]["fix"] is None


def test_github_reads_back_what_was_said() -> None:
    odd = Problem("a,b:c%.yml", Position(3, 4), "bad-yaml", "50 % :: ,", "x")
    (command,) = as_github([odd])
    assert command == ("::error file=a%2Cb%3Ac%25.yml,line=3,col=4,title=bad-yaml::50 %25 :: ,; x")
    assert [*as_github([WARNING])] == ["::warning file=a.yml,line=1,col=1,title=shared-name::m"]


def test_a_name_that_no_terminal_may_see_is_shown_by_its_numbers() -> None:
    # Text that turns around, a terminal's command of one character, and bytes that are no text.
    odd = Problem("a\u202eb\x9b31m\udcff.yml", Position(1, 1), "forbidden-character", "m")
    (command,) = as_github([odd])
    assert command.startswith("::error file=a\\u202eb\\x9b31m\\udcff.yml,")
    assert json.loads(as_json([odd]))["problems"][0]["path"] == odd.path
    assert as_json([odd]).replace("\n", "").isprintable()


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_content_is_never_a_command(path: str, message: str, hint: str, line: str) -> None:
    problem = Problem(path, Position(1, 1), "bad-yaml", message, hint)
    for shown in as_text([problem], Path("/nonexistent"), colour=False):
        assert not COMMAND.match(shown), shown
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.yml").write_bytes(line.encode(errors="replace"))
        for shown in as_text([WARNING], Path(folder), colour=False):
            assert not COMMAND.match(shown), shown
    for shown in as_json([problem]).split("\n"):
        assert not COMMAND.match(shown), shown
        assert shown.isprintable(), shown
    assert json.loads(as_json([problem]))["problems"][0]["message"] == message
    (command,) = as_github([problem])
    assert command.isprintable()
    # One command, and its properties are ours.
    properties = command.removeprefix("::error ").partition("::")[0]
    assert [one.partition("=")[0] for one in properties.split(",")] == [
        "file", "line", "col", "title",
    ]  # fmt: skip
