"""`explainer check`: every problem of the content, at its line and column."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from explainer.cli.fixes import fixed, show_changes
from explainer.cli.links import asked, refuse_beside
from explainer.cli.options import project_of, project_options
from explainer.problems import Problem, Severity, printable
from explainer.progress import Progress, bar_for
from explainer.reporting import as_github, as_json, as_text
from explainer.settings.lints import DATED
from explainer.site import Project, check_site
from explainer.site.store import default_folder
from explainer.workers import Crew

FORMATS = ("text", "json", "github")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@project_options
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--format", "style", type=click.Choice(FORMATS), default="text", show_default=True,
    help="For people; for programs, as one JSON object; or as annotations on GitHub.",
)  # fmt: skip
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day by which ages are judged, like 2022-11-29. [default: now]",
)
@click.option("--fix", is_flag=True, help="Put right what can be meant in one way only.")
@click.option(
    "--order", is_flag=True, help="With --fix: put the fields of entries in one order, too."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--links", is_flag=True, help="Ask other sites whether links to them still lead anywhere."
)
@click.option("--local", is_flag=True, help="With --links: ask hosts of private networks, too.")
@click.option("--no-cache", is_flag=True, help="Read all anew, and keep nothing for the next time.")
def check(  # noqa: PLR0913  # a parameter for each option
    paths: tuple[Path, ...],
    content: Path,
    settings: Path,
    style: str,
    today: datetime | None,
    *,
    strict: bool,
    fix: bool,
    order: bool,
    diff: bool,
    links: bool,
    local: bool,
    no_cache: bool,
) -> None:
    """Say what is wrong in the content, and what would be right.

    All of it is read, since entries refer to each other; with PATHS only the problems in
    these files and folders are shown. Editorial lints speak once nothing else is wrong.
    `explainer explain CODE` says more of a problem.

    With --links nothing but links to other sites is looked at, and those are asked, each once and
    without haste. What is found there are warnings, for it may be different tomorrow.

    \b
    Exits with 0 where nothing is wrong, or nothing but warnings;
               1 where there is an error, or, with --strict, a warning (other
                 than one that depends on the day), or, with --diff, a change
                 (never with --links);
               2 where the command itself is wrong.
    """  # noqa: D301  # the mark by which click keeps lines as they are
    refuse_missing(paths)
    if order and not (fix or diff):
        message = "it goes with --fix or --diff"
        raise click.BadParameter(message, param_hint="--order")
    if local and not links:
        message = "it goes with --links"
        raise click.BadParameter(message, param_hint="--local")
    if links:
        refuse_beside({"--strict": strict, "--fix": fix, "--diff": diff, "--today": bool(today)})
    project = project_of(content, settings)
    cache = None if no_cache else default_folder(project.root)
    day = (today or datetime.now(UTC).astimezone()).date()

    def problems_of(one: Project) -> list[Problem]:
        crew = Crew(Progress(bar_for(sys.stderr)))
        return check_site(one, crew, cache, day)

    def wanted(path: str) -> bool:
        return not paths or within(path, paths)

    if links:
        show(asked(project, wanted, local=local), project.root, style)
        return
    if diff:
        raise SystemExit(show_changes(project, problems_of, wanted, order=order))
    if fix:
        problems = fixed(project, lambda: problems_of(project), wanted, order=order)
    else:
        problems = problems_of(project)
    problems = [problem for problem in problems if wanted(problem.path)]
    show(problems, project.root, style)
    raise SystemExit(exit_code(problems, strict=strict))


def refuse_missing(paths: Iterable[Path]) -> None:
    """Refuse a path that is not there; raises `click.BadParameter`."""
    missing = [path for path in paths if not path.exists()]
    if missing:
        message = printable(f"there is no file or folder {missing[0]}")
        raise click.BadParameter(message, param_hint="PATHS")


def within(path: str, paths: Iterable[Path]) -> bool:
    """Say whether a file is one of some paths, or lies in one of them."""
    file = Path(path).absolute()
    return any(file.is_relative_to(Path(os.path.abspath(one))) for one in paths)  # noqa: PTH100  # `..` goes, links stay


def show(problems: list[Problem], root: Path, style: str) -> None:
    """Print problems in one of the formats, and how many they are beside it."""
    if style == "json":
        click.echo(as_json(problems))
    elif style == "github":
        for command in as_github(problems):
            click.echo(command)
    else:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        for line in as_text(problems, root, colour=colour):
            click.echo(line, color=colour)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    click.echo(_summary(errors, len(problems) - errors), err=True)
    if problems and style == "text":
        click.echo(f"`explainer explain {problems[0].code}` says more of the first.", err=True)


def exit_code(problems: Iterable[Problem], *, strict: bool) -> int:
    """Return 1 where a problem fails the check, or 0."""
    failing = (
        problem.severity is Severity.ERROR or (strict and problem.code not in DATED)
        for problem in problems
    )
    return int(any(failing))


def _summary(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return "No problems found."
    parts = [
        f"{number} {noun}{'' if number == 1 else 's'}"
        for number, noun in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return f"{' and '.join(parts)} found."
