"""The definition of a term where it first stands on a page: on hover, focus and touch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

# The rest of a link to a term. A page has many links and few of these, so that it is not looked
# for from where links begin.
_TERM = re.compile(r'class="xp-term" data-term="([a-z0-9-]+)"([^>]*)>((?s:.*?))</a>')

_ID = re.compile(r' data-term="([a-z0-9-]+)"')


def terms_in(html: str) -> list[str]:
    """Return the ids of the terms that a piece of prose names."""
    return _ID.findall(html) if "data-term" in html else []


def explain(html: str, definitions: Mapping[str, str]) -> str:
    """Return the HTML of a page with each term's definition beside its first link.

    `definitions` are plain texts by the ids of the terms. The tooltip is a `role=tooltip`
    that the link is described by (WAI-ARIA 1.2), shown by style alone, so that it needs no
    script; `data-search-exclude` keeps it out of the site's search.
    """
    seen: set[str] = set()
    pieces: list[str] = []
    done = 0
    for found in _TERM.finditer(html):
        begin = html.rfind("<a ", done, found.start())
        before = html[begin + 3 : found.start()]
        if begin < 0 or ">" in before:  # it stands in no link
            continue
        term, after, words = found.groups()
        definition = definitions.get(term)
        if definition is None or term in seen:
            link = f"<a {before}{after.strip()}>{words}</a>".replace(" >", ">")
        else:
            seen.add(term)
            link = _explained(before, term, words, definition)
        pieces += (html[done:begin], link)
        done = found.end()
    return f"{''.join(pieces)}{html[done:]}" if pieces else html


def _explained(before: str, term: str, words: str, definition: str) -> str:
    """Return a link to a term, `before` in its tag what it has besides, with the definition."""
    return (
        f'<span class="xp-term"><a {before}class="xp-term__link" aria-describedby="term-{term}">'
        f'{words}</a><span class="xp-term__tip" role="tooltip" id="term-{term}"'
        f" data-search-exclude>{escape(definition, quote=False)}</span></span>"
    )
