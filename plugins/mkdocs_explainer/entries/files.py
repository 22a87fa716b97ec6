"""Which files MkDocs sees: pages in the place of entries, and nothing that was not checked."""

from __future__ import annotations

import logging
import os
from functools import partial
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel

from explainer.catalog.destinations import former_path
from explainer.model.entry import Entry
from explainer.rendering.overviews import COMPONENTS, MAP, PROBLEMS
from explainer.site.map_files import map_files
from explainer.site.promised import FILE as PROMISED
from explainer.site.promised import addressed, promised
from explainer.site.schemas import site_schemas
from explainer.views.incoming import WHOLE
from explainer.views.timeline import TIMELINE
from mkdocs_explainer.entries.beside import files_beside
from mkdocs_explainer.entries.page import Made, MadeFile, MadePage
from mkdocs_explainer.entries.theme import asset_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from explainer.rendering import Policy
    from explainer.site.entry_pages import EntryPages
    from mkdocs_explainer.entries.opening import Opened
    from mkdocs_explainer.entries.shell import Shells

# Where MkDocs itself says what is wrong with the navigation, and `--strict` counts it.
log = logging.getLogger("mkdocs.structure.nav")

NOWHERE = os.devnull
"""A folder without files: what MkDocs is to look through when it looks for content.

It would make a file of each entry, to be thrown away: the library has read the folder.
"""

# What a page costs, with that of a row on it as the unit: the page itself, and one of nothing
# but rows.
_PAGE, _LIST = 10, 100


def made_pages(opened: Opened, entry_pages: EntryPages) -> Iterator[Made]:
    """Yield every page that no Markdown file stands for, in the order of the catalog."""
    pages, content = opened.pages, opened.site.content
    for node in content.catalog:
        if isinstance(node, Entry):
            path = f"{node.folder}/{node.id}"
            make = partial(entry_pages.page, node)
            rows = min(len(content.catalog.referrers(node.id)), WHOLE)
            rows += min(len(opened.site.texts.backlinks.get(node.id, ())), WHOLE)
            source = f"{path}{node.suffix}"
            yield Made(path, node.label, source, node.checked, make, _PAGE + rows)
        for path, title in pages.list_titles(node).items():
            yield Made(path, title, None, None, partial(pages.list_page, node, path), _LIST)
    for entry_id, tombstone in content.tombstones.items():
        kind = content.kinds[entry_id]
        path = f"{kind.folder}/{entry_id}"
        make = partial(pages.gone.withdrawn, path, kind.kind, tombstone)
        yield Made(path, tombstone.label, None, None, make, _PAGE, listed=False)
    # An editor's page of that name takes its place.
    if f"{COMPONENTS}.md" not in content.pages:
        title = opened.site.words("components.title")
        yield Made(COMPONENTS, title, None, None, pages.components, _LIST, listed=False)
    for kind in opened.site.project.kinds:
        for path, title in pages.part_titles(kind.kind).items():
            yield Made(path, title, None, None, partial(pages.part, kind.kind, path), _LIST)
    yield Made(PROBLEMS, pages.problems_title, None, None, pages.problems, _LIST)


def arrange(
    found: Files, config: MkDocsConfig, opened: Opened, policy: Policy | None = None
) -> Files:
    """Return the files of the site but for made pages: those that a person wrote, pictures, ours.

    `found` are the ones of the theme and of other plugins, `policy` is what pages that are such
    files have in their heads.
    """
    content = opened.site.content
    kept = [file for file in found if _is_foreign(file, config)]
    written = {path for path in content.pages if content.has_page(path)}
    wanted = sorted(written | {*content.pictures}, key=_in_order)
    kept += [
        File(path, config.docs_dir, config.site_dir, config.use_directory_urls) for path in wanted
    ]
    present = {file.src_uri for file in kept}
    for kind in opened.site.project.kinds:
        path = f"{kind.folder}/index.md"
        if path not in present:
            # An empty list is there for those who link to it, not in the navigation.
            inclusion = InclusionLevel.UNDEFINED
            if not content.catalog.of_kind(kind.kind):
                inclusion = InclusionLevel.NOT_IN_NAV
            kept.append(File.generated(config, path, content="", inclusion=inclusion))
    if opened.pages.has_map:
        if f"{MAP}.md" not in present:
            kept.append(File.generated(config, f"{MAP}.md", content=""))
        beside = opened.overviews.files(MAP, partial(map_files, opened.site, opened.pages))
        kept += files_beside(config, beside)
    if opened.pages.has_timeline():
        if f"{TIMELINE}.md" not in present:
            kept.append(File.generated(config, f"{TIMELINE}.md", content=""))
        beside = opened.overviews.files(TIMELINE, opened.pages.timeline_files)
        kept += files_beside(config, beside)
    if "index.md" not in present:
        kept.append(File.generated(config, "index.md", content=""))
    kept += _former_addresses(config, opened, policy)
    addresses = promised(content, opened.site.addresses)
    kept.append(
        File.generated(config, PROMISED, content=addresses, inclusion=InclusionLevel.INCLUDED)
    )
    kept += asset_files(config)
    kept += [
        File.generated(config, path, content=raw, inclusion=InclusionLevel.INCLUDED)
        for path, raw in site_schemas(opened.site).items()
    ]
    return Files(kept)


def add_made(
    files: Files, made: Iterable[Made], config: MkDocsConfig, shells: Shells, *, direct: bool
) -> None:
    """Add the files of made pages; of those that are not `direct` MkDocs builds the pages."""
    for one in made:
        file = MadeFile(one, config, direct=direct)
        if not direct:
            MadePage(one, file, config, shells)
        files.append(file)


def look_through(nav: Navigation, opened: Opened) -> None:
    """Give made pages that the navigation names their titles; warn of those that are withdrawn.

    MkDocs warns of files that are not there, and would look for a title in Markdown.
    """
    stones = opened.site.content.tombstones
    for page in nav.pages:
        file = page.file
        if not isinstance(file, MadeFile):
            continue
        if page.title is None:
            page.title = escape(file.title)
        if PurePosixPath(file.src_uri).stem in stones:
            message = "The 'nav' configuration leads to '%s', which was withdrawn; take it out."
            log.warning(message, file.src_uri)


def _in_order(path: str) -> list[tuple[bool, bool, str]]:
    """Sort paths as MkDocs does: files before folders, and of files the index first."""
    *folders, name = path.split("/")
    above = [(True, True, folder) for folder in folders]
    return [*above, (False, name != "index.md", name)]


def _is_foreign(file: File, config: MkDocsConfig) -> bool:
    """Say whether a file comes from the theme or another plugin, not from the content."""
    return file.generated_by is not None or file.src_dir != config.docs_dir


def _former_addresses(config: MkDocsConfig, opened: Opened, policy: Policy | None) -> list[File]:
    found = []
    for kind, entry_id, one in addressed(opened.site.content):
        for former in one.formerly:
            address = opened.site.addresses.at(former_path(former, kind))
            destination = f"{address}index.html" if address.endswith("/") else address
            path = f"{kind.folder}/{entry_id}"
            document = opened.pages.gone.moved(path, one.label, site_url=config.site_url)
            if policy:
                document = policy.protect(document, "", escape(one.label))
            file = File.generated(
                config, destination, content=document, inclusion=InclusionLevel.INCLUDED
            )
            found.append(file)
    return found
