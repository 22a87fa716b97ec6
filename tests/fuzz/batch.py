"""A batch: the content of a whole site, each file of it mutated, through all of the library.

What is wrong has to be a problem: in every mutated file first, then, with the files that have
some as they were, on the pages of what is left.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from explainer.catalog.addresses import Addresses
from explainer.kinds.narrative import Narrative
from explainer.model.entry import Entry
from explainer.problems import Problem, failed
from explainer.site import Project, Site, open_site
from explainer.workers import Crew
from tests.conftest import CHOLERA, ROOT
from tests.fuzz.mutate import mutated

TOPICS = (ROOT, CHOLERA)

SLOW = 2.0
"""Seconds of a processor that no file may take by itself."""

ROUNDS = 6
"""How often the files with problems are put back; each time others may have lost what they name."""


class Done(NamedTuple):
    """What became of a batch: how many files were mutated, and how many were shown."""

    entries: int
    shown: int
    slow: tuple[str, ...]


@cache
def originals(topic: Path) -> dict[str, bytes]:
    """Return the entries and pages of a site by their paths in its content."""
    content = topic / "content"
    return {
        file.relative_to(content).as_posix(): file.read_bytes()
        for file in sorted(content.rglob("*"))
        if file.suffix in {".yml", ".md"}
    }


def mutants(seed: int) -> tuple[Path, dict[str, bytes]]:
    """Return a site and its files, each of them mutated; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # no secret hangs on it
    topic = TOPICS[seed % len(TOPICS)]
    files = originals(topic)
    others = tuple(files.values())
    return topic, {path: mutated(chance, raw, others) for path, raw in files.items()}


def run(seed: int) -> Done:
    """Put one batch through; what should be a problem and is not goes on as it was raised."""
    topic, files = mutants(seed)
    with tempfile.TemporaryDirectory(prefix="explainer-fuzz-") as folder:
        root = _copied(topic, Path(folder))
        _write(root, files)
        start = time.process_time()
        site, problems = _opened(root)
        slow = _slow(root, topic, files) if time.process_time() - start > SLOW else ()
        kept = dict(files)
        for _ in range(ROUNDS):
            if site is not None:
                break
            wrong = _paths(problems) & kept.keys()
            # A file may be fine and wrong only beside others; then there is nothing to put back.
            _write(root, {path: originals(topic)[path] for path in wrong or kept})
            kept = {path: raw for path, raw in kept.items() if wrong and path not in wrong}
            site, problems = _opened(root)
        if site is not None:
            _show(site)
        return Done(len(files), len(kept) if site else 0, slow)


def _copied(topic: Path, folder: Path) -> Path:
    """Copy what a site has beside its entries, so that its own are found."""
    shutil.copytree(topic / "site_config", folder / "site_config")
    skip = shutil.ignore_patterns("*.yml", "*.md")
    shutil.copytree(topic / "content", folder / "content", ignore=skip)
    return folder


def _write(root: Path, files: dict[str, bytes]) -> None:
    for path, raw in files.items():
        (root / "content" / path).write_bytes(raw)


def _opened(root: Path) -> tuple[Site | None, list[Problem]]:
    project = Project(root, root / "content", root / "site_config" / "settings.yml")
    site, problems = open_site(project, Addresses(), Crew(most=1))
    for problem in problems:
        assert str(problem).isprintable(), problem
    assert (site is None) == failed(problems), problems
    return site, problems


def _paths(problems: list[Problem]) -> set[str]:
    return {problem.path.removeprefix("content/") for problem in problems if failed([problem])}


def _show(site: Site) -> None:
    """Make the pages."""
    pages = site.pages()
    for node in site.content.catalog:
        made = pages.entry(node) if isinstance(node, Entry) else None
        if isinstance(node, Narrative):
            made = pages.narrative(node, "<p>x</p>")
        for page in (*((made,) if made else ()), *pages.lists(node)):
            assert "<script>" not in page.html.lower(), page.address
    for kind in site.project.kinds:
        pages.index(kind.kind, "")
    pages.home("")
    pages.timeline("")
    if pages.has_map:
        pages.map("")


def _slow(root: Path, topic: Path, files: dict[str, bytes]) -> tuple[str, ...]:
    """Return the files that take long by themselves, among the others as they were."""
    return tuple(path for path, seconds in _each(root, topic, files) if seconds > SLOW)


def _each(root: Path, topic: Path, files: dict[str, bytes]) -> Iterator[tuple[str, float]]:
    _write(root, originals(topic))
    for path, raw in files.items():
        _write(root, {path: raw})
        start = time.process_time()
        _opened(root)
        yield path, time.process_time() - start
        _write(root, {path: originals(topic)[path]})
    _write(root, files)
