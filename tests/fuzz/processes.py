"""Batches in processes of their own, so that one may crash or hang and be named all the same."""

from __future__ import annotations

import multiprocessing
import sys
import time
import traceback
from multiprocessing.connection import Connection, wait
from typing import NamedTuple

from tests.fuzz.batch import Done, run

PATIENCE = 120.0
"""Seconds after which a batch, of a hundred files and in several rounds, is not coming back."""

MOST_FAILURES = 20
"""After so many failures nothing new is learned."""

_START = multiprocessing.get_context("spawn")


class Failure(NamedTuple):
    """The seed of a batch, and what went wrong in it."""

    seed: int
    what: str


class Result(NamedTuple):
    """How many files were mutated, how many of them were shown, and what failed."""

    entries: int
    shown: int
    failures: list[Failure]


class _Worker:
    """A process that is sent seeds, one at a time, and answers with what became of them."""

    def __init__(self) -> None:
        self.end, other = _START.Pipe()
        self._process = _START.Process(target=_work, args=(other,), daemon=True)
        self._process.start()
        other.close()
        self.seed: int | None = None
        self._since = 0.0

    def give(self, seed: int) -> None:
        """Send a seed."""
        self.seed, self._since = seed, time.monotonic()
        self.end.send(seed)

    def answer(self, *, heard: bool) -> Done | str | None:
        """Return what it says, or what must have become of it; nothing while it works."""
        if heard:
            try:
                answer: Done | str = self.end.recv()
            except (EOFError, ConnectionError):
                return f"the process died with exit code {self.stop()}"
            self.seed = None
            return answer
        if time.monotonic() - self._since > PATIENCE:
            self.stop()
            return f"nothing was heard of it for {PATIENCE:.0f} s"
        return None

    def stop(self) -> int | None:
        """End the process, whatever it is at, and return the exit code it had by itself."""
        self.end.close()
        self._process.join(1)
        code = self._process.exitcode
        self._process.kill()
        self._process.join()
        return code


def fuzz(entries: int, first: int, processes: int) -> Result:
    """Put so many mutated files through, in batches from a first seed on."""
    result = Result(0, 0, [])
    seed = first
    workers = [_Worker() for _ in range(processes)]
    while True:
        for worker in workers:
            going_on = result.entries < entries and len(result.failures) < MOST_FAILURES
            if worker.seed is None and going_on:
                worker.give(seed)
                seed += 1
        busy = [worker for worker in workers if worker.seed is not None]
        if not busy:
            break
        ready = wait([worker.end for worker in busy], timeout=1)
        for worker in busy:
            of_seed = worker.seed or 0
            answer = worker.answer(heard=worker.end in ready)
            result = _with(result, of_seed, answer)
            if isinstance(answer, str) and worker.seed is not None:  # it is gone
                workers[workers.index(worker)] = _Worker()
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{result.entries} of {entries} entries ")
    for worker in workers:
        worker.stop()
    return result


def _with(result: Result, seed: int, answer: Done | str | None) -> Result:
    """Return a result with what became of one batch more."""
    if isinstance(answer, Done):
        slow = [Failure(seed, f"{path} is slow") for path in answer.slow]
        entries, shown = result.entries + answer.entries, result.shown + answer.shown
        return Result(entries, shown, result.failures + slow)
    failed = [Failure(seed, answer)] if answer else []
    return result._replace(failures=result.failures + failed)


def _work(end: Connection) -> None:
    while True:
        try:
            seed = end.recv()
        except EOFError:
            return
        try:
            end.send(run(seed))
        except Exception:  # noqa: BLE001  # whatever it is, it is what is looked for
            end.send(traceback.format_exc())
