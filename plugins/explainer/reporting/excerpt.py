"""The line of a file that a problem stands on, with a mark under the place.

A line of content is anybody's text. It is shown so that neither a terminal nor GitHub's runner
can take it for a command: what cannot be seen as its number, and nothing at the beginning of a
line but the number that the line has in its file.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from explainer.problems import escaped

WIDTH = 96
"""Columns that a line may take; of a longer one the part around the place is shown."""

_TAB = 4
_CUT = "…"
# What takes two columns (Unicode Standard Annex 11), and what takes none: marks that stand on the
# letter before, and the vowels and ends of Korean syllables written letter by letter.
_WIDE = frozenset("WF")
_ON_ANOTHER = frozenset({"Mn", "Me"})
_JAMO = range(0x1160, 0x1200)


class Cell(NamedTuple):
    """A character as it is shown, and the columns that it takes."""

    text: str
    width: int


def excerpt(line: str, number: int, column: int) -> tuple[str, str]:
    """Return a line of a file behind its number, and the line below with a mark at a column.

    `number` counts lines and `column` characters, both from 1; a column after the end marks
    the end.
    """
    shown = cells(line)
    place = min(column - 1, len(shown))
    first, last = _window(shown, place)
    before = _CUT if first else ""
    after = _CUT if last < len(shown) else ""
    text = "".join(cell.text for cell in shown[first:last])
    indent = len(before) + sum(cell.width for cell in shown[first:place])
    margin = f"{number:>6} | "
    mark = f"{' ' * (len(margin) - 2)}| {' ' * indent}^"
    return f"{margin}{before}{text}{after}".rstrip(), mark


def cells(line: str) -> list[Cell]:
    """Return the characters of a line as a terminal with letters of one width shows them."""
    found: list[Cell] = []
    column = 0
    for at, character in enumerate(line):
        if character == "\t":
            width = _TAB - column % _TAB
            cell = Cell(" " * width, width)
        elif not character.isprintable() or (
            character == "[" and line[max(at - 2, 0) : at] == "##"
        ):
            text = escaped(character) if not character.isprintable() else "\\x5b"
            cell = Cell(text, len(text))
        else:
            cell = Cell(character, _width(character))
        column += cell.width
        found.append(cell)
    return found


def _width(character: str) -> int:
    if unicodedata.category(character) in _ON_ANOTHER or ord(character) in _JAMO:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def _window(shown: list[Cell], place: int) -> tuple[int, int]:
    """Return the first and one past the last of the characters to show, the place among them."""
    if sum(cell.width for cell in shown) <= WIDTH:
        return 0, len(shown)
    first, last = place, place
    room = WIDTH
    # A place is best understood from what stands before it.
    while first and room - shown[first - 1].width >= WIDTH // 3:
        first -= 1
        room -= shown[first].width
    while last < len(shown) and room - shown[last].width >= 0:
        room -= shown[last].width
        last += 1
    while first and room - shown[first - 1].width >= 0:
        first -= 1
        room -= shown[first].width
    # A mark without the letter that it stands on would stand on ours.
    while first < place and shown[first].width == 0:
        first += 1
    return first, last
