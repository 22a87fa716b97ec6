"""What tests of every kind share: how hypothesis behaves, and this repository's own site, built."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent

# The same examples in each run, so that a pull request fails by its own fault alone; and no
# deadline, because two tests at a time on two cores make any single one slow at times.
settings.register_profile("explainer", derandomize=True, deadline=None)
settings.load_profile("explainer")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build this repository's site as `make site` does; once, however many workers there are.

    Tests only read it: it is shared by all of them.
    """
    scratch = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        scratch = scratch.parent  # the one folder that all workers of this run have in common
    site = scratch / "built-site"
    failure = scratch / "built-site-failure.txt"
    with _one_at_a_time(scratch / "built-site.lock"):
        if not (site.exists() or failure.exists()):
            # Aside first, so that a site that exists is a whole one.
            output = _build(scratch / "built-site-unfinished")
            if output is None:
                (scratch / "built-site-unfinished").rename(site)
            else:
                failure.write_text(output, encoding="utf-8")
    if failure.exists():
        pytest.fail(failure.read_text(encoding="utf-8"), pytrace=False)
    return site


def _build(into: Path) -> str | None:
    """Return nothing where the site was built, and what MkDocs said where it was not."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if run.returncode == 0:
        return None
    return f"mkdocs build --strict: exit code {run.returncode}\n\n{run.stdout}"


@contextmanager
def _one_at_a_time(lock: Path) -> Iterator[None]:
    """Let one worker in; the system opens the lock again even if that worker is killed."""
    import fcntl  # not on Windows, where tests that need no built site still run

    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
