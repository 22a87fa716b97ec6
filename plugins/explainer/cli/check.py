"""`explainer check`: every problem of the content, at its line and column."""

from __future__ import annotations

from pathlib import Path

import click

from explainer.cli.options import project_of, project_options
from explainer.problems import Problem, Severity
from explainer.site import check_site


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@project_options
def check(paths: tuple[Path, ...], content: Path, settings: Path, *, strict: bool) -> None:
    """Say what is wrong in the content, and what would be right.

    All of it is read, since entries refer to each other; with PATHS only the problems in
    these files and folders are shown. Exits with 1 where there is an error, or, with
    --strict, a warning.
    """
    missing = [path for path in paths if not path.exists()]
    if missing:
        message = f"there is no file or folder {missing[0]}"
        raise click.BadParameter(message, param_hint="PATHS")
    project = project_of(content, settings)
    problems = [problem for problem in check_site(project) if not paths or _within(problem, paths)]
    for problem in problems:
        click.echo(str(problem))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    click.echo(_summary(errors, warnings), err=True)
    if errors or (strict and warnings):
        raise SystemExit(1)


def _within(problem: Problem, paths: tuple[Path, ...]) -> bool:
    file = Path(problem.path).absolute()
    return any(file.is_relative_to(path.absolute()) for path in paths)


def _summary(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return "No problems found."
    parts = [
        f"{number} {noun}{'' if number == 1 else 's'}"
        for number, noun in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return f"{' and '.join(parts)} found."
