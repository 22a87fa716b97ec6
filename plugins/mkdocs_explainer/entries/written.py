"""Pages that a person wrote: narratives, indexes, the home page, anything else in Markdown."""

from __future__ import annotations

import posixpath
from functools import partial
from html import unescape
from typing import TYPE_CHECKING

from explainer.kinds.narrative import Narrative
from explainer.rendering.overviews import MAP
from explainer.views.timeline import TIMELINE
from mkdocs_explainer.entries.page import place

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.pages import Page

    from explainer.rendering import Page as Rendered
    from mkdocs_explainer.entries.opening import Opened


def strip_head(page: Page) -> None:
    """Forget a page's front matter: it is content, and a theme would print it unescaped.

    What of it may be said, the library has read and checked.
    """
    page.meta = {}


def compose(page: Page, html: str, opened: Opened) -> None:
    """Put the library's page in the place of the HTML that MkDocs made of Markdown."""
    in_navigation = bool(page.__dict__.get("title"))
    place(page, _rendered(page, html, opened), keep_title=in_navigation)
    # Lists are read across; only a longer text wants its contents beside it.
    path = page.file.src_uri
    if path in (f"{TIMELINE}.md", f"{MAP}.md"):
        page.meta["hide"] = ["navigation", "toc"]
        return
    is_text = not page.is_index and (path.startswith(f"{Narrative.folder}/") or "/" not in path)
    page.meta["hide"] = ["navigation"] if is_text else ["navigation", "toc"]


def _rendered(page: Page, html: str, opened: Opened) -> Rendered:
    path = page.file.src_uri
    overview = _overview(path, html, opened)
    if overview:
        return opened.overviews.page(path, html, overview)
    folder, name = posixpath.split(path)
    pages, content = opened.pages, opened.site.content
    head = content.heads.get(path)
    node = content.catalog.nodes.get(name.removesuffix(".md"))
    if isinstance(node, Narrative) and folder == node.folder:
        return pages.narrative(node, html)
    title = (head.title if head else None) or unescape(str(page.title or name))
    by_name = head.link_names if head else True
    described = head.description if head else None
    stem = path.removesuffix(".md")
    return pages.text(stem, html, title, by_name=by_name, description=described)


def _overview(path: str, html: str, opened: Opened) -> Callable[[], Rendered] | None:
    """Return what makes the page at a path that shows all entries of some sort."""
    pages = opened.pages
    head = opened.site.content.heads.get(path)
    title = head.title if head else None
    if path == "index.md":
        return partial(pages.home, html)
    if path == f"{MAP}.md" and pages.has_map:
        return partial(pages.map, html, title=title)
    if path == f"{TIMELINE}.md":
        return partial(pages.timeline, html, title=title)
    folder, name = posixpath.split(path)
    kinds = {kind.folder: kind.kind for kind in opened.site.project.kinds}
    if name != "index.md" or folder not in kinds:
        return None
    described = head.description if head else None
    return partial(pages.index, kinds[folder], html, title=title, description=described)
