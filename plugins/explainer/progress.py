"""What a build is at, how far it is, and where its time went."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol, TextIO

PATIENCE = 2.0
"""Seconds after which somebody who waits wants to see how far it is."""

_BETWEEN = 0.1  # seconds from one look of the bar to the next
_WIDTH = 24  # characters of the bar itself


@dataclass(slots=True)
class Stage:
    """A stage that is over: seconds on the clock and of all processors, and what it was about."""

    name: str
    seconds: float
    cpu: float
    items: int


class Listener(Protocol):
    """Whoever is told how far a stage is."""

    def tell(self, name: str, done: int, total: int) -> None:
        """Hear that so many items of a stage are done."""

    def end(self) -> None:
        """Hear that a stage is over."""


@dataclass(slots=True)
class Progress:
    """The stages of one build, in their order; a stage that comes again is added up."""

    listener: Listener | None = None
    stages: dict[str, Stage] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, items: int = 0, processes: int = 1) -> Iterator[Callable[[], None]]:
        """Measure a stage; yields what to call after each item.

        Where several processes work on the items, only what this one does is heard, and taken
        for all.
        """
        begin, cpu = time.perf_counter(), _cpu()
        try:
            yield self._counter(name, items, processes)
        finally:
            if self.listener:
                self.listener.end()
            stage = self.stages.setdefault(name, Stage(name, 0.0, 0.0, 0))
            stage.seconds += time.perf_counter() - begin
            stage.cpu += _cpu() - cpu
            stage.items += items

    def _counter(self, name: str, items: int, processes: int) -> Callable[[], None]:
        listener, process, done = self.listener, os.getpid(), 0
        if listener is None:
            return _nothing

        def advance() -> None:
            nonlocal done
            if os.getpid() == process:
                done = min(done + processes, items)
                listener.tell(name, done, items)

        return advance


class Bar:
    """A bar on a terminal, from the moment when it gets long."""

    def __init__(self, stream: TextIO, begin: float) -> None:
        """Take the terminal, and when the build began (`time.monotonic`)."""
        self._stream = stream
        self._next = begin + PATIENCE
        self._shown = False

    def tell(self, name: str, done: int, total: int) -> None:
        """Draw the bar, unless it was drawn a moment ago."""
        now = time.monotonic()
        if now < self._next or not total:
            return
        self._next = now + _BETWEEN
        full = _WIDTH * done // total
        bar = "#" * full + "." * (_WIDTH - full)  # every console has these
        self._write(f"\r{name} [{bar}] {done:,} of {total:,}\x1b[K")
        self._shown = True

    def end(self) -> None:
        """Leave nothing on the terminal."""
        if self._shown:
            self._write("\r\x1b[K")
            self._shown = False

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def bar_for(stream: TextIO) -> Bar | None:
    """Return a bar for a stream, or nothing where nobody would see it move."""
    return Bar(stream, time.monotonic()) if stream.isatty() else None


def _cpu() -> float:
    """Return the seconds of this process and of those it has waited for, user and system."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _nothing() -> None:
    """Advance where nobody listens."""
