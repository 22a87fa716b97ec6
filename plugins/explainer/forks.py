"""Single forks of this process: how each is begun, what it is told, and what it answers."""

from __future__ import annotations

import os
import pickle
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO, NamedTuple, TypeVar

from explainer.memory import collection_paused

T = TypeVar("T")
R = TypeVar("R")
M = TypeVar("M")


class WorkerError(Exception):
    """Something failed in another process; the message ends with its traceback."""


class Begun(NamedTuple):
    """A process that waits: the pipe it answers on, and how it is told, by what in a file."""

    process: int
    answers: int
    telling: int
    waiting: IO[bytes]


def begin_part(
    begin: Callable[[Sequence[T]], Callable[[M], R]], part: Sequence[T], earlier: Sequence[int]
) -> Begun:
    """Start a process that begins with a part, and waits to be told how to finish it.

    `earlier` are the pipes on which others that wait are told: this one is not to hold them open.
    """
    # What it is told may be more than a pipe takes before somebody reads it.
    told = TemporaryFile()  # noqa: SIM115  # it is closed when they are finished
    waiting, telling = os.pipe()

    def work(part: Sequence[T]) -> R | None:
        # So that it hears when there is nobody left who could tell it.
        for end in (*earlier, telling):
            os.close(end)
        finish = begin(part)
        if not os.read(waiting, 1):
            return None
        told.seek(0)
        return finish(pickle.load(told))  # noqa: S301  # from the process that began this one

    with collection_paused():
        process, answers = fork(work, part)
    os.close(waiting)
    return Begun(process, answers, telling, told)


def tell(one: Begun, told: object) -> None:
    """Tell a process what it waits for; where it is gone nobody hears it."""
    try:
        with one.waiting as file, suppress(BrokenPipeError):
            pickle.dump(told, file, pickle.HIGHEST_PROTOCOL)
            file.flush()
            os.write(one.telling, b".")
    finally:
        os.close(one.telling)


def fork(work: Callable[[Sequence[T]], R], part: Sequence[T]) -> tuple[int, int]:
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
    except OSError as error:  # of which its reader knows what to say
        return False, error
    except BaseException:  # noqa: BLE001  # whatever it is, the parent has to hear of it
        return False, traceback.format_exc()


def hear(pipe: int, process: int) -> bytes | None:
    """Return what a process answered, once it has ended; nothing where it did not finish."""
    with os.fdopen(pipe, "rb") as answers:
        answer = answers.read()
    _, status = os.waitpid(process, 0)
    return answer if status == 0 else None


def opened(answer: bytes) -> R:  # type: ignore[type-var]  # what `work` returned over there
    good, result = pickle.loads(answer)  # noqa: S301  # from our own fork, through a pipe
    if isinstance(result, OSError) and not good:
        raise result
    if not good:
        raise WorkerError(result)
    return result  # type: ignore[no-any-return]
