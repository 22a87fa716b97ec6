"""Progress: stages are measured, a bar appears only on a terminal and only after a while."""

from __future__ import annotations

import io
import time

from explainer.progress import PATIENCE, Bar, Progress, bar_for


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


def _work(progress: Progress, processes: int = 1) -> None:
    with progress.stage("reading", 4, processes) as advance:
        for _ in range(4 // processes):
            advance()


def test_a_stage_that_comes_again_is_added_up() -> None:
    progress = Progress()
    _work(progress)
    _work(progress)
    stage = progress.stages["reading"]
    assert (stage.name, stage.items) == ("reading", 8)
    assert stage.seconds > 0
    assert stage.cpu >= 0


def test_a_bar_is_drawn_after_a_while_and_leaves_nothing() -> None:
    terminal = Terminal()
    _work(Progress(Bar(terminal, time.monotonic() - PATIENCE)))
    shown = terminal.getvalue()
    assert shown.startswith("\rreading [######..")
    assert "1 of 4" in shown
    assert shown.endswith("\r\x1b[K")


def test_a_quick_build_draws_no_bar() -> None:
    terminal = Terminal()
    _work(Progress(Bar(terminal, time.monotonic())))
    assert not terminal.getvalue()


def test_what_one_of_two_processes_has_done_counts_twice() -> None:
    terminal = Terminal()
    _work(Progress(Bar(terminal, time.monotonic() - PATIENCE)), processes=2)
    assert "2 of 4" in terminal.getvalue()


def test_where_nobody_looks_there_is_no_bar() -> None:
    assert bar_for(io.StringIO()) is None
    assert bar_for(Terminal()) is not None
