"""Anchors for the headings of prose, so that a section can be linked to."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from urllib.parse import unquote

from explainer.prose.sanitise import OTHERWISE

# It gives up at the next heading, so that its time grows with the text and not its square.
_HEADING = re.compile(r"<h([2-6])>((?:[^<]|<(?!/?h[2-6]>))*+)</h\1>")
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r'(<a(?: [a-z-]+="[^"]*")* href=")#([^"]+)"')


def anchored(html: str) -> str:
    """Return HTML in which every heading has an id, unique on the page.

    The ids begin with `text-`, so that they never meet those of the page's own sections; a link
    to `#history` in the same text follows the heading “History”.
    """
    if "<h" not in html:
        return html
    used: dict[str, int] = {}
    given: set[str] = set()

    def follow(found: re.Match[str]) -> str:
        begin, written = found.groups()
        anchor = f"{OTHERWISE}{unquote(unescape(written))}"
        return f'{begin}#{anchor}"' if anchor in given else found.group()

    def replace(found: re.Match[str]) -> str:
        level, title = found.groups()
        slug = _slug(unescape(_TAG.sub("", title)))
        used[slug] = used.get(slug, 0) + 1
        anchor = f"{OTHERWISE}{slug}" if used[slug] == 1 else f"{OTHERWISE}{slug}_{used[slug]}"
        given.add(anchor)
        return f'<h{level} id="{anchor}">{title}</h{level}>'

    return _LINK.sub(follow, _HEADING.sub(replace, html))


def _slug(title: str) -> str:
    """Return the letters and digits of a title, of any script, joined by hyphens."""
    normal = unicodedata.normalize("NFKC", title).lower()
    words = "".join(c if c.isalnum() else " " for c in normal).split()
    return "-".join(words)[:60] or "section"
