"""The terms of a record: which words stand in it, and how much each says of it."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from explainer.search.record import Record
from explainer.search.tokens import words_of

ONCE, OFTEN, HEADING, TITLE = 0, 1, 2, 3
"""How a word stands in a record: in its text, in the heading of a section, in a page's title.

The title has four steps, from a word of many to the one word that is the whole title; so an
entry whose title is what the reader typed can come before those whose titles hold it too.
"""

STEPS = 8
"""A posting is the number of a record times this, and how the word stands in it."""

_INLINE = re.compile(r"<sup>\d+</sup>|</?(?:code|su[bp])>")
_BLOCKS = re.compile(r"</?[a-z]+>(?:\s*+</?[a-z]+>)*+\s*")


def plain(html: str) -> str:
    """Return the text of a record without markup, each paragraph and item on its own line.

    The numbers of citations are left out: they are no words of the text.
    """
    if "<" in html:
        if "<su" in html or "<code" in html:
            html = _INLINE.sub("", html)
        html = _BLOCKS.sub("\n", html).strip()
    return unescape(html) if "&" in html else html


def terms_of(record: Record, text: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return how often each word stands in a record's text, and how those of its title do.

    `text` is the record's plain text. A word of the title is left out of the first.
    """
    counts = Counter(words_of(text))
    title = words_of(plain(record.title))
    step = HEADING if "#" in record.location else max(TITLE, STEPS - 1 - len(title))
    for word in title:
        counts.pop(word, None)
    return counts, dict.fromkeys(title, step)
