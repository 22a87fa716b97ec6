"""Links into the middle of a page, and what is wrong with those that find nothing there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from html import unescape
from typing import NamedTuple
from urllib.parse import quote, unquote

from explainer.catalog.load import Content
from explainer.problems import Problem, Severity, did_you_mean, quoted
from explainer.prose.addresses import WITHIN
from explainer.prose.checks import start_of
from explainer.prose.finding import offsets_of
from explainer.prose.sanitise import OTHERWISE
from explainer.prose.weave import ROOT
from explainer.reading import Document, Scalar
from explainer.reading.text import place
from explainer.reading.yaml import MAX_PROBLEMS

IdsAt = Callable[[str], Collection[str] | None]
"""From the address of a page to the ids on it; `None` where nobody can say."""

_INTO = re.compile(rf'<a(?: [^>]*)? href="(?:{ROOT}([^"#]*))?#([^"]+)"')
_BEFORE = frozenset(" \t\n()[]<>\"'|=#")
_DELIMITERS = r"\s()\[\]<>\"'|\\"
"""What an address in a link begins behind, and ends before, as it is written."""

_ID = re.compile(r'<[a-z][^>]*\sid="([^"]+)"')


class Into(NamedTuple):
    """A link into a page: its address, and what stands there behind `#`.

    `origin` is the id of the entry in whose `field` it is, or the path of a Markdown page. One
    that `follows` leads to a heading of its own text by the words of that.
    """

    origin: str
    field: str
    address: str
    anchor: str
    follows: bool


def links_into(origin: str, field: str, html: str, own: str | None) -> Iterator[Into]:
    """Yield the links in woven HTML that lead into a page.

    `own` is the address of the page that it stands on; without it, links that lead to another
    place on the same page are passed over.
    """
    for found in _INTO.finditer(html):
        address = own if found[1] is None else found[1]
        if address is not None:
            yield Into(
                origin, field, unescape(address), unquote(unescape(found[2])), found[1] is None
            )


def ids_in(html: str) -> frozenset[str]:
    """Return the ids in the HTML of a page."""
    return frozenset(map(unescape, _ID.findall(html)))


def anchor_problems(links: Iterable[Into], content: Content, ids_at: IdsAt) -> list[Problem]:
    """Return a warning for each link that leads to where nothing stands on its page."""
    known = cache(ids_at)
    problems = []
    told = Counter[str]()
    for link in links:
        if link.anchor.lower() == "top" or link.anchor.startswith(":~:"):
            continue  # browsers know these by themselves
        ids = known(link.address)
        names = {link.anchor, f"{OTHERWISE}{link.anchor}"} if link.follows else {link.anchor}
        if ids is not None and names.isdisjoint(ids) and told[link.origin] < MAX_PROBLEMS:
            told[link.origin] += 1
            problems.append(_problem(link, ids, content))
    # Of two links that are written alike the second is not told from the first.
    return list(dict.fromkeys(problems))


def _problem(link: Into, ids: Collection[str], content: Content) -> Problem:
    document, first = _source(link, content)
    position = place(document.text, _offset(link, document.text, first))
    where = quoted(link.address) if link.address else "the home page"
    message = f"nothing on {where} is called {quoted(f'#{link.anchor}')}"
    own = f"{OTHERWISE}{link.anchor}"
    near = f"did you mean {quoted(own)}?" if own in ids else did_you_mean(link.anchor, ids)
    hint = near or "leave `#` out, and what stands behind it"
    return Problem(document.path, position, "unknown-anchor", message, hint, Severity.WARNING)


def _offset(link: Into, text: str, first: int) -> int:
    """Return where a link is written, from `first` on: by id, by file, or as `#` alone."""
    page = re.sub(r"(/|(/?index)?\.html)$", "", link.address).rpartition("/")[2] or "index"
    anchor = "|".join((re.escape(link.anchor), re.escape(quote(link.anchor))))
    pattern = re.compile(rf"(?P<here>#)(?:{anchor})(?![^{_DELIMITERS}])")
    for offset in offsets_of(text, pattern, first, first):
        begin = offset
        while begin > first and text[begin - 1] not in _BEFORE:
            begin -= 1
        name = text[begin:offset].rpartition("/")[2].removeprefix(f"{WITHIN}:").partition(".")[0]
        if name in {"", page, "index"}:
            return begin
    return first


def _source(link: Into, content: Content) -> tuple[Document, int]:
    """Return the file that a link stands in, and where in it the text around it begins."""
    page = content.pages.get(link.origin)
    if page is not None:
        return page.head, len(page.head.text) - len(page.body)
    document = content.documents[link.origin]
    scalar = document.root.entries[link.field]
    assert isinstance(scalar, Scalar)  # noqa: S101  # validated as a text
    return document, start_of(document, scalar)
