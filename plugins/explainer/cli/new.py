"""`explainer new`: a new entry, with all that it may say as comments."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click

from explainer.aside import put_new
from explainer.catalog.files import scan
from explainer.cli.names import one_line
from explainer.cli.options import project_of, project_options
from explainer.model.entry import Node
from explainer.model.ids import id_from
from explainer.model.text import MAX_ID, is_id
from explainer.problems import did_you_mean, quoted
from explainer.schema import skeleton
from explainer.settings import Settings, Words, read_settings
from explainer.site import Project
from explainer.site.schemas import refresh_local


@click.command()
@click.argument("kind")
@click.argument("name", nargs=-1, required=True)
@click.option("--id", "entry_id", help="The id, where the name suggests the wrong one.")
@project_options
def new(
    kind: str, name: tuple[str, ...], entry_id: str | None, content: Path, settings: Path
) -> None:
    """Begin an entry: a file with its fields, each explained.

    KIND is event, place, person, expert, organisation, claim, term, source, narrative or one
    of the site's own; NAME is what the entry is called. The file is named after its id, which is
    made from the name, in Latin letters. What must still be filled in, `explainer check` says.
    Nothing is ever overwritten. Exits with 2 where the kind, the name or the id cannot be used.
    """
    project = project_of(content, settings)
    for problem in project.read_kinds.problems:
        click.echo(str(problem), err=True)
    if project.read_kinds.problems:
        raise SystemExit(1)
    chosen = _kind(kind, project)
    called_so = one_line(" ".join(name), "NAME")
    new_id = _id(called_so, entry_id)
    if not project.content.is_dir():
        message = f"there is no folder {project.shown(project.content)}; create it first"
        raise click.BadParameter(message, param_hint="--content")
    _refuse_taken(new_id, project)
    file = project.content / chosen.folder / f"{new_id}{chosen.suffix}"
    text = skeleton(chosen, called_so, lambda one: [*_words(project, one)])
    try:
        file.parent.mkdir(exist_ok=True)
        put_new(file, text.encode())
    except OSError as error:
        where = project.shown(Path(error.filename or file))
        message = f"{where}: {error.strerror or error}"
        raise click.ClickException(message) from error
    click.echo(project.shown(file))
    with suppress(OSError):  # it only helps an editor's program, which can go without
        refresh_local(project)


def _kind(given: str, project: Project) -> type[Node]:
    """Return the kind of a name, or of the folder that its entries lie in."""
    names = {kind.kind: kind for kind in project.kinds}
    folders = {kind.folder: kind for kind in project.kinds}
    wanted = given.lower().rstrip("/")
    if wanted in names or wanted in folders:
        return names.get(wanted) or folders[wanted]
    hint = did_you_mean(given, [*names, *folders]) or f"the kinds are {', '.join(names)}"
    message = f"there is no kind {quoted(given)}; {hint}"
    raise click.BadParameter(message, param_hint="KIND")


def _id(name: str, given: str | None) -> str:
    """Return the id that was given, or the one that the name suggests."""
    if given is None:
        made = id_from(name)
        if made and made != "index":
            return made
        message = f"no id can be made of {quoted(name)}; give one with --id"
        raise click.BadParameter(message, param_hint="NAME")
    if is_id(given) and given != "index":
        return given
    suggested = id_from(given)
    message = f"{quoted(given)} is no id: lower-case letters and digits joined by `-`"
    if given == "index":
        message = "“index” is the page that lists the folder; choose another"
    elif len(given) > MAX_ID:
        message = f"an id has {MAX_ID} characters at the most"
    elif suggested:
        message += f"; write {suggested}"
    raise click.BadParameter(message, param_hint="--id")


def _refuse_taken(new_id: str, project: Project) -> None:
    """End where an entry of any kind has the id already."""
    shown = project.shown(project.content)
    for entry in scan(project.content, shown, project.kinds).entries:
        if entry.id == new_id:
            message = (
                f"the id “{new_id}” is taken by {shown}/{entry.relative}; "
                "if that is something else, give another with --id"
            )
            raise click.BadParameter(message, param_hint="NAME")


def _words(project: Project, vocabulary: str) -> Mapping[str, str]:
    """Return the words of a vocabulary: the site's, or ours where its settings cannot be read."""
    settings, _ = read_settings(project.settings, project.shown(project.settings))
    words = project.read_words(settings.language if settings else "en")[0]
    return _labels(settings, words, vocabulary)


def _labels(settings: Settings | None, words: Words, vocabulary: str) -> Mapping[str, str]:
    if settings is None:
        return words.section(f"vocabularies.{vocabulary}")
    return settings.words_of(vocabulary, words)
