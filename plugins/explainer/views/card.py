"""What a card says of an entry: what it is, in a sentence, and where it belongs."""

from __future__ import annotations

from typing import NamedTuple

from explainer.catalog.standing import Reading
from explainer.kinds.claim import Claim
from explainer.model.entry import Entry
from explainer.views.claim import ClaimRow, claim_row
from explainer.views.entry import EntryView, entry_view
from explainer.views.link import Link, Sight


class Card(NamedTuple):
    """An entry or narrative on a card; `gist` is a paragraph of HTML.

    `entry` has the facts that stand below its name on its page; a claim has its `row`, for a
    standing never stands without the words that it follows from.
    """

    link: Link
    gist: str
    entry: EntryView | None = None
    row: ClaimRow | None = None


def card(sight: Sight, entry_id: str, reading: Reading) -> Card:
    """Return the card of an entry; to be asked for with `Sight.once`."""
    node = sight.catalog[entry_id]
    link, gist = sight.link(entry_id), sight.gist(entry_id)
    if not isinstance(node, Entry):
        return Card(link, gist)
    row = sight.once(claim_row, entry_id, reading) if isinstance(node, Claim) else None
    return Card(link, gist, entry_view(node, sight, reading), row)
