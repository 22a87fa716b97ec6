"""What lies beneath the places of a map's picture: land, borders, towns, the inset."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.geo.frame import Frame
from explainer.geo.labels import Box, Label
from explainer.geo.layers import Land
from explainer.geo.paths import ring_path
from explainer.rendering.markup import NOTHING, Html, fill, join, text
from explainer.views.maps import INSET, Inset

MOST_TOWNS = 40
"""How many towns a picture names."""


def base_drawing(lands: Sequence[Land], frame: Frame) -> Html:
    """Return land and borders alone, as a drawing that pages share: a whole SVG document."""
    pattern = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s">'
        '<path fill="#8a8a82" fill-opacity=".22" stroke="#77776f" stroke-opacity=".75" '
        'stroke-width=".6" stroke-linejoin="round" d="%s"/></svg>\n'
    )
    path = "".join(ring_path(land.rings, frame) for land in lands if frame.meets(land.box))
    width, height = number(frame.width), number(frame.height)
    return fill(pattern, width, height, width, height, text(path))


def land_paths(lands: Sequence[Land], frame: Frame) -> Html:
    """Return land and borders as they lie in a frame."""
    paths = [
        path for land in lands if frame.meets(land.box) and (path := ring_path(land.rings, frame))
    ]
    return join([fill('<path class="xp-map__land" d="%s"/>\n', text(path)) for path in paths])


def land_names(names: Sequence[str], labels: Sequence[Label | None]) -> Html:
    """Return the names of countries, where they have room."""
    return join(
        [
            svg_name(label, "xp-map__country", name)
            for name, label in zip(names, labels, strict=True)
            if label
        ]
    )


def town_marks(
    names: Sequence[str], dots: Sequence[tuple[float, float]], labels: Sequence[Label | None]
) -> Html:
    """Return the towns whose names have room, so many at most."""
    shown = [one for one in zip(names, dots, labels, strict=True) if one[2]][:MOST_TOWNS]
    pattern = '<circle class="xp-map__town" cx="%s" cy="%s" r="1.6"/>%s\n'
    return join(
        [
            fill(pattern, number(x), number(y), svg_name(label, "xp-map__town-name", name))
            for name, (x, y), label in shown
            if label
        ]
    )


def svg_name(label: Label, kind: str, name: str) -> Html:
    """Return a name where it has room; `kind` is the class of its type."""
    pattern = '<text class="%s" x="%s" y="%s"%s>%s</text>'
    anchor = NOTHING
    if label.anchor != "start":
        anchor = fill(' text-anchor="%s"', text(label.anchor))
    return fill(pattern, text(kind), number(label.x), number(label.y), anchor, text(name))


def is_named(land: Land, frame: Frame) -> bool:
    """Say whether a country is large enough in a picture for its name."""
    west, south, east, north = land.box
    (left, bottom), (right, top) = frame.at(west, south), frame.at(east, north)
    centre = middle(land)
    return right - left > 12 * len(land.name) and bottom - top > 30 and frame.holds(*centre)


def middle(land: Land) -> tuple[float, float]:
    """Return the middle of the largest piece of a country, between its outermost corners."""
    ring = max(land.rings, key=len)
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2


def inset_box(frame: Frame) -> Box:
    """Return where in a picture the one of the country stands."""
    width, height = INSET
    return Box(frame.width - width - 8.0, frame.height - height - 8.0, frame.width, frame.height)


def inset_picture(inset: Inset, frame: Frame) -> Html:
    """Return the country in a corner, with a mark where the picture lies."""
    width, height = INSET
    west, south, east, north = frame.bounds
    (left, bottom), (right, top) = inset.frame.at(west, south), inset.frame.at(east, north)
    # A frame of some pixels could not be found.
    x, y = (left + right) / 2, (top + bottom) / 2
    wide, high = max(right - left, 7), max(bottom - top, 7)
    box = inset_box(frame)
    pattern = (
        '<svg class="xp-map__inset" x="%s" y="%s" width="%s" height="%s" viewBox="0 0 %s %s">'
        '<rect class="xp-map__sea" width="%s" height="%s"/>%s'
        '<rect class="xp-map__here" x="%s" y="%s" width="%s" height="%s"/>'
        '<rect class="xp-map__edge" x=".5" y=".5" width="%s" height="%s"/></svg>\n'
    )
    size = number(width), number(height)
    return fill(
        pattern, number(box.left), number(box.top), *size, *size, *size,
        land_paths(inset.layer.lands, inset.frame),
        number(x - wide / 2), number(y - high / 2), number(wide), number(high),
        number(width - 1), number(height - 1),
    )  # fmt: skip


def number(value: float) -> Html:
    """Return a number of pixels, to a tenth: the same input gives the same bytes."""
    return text(f"{round(value, 1):g}")
