"""Links into the middle of a page, compared with what stands on the finished page."""

from __future__ import annotations

from collections.abc import Callable

from explainer.catalog import Content
from explainer.model.entry import Entry
from explainer.problems import Problem
from explainer.prose.anchors import anchor_problems, ids_in
from explainer.prose.texts import Texts
from explainer.rendering import Pages
from explainer.site.project import Project
from explainer.site.written import Written


def check_anchors(
    project: Project, content: Content, texts: Texts, pages: Callable[[], Pages]
) -> list[Problem]:
    """Return a warning for each link that leads to where nothing stands on its page.

    `pages` is asked for what makes the pages once there is one to be looked at. Links from one
    Markdown page into another are left to MkDocs, which made the HTML of both.
    """
    resolver = texts.resolver
    nodes = {one.address: content.catalog.nodes[key] for key, one in resolver.targets.items()}
    links = [
        link
        for link in texts.into
        if link.origin not in content.pages or isinstance(nodes.get(link.address), Entry)
    ]
    if not links:
        return []
    made = pages()
    written = Written(made, content, project.kinds)
    paths = {one.address: path for path, one in resolver.pages.items()}

    def ids_at(address: str) -> frozenset[str] | None:
        node, path = nodes.get(address), paths.get(address)
        if isinstance(node, Entry):
            return ids_in(made.entry(node).html)
        if path is None:
            return None
        page = content.pages.get(path)
        # Where nobody said how Markdown becomes HTML it is not known what headings are called.
        if page is not None and project.render_page is None:
            return None
        return ids_in(written.page(path, project.render(page.body) if page else "", "").html)

    return anchor_problems(links, content, ids_at)
