"""Cards, timelines, maps and lists of claims in the text of a Markdown page.

One function shows each sort of block, found by its word in one table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from explainer.catalog.selection import select
from explainer.catalog.standing import Reading
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.kinds.place import Place
from explainer.model.entry import Node
from explainer.prose.blocks import CARD, Block, Known, as_blocks, read_block
from explainer.rendering.components import Components
from explainer.rendering.markup import Html, fill, join, text
from explainer.views.card import card
from explainer.views.claim import claim_rows
from explainer.views.link import Sight
from explainer.views.maps import map_of
from explainer.views.timeline import timeline_of

Show: TypeAlias = Callable[[Sequence[Node]], Html]


class Blocks:
    """Shows the blocks of the pages of one site."""

    def __init__(self, shown: Components, sight: Sight, reading: Reading) -> None:
        """Take the components, the site's entries, and how verdicts are read."""
        self._shown = shown
        self._sight = sight
        self._reading = reading
        self._known = Known({node.id: node.kind for node in sight.catalog})
        self._maps = 0
        # Another way to show a block is put in here.
        self._ways: dict[str, Show] = {
            "timeline": self._timeline,
            "map": self._map,
            "claims": self._claims,
        }

    def in_page(self, html: str) -> str:
        """Return the woven HTML of a page with its cards and blocks."""
        self._maps = 0
        return as_blocks(html, self._show)

    def _show(self, written: str) -> Html:
        block, faults = read_block(written, self._known)
        # The check has told the editor; what another plugin wrote is shown as it was written.
        if faults:
            return fill("<p>%s</p>", text(written))
        if block.word == CARD:
            found = self._sight.once(card, block.entry, self._reading)
            return self._shown.cards.card(found)
        return self._block(block)

    def _block(self, block: Block) -> Html:
        nodes = select(self._sight.catalog, block.selection)
        # To the theme's search what is excluded ends with the first element of its name that
        # does: no component may have a `section` in it.
        pattern = '<section class="xp-block xp-block--%s" data-search-exclude>\n%s</section>'
        return fill(pattern, text(block.word), self._ways[block.word](nodes))

    def _timeline(self, nodes: Sequence[Node]) -> Html:
        """Return what happened, and what was said and found, down a spine."""
        return self._shown.timelines.block(timeline_of(nodes, self._sight, self._reading))

    def _map(self, nodes: Sequence[Node]) -> Html:
        """Return places, and those where events were, on a map; by name where none has one."""
        places = self._places(nodes)
        view = map_of([place.id for place in places], self._sight)
        if view is None:
            links = join(
                [self._shown.phrases.link(self._sight.link(one.id)) for one in places], ", "
            )
            said = self._shown.phrases.word("maps.unplaced", places=links)
            return fill('<p class="xp-note">%s</p>\n', said)
        self._maps += 1
        return self._shown.maps.block(view, f"map-{self._maps}", script=self._maps == 1)

    def _claims(self, nodes: Sequence[Node]) -> Html:
        """Return claims in the order of trust."""
        ids = [node.id for node in nodes if isinstance(node, Claim)]
        rows = claim_rows(ids, self._sight, self._reading)
        return self._shown.claims.claims(rows)

    def _places(self, nodes: Iterable[Node]) -> list[Place]:
        """Return the places among entries and of events among them, each once, by name."""
        catalog = self._sight.catalog
        ids = {node.place.id for node in nodes if isinstance(node, Event) and node.place}
        ids.update([node.id for node in nodes if isinstance(node, Place)])
        found = [node for one in ids if isinstance(node := catalog[one], Place)]
        return sorted(found, key=lambda place: (place.name.casefold(), place.id))
