"""Maps: pictures with their words, the table beside them, and the page of the site's map."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.prose.weave import ROOT
from explainer.rendering import days
from explainer.rendering.map_picture import Pictures
from explainer.rendering.markup import NOTHING, Html, fill, fill_in, initial, join, prose, text
from explainer.rendering.phrases import Phrases
from explainer.views.map_places import MapPlace
from explainer.views.maps import Map, Picture

SCRIPT = "assets/explainer/map.js"
"""Where the script of maps stands on the site."""

DATA = "assets/explainer/map.json"
"""Where what it needs to know stands."""

OTHERS = "assets/explainer/map-others.json"
"""Where what it needs to know of places that the site's map leaves out stands, if there are any."""

_BLOCK = """\
<div class="xp-map%(beside)s" data-xp-map data-src="%(data)s" data-root="%(root)s" \
data-xp-bounds="%(wide)s" data-xp-bounds-narrow="%(narrow)s"%(chosen)s%(many)s>
<div class="xp-map__pictures">
<figure class="xp-map__figure">
<div class="xp-map__pane">
%(pictures)s</div>
<figcaption>%(caption)s</figcaption>
</figure>
%(whole)s%(about)s</div>
%(table)s</div>
"""

_TABLE = """\
<div class="xp-map__table" data-search-exclude>
<table class="xp-places">
<caption>%s</caption>
<thead><tr><th scope="col">%s</th><th scope="col">%s</th></tr></thead>
<tbody>
%s</tbody>
</table>
%s</div>
"""

_ROW = """\
<tr id="%(key)sat-%(id)s" data-xp-id="%(id)s" data-xp-kind="place"><th scope="row">%(link)s\
<span class="xp-note">%(what)s</span><span class="xp-note">%(where)s</span></th>\
<td>%(happened)s</td></tr>
"""


