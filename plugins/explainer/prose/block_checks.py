"""What is wrong with the cards and blocks of a Markdown page, where it stands in its file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from explainer.catalog.load import Content
from explainer.catalog.selection import select
from explainer.problems import Position, Problem, Severity, quoted
from explainer.prose.blocks import CARD, Fault, Known, placed, read_block
from explainer.prose.finding import offset_of
from explainer.reading import Document
from explainer.reading.text import place

MAX_BLOCKS = 20
"""How many blocks a page may have: each may show all of the site, which cards do not."""


def block_problems(document: Document, first: int, html: str, content: Content) -> list[Problem]:
    """Return a problem for all that is wrong in the blocks of a page.

    `html` is the sanitised page, `first` where in the file its text begins. Whether a block
    shows anything is known where the catalog is whole.
    """
    known = Known(content.known, content.absent)
    problems: list[Problem] = []
    after = first
    blocks = 0
    for written, is_alone in placed(html):
        offset = offset_of(document.text, _pattern(written), after, first)
        after = offset + 1
        position = place(document.text, offset)
        if not is_alone:
            message = f"{quoted(written)} is no part of a sentence"
            hint = "put a card or block between empty lines, or write a link without `!`"
            problems.append(Problem(document.path, position, "block-in-text", message, hint))
            continue
        block, faults = read_block(written, known)
        problems += _located(document, offset, faults)
        blocks += block.word != CARD
        if blocks > MAX_BLOCKS:
            problems.append(_too_many(document, position))
            break
        if faults or block.word == CARD or not content.catalog.nodes:
            continue
        if not select(content.catalog, block.selection):
            message = f"{quoted(written)} selects nothing"
            hint = "ask for less, or leave the block out"
            warning = Severity.WARNING
            problems.append(
                Problem(document.path, position, "empty-selection", message, hint, warning)
            )
    return problems


def _too_many(document: Document, position: Position) -> Problem:
    message = f"the page has more than {MAX_BLOCKS} blocks"
    return Problem(document.path, position, "too-complex", message, "split the page")


def _located(document: Document, offset: int, faults: Iterable[Fault]) -> list[Problem]:
    """Return a problem for each fault of a block that begins at a place in the file."""
    problems = []
    after = offset
    for part, code, message, hint in faults:
        # As a word of its own, so that `kind=place` is not found in `place=lisbon`.
        word = re.compile(rf"(?<![^\s=,\[|]){re.escape(part)}(?![^\s,\]|])")
        found = word.search(document.text, after)
        at = found.start() if found else offset
        after = found.end() if found else after
        problems.append(Problem(document.path, place(document.text, at), code, message, hint))
    return problems


def _pattern(written: str) -> re.Pattern[str]:
    """Return what finds a block as an editor may have written it."""
    words = r"\s+".join(map(re.escape, written.split()))
    return re.compile(rf"(?P<here>!\[\[\s*{words}\s*\]\])")
