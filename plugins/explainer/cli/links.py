"""`explainer check --links`: whether links to other sites still lead anywhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import click

from explainer.outside import check_links
from explainer.outside.ask import Asker
from explainer.problems import Problem
from explainer.progress import Progress, bar_for
from explainer.site import Project
from explainer.web import Client


def asked(project: Project, wanted: Callable[[str], bool], *, local: bool) -> list[Problem]:
    """Return what is wrong with the links that lead out of the files that are wanted.

    `local` allows hosts of private networks.
    """
    asker = Asker(Client(local=local))
    problems, number = check_links(project, asker, wanted, Progress(bar_for(sys.stderr)))
    addresses = f"{number} address{'' if number == 1 else 'es'}"
    click.echo(f"{addresses} of other sites asked.", err=True)
    return problems


def refuse_beside(others: Mapping[str, bool]) -> None:
    """Refuse options that say nothing of links; raises `click.BadParameter`.

    `others` says of each whether it was given.
    """
    given = [name for name, is_given in others.items() if is_given]
    if given:
        message = f"it does not go with {given[0]}: nothing but links is looked at"
        raise click.BadParameter(message, param_hint="--links")
