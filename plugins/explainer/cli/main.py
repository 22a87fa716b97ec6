"""The command `explainer`; each of its verbs is a file of its own."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

import click

from explainer import __version__

VERBS = ("check", "diff", "explain", "init", "new", "published", "rename", "schema")
"""The commands of the library: each in a file of its name, loaded when it is asked for."""

COMMANDS = "explainer.commands"
"""The entry points of commands from outside the library, `build` among them: MkDocs builds."""


class _Group(click.Group):
    """A group of commands that can say everything on every console."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # as click calls it
        """Return the names of all commands, those of entry points too."""
        return sorted({*VERBS, *entry_points(group=COMMANDS).names})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as click calls it
        """Return a command, if there is one of that name."""
        if cmd_name in VERBS:
            found = getattr(import_module(f"explainer.cli.{cmd_name}"), cmd_name)
        elif cmd_name in (outside := entry_points(group=COMMANDS)).names:
            found = outside[cmd_name].load()
        else:
            return None
        assert isinstance(found, click.Command)  # noqa: S101  # what a file and an entry point promise
        return found

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
