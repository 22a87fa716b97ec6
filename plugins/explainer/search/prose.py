"""Prose as search knows it: sections by their headings, and only the tags that it shows."""

from __future__ import annotations

import re

# What a theme's search shows as it is: paragraphs, lists, code, sub- and superscripts.
_OTHER_TAG = re.compile(r"</?(?!(?:p|li|ol|ul|code|pre|sub|sup)\b)[a-zA-Z][^>]*>")
_NUMBERED = re.compile(r"<ol [^>]*>")
_PREFORMATTED = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)

_STEP = re.compile(
    r'<h[2-6] id="([^"]*)">((?:[^<]|<(?!/?h[2-6]>))*+)</h[2-6]>'
    r"|<(/?)(?:blockquote|ul|ol|li)\b[^>]*>"
)


def stripped(html: str) -> str:
    """Return sanitised HTML with the few tags that search shows, and without line breaks."""
    text = _OTHER_TAG.sub("", html)
    if "<ol " in text:
        text = _NUMBERED.sub("<ol>", text)
    if "&nbsp;" in text:
        text = text.replace("&nbsp;", "\xa0")
    if "<pre>" not in text:
        return text.replace("\n", " ")
    parts = _PREFORMATTED.split(text)
    return "".join(part if index % 2 else part.replace("\n", " ")
                   for index, part in enumerate(parts))  # fmt: skip


def sections(html: str) -> list[tuple[str, str, str]]:
    """Return an entry's text by its headings: anchor, title and HTML of each section.

    What comes before the first heading has neither anchor nor title. A heading within a
    quotation or a list is one for the rest of that only.
    """
    if "<h" not in html:
        return [("", "", stripped(html))]
    pieces: list[list[str]] = [[]]
    titles = [("", "")]
    # Which section each open quotation or list stands in: that goes on where it ends.
    open_in: list[int] = []
    current = last = 0
    for step in _STEP.finditer(html):
        pieces[current].append(html[last : step.start()])
        last = step.end()
        anchor, title, closing = step.groups()
        if anchor is not None:
            titles.append((anchor, stripped(title).strip()))
            pieces.append([])
            current = len(pieces) - 1
        elif not closing:
            open_in.append(current)
            pieces[current].append(step.group())
        else:
            current = open_in.pop()
            pieces[current].append(step.group())
    pieces[current].append(html[last:])
    return [
        (anchor, title, stripped("".join(part)))
        for (anchor, title), part in zip(titles, pieces, strict=True)
    ]
