"""The files that stand beside pages: what scripts of a map or of the timeline ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig


def files_beside(config: MkDocsConfig, contents: Mapping[str, bytes]) -> list[File]:
    """Return contents by their paths as files of the site, in the order of the paths."""
    return [
        File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
        for path, content in sorted(contents.items())
    ]
