"""What several verbs ask alike: where the content and the settings are."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from explainer.site import Project

Command = TypeVar("Command", bound=Callable[..., Any])


def project_options(command: Command) -> Command:
    """Add `--content` and `--settings`."""
    content = click.option(
        "--content", default="content", show_default=True, type=click.Path(path_type=Path),
        help="The folder of entries.",
    )  # fmt: skip
    settings = click.option(
        "--settings", default="site_config/settings.yml", show_default=True,
        type=click.Path(path_type=Path), help="The file of settings.",
    )  # fmt: skip
    return content(settings(command))


def project_of(content: Path, settings: Path) -> Project:
    """Return the project whose folders these are, seen from where the command was typed.

    Raises `click.UsageError` where that is a folder within a project.
    """
    if not content.exists() and not settings.exists():
        for above in Path.cwd().parents:
            if (above / content).is_dir() and (above / settings).is_file():
                way = os.path.relpath(above)
                message = f"there is no {content} here, but in a folder above: `cd {way}` first"
                raise click.UsageError(message)
    return Project(Path.cwd(), content.absolute(), settings.absolute())
