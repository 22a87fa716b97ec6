"""Turns at a host: one request at a time, and a pause between two."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Sees to it that nobody is asked twice at once, by whichever thread."""

    def __init__(self, pause: float = 1.0) -> None:
        """Take the seconds between two requests to one host."""
        self._pause = pause
        self._hosts: dict[str, threading.Lock] = {}
        self._last: dict[str, float] = {}
        self._guard = threading.Lock()

    @contextmanager
    def at(self, host: str) -> Iterator[None]:
        """Wait until a host may be asked, and ask it while this is held."""
        with self._guard:
            turn = self._hosts.setdefault(host, threading.Lock())
        with turn:
            wait = self._last.get(host, float("-inf")) + self._pause - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            try:
                yield
            finally:
                self._last[host] = time.monotonic()
