"""Work spread over processes: the same results, whatever happens to a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

import pytest

from explainer import workers
from explainer.forks import WorkerError
from explainer.workers import WORTH_IT, Ahead, Crew, processes_for, spread

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


def _begun(
    monkeypatch: pytest.MonkeyPatch, most: int = 3, ahead: int = 0
) -> Ahead[int, int, list[int]]:
    """Have numbers squared ahead, each then to be raised by what they are told."""
    monkeypatch.setattr(workers, "WORTH_IT", 1)

    def begin(numbers: Sequence[int]) -> Callable[[int], list[int]]:
        squares = _squares(numbers)
        return lambda told: [os.getpid(), *(square + told for square in squares)]

    return Crew(most=most).begin("squaring", begin, range(9), [1] * 9, ahead)


def _here(numbers: Sequence[int], _: Callable[[], None]) -> list[int]:
    return [os.getpid(), *(square + 1 for square in _squares(numbers))]


@needs_fork
@pytest.mark.parametrize("most", [1, 2, 3, 9])
@pytest.mark.parametrize("ahead", [0, 1, 4, 100])
def test_what_was_begun_ahead_is_finished_with_what_it_is_told(
    monkeypatch: pytest.MonkeyPatch, most: int, ahead: int
) -> None:
    found = _begun(monkeypatch, most, ahead).finish(1, _here)
    assert [one for _, *part in found for one in part] == [square**2 + 1 for square in range(9)]
    assert len({process for process, *_ in found}) == most
    assert found[0][0] == os.getpid()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@needs_fork
def test_who_begins_later_gets_less(monkeypatch: pytest.MonkeyPatch) -> None:
    def lengths(ahead: int) -> list[int]:
        return [len(part) - 1 for part in _begun(monkeypatch, 3, ahead).finish(1, _here)]

    assert lengths(0) == [3, 3, 3]
    assert lengths(3) == [1, 4, 4]
    assert lengths(100) == [0, 5, 4]


@needs_fork
def test_much_can_be_told_to_who_is_not_listening_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH_IT", 1)

    def begin(_: Sequence[int]) -> Callable[[str], int]:
        time.sleep(0.1)
        return len

    ahead = Crew(most=2).begin("waiting", begin, range(4), [1] * 4, 0)
    assert ahead.finish("x" * 3_000_000, lambda *_: 0) == [0, 3_000_000]


@needs_fork
def test_what_is_dismissed_leaves_no_process_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    before = len(os.listdir("/dev/fd"))  # noqa: PTH208  # it is no folder to walk
    ahead = _begun(monkeypatch)
    ahead.dismiss()
    ahead.dismiss()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert len(os.listdir("/dev/fd")) == before  # noqa: PTH208


@needs_fork
def test_who_is_killed_while_ahead_has_the_slice_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "WORTH_IT", 1)

    def begin(_: Sequence[int]) -> Callable[[int], list[int]]:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    ahead = Crew(most=2).begin("squaring", begin, range(4), [1] * 4, 0)
    found = ahead.finish(1, _here)
    assert [one for _, *part in found for one in part] == [1, 2, 5, 10]


@needs_fork
@pytest.mark.parametrize("at_once", [True, False])
def test_what_fails_ahead_fails_here(monkeypatch: pytest.MonkeyPatch, *, at_once: bool) -> None:
    monkeypatch.setattr(workers, "WORTH_IT", 1)

    def begin(_: Sequence[int]) -> Callable[[int], list[int]]:
        if at_once:
            raise RuntimeError("at once")
        return lambda told: [1 // told]

    ahead = Crew(most=2).begin("squaring", begin, range(4), [1] * 4, 0)
    with pytest.raises(WorkerError, match="at once" if at_once else "ZeroDivisionError"):
        ahead.finish(0, _here)


@needs_fork
def test_what_cannot_be_told_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = _begun(monkeypatch)
    with pytest.raises((AttributeError, TypeError)):  # what no other process could be sent
        ahead.finish(lambda: 1, _here)  # type: ignore[arg-type]  # it is what cannot be sent
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@needs_fork
def test_nobody_waits_for_who_is_gone(tmp_path: Path) -> None:
    """Whoever began them is killed: they end, though nobody tells them to."""
    program = (
        "import os, signal, sys\n"
        "from explainer import workers\n"
        "workers.WORTH_IT = 1\n"
        "def begin(_):\n"
        "    with open(sys.argv[1], 'a') as file: file.write(f'{os.getpid()} ')\n"
        "    return len\n"
        "ahead = workers.Crew(most=3).begin('x', begin, range(9), [1] * 9, 0)\n"
        "while len(open(sys.argv[1]).read().split()) < 2: pass\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    file = tmp_path / "begun"
    file.touch()
    # Its output is theirs too: this returns when the last of them has ended.
    subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, timeout=30, check=False
    )
    assert len(file.read_text().split()) == 2
