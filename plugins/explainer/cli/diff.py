"""`explainer diff`: what a change does to the site, for somebody who reads it."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

import click

from explainer.cli.options import project_of, project_options
from explainer.comparing import compare, snapshot
from explainer.comparing.formats import as_json, as_markdown, as_text
from explainer.comparing.report import Report
from explainer.comparing.revision import NoRevision, Repository, Revision
from explainer.model.image import SUFFIXES
from explainer.problems import printable
from explainer.progress import Progress, bar_for
from explainer.site import Project
from explainer.site.store import default_folder
from explainer.workers import Crew

FORMATS = ("text", "markdown", "json")

SITE_FILES = (".github/", "Makefile", "mkdocs.yml", "overrides/", "plugins/", "pyproject.toml",
              "requirements")  # fmt: skip
"""How the paths of files begin that decide how a site is built, beside those of its settings."""


@click.command()
@click.argument("base", required=False)
@click.option(
    "--format", "style", type=click.Choice(FORMATS), default="text", show_default=True,
    help="For a terminal; for a pull request; for programs, as one JSON object.",
)  # fmt: skip
@click.option(
    "--from-outside", is_flag=True,
    help="Raise an alarm where the change touches files that decide how the site is built.",
)  # fmt: skip
@project_options
def diff(
    base: str | None, style: str, content: Path, settings: Path, *, from_outside: bool
) -> None:
    """Say what a change does to the site, for somebody who reads it.

    The files as they are now are compared with BASE, a git revision: a branch, a tag, a commit.
    Without it that is where this branch left the main one; on the main branch, what was last
    pushed or committed. Said are the entries that are added, changed, renamed and removed, the
    claims whose standing changes and why, the pages whose links change, and the addresses that
    would die because no `formerly` keeps them. Nothing is written.

    \b
    Exits with 0 where the change can be published, whether or not there is one;
               1 where an address would die, or there are errors;
               2 where there is nothing to compare with.
    """  # noqa: D301  # the mark by which click keeps lines as they are
    project = project_of(content, settings)
    try:
        repository = Repository(project)
        revision = repository.revision(base)
        report = _report(project, repository, revision, from_outside=from_outside)
    except NoRevision as refused:
        raise click.UsageError(printable(str(refused))) from None
    except OSError as error:
        message = printable(f"{error.filename or 'a file'}: {error.strerror or error}")
        raise click.ClickException(message) from None
    if style == "json":
        click.echo(as_json(report))
    else:
        for line in (as_markdown if style == "markdown" else as_text)(report):
            click.echo(line)
    raise SystemExit(int(report.failed))


def _report(
    project: Project, repository: Repository, revision: Revision, *, from_outside: bool
) -> Report:
    crew = Crew(Progress(bar_for(sys.stderr)))
    cache = default_folder(project.root)
    with repository.checked_out(revision) as (was, left_out):
        before = snapshot(was, crew, cache)
    # Second, so that what is kept for the next time is of the files as they are now.
    after = snapshot(project, crew, cache)
    changed = repository.changed(revision)
    content = project.shown(project.content)
    of_content = [path for path in changed if PurePosixPath(path).is_relative_to(content)]
    folder = project.shown(project.settings.parent)
    return Report(
        compare(before, after),
        revision.called,
        revision.commit,
        tuple(path for path in changed if path not in of_content and _builds(path, folder)),
        tuple(path for path in of_content if PurePosixPath(path).suffix.lower() in SUFFIXES),
        tuple(left_out),
        from_outside,
    )


def _builds(path: str, settings: str) -> bool:
    """Say whether a file decides how the site is built."""
    return path.startswith(SITE_FILES) or (
        settings != "." and PurePosixPath(path).is_relative_to(settings)
    )
