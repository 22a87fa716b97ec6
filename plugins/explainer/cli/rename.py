"""`explainer rename`: another id for an entry, wherever it stands."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from explainer.cli.options import project_of, project_options
from explainer.fixing.trial import unified
from explainer.problems import printable
from explainer.renaming import Plan, Refused, carry_out, plan
from explainer.renaming.trial import tried
from explainer.site.schemas import refresh_local


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Show the edits as a diff, and change nothing.")
@project_options
def rename(old: str, new: str, content: Path, settings: Path, *, dry_run: bool) -> None:
    """Give an entry another id, and every reference to it as well.

    OLD is the id of an entry, or its file; NEW is the id that it is to have. The file is
    renamed, the old id goes under `formerly`, so that the old address leads to the new one, and
    the references of other files are rewritten: fields, links in texts, blocks, settings and the
    navigation of mkdocs.yml. Comments and layout stay.

    All of it is worked out and checked in a copy first; then it is written, or nothing is. A
    run that was killed half-way is ended by the same command, or undone by git.

    \b
    Exits with 0 where the entry was renamed, or could be (--dry-run);
               1 where that would do harm, or a file cannot be written;
               2 where OLD or NEW cannot be used.
    """  # noqa: D301  # the mark by which click keeps lines as they are
    project = project_of(content, settings)
    try:
        found = plan(project, old, new)
        tried(project, found)
        if not dry_run:
            carry_out(found)
    except Refused as refused:
        message = printable(str(refused))
        if refused.argument:
            raise click.BadParameter(message, param_hint=refused.argument) from None
        raise click.ClickException(message) from None
    except OSError as error:
        said = "; ".join([error.strerror or str(error), *getattr(error, "__notes__", ())])
        message = printable(f"{error.filename or 'a file'} cannot be read or written: {said}")
        raise click.ClickException(message) from None
    if dry_run:
        _show(found)
    else:
        with suppress(OSError):  # it only helps an editor's program, which can go without
            refresh_local(project)
    _tell(found, dry_run=dry_run)


def _show(found: Plan) -> None:
    """Print the edits as a unified diff."""
    for change in (found.own, *found.others):
        path = found.new_path if change is found.own else change.path
        if change is found.own:
            click.echo(f"rename from {printable(change.path)}")
            click.echo(f"rename to {printable(path)}")
        for line in unified(change.before, change.after, change.path, path):
            click.echo(line)


def _tell(found: Plan, *, dry_run: bool) -> None:
    """Say what was done."""
    number = sum(len(change.lines) for change in (found.own, *found.others))
    files = sum(bool(change.lines) for change in (found.own, *found.others))
    references = f"{number} reference{'' if number == 1 else 's'}"
    within = f" in {files} file{'' if files == 1 else 's'}" if number else ""
    if not dry_run:
        for change in found.others:
            lines = ", ".join(str(line) for line in dict.fromkeys(change.lines))
            click.echo(printable(f"{change.path}: line {lines}"))
        click.echo(printable(f"{found.own.path} is now {found.new_path}"))
    end = "nothing was changed" if dry_run else "commit all of it together"
    click.echo(f"{references}{within}; {end}.", err=True)
