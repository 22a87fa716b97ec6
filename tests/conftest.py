"""What tests of every kind share: how hypothesis behaves, and two built sites.

One is this repository's own; the other, on a topic of its own, stands in `topics/`.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.projects import MKDOCS, afresh

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
DAY = date(2022, 11, 29)
"""The day by which tests judge ages, so that none fails on another."""

CHOLERA = ROOT / "tests" / "topics" / "cholera"
WRECKS = ROOT / "tests" / "topics" / "wrecks"
"""A site with a kind of its own, and with a field more on one of the program's."""

# The same examples in each run, so that a pull request fails by its own fault alone; and no
# deadline, because two tests at a time on two cores make any single one slow at times.
settings.register_profile("explainer", derandomize=True, deadline=None)
settings.load_profile("explainer")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build this repository's site as `make site` does; once, however many workers there are.

    Tests only read it: it is shared by all of them.
    """
    return _shared(tmp_path_factory.getbasetemp(), "built-site", ROOT)


@pytest.fixture(scope="session")
def built_cholera(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the second topic in the same way, and share it likewise."""
    return _shared(tmp_path_factory.getbasetemp(), "built-cholera", CHOLERA)


@pytest.fixture(scope="session")
def built_wrecks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site with a kind of its own in the same way."""
    return _shared(tmp_path_factory.getbasetemp(), "built-wrecks", WRECKS)


def _shared(scratch: Path, name: str, project: Path) -> Path:
    """Return the site of a project, which the first worker to ask builds for all of them."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        scratch = scratch.parent  # the one folder that all workers of this run have in common
    site = scratch / name
    failure = scratch / f"{name}-failure.txt"
    with _one_at_a_time(scratch / f"{name}.lock"):
        if not (site.exists() or failure.exists()):
            # Aside first, so that a site that exists is a whole one.
            output = _build(project, scratch / f"{name}-unfinished")
            if output is None:
                (scratch / f"{name}-unfinished").rename(site)
            else:
                failure.write_text(output, encoding="utf-8")
    if failure.exists():
        pytest.fail(failure.read_text(encoding="utf-8"), pytrace=False)
    return site


def _build(project: Path, into: Path) -> str | None:
    """Return nothing where the site was built, and what MkDocs said where it was not."""
    run = afresh(project, MKDOCS, "build", "--strict", "--site-dir", str(into))
    if run.returncode == 0:
        return None
    return f"mkdocs build --strict in {project}: exit code {run.returncode}\n\n{run.stdout}"


@contextmanager
def _one_at_a_time(lock: Path) -> Iterator[None]:
    """Let one worker in; the system opens the lock again even if that worker is killed."""
    import fcntl  # not on Windows, where tests that need no built site still run

    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
