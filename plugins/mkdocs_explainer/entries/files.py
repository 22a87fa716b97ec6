"""Which files MkDocs sees: pages in the place of entries, and nothing that was not checked."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel

from explainer.model.entry import Entry
from mkdocs_explainer.entries.page import EntryFile, EntryPage
from mkdocs_explainer.entries.theme import asset_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_explainer.entries.opening import Opened
    from mkdocs_explainer.entries.shell import Shells


def arrange(files: Files, config: MkDocsConfig, opened: Opened, shells: Shells) -> Files:
    """Return the files of the site: pages that a person wrote, pictures, and made ones."""
    content = opened.site.content
    drafts = {
        f"{kind.folder}/{entry_id}.md"
        for entry_id, kind in content.kinds.items()
        if entry_id not in content.catalog
    }
    wanted = ({*content.pages} - drafts) | {*content.pictures}
    kept = [file for file in files if _is_foreign(file, config) or file.src_uri in wanted]
    present = {file.src_uri for file in kept}
    for kind in opened.site.project.kinds:
        path = f"{kind.folder}/index.md"
        if path not in present:
            # An empty list is there for those who link to it, not in the navigation.
            inclusion = InclusionLevel.UNDEFINED
            if not content.catalog.of_kind(kind.kind):
                inclusion = InclusionLevel.NOT_IN_NAV
            kept.append(File.generated(config, path, content="", inclusion=inclusion))
    if "index.md" not in present:
        kept.append(File.generated(config, "index.md", content=""))
    for entry in content.catalog:
        if isinstance(entry, Entry):
            file = EntryFile(entry, config)
            EntryPage(opened.pages, entry, file, config, shells)
            kept.append(file)
    kept += _former_addresses(config, opened)
    kept += asset_files(config)
    return Files(kept)


def lead_to_index(files: Files) -> None:
    """Tell each entry's page which page lists its kind."""
    indexes = {file.src_uri: file.page for file in files.documentation_pages()}
    for file in files.documentation_pages():
        if isinstance(file.page, EntryPage):
            folder = posixpath.dirname(file.src_uri)
            file.page.index = indexes.get(f"{folder}/index.md")


def _is_foreign(file: File, config: MkDocsConfig) -> bool:
    """Say whether a file comes from the theme or another plugin, not from the content."""
    return file.generated_by is not None or file.src_dir != config.docs_dir


def _former_addresses(config: MkDocsConfig, opened: Opened) -> list[File]:
    found = []
    for entry in opened.site.content.catalog:
        if not isinstance(entry, Entry):
            continue
        for former in entry.formerly:
            path = former if "/" in former else f"{entry.folder}/{former}"
            address = opened.site.addresses.at(path)
            destination = f"{address}index.html" if address.endswith("/") else address
            document = opened.pages.moved(entry)
            file = File.generated(
                config, destination, content=document, inclusion=InclusionLevel.INCLUDED
            )
            found.append(file)
    return found
