"""What a finished page is, before a theme is put around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any

_HEADING = re.compile(r'<h([2-6])(?: class="[^"]*")? id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that a table of contents can lead to; `title` is plain text."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class Page:
    """A page at an address from the root of the site.

    Title and description are plain text; `html` is the article, its links relative to the
    address. `found` is what search knows of it, where the library says so, and `key` what it is
    kept under for the next build, where it is. One that is not `listed` is for those who know of
    it: in no sitemap, and no engine is to keep it.
    """

    address: str
    title: str
    description: str
    html: str
    found: Any = None
    key: bytes | None = None
    listed: bool = True

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the article; only who wants a table of contents looks for them."""
        return headings(self.html)


def headings(html: str) -> tuple[Heading, ...]:
    """Return the headings of an article that have an id, in their order."""
    return tuple(
        Heading(int(level), anchor, " ".join(unescape(_TAG.sub("", title)).split()))
        for level, anchor, title in _HEADING.findall(html)
    )
