"""Problems for GitHub, which shows each at its line of a pull request.

Each is a workflow command (GitHub Docs, “Workflow commands for GitHub Actions”, “Setting an
error message”): `::error file=…,line=…,col=…,title=…::message`. The runner reads `%25`, `%0D` and
`%0A` back in a message, and `%3A` and `%2C` in a property too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.problems import Problem, printable


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield a workflow command for each problem."""
    for problem in problems:
        properties = {
            "file": problem.path,
            "line": str(problem.position.line),
            "col": str(problem.position.column),
            "title": problem.code,
        }
        written = ",".join(
            f"{name}={_property(printable(value))}" for name, value in properties.items()
        )
        said = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
        yield f"::{problem.severity.value} {written}::{_data(printable(said))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
