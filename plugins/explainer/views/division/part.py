"""A part of an index that is too long for one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from explainer.dates import EdtfDate
from explainer.model.entry import Node

LIMIT = 300
"""How many entries one page lists.

With a sentence for each that is 60 (places) to 200 kB (claims) of HTML, some twenty screens:
what a reader still leafs through, and a slow telephone lays out at once.
"""


@dataclass(frozen=True, slots=True)
class Said:
    """A name that the site's words have, by its key."""

    key: str


Label: TypeAlias = EdtfDate | Said | str
"""A time, a word of the site, or words of the content."""


@dataclass(frozen=True, slots=True)
class Part:
    """Entries that belong together, in order; where they are many, in `parts` of their own.

    `path` stands below the folder of the kind, two levels deep or more, where no entry has
    its address. It hangs on what the part is and not on its neighbours: as entries are added
    the page of a time or letter may come to lead to further ones, but its address does not
    die. `labels` name it, the widest first. One that `unfolds` (a century) is shown by its
    parts where it has any.
    """

    path: str
    labels: tuple[Label, ...]
    entries: tuple[Node, ...]
    parts: tuple[Part, ...] = ()
    unfolds: bool = False


def leaves(part: Part) -> Iterator[Part]:
    """Yield the parts within a part that list entries: itself, where it is not divided."""
    if not part.parts:
        yield part
    for inner in part.parts:
        yield from leaves(inner)


def unfolded(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield parts, and the parts of those that unfold in their place."""
    for part in parts:
        if part.unfolds and part.parts:
            yield from unfolded(part.parts)
        else:
            yield part
