"""`[[id]]`, `[[id|words]]` and `![[…]]` for Python-Markdown, wherever it runs.

The extension only says which entry is meant, as a link to `entry:id`, or which card or block
is to stand there (`explainer.prose.blocks`), as a link to `block:…`; what that leads to or
shows is resolved by whoever knows the site, after the HTML was sanitised. Elsewhere the words
are left to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor

from explainer.prose.blocks import address_of

PATTERN = r"(?<!\\)\[\[([^\[\]|\\\n]{1,200})(?:\\?\|([^\[\]\n]{0,500}))?\]\]"

# After Python-Markdown's code spans (190), before its escapes (180), which would take the
# backslash that a table wants before the bar, and before its links (160), which would take
# the inner brackets for a reference.
PRIORITY = 185

# What stands for a card or a block may go on over the end of a line.
BLOCK = r"(?<!\\)!\[\[([^\[\]\\]{1,500})\]\]"

# Before the links, which would leave the exclamation mark.
BLOCK_PRIORITY = PRIORITY + 1


_Read: TypeAlias = Callable[[re.Match[str]], tuple[str, str]]


class _Links(InlineProcessor):
    """Makes a link of each match; `read` returns its address and its text."""

    def __init__(self, pattern: str, md: Markdown, read: _Read) -> None:
        super().__init__(pattern, md)
        self._read = read

    def handleMatch(  # type: ignore[override]  # noqa: N802  # the method's name in Python-Markdown
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002  # the engine hands it over
    ) -> tuple[Element, int, int]:
        element = Element("a")
        address, element.text = self._read(m)
        element.set("href", address)
        return element, m.start(0), m.end(0)


def _entry(found: re.Match[str]) -> tuple[str, str]:
    entry_id = found.group(1).strip()
    return f"entry:{entry_id}", (found.group(2) or "").strip() or entry_id


def _block(found: re.Match[str]) -> tuple[str, str]:
    written = " ".join(found.group(1).split())
    return address_of(written), written


class ExplainerExtension(Extension):
    """Registers links to entries, cards and blocks with Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the method's name there
        """Add the patterns to an engine."""
        md.inlinePatterns.register(_Links(BLOCK, md, _block), "explainer-block", BLOCK_PRIORITY)
        md.inlinePatterns.register(_Links(PATTERN, md, _entry), "explainer", PRIORITY)


def makeExtension(**options: Any) -> ExplainerExtension:  # noqa: N802  # the name it looks for
    """Return the extension, for `markdown.Markdown(extensions=["explainer.prose.extension"])`."""
    return ExplainerExtension(**options)
