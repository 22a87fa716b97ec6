"""`explainer init`: an explainer of one's own, complete and small."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from explainer.cli.names import one_line
from explainer.problems import printable
from explainer.schema.skeleton import heading
from explainer.starter import is_free, starter, write_all


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="What the site is called. [default: the name of DIR]")
def init(folder: Path, title: str | None) -> None:
    """Begin an explainer of your own, on any topic.

    DIR is created, or is empty but for its history in git; nothing is ever overwritten. It gets
    an example of each kind of entry, settings, workflows for GitHub and settings for VS Code, and
    builds as it is. Exits with 2 where DIR or the title cannot be used, with 1 where writing
    fails; then nothing was written.
    """
    if title is None:
        name = folder.absolute().resolve().name
        title = name.replace("-", " ").replace("_", " ").strip()
        title = one_line(title[:1].upper() + title[1:], "DIR")
    else:
        title = one_line(title, "--title")
    shown = printable(str(folder))
    try:
        made = _begin(folder, title)
    except NotADirectoryError as error:
        message = f"{shown} is no folder"
        raise click.BadParameter(message, param_hint="DIR") from error
    except (OSError, ValueError) as error:
        where = getattr(error, "filename", None) or folder
        message = printable(f"{where}: {getattr(error, 'strerror', None) or error}")
        raise click.ClickException(message) from error
    click.echo(f"{shown}: {made} files. It begins with {shown}/README.md; to see it:")
    click.echo(f"  cd {shlex.quote(shown)}\n  pip install -r requirements.txt\n  mkdocs serve")


def _begin(folder: Path, title: str) -> int:
    """Write the files of a site and return their number; raises `OSError`."""
    if not is_free(folder):
        message = f"{printable(str(folder))} has files in it; name an empty folder, or a new one"
        raise click.BadParameter(message, param_hint="DIR")
    files = starter(title, heading(title))
    write_all(folder, files)
    return len(files)
