"""The pages that a person wrote in Markdown: narratives, indexes, the home page, any other."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from explainer.catalog import Content
from explainer.kinds.narrative import Narrative
from explainer.model.entry import Node
from explainer.rendering import Page, Pages
from explainer.rendering.overviews import MAP
from explainer.views.timeline import TIMELINE


@dataclass(frozen=True, slots=True)
class Written:
    """Makes pages from what was written for them: what is at which path follows from the path.

    `html` is what a Markdown engine made of a file, not yet sanitised; `path` that of the file in
    the content folder.
    """

    pages: Pages
    content: Content
    kinds: Sequence[type[Node]]

    def page(self, path: str, html: str, title: str) -> Page:
        """Return the page at a path; `title` is that of one that calls itself nothing."""
        overview = self.overview(path, html)
        if overview:
            return overview()
        folder, name = posixpath.split(path)
        node = self.content.catalog.nodes.get(name.removesuffix(".md"))
        if isinstance(node, Narrative) and folder == node.folder:
            return self.pages.narrative(node, html)
        head = self.content.heads.get(path)
        return self.pages.text(
            path.removesuffix(".md"),
            html,
            (head.title if head else None) or title,
            by_name=head.link_names if head else True,
            description=head.description if head else None,
        )

    def overview(self, path: str, html: str) -> Callable[[], Page] | None:
        """Return what makes the page at a path that shows all entries of some sort, if it does."""
        head = self.content.heads.get(path)
        title = head.title if head else None
        if path == "index.md":
            return partial(self.pages.home, html)
        if path == f"{MAP}.md" and self.pages.has_map:
            return partial(self.pages.map, html, title=title)
        if path == f"{TIMELINE}.md":
            return partial(self.pages.timeline, html, title=title)
        folder, name = posixpath.split(path)
        kinds = {kind.folder: kind.kind for kind in self.kinds}
        if name != "index.md" or folder not in kinds:
            return None
        described = head.description if head else None
        return partial(self.pages.index, kinds[folder], html, title=title, description=described)
