"""Work spread over processes: the same results, whatever happens to a process."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from threading import Event, Thread

import pytest

from explainer.workers import WORTH_IT, WorkerError, processes_for, spread

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def _squares(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


@needs_fork
@pytest.mark.parametrize("processes", [1, 2, 3, 7])
@pytest.mark.parametrize("number", [0, 1, 2, 10])
def test_results_come_in_the_order_of_the_items(processes: int, number: int) -> None:
    results = spread(_squares, range(number), processes)
    assert [square for part in results for square in part] == _squares(range(number))


@needs_fork
def test_each_slice_has_a_process_of_its_own() -> None:
    found = spread(lambda items: (os.getpid(), len(items)), range(10), 3)
    assert len({process for process, _ in found}) == 3
    assert found[0][0] == os.getpid()
    assert sorted(length for _, length in found) == [3, 3, 4]


@needs_fork
def test_slices_weigh_the_same() -> None:
    weights = [1, 1, 1, 1, 8, 1, 1, 1, 1]
    slices = spread(list, range(9), 2, weights)
    assert slices == [[0, 1, 2, 3, 4], [5, 6, 7, 8]]
    assert spread(list, range(4), 2, [5, 1, 1, 1]) == [[0], [1, 2, 3]]
    assert spread(list, range(3), 3, [0, 0, 0]) == [[], [], [0, 1, 2]]


@needs_fork
def test_a_large_result_does_not_fill_the_pipe() -> None:
    one, other = spread(lambda items: "x" * 3_000_000 + str(len(items)), range(4), 2)
    assert one == other == "x" * 3_000_000 + "2"


@needs_fork
def test_what_fails_in_another_process_fails_here() -> None:
    def work(numbers: Sequence[int]) -> int:
        return 1 // numbers[0]

    with pytest.raises(WorkerError, match="ZeroDivisionError"):
        spread(work, [1, 0], 2)


@needs_fork
def test_what_fails_here_leaves_no_process_behind() -> None:
    def work(numbers: Sequence[int]) -> int:
        return 1 // numbers[0]

    with pytest.raises(ZeroDivisionError):
        spread(work, [0, 1, 1], 3)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@needs_fork
def test_a_process_that_is_killed_has_its_slice_done_here() -> None:
    here = os.getpid()

    def work(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return _squares(numbers)

    assert spread(work, range(4), 2) == [[0, 1], [4, 9]]


@needs_fork
def test_no_more_processes_than_pay_or_are_wanted() -> None:
    assert processes_for(WORTH_IT - 1, 4) == 1
    assert processes_for(WORTH_IT * 2, 4) == 2
    assert processes_for(WORTH_IT * 100, 4) == 4
    assert processes_for(WORTH_IT * 100, 1) == 1
    assert processes_for(0) == 1


def test_where_threads_run_nothing_is_forked() -> None:
    stop = Event()
    thread = Thread(target=stop.wait)
    thread.start()
    try:
        assert processes_for(WORTH_IT * 100, 4) == 1
    finally:
        stop.set()
        thread.join()
