"""Problems for a person at a terminal or in a log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from explainer.problems import Problem, Severity
from explainer.reporting.excerpt import excerpt
from explainer.reporting.lines import Lines

# Select Graphic Rendition of ECMA-48: bold red, bold yellow, faint, back to normal.
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_FAINT, _PLAIN = "\x1b[2m", "\x1b[0m"


def as_text(problems: Iterable[Problem], root: Path, *, colour: bool) -> Iterator[str]:
    """Yield lines: of each problem where and what it is, and the place in the file.

    `root` is the folder that the paths of problems begin at. No line can be read as a command
    by GitHub's runner: one for it begins with `::`, with or without spaces before, or has `##[`
    anywhere in it.
    """
    lines = Lines(root)
    for problem in problems:
        said = _harmless(str(problem))
        line = lines.of(problem)
        shown, mark = excerpt(line, *problem.position) if line is not None else ("", "")
        if colour:
            said = said.replace(
                f" {problem.code} ", f" {_COLOURS[problem.severity]}{problem.code}{_PLAIN} ", 1
            )
            shown = f"{_FAINT}{shown}{_PLAIN}"
            mark = mark.replace("^", f"{_COLOURS[problem.severity]}^{_PLAIN}")
        yield said
        if line is not None:
            yield shown
            yield mark


def _harmless(line: str) -> str:
    """Return a line that begins with no `::`, whatever the folder is called."""
    return f"./{line}" if line.lstrip().startswith("::") else line
