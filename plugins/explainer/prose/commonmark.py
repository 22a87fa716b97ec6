"""An entry's prose: CommonMark with `[[id]]`, to HTML that is safe to show."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyromark

from explainer.prose.addresses import refused_addresses
from explainer.prose.sanitise import sanitise_entry

_WIKI_LINKS = pyromark.Options.ENABLE_WIKILINKS
_RAW = re.compile(r"<[a-zA-Z/!?]")
_FIRST_LEVEL = re.compile(r"(?<!#)#(?!#)|=[ \t]*$", re.MULTILINE)
_MAYBE_BLOCK = re.compile(r"[-+*>#~`_]|\d{1,9}[.)]")
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>\s*", re.DOTALL)


def render(text: str, *, inline: bool) -> str:
    """Return the prose as sanitised HTML; of `inline` prose without the paragraph around it.

    Links to entries have an `href` of the entry's id, or of whatever path was written.
    """
    html = sanitise_entry(pyromark.html(text, options=_WIKI_LINKS))
    if inline:
        paragraph = _ONE_PARAGRAPH.fullmatch(html)
        if paragraph:
            return paragraph.group(1)
    return html.rstrip()


def refused(text: str) -> list[str]:
    """Return the addresses in prose that no link may have."""
    return refused_addresses(pyromark.html(text, options=_WIKI_LINKS)) if ":" in text else []


def begins_a_block(text: str) -> bool:
    """Say whether one line of prose begins a list, a quotation, code or a lower heading."""
    if not _MAYBE_BLOCK.match(text):
        return False
    first = next(iter(pyromark.events(text, options=_WIKI_LINKS)), None)
    return first not in ({"Start": "Paragraph"}, None) and not lost_parts(text)


def lost_parts(text: str) -> list[str]:
    """Return what prose may not have and loses on the way to the page.

    Each is the first line of raw HTML, `![` for a picture, or `#` for a heading of the first
    level.
    """
    if not _RAW.search(text) and "![" not in text and not _FIRST_LEVEL.search(text):
        return []
    lost: list[str] = []
    in_block = False
    for event in pyromark.events(text, options=_WIKI_LINKS):
        if event == {"Start": "HtmlBlock"}:
            in_block = True
            lost.append("")
        elif event == {"End": "HtmlBlock"}:
            in_block = False
        elif isinstance(event, dict):
            if in_block:  # a block of HTML comes line by line
                lost[-1] = lost[-1] or _first_line(event.get("Html"))
            else:
                lost += _lost(event)
    return [piece for piece in lost if piece]


def _lost(event: Mapping[str, object]) -> list[str]:
    if "InlineHtml" in event:
        return [_first_line(event["InlineHtml"])]
    start = event.get("Start")
    if isinstance(start, dict) and "Image" in start:
        return ["!["]
    if isinstance(start, dict) and "Heading" in start and start["Heading"]["level"] == "H1":
        return ["#"]
    return []


def _first_line(html: object) -> str:
    return str(html or "").strip().partition("\n")[0]
