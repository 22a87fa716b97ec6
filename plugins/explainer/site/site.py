"""A site that was read, checked and linked, or the problems that keep it from being one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explainer.catalog import Content, load
from explainer.catalog.addresses import Addresses
from explainer.catalog.reader import Reader
from explainer.geo.atlas import Atlas
from explainer.kinds.narrative import Narrative
from explainer.kinds.place import Place
from explainer.lints import Ground, lint
from explainer.memory import collection_paused
from explainer.model.entry import Entry, Node
from explainer.problems import START, Problem, did_you_mean, failed, quoted
from explainer.prose.entries import render_entry
from explainer.prose.fields import Field
from explainer.prose.loom import Loom
from explainer.prose.texts import Texts, check_texts, weave_texts
from explainer.reading import read_file
from explainer.reading.tree import Location, descend
from explainer.rendering import Pages
from explainer.settings import Settings, Words, read_settings
from explainer.site.anchors import check_anchors
from explainer.site.layers import read_atlas
from explainer.site.project import Project
from explainer.site.store import Store
from explainer.site.trace import Trace, read_trace, touched
from explainer.site.written import Written
from explainer.views.link import Sight
from explainer.workers import Crew

NAMED_IN_SETTINGS: tuple[tuple[Location, str], ...] = (
    (("start_with",), Narrative.kind),
    (("map", "around"), Place.kind),
)
"""The fields of the settings that name an entry, each with the kind that it must be of."""


@dataclass(frozen=True, slots=True)
class Check:
    """What somebody who checks a site wants to know beside what stops a build.

    `today` is the day by which ages are judged; nothing where nobody asks for ages.
    """

    today: date | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that pages are made of.

    `trace` is what the last build left, `touched` the ids of the entries whose pages may
    differ from those; nothing where all may.
    """

    project: Project
    settings: Settings
    words: Words
    content: Content
    texts: Texts
    addresses: Addresses
    store: Store
    atlas: Atlas
    trace: Trace | None
    touched: frozenset[str] | None

    def pages(self) -> Pages:
        """Return what makes the pages of the site."""
        sight = Sight(self.content.catalog, self.texts, self.addresses, self.atlas)
        return Pages(self.settings, self.words, sight, self.project.kinds)

    def written(self, pages: Pages) -> Written:
        """Return what makes the pages that a person wrote, and has `pages` make all others."""
        return Written(pages, self.content, self.project.kinds)


def open_site(
    project: Project,
    addresses: Addresses,
    crew: Crew | None = None,
    cache: Path | None = None,
    check: Check | None = None,
) -> tuple[Site | None, list[Problem]]:
    """Return the site of a project and all problems in it; no site where one is an error.

    `crew` is who works at it, `cache` the folder that keeps what the next build may use; `check`
    asks for all that editors may want to know, where a build would only ask what stops it.
    """
    crew = crew or Crew()
    settings, problems = read_settings(project.settings, project.shown(project.settings))
    if project.read_kinds.problems:
        # Of content and words for kinds that nobody knows, nothing could be said that is true.
        return None, sorted([*problems, *project.read_kinds.problems])
    language = settings.language if settings else "en"
    words, more = project.read_words(language)
    problems += more
    # With settings that cannot be read the content is checked all the same, but for the
    # words that a site may choose.
    vocabularies = settings.vocabulary_words(words) if settings else {}
    atlas, more = read_atlas(project)
    problems += more
    store = Store(cache, settings, words.texts, project.kinds, atlas.digest)
    entries, prose = store.shelf("entries"), store.shelf("prose")
    reader = Reader(crew, entries, _prepare)
    shown = project.shown(project.content)
    with collection_paused(), crew.progress.stage("content"):
        content = load(project.content, shown, project.kinds, vocabularies, reader)
    problems += content.problems
    if settings is not None:
        problems += _check_names(project, settings, content)
    trace = read_trace(store.shelf("trace"))
    if trace:
        # Until another site is built, the next build compares with what that one was made of.
        entries.retain(trace.entries.values())
    if settings is None or failed(problems):
        entries.save()
        problems += check_texts(content, project.render, project.kinds)
        return None, sorted(problems)
    loom = Loom(crew, prose)
    with collection_paused(), crew.progress.stage("prose"):
        texts = weave_texts(content, addresses, project.render, project.kinds, loom)
    problems += texts.problems
    if not failed(problems):
        with collection_paused(), crew.progress.stage("lints"):
            ground = Ground(content.catalog, texts, settings, check.today if check else None)
            problems += lint(ground, content.documents, crew, building=check is None)
    found = None
    # Which pages may stand is no question of a check.
    if trace and not check and not failed(problems):
        found = touched(trace, content, texts, addresses, entries)
    site = Site(project, settings, words, content, texts, addresses, store, atlas, trace, found)
    if texts.into and not failed(problems):  # most prose leads to pages as a whole
        with collection_paused(), crew.progress.stage("anchors"):
            problems += check_anchors(project, content, texts, site.pages)
    # Only now: what was read of a file before its last edit has been asked for.
    entries.save()
    prose.save()
    if failed(problems):
        return None, sorted(problems)
    # A tenth of the memory from here on, and several processes are about to share it.
    content.documents.forget()
    content.prepared.clear()
    return site, sorted(problems)


def _prepare(node: Node) -> tuple[Field, ...]:
    return render_entry(node) if isinstance(node, Entry) else ()


def check_site(
    project: Project,
    crew: Crew | None = None,
    cache: Path | None = None,
    today: date | None = None,
) -> list[Problem]:
    """Return all problems of a project, in the order of files and lines.

    Editorial lints look at content in which nothing else is wrong; those that ask for the day
    are silent without `today`.
    """
    with collection_paused():
        return open_site(project, Addresses(), crew, cache, Check(today))[1]


def _check_names(project: Project, settings: Settings, content: Content) -> list[Problem]:
    """Return which entries the settings name that there are not."""
    given = (settings.start_with, settings.map.around)
    problems = []
    for (field, kind), name in zip(NAMED_IN_SETTINGS, given, strict=True):
        known = [key for key, other in content.known.items() if other == kind]
        if name is None or name in known:
            continue
        path = project.shown(project.settings)
        document, _ = read_file(project.settings, path)
        position = descend(document.root, field).position if document else START
        message = f"there is no {kind} {quoted(name)}"
        hint = did_you_mean(name, known)
        problems.append(Problem(path, position, "unknown-reference", message, hint))
    return problems
