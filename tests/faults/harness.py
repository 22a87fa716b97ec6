"""Runs a command of ours and has it killed, or its disk full, at a step that can be chosen.

A step is whatever changes something below the project: opening a file to write, renaming,
removing, making a folder. Python tells an audit hook of each (`sys.addaudithook`).
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.conftest import CHOLERA
from tests.projects import program

SAMPLES = int(os.environ.get("EXPLAINER_FAULTS", "5"))
"""How many steps are tried of each command; `make faults` tries a hundred."""

# Even a small site is worth several processes here.
_COMMAND = """\
import os, resource, signal, sys
# Python itself would write its modules cut short, and fail with them from then on.
sys.dont_write_bytecode = True
import explainer.workers
explainer.workers.WORTH_IT = 1
here, wanted, most = sys.argv[1:4]
steps = 0

def look(event, arguments):
    global steps
    if event == "open":
        if not (isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            return
    elif event not in {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir"}:
        return
    # Where a call names a file relative to a folder that is open, that is how it removes one.
    if not str(arguments[0]).startswith(here) and os.path.isabs(str(arguments[0])):
        return
    steps += 1
    if steps == int(wanted):
        os.kill(os.getpid(), signal.SIGKILL)

process = os.getpid()
sys.addaudithook(look)
if most != "0":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
sys.argv = sys.argv[4:]
if sys.argv[0] == "mkdocs":
    from mkdocs.__main__ import cli as main
else:
    from explainer.cli import main
try:
    main()
finally:
    if os.getpid() == process:
        sys.stdout.flush()
        os.write(1, b"\\n%d steps" % steps)
"""
_STEPS = re.compile(r"\n(\d+) steps\Z")


def project_in(folder: Path) -> Path:
    """Return a project of the second topic that keeps its cache beside it, for three processes."""
    for name in ("content", "site_config"):
        shutil.copytree(CHOLERA / name, folder / name)
    config = (CHOLERA / "mkdocs.yml").read_text(encoding="utf-8")
    ours = "  - explainer/entries:\n      cache: .cache\n      processes: 3\n"
    assert "  - explainer/entries:\n" in config
    config = config.replace("  - explainer/entries:\n", ours)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return folder


def run(
    folder: Path,
    words: Sequence[str],
    *,
    of: str = "explainer",
    kill_at: int = 0,
    largest: int = 0,
) -> tuple[int, str, int]:
    """Run a command `of` a program: `explainer` or `mkdocs`.

    Return its exit code, what it said, and how many steps it took.

    It is killed at the step `kill_at`, and no file grows beyond `largest` bytes, where these are
    not 0.
    """
    given = [str(folder.resolve()), str(kill_at), str(largest), of, *words]
    done = program(folder, _COMMAND, *given)
    counted = _STEPS.search(done.stdout)
    return done.returncode, _STEPS.sub("", done.stdout), int(counted[1] if counted else 0)


def sampled(steps: int, seed: int) -> Iterator[int]:
    """Yield steps from the first to the last, all of them where there are few."""
    if steps <= SAMPLES:
        yield from range(1, steps + 1)
    else:
        some = random.Random(seed).sample(range(2, steps), SAMPLES - 2)  # noqa: S311  # no secret
        yield from (1, *sorted(some), steps)


def edit(project: Path, path: str, old: str, new: str) -> None:
    """Change a text in a file."""
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
