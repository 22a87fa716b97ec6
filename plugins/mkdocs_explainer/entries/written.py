"""Pages that a person wrote: narratives, indexes, the home page, anything else in Markdown."""

from __future__ import annotations

import posixpath
from html import unescape
from typing import TYPE_CHECKING

from explainer.kinds.narrative import Narrative
from explainer.rendering.overviews import MAP
from explainer.views.timeline import TIMELINE
from mkdocs_explainer.entries.page import place

if TYPE_CHECKING:
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
    path, written = page.file.src_uri, opened.site.written(opened.pages)
    overview = written.overview(path, html)
    if overview:
        return opened.overviews.page(path, html, overview)
    return written.page(path, html, unescape(str(page.title or posixpath.basename(path))))
