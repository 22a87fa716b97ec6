"""The command `explainer`; each of its verbs is a file of its own."""

from __future__ import annotations

import io
import sys
from importlib.metadata import entry_points
from typing import Any

import click

from explainer import __version__
from explainer.cli.check import check
from explainer.cli.diff import diff
from explainer.cli.explain import explain
from explainer.cli.init import init
from explainer.cli.new import new
from explainer.cli.published import published
from explainer.cli.rename import rename
from explainer.cli.schema import schema

COMMANDS = "explainer.commands"
"""The entry points of commands from outside the library, `build` among them: MkDocs builds."""


class _Group(click.Group):
    """A group of commands that can say everything on every console."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # as click calls it
        """Return the names of all commands, those of entry points too."""
        return sorted({*super().list_commands(ctx), *entry_points(group=COMMANDS).names})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; one from outside is loaded only when it is asked for."""
        known = super().get_command(ctx, cmd_name)
        if known is None and cmd_name in (outside := entry_points(group=COMMANDS)).names:
            loaded = outside[cmd_name].load()
            assert isinstance(loaded, click.Command)  # noqa: S101  # what the group promises
            return loaded
        return known

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


for verb in (check, diff, explain, init, new, published, rename, schema):
    main.add_command(verb)
