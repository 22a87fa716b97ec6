"""What shows the parts of pages: the components that are written in Python."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from explainer.catalog.standing import Standing
from explainer.rendering.asof import AsOf
from explainer.rendering.cards import Cards
from explainer.rendering.claims import Claims
from explainer.rendering.facts import Facts
from explainer.rendering.groups import Groups
from explainer.rendering.items import Items
from explainer.rendering.maps import Maps
from explainer.rendering.markup import Html, for_templates
from explainer.rendering.neighbourhood import Neighbourhoods
from explainer.rendering.periods import Periods
from explainer.rendering.phrases import Phrases
from explainer.rendering.sources import Sources
from explainer.rendering.timeline import Timelines
from explainer.rendering.values import Values


class Components:
    """The components of one site, each made once and used by articles and templates alike."""

    def __init__(self, phrases: Phrases, mark: Callable[[Standing], Html]) -> None:
        """Take the site's words, and what draws the mark of a standing."""
        self.phrases = phrases
        self.values = Values(phrases)
        self.items = Items(phrases, self.values)
        self.claims = Claims(phrases, mark)
        self.facts = Facts(phrases, self.values)
        self.cards = Cards(phrases, self.facts, self.claims)
        self.neighbourhoods = Neighbourhoods(phrases)
        self.groups = Groups(phrases, self.items, self.claims)
        self.sources = Sources(phrases)
        self.maps = Maps(phrases)
        self.asof = AsOf(phrases, mark)
        self.timelines = Timelines(phrases, self.claims)
        self.periods = Periods(phrases)

    def by_name(self) -> dict[str, Callable[..., Markup]]:
        """Return them by the names under which templates know them."""
        return {
            "citation_marks": for_templates(self.values.citation_marks),
            "item_list": for_templates(self.items.items),
            "event_list": for_templates(self.items.timeline),
            "card": for_templates(self.cards.card),
            "neighbourhood": for_templates(self.neighbourhoods.picture),
            "claim_list": for_templates(self.claims.claims),
            "assessed": for_templates(self.claims.assessed),
            "claim_standing": for_templates(self.claims.standing),
            "claim_past": for_templates(self.claims.past),
            "claim_known": for_templates(self.claims.known),
            "nobody": for_templates(self.claims.nobody),
            "counted": for_templates(self.claims.counted),
            "group_sections": for_templates(self.groups.sections),
            "mentions": for_templates(self.groups.mentions),
            "as_it_stood": for_templates(self.asof.control),
            "timeline_block": for_templates(self.timelines.block),
            "timeline_axis": for_templates(self.timelines.axis),
            "timeline_strip": for_templates(self.timelines.strip),
            "span_script": for_templates(self.timelines.span_script),
            "map_picture": for_templates(self.maps.picture),
            "map_beside": for_templates(self.maps.beside),
            "site_map": for_templates(self.maps.page),
            "timeline_script": for_templates(self.timelines.script),
            "timeline_periods": for_templates(self.periods.periods),
            "timeline_rest": for_templates(self.periods.rest),
            "sources": for_templates(self.sources.section),
        }
