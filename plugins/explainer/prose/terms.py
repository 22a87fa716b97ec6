"""The definition of a term where it first stands on a page: on hover, focus and touch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

_TERM = re.compile(r'<a ([^>]*)class="xp-term" data-term="([a-z0-9-]+)"([^>]*)>(.*?)</a>')


def explain(html: str, definitions: Mapping[str, str]) -> str:
    """Return the HTML of a page with each term's definition beside its first link.

    `definitions` are plain texts by the ids of the terms. The tooltip is a `role=tooltip`
    that the link is described by (WAI-ARIA 1.2), shown by style alone, so that it needs no
    script; `data-search-exclude` keeps it out of the site's search.
    """
    seen: set[str] = set()

    def replace(found: re.Match[str]) -> str:
        before, term, after, words = found.groups()
        definition = definitions.get(term)
        if definition is None or term in seen:
            return f"<a {before}{after.strip()}>{words}</a>".replace(" >", ">")
        seen.add(term)
        described = f'<a {before}class="xp-term__link" aria-describedby="term-{term}">{words}</a>'
        tip = (
            f'<span class="xp-term__tip" role="tooltip" id="term-{term}" data-search-exclude>'
            f"{escape(definition, quote=False)}</span>"
        )
        return f'<span class="xp-term">{described}{tip}</span>'

    return _TERM.sub(replace, html)
