"""The small picture of where in its country something is; it leads to the map."""

from __future__ import annotations

from explainer.prose.weave import ROOT
from explainer.rendering.markup import NOTHING, Html, fill_in, initial, text
from explainer.rendering.phrases import Phrases
from explainer.views.locator import Locator

FOLDER = "assets/explainer/map"
"""Where the drawings stand that pages share."""

_LOCATOR = """\
<p class="xp-locator"><a href="%(href)s" aria-label="%(action)s: %(name)s">\
<svg viewBox="0 0 %(width)s %(height)s" width="%(width)s" height="%(height)s" aria-hidden="true">\
<image href="%(base)s" width="%(width)s" height="%(height)s"/>%(mark)s</svg></a>\
<span class="xp-note">%(name)s</span></p>
"""

# How sure the point is: a dot, a ring in a soft disc, a soft disc alone.
_MARKS = {
    "exact": '<circle class="xp-map__dot" cx="%(x)s" cy="%(y)s" r="4"/>',
    "approximate": '<circle class="xp-map__tint" cx="%(x)s" cy="%(y)s" r="9"/>'
    '<circle class="xp-map__ring" cx="%(x)s" cy="%(y)s" r="3.4"/>',
    "area": '<circle class="xp-map__tint" cx="%(x)s" cy="%(y)s" r="15"/>'
    '<circle class="xp-map__tint" cx="%(x)s" cy="%(y)s" r="8"/>',
}


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
        mark = _MARKS.get(precision, _MARKS["area"])
        return fill_in(
            _LOCATOR,
            href=text(f"{ROOT}{self._map}#at-{one.place.id}"),
            action=say.word("maps.show"),
            name=initial(name),
            width=text(str(one.width)),
            height=text(str(one.height)),
            base=text(f"{ROOT}{FOLDER}/{one.base}.svg"),
            mark=fill_in(mark, x=text(f"{one.x:g}"), y=text(f"{one.y:g}")),
        )
