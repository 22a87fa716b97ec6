"""The picture of relations: an entry between those that refer to it and those it refers to.

It is read from top to bottom, like the arrows: who refers, by which relation, to this entry;
and this entry, by which relation, to whom. Each neighbour has a line of its own, so that names
fit and can be read on the narrowest screen and in print.

It is a picture, and hidden from screen readers with all that is in it: the box of facts and
the lists beside it say the same with more words, and nobody wants to hear that twice. For the
same reason the keyboard does not stop at its links, which are in those lists; they are for the
hand that points at a picture.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import LiteralString

from explainer.prose.weave import ROOT
from explainer.rendering.markup import NOTHING, Html, fill, join, text
from explainer.rendering.phrases import Phrases
from explainer.views.link import Link
from explainer.views.neighbourhood import Neighbourhood

WIDTH = 330
"""Units across; they are about pixels on a narrow screen."""

_ROW = 22
_BOX = 30
_BOX_ROOM = 8
_NAME, _OWN_NAME = 30, 30  # letters of a wide font (DejaVu) between the line and the edge

_FIGURE = """\
<figure class="xp-net" aria-hidden="true" data-search-exclude>
<figcaption>%s</figcaption>
<svg viewBox="0 0 330 %s" width="330" height="%s" focusable="false">
<path class="xp-net__line" d="%s"/>%s%s%s
</svg>
</figure>
"""
_PLACED = '\n<g transform="translate(0 %s)">%s%s</g>'
_EDGE = '<text class="xp-net__edge" x="77" y="15">%s</text>'
_NEIGHBOUR = (
    '<a href="%s" tabindex="-1" class="xp-kind--%s"><title>%s</title>'
    '<path transform="translate(101 5)" d="%s"/><text x="117" y="15">%s</text></a>'
)
_OWN = (
    '\n<g transform="translate(0 %s)"><rect x="80" width="249" height="30" rx="2"/>'
    '<text class="xp-net__own" x="91" y="19.5">%s</text></g>'
)

# A shape of its own for each kind, 12 units wide and high, in one colour.
SHAPES: dict[str, LiteralString] = {
    "event": "M6 0l6 6-6 6-6-6z",
    "place": "M6 12C3 8 2 6.5 2 4.5a4 4 0 0 1 8 0c0 2-1 3.5-4 7.5z"
    "M6 3a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z",
    "person": "M6 0a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM0 12c0-3 3-5 6-5s6 2 6 5z",
    "organisation": "M0 12V5l6-5 6 5v7H8V8H4v4z",
    "claim": "M0 1h12v8H6l-3 3V9H0z",
    "term": "M1 1h10v2.5H7.2V12H4.8V3.5H1z",
    "source": "M2 0h5.5L10 2.5V12H2z",
    "narrative": "M0 1h12v2H0zM0 5h12v2H0zM0 9h8v2H0z",
}
SHAPES["expert"] = SHAPES["person"]
_ANY_SHAPE: LiteralString = "M2 2h8v8H2z"
"""The shape of kinds that a site adds."""


class Neighbourhoods:
    """Draws the neighbourhoods of entries; what it makes of one neighbour it keeps."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the words."""
        self._phrases = phrases
        self._edge = cache(self._new_edge)
        self._neighbour = cache(self._new_neighbour)

    def picture(self, own: Link, neighbours: Neighbourhood) -> Html:
        """Return the picture of an entry with its neighbours."""
        before, after = neighbours
        top, above = self._rows(before, 0)
        box = top + _BOX_ROOM if above else 1
        below = box + _BOX + _BOX_ROOM
        end, following = self._rows(after, below)
        height = text(str(end if following else box + _BOX + 1))
        line = _line(top // _ROW, box, (end - below) // _ROW, below)
        middle = fill(_OWN, text(str(box)), text(_shortened(own.name, _OWN_NAME)))
        caption = self._phrases.word("headings.neighbourhood")
        return fill(_FIGURE, caption, height, height, line, above, middle, following)

    def _rows(self, lists: tuple[tuple[str, tuple[Link, ...]], ...], top: int) -> tuple[int, Html]:
        """Return where the rows of some relations end, and the rows."""
        rows = []
        for relation, links in lists:
            edge = self._edge(relation)
            for link in links:
                rows.append(fill(_PLACED, _number(top), edge, self._neighbour(link)))
                edge = NOTHING
                top += _ROW
        return top, join(rows)

    def _new_edge(self, relation: str) -> Html:
        return fill(_EDGE, self._phrases.word(f"edges.{relation}"))

    def _new_neighbour(self, link: Link) -> Html:
        kind = self._phrases.word(f"kinds.{link.kind}.one")
        return fill(
            _NEIGHBOUR,
            text(ROOT + link.address),
            text(link.kind),
            fill("%s: %s", kind, text(link.name)),
            text(SHAPES.get(link.kind, _ANY_SHAPE)),
            text(_shortened(link.name, _NAME)),
        )


@cache
def _line(above: int, box: int, below: int, start: int) -> Html:
    """Return the lines from the rows above into the box, and from it to those below."""
    parts = [f"M98 {row * _ROW + _ROW // 2}h-3q-5 0-5 5" for row in range(above)]
    if above:
        # All of them join one stem, which ends in an arrow at the box.
        parts.append(f"M90 {_ROW // 2 + 5}V{box - 2}M86.5 {box - 6}l3.5 4 3.5-4")
    for row in range(below):
        middle = start + row * _ROW + _ROW // 2
        parts.append(f"M90 {middle - 5}q0 5 5 5h3M95 {middle - 3}l3 3-3 3")
    if below:
        parts.append(f"M90 {box + _BOX}V{start + (below - 1) * _ROW + _ROW // 2 - 5}")
    return text("".join(parts))


@cache
def _number(value: int) -> Html:
    return text(str(value))


def _shortened(name: str, most: int) -> str:
    """Return a name that fits, cut at a word with an ellipsis; letters of Asia are wide."""
    if name.isascii() and len(name) <= most:
        return name
    room = most
    for place, letter in enumerate(name):
        room -= 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if room < 0:
            head = name[: place - 1]
            words = head.rpartition(" ")[0]
            return f"{words if len(words) > place // 2 else head}…"
    return name
