"""Names by their first letter, or by as many more as it takes, in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from explainer.model.entry import Node
from explainer.views.division.part import LIMIT, Label, Part
from explainer.views.listing import letter
from explainer.views.order import fold

DEEPEST = 16
"""After so many letters that are the same, names are taken for the same and are numbered."""

_TOKENS = {"#": "other", "0-9": "0-9"}

_END = "-end"
"""What the address of names ends in that have no further letter."""

_BLOCK = 256  # ideographs that follow each other, and so share a radical or two


def by_letter(
    nodes: Sequence[Node], folder: str, above: tuple[Label, ...] = ()
) -> tuple[Part, ...]:
    """Return entries that are sorted by name, divided by their first letters."""
    # Letters that differ in form alone (ß and ẞ) share an address, and so a part.
    groups: dict[str, tuple[str, list[Node]]] = {}
    for node in nodes:
        initial = _initial(node.label)
        groups.setdefault(_token(initial), (initial, []))[1].append(node)
    found = []
    for token, (initial, named) in sorted(groups.items(), key=lambda group: group[1][0]):
        path = f"{folder}/{token}"
        found.append(_Initial(path, above).part(named, path, initial, 0))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Initial:
    """Divides the names under one letter; all their parts lie right in its folder.

    So the part of `theb` has the same address whether `th` is divided before it or not.
    """

    folder: str
    above: tuple[Label, ...]

    def part(self, nodes: Sequence[Node], path: str, label: str, length: int) -> Part:
        """Return the part of names of which `length` letters are the same."""
        labels = (*self.above, label)
        parts: tuple[Part, ...] = ()
        if len(nodes) > LIMIT:
            parts = self._by_next_letter(nodes, length) or _numbered(nodes, path, labels)
        return Part(path, labels, tuple(nodes), parts)

    def _by_next_letter(self, nodes: Sequence[Node], length: int) -> tuple[Part, ...]:
        """Return names divided by the first letter after `length` in which they differ, if any."""
        spelt = [(_spelling(node.label), node) for node in nodes]
        for more in range(length + 1, DEEPEST + 1):
            groups: dict[str, list[Node]] = {}
            for spelling, node in spelt:
                groups.setdefault(spelling[:more], []).append(node)
            if len(groups) > 1:
                return tuple(
                    self._beginning(found, groups[found], more) for found in sorted(groups)
                )
        return ()

    def _beginning(self, letters: str, nodes: Sequence[Node], length: int) -> Part:
        token = _token(letters) or "other"
        # “Ma” itself is not all that begins with “ma”, which this part lies in.
        path = f"{self.folder}/{token}{_END if len(letters) < length else ''}"
        return self.part(nodes, path, _as_written(nodes[0].label, len(letters)), length)


def _numbered(nodes: Sequence[Node], folder: str, labels: tuple[Label, ...]) -> tuple[Part, ...]:
    """Return names that nothing divides, in parts of equal length."""
    return tuple(
        Part(f"{folder}/{number}", (*labels, str(number)), tuple(nodes[start : start + LIMIT]))
        for number, start in enumerate(range(0, len(nodes), LIMIT), start=1)
    )


def _initial(name: str) -> str:
    """Return the letter that heads a name; of ideographs, of which there are too many, a range."""
    found = letter(name)
    if not unicodedata.name(found[0], "").startswith("CJK"):
        return found
    first = ord(found) // _BLOCK * _BLOCK
    return f"{chr(first)}–{chr(first + _BLOCK - 1)}"  # noqa: RUF001  # a range has this dash


def _spelling(name: str) -> str:
    """Return the letters and digits of a name, folded."""
    return "".join(c for c in fold(name).casefold() if c.isalnum())


def _as_written(name: str, length: int) -> str:
    """Return as much of a name as holds so many letters and digits."""
    start = next((at for at, c in enumerate(name) if c.isalnum()), 0)
    end = start
    while end < len(name) and len(_spelling(name[start:end])) < length:
        end += 1
    found = name[start:end].strip() or name
    return found[0].upper() + found[1:]


def _token(letters: str) -> str:
    """Return letters of any script as a part of an address: `the`, `u0416-u0430`."""
    folded = letters.casefold()
    if folded in _TOKENS:
        return _TOKENS[folded]
    if folded.isascii():
        return folded
    return "-".join(c if c.isascii() else f"u{ord(c):04x}" for c in folded)
