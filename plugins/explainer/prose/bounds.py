"""How much of each mark a text may hold, so that no engine takes long over it or gives up.

Python-Markdown's time is quadratic in most marks, of a page or of a paragraph, and both
engines nest without end. Each number is what keeps 100,000 characters of the worst that it
admits below two seconds; a text that a person wrote comes nowhere near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from explainer.model.text import MAX_BODY
from explainer.problems import quoted

MAX_LINE = 20_000
MAX_LINES = 1_000
"""How many lines may follow one another without an empty one between them."""

MAX_NESTING = 20
"""How many quotations and lists may begin on one line, one in the other."""

MAX_INDENT = 100
"""How many columns a line may be indented: 25 lists, one in the other."""

MAX_DEPTH = 60
"""How many elements of a page may stand one in the other."""

_IN_TEXT: Mapping[str, int] = {
    "<": 1_000, "[": 5_000, "[^": 1_000, "*": 5_000, "_": 5_000, "`": 5_000, "\\": 2_000,
    "!": 2_000, "&": 5_000, "#": 2_000, ">": 5_000, "|": 10_000, "-": 10_000, "=": 5_000,
    "~": 5_000, "{": 2_000, ":": 5_000, "?": 2_000,
}  # fmt: skip
_IN_PARAGRAPH: Mapping[str, int] = {"<": 300, "[": 400, "*": 400, "_": 400, "`": 400,
                                    "\\": 300, "!": 300, "&": 1_000}  # fmt: skip

# What an ordinary text stays below, so that nothing has to be counted one by one: as many
# marks of all sorts as a paragraph may have of one, and no line that begins with more
# characters than quotations and lists may begin on it.
_FEW = min((*_IN_TEXT.values(), *_IN_PARAGRAPH.values()))
_MARKS = "".join({mark[0] for mark in _IN_TEXT}).encode()
_LONG_BEGINNING = re.compile(rf"\n[ \t>\-+*:\d.)]{{{MAX_NESTING + 1}}}")

# Lines up to an empty one.
_PARAGRAPH = re.compile(r"(?:[ \t]*+[^ \t\n][^\n]*(?:\n|$))+")
_BEGINNING = re.compile(r"(?:[ \t>]|[-+*:](?=[ \t])|\d{1,9}[.)](?=[ \t]))*+")
_CONTAINER = re.compile(r"[->+*:]|\d[.)]")
_TAG = re.compile(r"<(/?)([a-z0-9]+)")
_VOID = frozenset({"br", "hr", "img", "input"})


class Excess(NamedTuple):
    """What a text has too much of: on which of its lines, counted from 0, and what to do."""

    line: int
    message: str
    hint: str


def excess(text: str) -> Excess | None:
    """Return the first thing that makes a text too complex to be rendered."""
    if len(text) > MAX_BODY:
        return Excess(0, f"the text has {len(text)} characters, {MAX_BODY} is the most", "split it")
    if _is_ordinary(text):
        return None
    return min((*_long_or_deep(text), *_too_many(text)), default=None)


def is_deep(html: str) -> bool:
    """Say whether elements of sanitised HTML nest deeper than `MAX_DEPTH`."""
    depth = 0
    for end, name in _TAG.findall(html):
        if name not in _VOID:
            depth += -1 if end else 1
        if depth > MAX_DEPTH:
            return True
    return False


def _is_ordinary(text: str) -> bool:
    """Say whether a text is so far from every bound that it need not be measured."""
    if len(text) > MAX_LINE or text.count("\n") >= MAX_LINES:
        return False
    raw = text.encode(errors="replace")
    if len(raw) - len(raw.translate(None, _MARKS)) > _FEW:
        return False
    return not _LONG_BEGINNING.search(f"\n{text}")


def _long_or_deep(text: str) -> Iterator[Excess]:
    lines = 0
    for number, line in enumerate(text.split("\n")):
        lines = lines + 1 if line.strip() else 0
        if lines > MAX_LINES:
            message = f"the paragraph has more than {MAX_LINES} lines"
            yield Excess(number, message, "put an empty line between its parts")
        if len(line) > MAX_LINE:
            message = f"this line has more than {MAX_LINE} characters"
            yield Excess(number, message, "break it into paragraphs")
        found = _BEGINNING.match(line)
        beginning = found.group() if found else ""
        indent = len(beginning.expandtabs(4))
        if len(_CONTAINER.findall(beginning)) > MAX_NESTING or indent > MAX_INDENT:
            message = "lists or quotations nest too deep here"
            yield Excess(number, message, "write them side by side")


def _too_many(text: str) -> Iterator[Excess]:
    for mark, most in _IN_TEXT.items():
        number = text.count(mark)
        if number > most:
            yield _at_mark(text, 0, mark, most, "text")
        most_here = _IN_PARAGRAPH.get(mark, most)
        if number > most_here:
            for paragraph in _PARAGRAPH.finditer(text):
                if paragraph.group().count(mark) > most_here:
                    yield _at_mark(text, paragraph.start(), mark, most_here, "paragraph")


def _at_mark(text: str, start: int, mark: str, most: int, what: str) -> Excess:
    """Return the excess that the first mark too many is, counted from a place in the text."""
    place = start - 1
    for _ in range(most + 1):
        place = text.index(mark, place + 1)
    message = f"the {what} has more than {most} of the mark {quoted(mark)}"
    return Excess(text.count("\n", 0, place), message, f"split the {what}")
