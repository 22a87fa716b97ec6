"""Programs in processes of their own, without the half second that imports take each time.

One Python imports what our commands need and then waits. For each program it forks: the fork goes
into the folder, takes the variables, and runs the program to its end as if it had just been
started. What a program does to its process is gone with it; only imports are shared.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

ROOT = Path(__file__).parent.parent

PATIENCE = 600
"""Seconds after which a program will not end by itself."""

# What our commands import early or late; what is not here each fork imports for itself.
_IMPORTED = (
    "explainer.cli.check",
    "explainer.prose.extension",
    "markdown.extensions.md_in_html",
    "material.plugins.search.plugin",
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "mkdocs_explainer.cli.build",
    "mkdocs_explainer.entries.plugin",
    "pygments.formatters.html",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
)
_READY = "ready\n"


def run(
    code: str, arguments: Sequence[str], folder: Path, variables: Mapping[str, str]
) -> tuple[int, str]:
    """Run what `python -c` would run, in a folder, with these variables and no others.

    Returns the exit code, and what was said until nobody had anything more to say, errors in
    between.
    """
    asking, answers = _waiting()
    with TemporaryDirectory() as aside:
        said = Path(aside, "said")
        os.mkfifo(said)
        wanted = [code, list(arguments), str(folder.resolve()), dict(variables), str(said)]
        asking.write(f"{json.dumps(wanted)}\n")
        asking.flush()
        text = said.read_text(encoding="utf-8", errors="replace")
        return int(answers.readline()), text


@functools.cache
def _waiting() -> tuple[IO[str], IO[str]]:
    """Start the process that waits; return where it is asked, and where it answers."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from tests.forked import wait; wait()"],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    atexit.register(process.communicate)  # it ends where nobody can ask any more
    assert process.stdin is not None
    assert process.stdout is not None
    said = process.stdout.readline()
    assert said == _READY, said + process.stdout.read()
    return process.stdin, process.stdout


def wait() -> None:
    """Fork for each program that is asked for, and answer with its exit code."""
    for module in _IMPORTED:
        import_module(module)
    _answer(_READY)
    for line in sys.stdin:
        process = os.fork()
        if not process:
            _become(*json.loads(line))
            return
        _, status = os.waitpid(process, 0)
        _answer(f"{os.waitstatus_to_exitcode(status)}\n")


def _answer(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


def _become(
    code: str, arguments: list[str], folder: str, variables: dict[str, str], said: str
) -> None:
    """Be the process of a program: what it raises ends this process as it would any."""
    for stream, file, how in ((1, said, os.O_WRONLY), (0, os.devnull, os.O_RDONLY)):
        opened = os.open(file, how)
        os.dup2(opened, stream)
        os.close(opened)
    os.dup2(1, 2)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    sys.argv = ["-c", *arguments]
    signal.alarm(PATIENCE)
    exec(compile(code, "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102  # a test's own
