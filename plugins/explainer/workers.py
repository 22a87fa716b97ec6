"""Work spread over processes: equal slices of a list, each in a fork of this process.

A fork sees all that was read so far without a copy, so only results travel. Where a system
cannot fork, or forking is unsafe because threads run, everything is done in this process;
the results are the same.
"""

from __future__ import annotations

import os
import signal
import threading
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

from explainer.forks import Begun, begin_part, fork, hear, opened, tell
from explainer.memory import collection_paused
from explainer.progress import Progress

T = TypeVar("T")
R = TypeVar("R")
M = TypeVar("M")

WORTH_IT = 400
"""So few items a process are done sooner than a process is started and heard."""

MAX_PROCESSES = 8
"""What one process does alone (reading the theme, the links of the whole) limits the rest."""


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

    def begin(
        self,
        name: str,
        begin: Callable[[Sequence[T]], Callable[[M], R]],
        items: Sequence[T],
        weights: Sequence[int],
        ahead: int,
    ) -> Ahead[T, M, R]:
        """Have others begin with slices of the items while this process does something else.

        What they begin with ends in a function of what they are told in the end; `ahead` is the
        weight of what they get done until then. See `Ahead`.
        """
        processes = processes_for(len(items), self.most)
        return Ahead(self, name, begin, (items, weights), _behind(weights, processes, ahead))


class Ahead(Generic[T, M, R]):
    """Slices on which other processes have begun before this one can.

    They see what was there when they were begun, and wait for what they are told to finish
    with. Whoever begins them has to `finish` them or to `dismiss` them.
    """

    def __init__(
        self,
        crew: Crew,
        name: str,
        begin: Callable[[Sequence[T]], Callable[[M], R]],
        work: tuple[Sequence[T], Sequence[int]],
        shares: Sequence[float],
    ) -> None:
        """Take whose stage it is, what to begin with, items with weights, and who does how much.

        The first share is this process's.
        """
        self._crew = crew
        self._name = name
        self._items = work[0]
        self._own, *self._parts = _shared_out(*work, shares)
        self._begun: list[Begun] = []
        for part in self._parts:
            earlier = [one.telling for one in self._begun]
            self._begun.append(begin_part(begin, part, earlier))

    def finish(self, told: M, work: Callable[[Sequence[T], Callable[[], None]], R]) -> list[R]:
        """Tell them what they wait for; return the results in the order of the slices.

        `work` does this process's own slice, as in `Crew.work`, and that of one that is killed.
        A failure elsewhere is a `WorkerError`.
        """
        begun, self._begun = self._begun, []
        stage = self._crew.progress.stage(self._name, len(self._items), 1 + len(begun))
        with collection_paused(), stage as advance:
            untold = list(begun)
            try:
                while untold:
                    tell(untold.pop(), told)
                results = [work(self._own, advance)]
            finally:
                # Whoever could not be told would wait for ever.
                for one in untold:
                    one.waiting.close()
                    os.close(one.telling)
                heard = [hear(one.answers, one.process) for one in begun]
            for number, part in enumerate(self._parts):
                answer, heard[number] = heard[number], None
                results.append(work(part, advance) if answer is None else opened(answer))
            return results

    def dismiss(self) -> None:
        """Stop them; what they have begun with is lost. Of finished ones nothing is left."""
        for one in self._begun:
            os.kill(one.process, signal.SIGKILL)
            one.waiting.close()
            os.close(one.telling)
            hear(one.answers, one.process)
        self._begun = []


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
    another process, or its `OSError`; one that is killed has its slice done here.
    """
    if processes <= 1:
        return [work(items)]
    first, *others = _slices(items, processes, weights)
    pipes = [fork(work, part) for part in others]
    try:
        results = [work(first)]
    finally:
        heard = [hear(pipe, process) for process, pipe in pipes]
    for number, part in enumerate(others):
        # What was heard takes as much room again as what it says.
        answer, heard[number] = heard[number], None
        results.append(work(part) if answer is None else opened(answer))
    return results


def _slices(items: Sequence[T], number: int, weights: Sequence[int]) -> list[Sequence[T]]:
    return _shared_out(items, weights or [1] * len(items), [1 / number] * number)


def _shared_out(
    items: Sequence[T], weights: Sequence[int], shares: Sequence[float]
) -> list[Sequence[T]]:
    """Return slices that weigh so much of the whole each."""
    sums = [0, *accumulate(weights)]
    begins = [0.0, *accumulate(shares[:-1])]
    # Rounded, for a third is less than three of a ninth.
    ends = [bisect_left(sums, round(sums[-1] * begin, 6)) for begin in begins]
    return [items[start:end] for start, end in pairwise((*ends, len(items)))]


def _behind(weights: Sequence[int], processes: int, ahead: int) -> list[float]:
    """Return the share of each process where the first begins later than the others.

    So late that the others have done `ahead` of the weights each by then.
    """
    if processes == 1:
        return [1.0]
    whole = max(sum(weights), 1)
    own = max(0.0, (whole - (processes - 1) * ahead) / processes / whole)
    return [own, *[(1 - own) / (processes - 1)] * (processes - 1)]
