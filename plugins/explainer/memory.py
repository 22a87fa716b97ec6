"""The memory of a build."""

from __future__ import annotations

import ctypes
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Keep Python from looking for circles of references meanwhile.

    A build makes millions of objects that have none and that live to its end; to look through
    them again and again took a sixth of its time and found nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def settle() -> None:
    """Let collections pass over all that there is by now: it lives to the build's end."""
    gc.freeze()


def give_back() -> None:
    """Give memory that is free back to the system, where the C library can (glibc's does).

    What was read and thrown away leaves holes, which every process that is started from here
    on would have too: a tenth of all memory. Elsewhere nothing happens.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim is not None:
        trim(0)


def unsettle() -> None:
    """Let go of what an earlier build in this process left and nothing refers to any more.

    The next build settles soon, and would keep it as well: a preview would grow with each.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
