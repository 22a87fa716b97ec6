"""The schemas of a site: for its pages, for its repository, and for one's own editor."""

from __future__ import annotations

from explainer.catalog import load
from explainer.problems import Problem
from explainer.schema import LOCAL, Ids, schemas
from explainer.schema.files import write_local
from explainer.settings import read_settings
from explainer.site.project import Project
from explainer.site.site import Site

FOLDER = "schemas"
"""Where they stand on the site."""

_KEY = b"schemas"


def site_schemas(site: Site) -> dict[str, bytes]:
    """Return the file of each schema by its path on the site, without the ids.

    They follow from what a store is for: the program, the settings and the words.
    """
    shelf = site.store.shelf("schemas")
    made = shelf.get(_KEY)
    if made is None:
        made = schemas(site.project.kinds, site.settings, site.words)
        shelf.keep(shelf.put([(_KEY, made)]), {_KEY})
        shelf.save()
    return {f"{FOLDER}/{name}": raw for name, raw in made.items()}


def project_schemas(project: Project, *, with_ids: bool) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the file of each schema by its name, or what keeps them from being made.

    Mistakes in entries do not: their ids are known by their files.
    """
    settings, problems = read_settings(project.settings, project.shown(project.settings))
    language = settings.language if settings else "en"
    if project.read_kinds.problems:
        return {}, sorted([*problems, *project.read_kinds.problems])
    words, more = project.read_words(language)
    if settings is None or problems or more:
        return {}, sorted(problems + more)
    ids = None
    if with_ids:
        shown, vocabularies = project.shown(project.content), settings.vocabulary_words(words)
        content = load(project.content, shown, project.kinds, vocabularies)
        missing = [problem for problem in content.problems if problem.code == "no-content"]
        if missing:
            return {}, missing
        ids = Ids.of(content, project.kinds)
    return schemas(project.kinds, settings, words, ids), []


def refresh_local(project: Project, site: Site | None = None) -> None:
    """Let the schemas for one's own editor know the ids of now, where there are such schemas.

    `site` is the project as it was read, where somebody has read it already.
    """
    folder = project.root / LOCAL
    if not folder.is_dir():
        return
    if site is not None:
        ids = Ids.of(site.content, project.kinds)
        write_local(folder, schemas(project.kinds, site.settings, site.words, ids))
        return
    made, problems = project_schemas(project, with_ids=True)
    if not problems:
        write_local(folder, made)
