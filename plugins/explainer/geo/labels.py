"""Where the names of points stand, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

_LETTER = 0.64
"""How wide a letter is on the average, as a part of the size of the type."""

_LINE = 1.2
"""How high a line of type is, likewise."""

_SQUARE = 48.0
"""The side of a square of the grid in which what is near is looked up, in pixels."""


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Say whether two rectangles have more than an edge in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Wanted(NamedTuple):
    """A name that is to stand beside a point, whose mark reaches `reach` pixels far.

    A mark that goes with its name (`dot`) is there only where both have room.
    """

    text: str
    x: float
    y: float
    size: float
    reach: float = 4.0
    dot: bool = False


class Label(NamedTuple):
    """Where a name begins, is in the middle or ends (`anchor`), and its base line."""

    x: float
    y: float
    anchor: str


def around(x: float, y: float, reach: float) -> Box:
    """Return the rectangle that a mark covers."""
    return Box(x - reach, y - reach, x + reach, y + reach)


def place_labels(
    wanted: Sequence[Wanted], size: tuple[float, float], taken: Iterable[Box] = ()
) -> list[Label | None]:
    """Return where each name stands, the first ones first; nothing for one that finds no room.

    `taken` is what no name may cover. Places are tried in a fixed order, so that the same
    points always give the same picture.
    """
    covered = _Covered(taken)
    found: list[Label | None] = []
    for one in wanted:
        found.append(None)
        mark = around(one.x, one.y, one.reach)
        if one.dot and covered.meets(mark):
            continue
        for label, box in _candidates(one):
            inside = (
                box.left >= 0 and box.top >= 0 and box.right <= size[0] and box.bottom <= size[1]
            )
            if inside and not covered.meets(box):
                covered.add(box)
                if one.dot:
                    covered.add(mark)
                found[-1] = label
                break
    return found


class _Covered:
    """Rectangles by the squares of a grid that they touch: few of many are near a name."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._squares: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        for square in _squares(box):
            self._squares.setdefault(square, []).append(box)

    def meets(self, box: Box) -> bool:
        return any(
            box.meets(other) for square in _squares(box) for other in self._squares.get(square, ())
        )


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    """Yield the squares of the grid that a rectangle touches."""
    columns = range(int(box.left // _SQUARE), int(box.right // _SQUARE) + 1)
    rows = range(int(box.top // _SQUARE), int(box.bottom // _SQUARE) + 1)
    return product(columns, rows)


def _candidates(one: Wanted) -> list[tuple[Label, Box]]:
    """Return places around a point, those that read best first, and what a name covers there."""
    x, y, reach = one.x, one.y, one.reach + 2
    width, height = len(one.text) * one.size * _LETTER, one.size * _LINE
    base = one.size * 0.35  # from the middle of small letters to the line they stand on
    places = (
        (x + reach, y + base, "start"),
        (x - reach, y + base, "end"),
        (x, y - reach - base / 2, "middle"),
        (x, y + reach + one.size * 0.8, "middle"),
        (x + reach * 0.7, y - reach * 0.7, "start"),
        (x + reach * 0.7, y + reach * 0.7 + one.size * 0.7, "start"),
        (x - reach * 0.7, y - reach * 0.7, "end"),
        (x - reach * 0.7, y + reach * 0.7 + one.size * 0.7, "end"),
    )
    found = []
    for left, line, anchor in places:
        start = left - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        box = Box(start, line - height * 0.8, start + width, line + height * 0.2)
        found.append((Label(round(left, 1), round(line, 1), anchor), box))
    return found
