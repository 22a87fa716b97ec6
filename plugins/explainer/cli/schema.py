"""`explainer schema`: what an editor's program has to know to complete, explain and check."""

from __future__ import annotations

from pathlib import Path

import click

from explainer.cli.options import project_of, project_options
from explainer.schema import LOCAL
from explainer.schema.files import out_of_date, write, write_local
from explainer.site import Project
from explainer.site.schemas import project_schemas


@click.command()
@click.option(
    "--out", default="schemas", show_default=True, type=click.Path(path_type=Path),
    help="The folder of the schemas without ids.",
)  # fmt: skip
@click.option("--ids", "only_ids", is_flag=True, help="Write only those with ids.")
@click.option("--check", is_flag=True, help="Write nothing; say which in --out is out of date.")
@project_options
def schema(out: Path, content: Path, settings: Path, *, only_ids: bool, check: bool) -> None:
    """Write JSON Schemas, with which an editor's program completes, explains and checks.

    There is one for each kind of entry, for the heads of pages (page) and for the files of
    settings and words. Each is written twice: into --out without ids, which are for the
    repository, and with the ids that entries may refer to into .explainer/schemas, which git
    ignores and your own program should use. Run it again when there are new entries.

    Exits with 1 where the settings have mistakes or, with --check, a file is out of date.
    """
    if check and only_ids:
        message = "--check compares what is committed, which has no ids; leave one of them out"
        raise click.UsageError(message)
    project = project_of(content, settings)
    given = f" --out {out}" if out != Path("schemas") else ""
    if check:
        _compare(out, _made(project), f"explainer schema{given}")
        return
    # Both before either is written: where one cannot be made, nothing is.
    without = {} if only_ids else _made(project)
    local = _made(project, with_ids=True)
    try:
        if not only_ids:
            _say(write(out, without), len(without), out.as_posix())
        _say(write_local(Path(LOCAL), local), len(local), LOCAL)
    except OSError as error:
        message = f"{error.filename or out}: {error.strerror or error}"
        raise click.ClickException(message) from error


def _made(project: Project, *, with_ids: bool = False) -> dict[str, bytes]:
    """Return the files of all schemas, or end with what is wrong in the settings."""
    made, problems = project_schemas(project, with_ids=with_ids)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise SystemExit(1)
    return made


def _compare(folder: Path, made: dict[str, bytes], command: str) -> None:
    found = out_of_date(folder, made)
    for name, reason in found:
        click.echo(f"{(folder / name).as_posix()}: {reason}")
    if found:
        click.echo(f"Write them anew with `{command}`.", err=True)
        raise SystemExit(1)
    click.echo(f"All {len(made)} schemas in {folder.as_posix()} are up to date.", err=True)


def _say(changed: int, number: int, folder: str) -> None:
    click.echo(f"{folder}: {number} schemas, {changed or 'none'} of them changed")
