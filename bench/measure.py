"""What a command costs, and what it wrote: time, memory, pages."""

from __future__ import annotations

import gzip
import os
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from threading import Event, Thread
from typing import Self

_EVERY = 0.05  # seconds between two looks at a process tree; each costs it less than 1 %
_SAMPLE = 200  # pages whose size is looked at
_LOG_END = 2_000


class CommandError(Exception):
    """A command failed; its last words are the message."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of all processors, and most bytes of memory at once."""

    wall: float
    cpu: float
    memory: int


@dataclass(frozen=True, slots=True)
class Site:
    """What a build wrote: pages, files of any kind, their bytes, and a typical entry's page."""

    pages: int
    files: int
    size: int
    entry_page: int
    entry_page_gzipped: int


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder and return what it and the processes it started cost."""
    with TemporaryFile() as log:
        start = time.perf_counter()
        with subprocess.Popen(  # noqa: S603  # the commands of the candidates
            command, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log
        ) as process:
            with _Watch(process.pid) as watch:
                _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            log.seek(0)
            said = log.read().decode("utf-8", "replace")[-_LOG_END:]
            message = f"{' '.join(command)} ended with {process.returncode}:\n{said}"
            raise CommandError(message)
    # The system keeps the most of any one process, in KB (but on macOS in bytes).
    largest = usage.ru_maxrss * (1 if os.uname().sysname == "Darwin" else 1024)
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(largest, watch.most))


def environment() -> Mapping[str, str]:
    """Return the variables that builds run with: those of a desk, bytecode kept."""
    unwanted = {"PYTHONDONTWRITEBYTECODE", "SOURCE_DATE_EPOCH", "COVERAGE_PROCESS_START"}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "NO_MKDOCS_2_WARNING": "1"}


def site(folder: Path, kinds: Iterable[str]) -> Site:
    """Return what stands in the folder of a site; entries have pages below these folders."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    pages = [file for file in files if file.suffix == ".html"]
    entries = sorted(page for kind in kinds for page in (folder / kind).glob("*/index.html"))
    sample = [page.read_bytes() for page in entries[:: max(1, len(entries) // _SAMPLE)]]
    return Site(
        pages=len(pages),
        files=len(files),
        size=sum(file.stat().st_size for file in files),
        entry_page=round(median(map(len, sample))),
        entry_page_gzipped=round(median(len(gzip.compress(page)) for page in sample)),
    )


class _Watch:
    """Looks at the memory of a process and its children together, where Linux shows it."""

    def __init__(self, process: int) -> None:
        self.most = 0
        self._process = process
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            tree = _tree(self._process)
            # Of one process the system remembers the peak itself; only several want adding.
            if len(tree) > 1:
                self.most = max(self.most, sum(map(_memory, tree)))


def _tree(process: int) -> list[int]:
    """Return a process and all below it."""
    found = [process]
    for parent in found:  # grows on the way
        for listing in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, listing.read_text(encoding="ascii").split())
            except OSError:
                continue
    return found


def _memory(process: int) -> int:
    """Return the bytes of a process, those shared with others in proportion."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