class Maps:
    """Shows maps in the words of a site."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the words."""
        self._say = phrases
        self._pictures = Pictures(phrases)

    def page(self, view: Map) -> Html:
        """Return the map of the site, below its heading."""
        return fill('%s<script src="%s" defer></script>\n', self._map(view, ""), _SOURCE)

    def picture(self, view: Map, address: str) -> Html:
        """Return the pictures of a map alone, with the way to the page that has it all."""
        drawn = self._drawn(view.pictures, self._say.word("maps.spoken_map"), "xp-where")
        pattern = (
            '<figure class="xp-map xp-map__figure xp-map__pictures">\n%s'
            "<figcaption>%s %s</figcaption>\n</figure>\n"
        )
        return fill(pattern, drawn, self._caption(view), self._to_page(address))

    def beside(self, view: Map, address: str) -> Html:
        """Return the map of the site for a page that lists what happened, without its table."""
        onward = fill('<p class="xp-onward">%s</p>\n', self._to_page(address))
        made = self._map(view._replace(whole=()), "beside", below=onward)
        return fill('%s<script src="%s" defer></script>\n', made, _SOURCE)

    def _to_page(self, address: str) -> Html:
        pattern = '<a href="%s">%s</a>'
        return fill(pattern, text(ROOT + address), self._say.word("maps.to_page"))

    def block(self, view: Map, key: str, *, script: bool = True) -> Html:
        """Return a map of some places, for a page that shows other things too.

        `key` tells it from other maps of the page: letters, digits and `-`. The script is
        named once a page, so only the first map of one asks for it.
        """
        made = self._map(view, key)
        return fill('%s<script src="%s" defer></script>\n', made, _SOURCE) if script else made

    def _map(self, view: Map, key: str, below: Html | None = None) -> Html:
        """Return a map; `below` is what stands in the place of its table."""
        name = f"xp-{key or 'map'}"
        spoken = self._say.word("maps.spoken_map")
        chosen = NOTHING
        if key:
            ids = " ".join(place.link.id for place in view.places)
            chosen = fill(' data-xp-places="%s"', text(ids))
        wide, narrow = (_bounds(picture) for picture in view.pictures)
        return fill_in(
            _BLOCK,
            beside=NOTHING if key else text(" xp-map--page"),
            data=text(ROOT + DATA),
            root=text(ROOT),
            chosen=chosen,
            many=text(" data-xp-many" if view.more else ""),
            wide=wide,
            narrow=narrow,
            pictures=self._drawn(view.pictures, spoken, name),
            caption=self._caption(view, key),
            whole=self._whole(view, name),
            about=self._about(view, folded=below is not None),
            table=self._table(view, key) if below is None else below,
        )

    def _drawn(self, pictures: Sequence[Picture], name: Html, key: str) -> Html:
        return join(
            [
                self._pictures.draw(picture, name, f"{key}-{number}")
                for number, picture in enumerate(pictures)
            ]
        )

    def _caption(self, view: Map, key: str = "") -> Html:
        if view.centre:
            return self._say.word("maps.around", place=self._say.link(view.centre))
        return self._say.word("maps.north" if key or view.whole else "maps.all")

    def _whole(self, view: Map, key: str) -> Html:
        if not view.whole:
            return NOTHING
        pattern = (
            '<figure class="xp-map__figure xp-map__figure--whole">\n%s'
            "<figcaption>%s</figcaption>\n</figure>\n"
        )
        drawn = self._drawn(view.whole, self._say.word("maps.spoken_whole"), f"{key}-all")
        return fill(pattern, drawn, self._say.word("maps.all"))

    def _about(self, view: Map, *, folded: bool) -> Html:
        """Return how a map is to be read, `folded` or not, and where what it rests on is from."""
        say = self._say
        key = join(
            [
                fill("<li>%s%s</li>", _icon(one), say.word(f"maps.key.{one}"))
                for one in ("exact", "approximate", "area", "side", "course")
            ]
        )
        pattern = "<p>%s</p>\n"
        layers = join(
            [
                fill(
                    pattern,
                    say.word("maps.layer", source=text(one.source), licence=text(one.licence)),
                )
                for one in view.layers
            ]
        )
        borders = join([fill(pattern, text(one.borders)) for one in view.layers if one.lands])
        key = fill('<ul class="xp-map__key">%s</ul>\n', key)
        before, within = (NOTHING, key) if folded else (key, NOTHING)
        whole = '%s<details class="xp-map__about"><summary>%s</summary>\n%s%s%s</details>\n'
        said = say.word("maps.key_and_about" if folded else "maps.about")
        return fill(whole, before, said, within, borders, layers)

    def _table(self, view: Map, key: str) -> Html:
        say = self._say
        rows = join([self._row(place, key) for place in view.places])
        below = []
        if view.more:
            below.append(say.word("maps.more", n=text(f"{view.more:,}")))
        if view.unplaced:
            names = join([say.link(one) for one in view.unplaced], ", ")
            below.append(say.word("maps.unplaced", places=names))
        notes = join([fill('<p class="xp-note">%s</p>\n', one) for one in below])
        head = say.word("maps.caption"), say.word("maps.place"), say.word("maps.happened")
        return fill(_TABLE, *head, rows, notes)

    def _row(self, place: MapPlace, key: str) -> Html:
        say = self._say
        what = [say.label("place_types", place.type)] if place.type else []
        if place.within:
            what.append(say.word("maps.within", place=say.link(place.within)))
        return fill_in(
            _ROW,
            key=text(f"{key}-" if key else ""),
            id=text(place.link.id),
            link=say.link(place.link),
            what=initial(join(what, ", ")) if what else NOTHING,
            where=self._where(place),
            happened=self._happened(place) or say.word("maps.nothing"),
        )

    def _where(self, place: MapPlace) -> Html:
        say = self._say
        lat, lon = say.degrees(place.lat, "lat"), say.degrees(place.lon, "lon")
        degrees = say.word("places.coordinates", lat=lat, lon=lon)
        return fill("%s, %s", degrees, say.label("precisions", place.precision))

    def _happened(self, place: MapPlace) -> Html:
        say, items = self._say, []
        for one in place.events:
            link = say.link(one.link)
            if one.relation:
                relation = say.label("place_relations", one.relation)
                link = fill('%s <span class="xp-note">%s</span>', link, relation)
            pattern = (
                '<li data-xp-id="%s" data-xp-kind="event" data-xp-from="%s" '
                'data-xp-until="%s">%s</li>\n'
            )
            ends = text(one.since), text(one.until)
            if not any(ends):
                pattern = '<li data-xp-id="%s" data-xp-kind="event">%s%s%s</li>\n'
            items.append(fill(pattern, text(one.link.id), *ends, link))
        more = place.event_count - len(place.events)
        if more > 0:
            items.append(fill("<li data-xp-more>%s</li>\n", say.count("page.more", more)))
        made = fill("<ul>\n%s</ul>\n", join(items)) if items else NOTHING
        if place.claim_count:
            made = fill("%s%s", made, self._claims(place))
        return made

    def _claims(self, place: MapPlace) -> Html:
        say = self._say
        rows = [
            fill("<li%s>%s</li>", days.entry(claim.id, claim.kind), say.link(claim))
            for claim in place.claims
        ]
        more = place.claim_count - len(place.claims)
        if more > 0:
            rows.append(fill("<li data-xp-more>%s</li>", say.count("page.more", more)))
        said = say.count("claims.count", place.claim_count)
        # A script that shows some of them says how many these are.
        pattern = (
            '<details data-xp-said="%s" data-xp-one="%s" data-xp-other="%s">'
            "<summary>%s</summary><ul>%s</ul></details>\n"
        )
        one, other = say.word("claims.count.one"), say.word("claims.count.other")
        return fill(pattern, said, one, other, said, join(rows))


def _bounds(picture: Picture) -> Html:
    """Return what a picture shows, in degrees: west, south, east, north."""
    return text(" ".join(f"{round(one, 3):g}" for one in picture.frame.bounds))


_SOURCE = text(ROOT + SCRIPT)

_ICONS = {
    "exact": '<circle class="xp-map__dot" cx="12" cy="8" r="4"/>',
    "approximate": '<circle class="xp-map__tint" cx="12" cy="8" r="7.5"/>'
    '<circle class="xp-map__ring" cx="12" cy="8" r="3.4"/>',
    "area": '<ellipse class="xp-map__tint" cx="12" cy="8" rx="11" ry="7.5"/>',
    "side": '<path class="xp-map__tint xp-map__tint--event" d="M3 2L21 8L14 15Z"/>',
    "course": '<path class="xp-map__course xp-map__course--approximate" d="M1 12L9 6L23 5"/>',
}


def _icon(name: str) -> Html:
    pattern = '<svg class="xp-map__icon" viewBox="0 0 24 16" aria-hidden="true">%s</svg>'
    return fill(pattern, prose(_ICONS[name]))
