"""Work spread over processes: equal slices of a list, each in a fork of this process.

A fork sees all that was read so far without a copy, so only results travel. Where a system
cannot fork, or forking is unsafe because threads run, everything is done in this process;
the results are the same.
"""

from __future__ import annotations

import os
import pickle
import threading
import traceback
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TypeVar

from explainer.memory import collection_paused
from explainer.progress import Progress

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 400
"""So few items a process are done sooner than a process is started and heard."""

MAX_PROCESSES = 8
"""What one process does alone (reading the theme, the links of the whole) limits the rest."""


class WorkerError(Exception):
    """Something failed in another process; the message ends with its traceback."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Those who work at a build: whom they tell of it, and the most processes they may be."""

    progress: Progress = field(default_factory=Progress)
    most: int | None = None

    def work(
        self,
        name: str,
        work: Callable[[Sequence[T], Callable[[], None]], R],
        items: Sequence[T],
        weights: Sequence[int] = (),
    ) -> list[R]:
        """Return the results of `work` on slices of the items, in the order of the slices.

        `name` is that of the stage; `work` calls what it is given after each item. As with
        `spread`, slices weigh the same, results travel, and a failure elsewhere is a
        `WorkerError`.
        """
        processes = processes_for(len(items), self.most)
        stage = self.progress.stage(name, len(items), processes)
        with collection_paused(), stage as advance:
            return spread(lambda part: work(part, advance), items, processes, weights)


def processes_for(items: int, wanted: int | None = None) -> int:
    """Return in how many processes to work on so many items.

    `wanted` is the most there may be; without it, as many as there are processors.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    most = min(_processors(), MAX_PROCESSES) if wanted is None else wanted
    return max(1, min(most, items // WORTH_IT))


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[Sequence[T]], R],
    items: Sequence[T],
    processes: int,
    weights: Sequence[int] = (),
) -> list[R]:
    """Return the results of `work` on slices of the items, in the order of the slices.

    With `weights`, one for each item, slices weigh the same; without, they are as long. This
    process does the first slice itself. `work` must depend on nothing that another slice
    changes; its results are pickled, but for the first. Raises `WorkerError` where it fails in
    another process; one that is killed has its slice done here.
    """
    if processes <= 1:
        return [work(items)]
    first, *others = _slices(items, processes, weights)
    pipes = [_fork(work, part) for part in others]
    try:
        results = [work(first)]
    finally:
        heard = [_hear(pipe, process) for process, pipe in pipes]
    for number, part in enumerate(others):
        # What was heard takes as much room again as what it says.
        answer, heard[number] = heard[number], None
        results.append(work(part) if answer is None else _opened(answer))
    return results


def _slices(items: Sequence[T], number: int, weights: Sequence[int]) -> list[Sequence[T]]:
    sums = [0, *accumulate(weights or [1] * len(items))]
    ends = [bisect_left(sums, sums[-1] * index / number) for index in range(number)]
    return [items[start:end] for start, end in pairwise((*ends, len(items)))]


def _fork(work: Callable[[Sequence[T]], R], part: Sequence[T]) -> tuple[int, int]:
    """Start a process that works on a part; return its number and the pipe that it answers on."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    status = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(_answer(work, part), pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        # Nothing that the parent opened or registered is to be closed or run twice.
        os._exit(status)


def _answer(work: Callable[[Sequence[T]], R], part: Sequence[T]) -> tuple[bool, object]:
    try:
        return True, work(part)
    except BaseException:  # noqa: BLE001  # whatever it is, the parent has to hear of it
        return False, traceback.format_exc()


def _hear(pipe: int, process: int) -> bytes | None:
    """Return what a process answered, once it has ended; nothing where it did not finish."""
    with os.fdopen(pipe, "rb") as answers:
        answer = answers.read()
    _, status = os.waitpid(process, 0)
    return answer if status == 0 else None


def _opened(answer: bytes) -> R:  # type: ignore[type-var]  # what `work` returned over there
    good, result = pickle.loads(answer)  # noqa: S301  # from our own fork, through a pipe
    if not good:
        raise WorkerError(result)
    return result  # type: ignore[no-any-return]
