"""Every address of another host in the content, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from explainer.catalog import Content
from explainer.catalog.load import MarkdownPage
from explainer.model.entry import Node
from explainer.model.text import AddressMark, ProseMark
from explainer.problems import Position
from explainer.prose.bounds import excess
from explainer.prose.checks import places_of, start_of
from explainer.prose.commonmark import render_safely
from explainer.prose.entries import is_inline
from explainer.prose.pages import RenderPage, pages_of
from explainer.prose.sanitise import sanitise_page
from explainer.reading import Document
from explainer.reading.shape import leaves, scalars

_HREF = re.compile(r'<a\b[^>]*?\shref="(https?:[^"]*)"', re.IGNORECASE)

ARCHIVE = "archive_url"
"""The field of a source for the address of a copy."""


class Outside(NamedTuple):
    """An address of another host: in which file and where, and whether a copy is named beside it.

    `field` is the field that holds it, nothing in prose.
    """

    address: str
    path: str
    position: Position
    field: str = ""
    has_copy: bool = False


def outside(content: Content, render_page: RenderPage) -> Iterator[Outside]:
    """Yield the addresses of content, that with mistakes in it too, file by file.

    Drafts have some as well; what was withdrawn has none. `render_page` makes HTML of Markdown.
    """
    for entry_id, document in content.documents.items():
        kind = content.kinds[entry_id]
        yield from _in_fields(document, kind)
        yield from _in_prose(document, kind)
    for page in pages_of(content):
        yield from _in_page(page, render_page)


def _in_fields(document: Document, kind: type[Node]) -> Iterator[Outside]:
    has_copy = ARCHIVE in document.root.keys
    for leaf in leaves(kind, AddressMark):
        field = leaf.path[-1]
        for scalar in scalars(document.root, kind, leaf):
            address = scalar.text.strip()
            if address.startswith(("http://", "https://")):
                copied = has_copy and field != ARCHIVE
                yield Outside(address, document.path, scalar.position, field, copied)


def _in_prose(document: Document, kind: type[Node]) -> Iterator[Outside]:
    for leaf in leaves(kind, ProseMark):
        for scalar in scalars(document.root, kind, leaf):
            if "http" in scalar.text.lower() and not excess(scalar.text):
                html, _ = render_safely(scalar.text, inline=is_inline(leaf))
                yield from _links(document, start_of(document, scalar), html)


def _in_page(page: MarkdownPage, render_page: RenderPage) -> Iterator[Outside]:
    if "http" not in page.body.lower() or excess(page.body):
        return
    try:
        html = sanitise_page(render_page(page.body))
    except RecursionError:  # which the check says in its own words
        return
    yield from _links(page.head, len(page.head.text) - len(page.body), html)


def _links(document: Document, first: int, html: str) -> Iterator[Outside]:
    for address, position in places_of(document, first, map(unescape, _HREF.findall(html))):
        yield Outside(address, document.path, position)
