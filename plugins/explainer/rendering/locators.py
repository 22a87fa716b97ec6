"""The small picture of where in its country something is; it leads to the map."""

from __future__ import annotations

from explainer.prose.weave import ROOT
from explainer.rendering.markup import NOTHING, Html, fill, fill_in, initial, join, text
from explainer.rendering.phrases import Phrases
from explainer.views.locator import Locator

FOLDER = "assets/explainer/map"
"""Where the drawings stand that pages share."""

_LOCATOR = """\
<p class="xp-locator" data-search-exclude><a href="%(href)s" aria-label="%(action)s">\
<svg viewBox="0 0 %(width)s %(height)s" width="%(width)s" height="%(height)s" aria-hidden="true">\
<image href="%(base)s" width="%(width)s" height="%(height)s"/>%(mark)s</svg></a>\
<span class="xp-note">%(name)s</span></p>
"""


class Locators:
    """Shows locators; of a place there may be many, one for each event there."""

    def __init__(self, phrases: Phrases, map_address: str) -> None:
        """Take the words, and where the map of the site stands."""
        self._say = phrases
        self._map = map_address

    def show(self, one: Locator | None) -> Html:
        """Return the picture, or nothing."""
        if one is None:
            return NOTHING
        say = self._say
        name = say.word("maps.locator", name=text(one.place.name), country=text(one.country))
        if one.relation:
            relation = say.label("place_relations", one.relation)
            name = say.word("maps.locator_beside", relation=relation, place=name)
        # A side of a place is as soft as an area.
        precision = "area" if one.relation not in {None, "at", "in"} else one.precision
        name = initial(name)
        return fill_in(
            _LOCATOR,
            href=text(f"{ROOT}{self._map}#at-{one.place.id}"),
            action=say.word("maps.show", name=name),
            name=name,
            width=text(str(one.width)),
            height=text(str(one.height)),
            base=text(f"{ROOT}{FOLDER}/{one.base}.svg"),
            mark=_mark(precision, text(f"{one.x:g}"), text(f"{one.y:g}")),
        )


def _mark(precision: str, x: Html, y: Html) -> Html:
    """Return how sure a point is: a dot, a ring in a soft disc, a soft disc alone."""
    dot = '<circle class="xp-map__dot" cx="%s" cy="%s" r="4"/>'
    ring = '<circle class="xp-map__ring" cx="%s" cy="%s" r="3.4"/>'
    disc = '<circle class="xp-map__tint" cx="%s" cy="%s" r="9"/>'
    area = '<circle class="xp-map__tint" cx="%s" cy="%s" r="15"/>'
    if precision == "exact":
        return fill(dot, x, y)
    if precision == "approximate":
        return join([fill(disc, x, y), fill(ring, x, y)])
    return join([fill(area, x, y), fill(disc, x, y)])
