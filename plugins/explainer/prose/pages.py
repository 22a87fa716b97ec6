"""Markdown pages: narratives, indexes, the home page; rendered within bounds, and checked."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

from explainer.catalog.front_matter import line_of
from explainer.catalog.load import Content, MarkdownPage
from explainer.problems import START, Position, Problem
from explainer.prose.addresses import refused_addresses
from explainer.prose.block_checks import block_problems
from explainer.prose.blocks import SCHEME as BLOCK
from explainer.prose.blocks import as_mentions
from explainer.prose.bounds import Excess, excess, is_deep
from explainer.prose.checks import second_title_problems, unresolved_problems
from explainer.prose.resolve import Resolver
from explainer.prose.sanitise import sanitise_page
from explainer.prose.weave import Weaver, Woven

RenderPage = Callable[[str], str]
"""From the Markdown of a page to HTML, with the extensions that the site uses."""

_NOTHING = Woven("", [], [], "")
_TITLE = re.compile(r"<h1[ >]")


def pages_of(content: Content) -> list[MarkdownPage]:
    """Return the Markdown pages that the site will have: no drafts, and nothing withdrawn."""
    return [page for page in content.pages.values() if content.has_page(page.relative)]


def weave_markdown(
    page: MarkdownPage,
    weaver: Weaver,
    content: Content,
    resolver: Resolver,
    render_page: RenderPage,
) -> tuple[Woven, list[Problem]]:
    """Return the woven HTML of a page, and what is wrong with what an editor wrote."""
    html = _rendered(page, render_page)
    if isinstance(html, Problem):
        return _NOTHING, [html]
    safe = sanitise_page(html)
    if is_deep(safe):
        return _NOTHING, [_too_deep(page)]
    woven = weaver.weave(as_mentions(safe, content.known))
    unresolved = _without_pictures(page, woven, content)
    choices = resolver.choices(page.relative)
    first = len(page.head.text) - len(page.body)
    problems = unresolved_problems(page.head, first, unresolved, choices, content.absent)
    refused = [one for one in refused_addresses(html) if not one.startswith(f"{BLOCK}:")]
    problems += unresolved_problems(page.head, first, refused, ())
    problems += block_problems(page.head, first, safe, content)
    problems += second_title_problems(page.head, first, len(_TITLE.findall(safe)))
    return woven, problems


def _rendered(page: MarkdownPage, render_page: RenderPage) -> str | Problem:
    """Return the HTML of a page, or why there can be none."""
    found = excess(page.body)
    if found:
        return _too_complex(page, found)
    try:
        return render_page(page.body)
    except RecursionError:
        return _too_deep(page)


def _too_deep(page: MarkdownPage) -> Problem:
    return _too_complex(page, Excess(0, "the page nests too deep", "write less into each other"))


def _too_complex(page: MarkdownPage, found: Excess) -> Problem:
    position = line_of(Position(found.line + 1, START.column), page.first_line)
    return Problem(page.path, position, "too-complex", found.message, found.hint)


def _without_pictures(page: MarkdownPage, woven: Woven, content: Content) -> list[str]:
    """Return the links of a page that lead to no entry, page or picture."""
    folder = posixpath.dirname(page.relative)
    return [
        address
        for address in woven.unresolved
        if posixpath.normpath(posixpath.join(folder, unquote(address))) not in content.pictures
    ]
