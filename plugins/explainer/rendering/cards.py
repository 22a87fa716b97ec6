"""Cards: an entry in a few lines, in the text of a page. They need no script and print as they are.

What a script shows over a link (`assets/cards.js`) has the same parts and the same look.
"""

from __future__ import annotations

from explainer.rendering.claims import Claims
from explainer.rendering.facts import Facts
from explainer.rendering.markup import NOTHING, Html, fill, prose, text
from explainer.rendering.phrases import Phrases
from explainer.views.card import Card
from explainer.views.claim import ClaimRow

# What it says is found by the search on the page of the entry.
_CARD = """\
<div class="xp-card xp-kind--%s" data-xp-id="%s" data-xp-kind="%s" data-search-exclude>
<p class="xp-card__kind">%s</p>
<p class="xp-card__name">%s</p>
%s%s%s</div>
"""


class Cards:
    """Shows entries on cards."""

    def __init__(self, phrases: Phrases, facts: Facts, claims: Claims) -> None:
        """Take the words, and what shows the facts of entries and what is said of claims."""
        self._phrases = phrases
        self._facts = facts
        self._claims = claims

    def card(self, card: Card) -> Html:
        """Return a card."""
        kind = text(card.link.kind)
        return fill(
            _CARD,
            kind,
            text(card.link.id),
            kind,
            self._phrases.word(f"kinds.{card.link.kind}.one"),
            self._phrases.link(card.link),
            _line("gist", prose(card.gist)),
            _line("facts", self._facts.of(card.entry).line if card.entry else NOTHING),
            self._standing(card.row) if card.row else NOTHING,
        )

    def _standing(self, row: ClaimRow) -> Html:
        if not row.standing:
            return NOTHING
        said = fill("%s %s", self._claims.standing(row.standing), self._claims.assessed(row))
        return _line("standing", said)


def _line(name: str, said: Html) -> Html:
    return fill('<p class="xp-card__%s">%s</p>\n', text(name), said) if said else NOTHING
