"""The files that maps need: the script, Leaflet, the base layers, and what the script knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from explainer.site.map_files import map_files as map_files_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_explainer.entries.opening import Opened


def map_files(config: MkDocsConfig, opened: Opened) -> list[File]:
    """Return them as files of the site, for a site that has a map."""
    return [
        File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
        for path, content in sorted(map_files_of(opened.site, opened.pages).items())
    ]
