"""What a build leaves behind is let go by the next one in the same process."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from explainer.memory import collection_paused, settle, unsettle


class Site:
    """Stands for a build's objects, which refer to each other in circles."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_a_build_left_is_gone_before_the_next_settles() -> None:
    with collection_paused():
        left = weakref.ref(Site())
        settle()
    gc.collect()
    assert left() is not None
    with collection_paused():
        unsettle()
        settle()
    assert left() is None


def test_what_is_still_referred_to_stays() -> None:
    site = Site()
    left = weakref.ref(site)
    settle()
    unsettle()
    assert left() is site
