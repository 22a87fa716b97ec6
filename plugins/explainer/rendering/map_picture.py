"""A picture of a map as SVG: land, borders, towns, and the places as links with their names."""

from __future__ import annotations

import math
from typing import NamedTuple

from explainer.geo.frame import Frame
from explainer.geo.labels import Box, Label, Wanted, around, place_labels
from explainer.geo.paths import line_path, ring_path
from explainer.geo.scale import scale_bar
from explainer.prose.weave import ROOT
from explainer.rendering.map_ground import (
    MOST_TOWNS,
    inset_box,
    inset_picture,
    is_named,
    land_names,
    land_paths,
    middle,
    number,
    svg_name,
    town_marks,
)
from explainer.rendering.markup import NOTHING, Html, fill, fill_in, join, text
from explainer.rendering.phrases import Phrases
from explainer.views.map_places import MapPlace, Side
from explainer.views.maps import Picture

_NAME, _TOWN, _LAND = 13.0, 10.5, 11.0
"""The sizes of type on a picture, in pixels."""

_SIDE = 7.0
"""How far a side of a place reaches as it is drawn, in kilometres; it has no edge."""

_SPREAD = 32
"""How wide a side is drawn: so many degrees to the left and right of its bearing."""

_PICTURE = """\
<svg class="xp-map__svg xp-map__svg--%(size)s" viewBox="0 0 %(width)s %(height)s" \
role="group" aria-label="%(name)s">
<defs>%(gradients)s</defs>
<g aria-hidden="true">
%(land)s%(lands)s%(towns)s%(soft)s</g>
<g role="list">
%(places)s</g>
<g aria-hidden="true">
%(scale)s%(inset)s</g>
</svg>
"""

_GRADIENT = """\
<radialGradient id="%s"%s><stop class="xp-map__%s" offset="0" stop-opacity="%s"/>\
<stop class="xp-map__%s" offset=".55" stop-opacity="%s"/>\
<stop class="xp-map__%s" offset="1" stop-opacity="0"/></radialGradient>"""


class _Spot(NamedTuple):
    """A place in a picture: where its point lies, how large its mark and its soft area are."""

    place: MapPlace
    x: float
    y: float
    mark: float
    soft: float


class Pictures:
    """Draws the pictures of maps."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the words of the site."""
        self._say = phrases

    def draw(self, picture: Picture, name: Html, key: str) -> Html:
        """Return a picture; `key` tells its parts from those of others on the page."""
        frame = picture.frame
        spots = [_spot(place, frame) for place in picture.places]
        inset = inset_box(frame) if picture.inset else None
        bar = Box(0, frame.height - 34.0, 150, frame.height)
        taken = [bar, *([inset] if inset else [])]
        taken += [around(spot.x, spot.y, max(spot.mark, 2)) for spot in spots]
        size = frame.width, frame.height
        wanted = [Wanted(one.place.link.name, one.x, one.y, _NAME, one.mark) for one in spots]
        named = {place.link.name for place in picture.places}
        lands = [
            land for land in picture.layer.lands if is_named(land, frame) and land.name not in named
        ]
        middles = [frame.at(*middle(land)) for land in lands]
        wanted += [
            Wanted(f" {land.name} ", x, y, _LAND * 1.15, -2)
            for land, (x, y) in zip(lands, middles, strict=True)
        ]
        towns = picture.towns[: MOST_TOWNS * 2]
        dots = [frame.at(town.lon, town.lat) for town in towns]
        wanted += [
            Wanted(town.name, x, y, _TOWN, 2, dot=True)
            for town, (x, y) in zip(towns, dots, strict=True)
        ]
        labels = place_labels(wanted, size, taken)
        first, second = len(spots), len(spots) + len(lands)
        return fill_in(
            _PICTURE,
            size=text("wide" if frame.width > frame.height else "narrow"),
            width=number(frame.width),
            height=number(frame.height),
            name=name,
            gradients=_gradients(key, frame),
            land=land_paths(picture.layer.lands, frame),
            lands=land_names([one.name for one in lands], labels[first:second]),
            towns=town_marks([one.name for one in towns], dots, labels[second:]),
            soft=join([_soft(spot, frame, key) for spot in spots]),
            places=join([self._place(*one) for one in zip(spots, labels[:first], strict=True)]),
            scale=self._scale(frame),
            inset=inset_picture(picture.inset, frame) if picture.inset and inset else NOTHING,
        )

    def _place(self, spot: _Spot, label: Label | None) -> Html:
        """Return the link of a place: its mark and its name, where that has room."""
        place = spot.place
        said = self._say.word(
            "maps.spoken",
            name=text(place.link.name),
            precision=self._say.label("precisions", place.precision),
        )
        name = _NO_NAME if label is None else svg_name(label, "xp-map__name", place.link.name)
        mark = _mark(place.precision, spot, named=label is not None)
        pattern = (
            '<g role="listitem"><a class="xp-map__place" href="%s" data-xp-id="%s" '
            'data-xp-kind="place" aria-label="%s"><title>%s</title>%s%s</a></g>\n'
        )
        href = text(ROOT + place.link.address)
        return fill(pattern, href, text(place.link.id), said, said, mark, name)

    def _scale(self, frame: Frame) -> Html:
        bar = scale_bar(frame, min(130.0, frame.width / 3))
        x, y = 10.0, frame.height - 10.0
        length = self._say.word("maps.kilometres", n=text(f"{bar.kilometres:g}"))
        pattern = (
            '<path class="xp-map__bar" d="M%s %sv5h%sv-5"/>'
            '<text class="xp-map__scale" x="%s" y="%s">%s</text>\n'
        )
        return fill(
            pattern,
            number(x),
            number(y - 5),
            number(bar.pixels),
            number(x),
            number(y - 10),
            length,
        )


