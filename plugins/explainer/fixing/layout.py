"""Spaces and line ends that nobody sees and every comparison of versions shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from explainer.catalog.front_matter import FENCE
from explainer.fixing.edits import Edit
from explainer.reading.yaml import LOADER

_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def ends(text: str) -> str:
    """Return a text with a line feed at the end of each line, where others had been put."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def layout(text: str, *, markdown: bool) -> list[Edit]:
    """Return the edits that take away spaces at line ends and end the last line.

    Within a text of several lines spaces stay: in Markdown two at the end of a line begin a new
    one. Of a Markdown page only the front matter is looked at.
    """
    edits = []
    head = head_of(text, markdown=markdown)
    if _TRAILING.search(text, *head):
        kept = _within_texts(text[slice(*head)])
        if kept is not None:
            for found in _TRAILING.finditer(text, *head):
                line = text.count("\n", head[0], found.start())
                if line not in kept:
                    edits.append(Edit(*found.span(), "", "spaces at the end of the line are gone"))
    if text and not text.endswith("\n"):
        edits.append(Edit(len(text), len(text), "\n", "the last line has an end now"))
    return edits


def head_of(text: str, *, markdown: bool) -> tuple[int, int]:
    """Return where the YAML of a file begins and ends: in a page, that of its front matter."""
    if not markdown:
        return 0, len(text)
    if text.partition("\n")[0].rstrip() != FENCE:
        return 0, 0
    begin = text.index("\n") + 1 if "\n" in text else len(text)
    end = re.compile(rf"^{FENCE}[ \t\r]*$", re.MULTILINE).search(text, begin)
    return (begin, end.start()) if end else (0, 0)


def _within_texts(text: str) -> set[int] | None:
    """Return the lines, from 0, that texts of several lines stand on; None for what is no YAML."""
    found: set[int] = set()
    try:
        for event in _scalars(text):
            first, last = event.start_mark, event.end_mark
            if first and last and (last.line > first.line or event.style in {"|", ">"}):
                found.update(range(first.line + (event.style in {"|", ">"}), last.line + 1))
    except (yaml.YAMLError, UnicodeError):
        return None
    return found


def _scalars(text: str) -> Iterator[yaml.ScalarEvent]:
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.ScalarEvent):
            yield event
