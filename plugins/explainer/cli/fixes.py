"""`explainer check --fix` and `--diff`: what is written, or would be."""

from __future__ import annotations

from collections.abc import Callable

import click

from explainer.fixing import Fixing, fix_site
from explainer.fixing.trial import copied, differences
from explainer.problems import Problem, printable
from explainer.site import Project


def fixed(
    project: Project,
    check: Callable[[], list[Problem]],
    wanted: Callable[[str], bool],
    *,
    order: bool,
) -> list[Problem]:
    """Fix a project, say what was done, and return the problems that are left.

    Raises `click.ClickException` where a file cannot be written.
    """
    found = _fix(project, check, wanted, order=order)
    for fix in found.fixes:
        click.echo(printable(str(fix)), err=True)
    for left in found.left:
        click.echo(printable(f"left {left}"), err=True)
    return found.problems


def show_changes(
    project: Project,
    check: Callable[[Project], list[Problem]],
    wanted: Callable[[str], bool],
    *,
    order: bool,
) -> int:
    """Print what fixing would change, and return 1 where it would change anything, or 0."""
    try:
        with copied(project) as copy:
            found = _fix(copy, lambda: check(copy), wanted, order=order)
            for line in differences(project, copy, wanted):
                click.echo(line)
    except ValueError:
        message = "--diff wants the content and the settings below this folder"
        raise click.UsageError(message) from None
    for left in found.left:
        click.echo(printable(f"would leave {left}"), err=True)
    number = len(found.fixes)
    click.echo(f"{number} fix{'' if number == 1 else 'es'}; nothing was changed.", err=True)
    return int(number > 0)


def _fix(
    project: Project,
    check: Callable[[], list[Problem]],
    wanted: Callable[[str], bool],
    *,
    order: bool,
) -> Fixing:
    try:
        return fix_site(project, check, wanted, order=order)
    except OSError as error:
        message = f"{error.filename or 'a file'} cannot be read or written: {error.strerror}"
        raise click.ClickException(message) from None
