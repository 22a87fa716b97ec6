"""An entry's prose: CommonMark with `[[id]]`, to HTML that is safe to show."""

from __future__ import annotations

import re

import pyromark

from explainer.prose.sanitise import sanitise_entry

_WIKI_LINKS = pyromark.Options.ENABLE_WIKILINKS
_RAW = re.compile(r"<[a-zA-Z/!?]")
_FIRST_LEVEL = re.compile(r"^ {0,3}(# |=+\s*$)", re.MULTILINE)
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>\s*", re.DOTALL)


def render(text: str, *, inline: bool) -> str:
    """Return the prose as sanitised HTML; of `inline` prose without the paragraph around it.

    Links to entries have an `href` of the entry's id, or of whatever path was written.
    """
    html = sanitise_entry(pyromark.html(text, options=_WIKI_LINKS))
    if inline:
        paragraph = _FIRST_LEVEL = re.compile(r"^ {0,3}(# |=+\s*$)", re.MULTILINE)
_ONE_PARAGRAPH.fullmatch(html)
        if paragraph:
            return paragraph.group(1)
    return html.rstrip()


def lost_parts(text: str) -> list[str]:
    """Return the pieces of a text that are raw HTML, pictures or headings
    of the first level, none of which prose may have."""
    if not _RAW.search(text) and "![" not in text and not _FIRST_LEVEL.search(text):
        return []
    lost = []
    for event in pyromark.events(text, options=_WIKI_LINKS):
        if isinstance(event, dict):
            lost += [str(event[name]) for name in ("Html", "InlineHtml") if name in event]
            start = event.get("Start")
            if isinstance(start, dict) and "Image" in start:
                lost.append("![")
            elif isinstance(start, dict) and "H1" in str(start.get("Heading")):
                lost.append("#")
    return [piece.strip() for piece in lost if piece.strip()]
