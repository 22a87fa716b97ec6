"""A link to an entry, as lists and boxes need it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
    # What is worked out once for all pages: an entry is linked to from many of them.
    _links: dict[str, Link] = field(default_factory=dict, repr=False, compare=False)
    _gists: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def link(self, entry_id: str) -> Link:
        """Return the link to an entry."""
        link = self._links.get(entry_id)
        if link is None:
            node = self.catalog[entry_id]
            link = Link(entry_id, node.label, node.kind, self.addresses.of(node))
            self._links[entry_id] = link
        return link

    def gist(self, entry_id: str, *, linked: bool = False) -> str:
        """Return what an entry is, in one paragraph of HTML; empty where it does not say.

        In a list the entry's own name is the link; the ones within would only distract.
        """
        if linked:
            return self.texts.gists.get(entry_id, "")
        gist = self._gists.get(entry_id)
        if gist is None:
            gist = _LINK_TAG.sub("", self.texts.gists.get(entry_id, ""))
            self._gists[entry_id] = gist
        return gist