_NO_NAME = NOTHING


def _spot(place: MapPlace, frame: Frame) -> _Spot:
    x, y = frame.at(place.lon, place.lat)
    reach = place.reach * frame.kilometre
    largest = min(frame.width, frame.height) * 0.3
    if place.precision == "exact":
        mark, soft = 4.0, 0.0
    elif place.precision == "approximate":
        mark, soft = 3.4, min(max(reach, 11), largest)
    else:
        # Of an area that is larger than the picture only the name is said.
        mark, soft = 0.0, 0.0 if reach > largest or place.areas or not reach else max(reach, 18)
    return _Spot(place, round(x, 1), round(y, 1), mark, round(soft, 1))


def _mark(precision: str, spot: _Spot, *, named: bool) -> Html:
    x, y = number(spot.x), number(spot.y)
    if precision == "exact":
        return fill('<circle class="xp-map__dot" cx="%s" cy="%s" r="4"/>', x, y)
    if precision == "approximate":
        return fill('<circle class="xp-map__ring" cx="%s" cy="%s" r="3.4"/>', x, y)
    if named:
        return NOTHING
    return fill('<circle class="xp-map__ring xp-map__ring--area" cx="%s" cy="%s" r="6"/>', x, y)


def _soft(spot: _Spot, frame: Frame, key: str) -> Html:
    """Return what of a place has no sharp edge: its outline, its course, and how sure it is."""
    place, made = spot.place, []
    sure = "" if place.precision == "exact" else " xp-map__course--approximate"
    for rings in place.areas:
        pattern = '<path class="xp-map__area%s" data-xp-of="%s" d="%s"/>\n'
        made.append(fill(pattern, text(sure), text(place.link.id), text(ring_path(rings, frame))))
    for line in place.lines:
        pattern = '<path class="xp-map__course%s" data-xp-of="%s" d="%s"/>\n'
        made.append(fill(pattern, text(sure), text(place.link.id), text(line_path(line, frame))))
    if spot.soft and not place.lines:
        pattern = '<circle data-xp-of="%s" cx="%s" cy="%s" r="%s" fill="url(#%s-soft)"/>\n'
        x, y, r = number(spot.x), number(spot.y), number(spot.soft)
        made.append(fill(pattern, text(place.link.id), x, y, r, text(key)))
    made += [_side(side, spot, frame, key) for side in place.sides]
    return join(made)


def _side(side: Side, spot: _Spot, frame: Frame, key: str) -> Html:
    """Return where, seen from a place, something happened: a soft sector, or all around."""
    reach = side_reach(frame)
    if side.bearing is None:
        path = (
            f"M{-reach} 0a{reach} {reach} 0 1 0 {2 * reach} 0a{reach} {reach} 0 1 0 {-2 * reach} 0Z"
        )
    else:
        ends = [
            (
                round(reach * math.sin(math.radians(side.bearing + turn)), 1),
                round(-reach * math.cos(math.radians(side.bearing + turn)), 1),
            )
            for turn in (-_SPREAD, _SPREAD)
        ]
        (x1, y1), (x2, y2) = ends
        path = f"M0 0L{x1:g} {y1:g}A{reach:g} {reach:g} 0 0 1 {x2:g} {y2:g}Z"
    pattern = '<path data-xp-of="%s" transform="translate(%s %s)" d="%s" fill="url(#%s-side)"/>\n'
    x, y = number(spot.x), number(spot.y)
    return fill(pattern, text(spot.place.link.id), x, y, text(path), text(key))


def side_reach(frame: Frame) -> float:
    """Return how far a side reaches in a picture, in pixels."""
    return round(min(max(_SIDE * frame.kilometre, 26), min(frame.width, frame.height) * 0.3), 1)


def _gradients(key: str, frame: Frame) -> Html:
    reach = number(side_reach(frame))
    from_place = fill(' gradientUnits="userSpaceOnUse" cx="0" cy="0" r="%s"', reach)
    return join(
        [
            _gradient(f"{key}-soft", NOTHING, "place-tint", (".42", ".3")),
            _gradient(f"{key}-side", from_place, "event-tint", (".34", ".24")),
        ]
    )


def _gradient(name: str, more: Html, tint: str, opacity: tuple[str, str]) -> Html:
    kind = text(tint)
    return fill(_GRADIENT, text(name), more, kind, text(opacity[0]), kind, text(opacity[1]), kind)
