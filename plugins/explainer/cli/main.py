"""The command `explainer`; each of its verbs is a file of its own."""

from __future__ import annotations

import io
import sys
from typing import Any

import click

from explainer import __version__
from explainer.cli.check import check


class _Group(click.Group):
    """A group of commands that can say everything on every console."""

    # This is what click calls first, before it prints so much as its help.
    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:  # as click calls it
        """Write what a console cannot show as an escape: content is in every script there is."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().make_context(*args, **kwargs)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="explainer")
def main() -> None:
    """Check and look after the entries of an explainer."""


main.add_command(check)
