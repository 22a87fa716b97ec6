"""The pages that show all of a site: home, its map, its timeline, and what editors need."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from explainer.explanations import codes, explanation
from explainer.model.entry import Node
from explainer.prose.sanitise import OTHERWISE
from explainer.prose.terms import explain
from explainer.rendering.compositor import Compositor, first_paragraph
from explainer.rendering.map_files import Data, drawings, layer_files, script_files
from explainer.rendering.page import Page
from explainer.rendering.period_rows import ROWS, rows_file, version
from explainer.settings import Settings
from explainer.settings.lints import LINTS
from explainer.views.home import home
from explainer.views.link import Sight
from explainer.views.locator import bases
from explainer.views.maps import other_places, site_map
from explainer.views.specimens import specimens
from explainer.views.timeline import MOST_ROWS, TIMELINE, has_timeline
from explainer.views.timeline_sum import placed_timeline, standings_in, whole_timeline

MAP = "map"
COMPONENTS = "components"
"""Where every component is shown in every state."""
PROBLEMS = "problems"

_AT = re.compile(r'(<[a-z0-9]+(?: [a-z-]+="[^"]*")*? id=")at-([^"]+)')


class Overviews:
    """Makes them for one site; `written` is what an editor wrote to introduce one, or nothing."""

    def __init__(
        self,
        compositor: Compositor,
        settings: Settings,
        sight: Sight,
        kinds: Mapping[str, type[Node]],
        indexes: Mapping[str, str],
    ) -> None:
        """Take what sets pages, the site, and the addresses of its indexes by their kinds."""
        self._compositor = compositor
        self._settings = settings
        self._reading = settings.reading
        self._words = compositor.words
        self._sight = sight
        self._kinds = kinds
        self._indexes = indexes

    def home(self, written: str) -> Page:
        """Return the home page."""
        intro = self._compositor.weave(written, "", "", by_name=False)
        view = home(self._settings, self._sight, self._reading)
        title = None if "<h1" in intro else self._settings.title
        addresses = self._indexes
        when = self._sight.addresses.at(TIMELINE) if has_timeline(self._sight) else None
        html = self._compositor.render(
            "home.html",
            view=view,
            intro=intro,
            title=title,
            addresses=addresses,
            when=when,
            where=self._sight.addresses.at(MAP),
        )
        # A theme names the site beside it.
        description = self._settings.description or first_paragraph(intro) or self._settings.title
        return self._compositor.page("", self._settings.title, description, html)

    def timeline(self, written: str, title: str | None) -> Page:
        """Return the page of the timeline; `title` is what its own front matter calls it."""
        address = self._sight.addresses.at(TIMELINE)
        intro = self._compositor.weave(written, address, "", by_name=False)
        view = self._sight.once(whole_timeline, self._reading)
        counted = self._sight.once(rows_file, self._reading)
        name = title or self._words("timeline.title")
        html = self._compositor.render(
            "timeline.html",
            intro=intro,
            title=None if "<h1" in intro else name,
            view=view,
            standings=standings_in(view),
            map=self._sight.once(site_map, self._settings.map),
            where=self._sight.addresses.at(MAP),
            most=str(MOST_ROWS),
            version=version(counted) if counted else None,
        )
        description = first_paragraph(intro) or self._words("timeline.description")
        return self._compositor.page(address, name, description, html)

    def timeline_files(self) -> dict[str, bytes]:
        """Return what the timeline needs beside its page, by its path on the site.

        One that lists its rows needs nothing.
        """
        counted = self._sight.once(rows_file, self._reading)
        return {ROWS: counted} if counted else {}

    def map(self, written: str, title: str | None) -> Page:
        """Return the page of the site's map; `title` is what its own front matter calls it.

        What an editor wrote introduces it.
        """
        address = self._sight.addresses.at(MAP)
        woven = self._compositor.weave(written, address, "", by_name=False)
        intro = _AT.sub(self._beside_places, woven)
        name = title or self._words("maps.title")
        view = self._sight.once(site_map, self._settings.map)
        assert view is not None  # noqa: S101  # asked for where the site has a map
        html = self._compositor.render(
            "map.html",
            intro=intro,
            title=None if "<h1" in intro else name,
            map=view,
            timeline=placed_timeline(self._sight, self._reading),
            when=self._sight.addresses.at(TIMELINE) if has_timeline(self._sight) else None,
        )
        description = self._words("maps.description")
        if view.centre:
            around = self._words("maps.description_around")
            description = around.format(place=view.centre.name)
        return self._compositor.page(address, name, first_paragraph(intro) or description, html)

    def _beside_places(self, found: re.Match[str]) -> str:
        """Return the beginning of a tag whose id is that of no place in the list by the map."""
        begin, place = found.groups()
        return f"{begin}{OTHERWISE}at-{place}" if place in self._sight.catalog.nodes else found[0]

    def map_files(self) -> dict[str, bytes]:
        """Return what the maps of the site need beside their pages, by their paths on the site.

        All but the drawings.
        """
        view = self._sight.once(site_map, self._settings.map)
        assert view is not None  # noqa: S101  # asked for where the site has a map
        layers, others = self._sight.atlas.layers, other_places(self._sight, view)
        data = Data(self._settings.map, self._compositor.shown.phrases, self._words)
        return {**data.files(view.places, others, layers), **script_files(), **layer_files(layers)}

    def drawings(self, known: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the drawings that locators share, by their paths; `known` are those of before."""
        return drawings(bases(self._sight), known)

    def components(self) -> Page:
        """Return the page that shows every component in every state, with invented entries."""
        address, say = self._sight.addresses.at(COMPONENTS), self._words

        def name(kind: str, mark: str) -> str:
            example = say("components.example").format(what=say(f"kinds.{kind}.one"))
            return f"{example} {mark.removeprefix('-')}".rstrip()

        found = specimens(self._kinds, name, address)
        html = self._compositor.render("components.html", found=found)
        explained = explain(html, {found.term.id: say("components.intro")})
        title, description = say("components.title"), say("components.intro")
        return replace(
            self._compositor.placed(address, title, description, explained), listed=False
        )

    def problems(self) -> Page:
        """Return the page that explains every problem, each at an anchor that is its code."""
        address, say = self._sight.addresses.at(PROBLEMS), self._words
        found = [one for one in map(explanation, codes()) if one]
        html = self._compositor.render("problems.html", problems=found, lints=LINTS)
        return self._compositor.placed(address, say("problems.title"), say("problems.intro"), html)
