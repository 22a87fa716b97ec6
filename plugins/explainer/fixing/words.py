"""Misspelt words of which only one thing can be meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from explainer.fixing.edits import Edit
from explainer.problems import Problem

# What may stand between the place of a problem and the word: a quotation mark, `[[`, `](` and
# the words of a link before it, `<`. A word ends where no letter of a word follows.
_BEFORE = r"(?:[\"']|\[\[\s*|\[[^\]\n]*\]\(\s*<?|\]\(\s*<?|<)?"
_AFTER = r"(?![\w-])"


def mends(text: str, problems: Iterable[Problem]) -> list[Edit]:
    """Return the edits that put words right where a problem says which word is meant.

    `text` is that of the file, with a line feed at each line's end. Where the written word does
    not stand at the place that the problem names, nothing is done.
    """
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found = []
    for problem in problems:
        number = problem.position.line - 1
        if problem.mend is None or number >= len(lines):
            continue
        # Columns count the characters of composed text, in which a file need not be.
        if unicodedata.normalize("NFC", lines[number]) != lines[number]:
            continue
        start = starts[number] + problem.position.column - 1
        written, right = problem.mend
        word = re.compile(f"{_BEFORE}(?P<word>{re.escape(written)}){_AFTER}").match(text, start)
        if word:
            said = f"“{written}” is now “{right}”"
            found.append(Edit(*word.span("word"), right, said))
    return found
