"""An entry's prose: CommonMark with `[[id]]`, to HTML that is safe to show."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyromark

from explainer.prose.addresses import refused_addresses
from explainer.prose.harmless import is_harmless
from explainer.prose.sanitise import sanitise_entry

_WIKI_LINKS = pyromark.Options.ENABLE_WIKILINKS
_ENGINE = pyromark.Markdown(options=_WIKI_LINKS)
_RAW = re.compile(r"<[a-zA-Z/!?]")
_FIRST_LEVEL = re.compile(r"#(?!#)(?<!##)")
_UNDERLINE = re.compile(r"=[ \t]*$", re.MULTILINE)
_MAYBE_BLOCK = re.compile(r"\s*+(?:[-+*>#~`_]|\d{1,9}[.)])")


def render(text: str, *, inline: bool) -> str:
    """Return the prose as sanitised HTML; of `inline` prose without the paragraph around it.

    Links to entries have an `href` of the entry's id, or of whatever path was written.
    """
    return render_safely(text, inline=inline)[0]


def render_safely(text: str, *, inline: bool) -> tuple[str, list[str]]:
    """Return the prose as `render` does, and the addresses in it that no link may have."""
    html = _ENGINE.html(text)
    refused: list[str] = []
    if not is_harmless(html):
        refused = refused_addresses(html) if ":" in text else []
        html = sanitise_entry(html)
    return _one_paragraph(html) if inline else html.rstrip(), refused


def _one_paragraph(html: str) -> str:
    """Return what stands in a paragraph, if that is all there is, or else all of it."""
    html = html.rstrip()
    if html.startswith("<p>") and html.find("</p>") == len(html) - 4 and html.rfind("<p>") == 0:
        return html[3:-4]
    return html


def begins_a_block(text: str) -> bool:
    """Say whether prose on one line begins a list, a quotation, code or a lower heading."""
    if not _MAYBE_BLOCK.match(text):
        return False
    text = " ".join(text.split())
    first = next(iter(pyromark.events(text, options=_WIKI_LINKS)), None)
    return first not in ({"Start": "Paragraph"}, None) and not lost_parts(text)


def lost_parts(text: str) -> list[str]:
    """Return what prose may not have and loses on the way to the page.

    Each is the first line of raw HTML, `![` for a picture, `![[` for a card or block, or `#`
    for a heading of the first level.
    """
    if not _may_lose(text):
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


def _may_lose(text: str) -> bool:
    """Say whether there is a mark in a text of what prose may not have; mostly there is none."""
    return bool(
        ("<" in text and _RAW.search(text))
        or "![" in text
        or ("#" in text and _FIRST_LEVEL.search(text))
        or ("=" in text and _UNDERLINE.search(text))
    )


def _lost(event: Mapping[str, object]) -> list[str]:
    if "InlineHtml" in event:
        return [_first_line(event["InlineHtml"])]
    start = event.get("Start")
    if isinstance(start, dict) and "Image" in start:
        return ["![[" if "WikiLink" in str(start["Image"]["link_type"]) else "!["]
    if isinstance(start, dict) and "Heading" in start and start["Heading"]["level"] == "H1":
        return ["#"]
    return []


def _first_line(html: object) -> str:
    return str(html or "").strip().partition("\n")[0]
