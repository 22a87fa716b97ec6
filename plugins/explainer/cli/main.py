"""The command `explainer`; each of its verbs is a file of its own."""

from __future__ import annotations

import click

from explainer import __version__
from explainer.cli.check import check


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="explainer")
def main() -> None:
    """Check and look after the entries of an explainer."""


main.add_command(check)
