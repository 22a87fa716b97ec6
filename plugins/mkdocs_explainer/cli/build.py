"""`explainer build`: what `mkdocs build` does, and where the time went."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any

import click
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

from mkdocs_explainer.entries.plugin import EntriesPlugin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explainer.progress import Stage


@click.command()
@click.option(
    "-f", "--config-file", default="mkdocs.yml", show_default=True,
    type=click.Path(exists=True, dir_okay=False), help="The site's configuration.",
)  # fmt: skip
@click.option(
    "-d", "--site-dir", type=click.Path(file_okay=False), help="Where the site is to be put."
)
@click.option("-s", "--strict", is_flag=True, help="Fail on warnings too.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Say all that MkDocs and its plugins do.")
@click.option("--profile", is_flag=True, help="Say where the time went.")
def build(  # noqa: PLR0913  # a parameter for each option
    config_file: str,
    site_dir: str | None,
    *,
    strict: bool,
    quiet: bool,
    verbose: bool,
    profile: bool,
) -> None:
    """Build the site, all of it or nothing: after an error the old one is still there."""
    if quiet and verbose:
        message = "it does not go with --verbose"
        raise click.BadParameter(message, param_hint="--quiet")
    _log(logging.WARNING if quiet else logging.DEBUG if verbose else logging.INFO)
    given = {"site_dir": site_dir, "strict": strict or None}
    options: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    # Whatever goes wrong, MkDocs and click say it and end with 1.
    config = load_config(config_file=config_file, **options)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build_site(config)
    finally:
        config.plugins.on_shutdown()
    if profile:
        for plugin in config.plugins.values():
            if isinstance(plugin, EntriesPlugin):
                click.echo(table(plugin.progress.stages.values()))


def table(stages: Iterable[Stage]) -> str:
    """Return the stages of a build as a table: seconds, CPU seconds, and those of an item."""
    rows = [("stage", "seconds", "CPU", "items", "ms CPU each")]
    rows += [
        (
            stage.name,
            f"{stage.seconds:.2f}",
            f"{stage.cpu:.2f}",
            f"{stage.items:,}" if stage.items else "",
            f"{stage.cpu * 1000 / stage.items:.3f}" if stage.items else "",
        )
        for stage in stages
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _log(level: int) -> None:
    """Write what MkDocs logs to the console, as its own command does."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)-7s -  %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers[:] = [handler]
    logger.setLevel(level)
