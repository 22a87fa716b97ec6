"""Problems for a program: one JSON object, whose keys stay what they are."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.problems import Problem, Severity, json_text

VERSION = 1
"""The number of the format: another one where a key goes away or changes its meaning."""


def as_json(problems: Sequence[Problem]) -> str:
    """Return the object, with problems in the order of files and lines.

    `{"version": 1, "errors": 1, "warnings": 0, "problems": [{"path", "line", "column", "code",
    "severity", "message", "hint", "fix"}]}`: `line` and `column` count lines and characters
    from 1, `severity` is `error` or `warning`, `hint` may be empty, and `fix` is what `--fix`
    would write at the place, or null.
    """
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    found = {
        "version": VERSION,
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [_object(problem) for problem in problems],
    }
    return json_text(found)


def _object(problem: Problem) -> dict[str, str | int | None]:
    return {
        "path": problem.path,
        "line": problem.position.line,
        "column": problem.position.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "fix": problem.mend.right if problem.mend else None,
    }
