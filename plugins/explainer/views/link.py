"""A link to an entry, as lists and boxes need it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explainer.catalog.addresses import Addresses
from explainer.catalog.catalog import Catalog
from explainer.prose.texts import Texts

_LINK_TAG = re.compile(r"</?a\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Link:
    """An entry to go to: its id, name and kind, and its address from the root of the site."""

    id: str
    name: str
    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What every view looks at: the catalog, its prose, and where pages stand."""

    catalog: Catalog
    texts: Texts
    addresses: Addresses

    def link(self, entry_id: str) -> Link:
        """Return the link to an entry."""
        node = self.catalog[entry_id]
        return Link(node.id, node.label, node.kind, self.addresses.of(node))

    def gist(self, entry_id: str, *, linked: bool = False) -> str:
        """Return what an entry is, in one paragraph of HTML; empty where it does not say.

        In a list the entry's own name is the link; the ones within would only distract.
        """
        html = self.texts.gists.get(entry_id, "")
        return html if linked else _LINK_TAG.sub("", html)
