"""A link to an entry, and what every view looks at."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeVar, TypeVarTuple, cast

from explainer.catalog.addresses import Addresses
from explainer.catalog.catalog import Catalog
from explainer.geo.atlas import Atlas
from explainer.prose.texts import Texts

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

_LINK_TAG = re.compile(r"</?a\b[^>]*>")


# Records of views are named tuples: they are made by the hundred thousand, and a frozen
# dataclass takes three times as long to make.
class Link(NamedTuple):
    """An entry to go to: its id, name and kind, and its address from the root of the site."""

    id: str
    name: str
    kind: str
    address: str


class Sight:
    """What every view looks at: the catalog, its prose, and where pages stand.

    It serves one build, and what it has worked out it keeps: an entry is linked to from many
    pages.
    """

    def __init__(
        self, catalog: Catalog, texts: Texts, addresses: Addresses, atlas: Atlas | None = None
    ) -> None:
        """Take what there is to see; `atlas` is what maps are drawn on, the world if not given."""
        self.atlas = atlas or Atlas()
        self.catalog = catalog
        self.texts = texts
        self.addresses = addresses
        self.link = cache(self._link)
        """Returns the link to an entry."""
        self._gists: dict[str, str] = {}
        self._makers: dict[Callable[..., Any], Any] = {}

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

    def once(self, make: Callable[[Sight, *Ts], T], *of: *Ts) -> T:
        """Return what a function makes of this and some other things, made once for all pages.

        The function has to be one of a module, and what it is given comparable by value.
        """
        return self.each(make)(*of)

    def each(self, make: Callable[[Sight, *Ts], T]) -> Callable[[*Ts], T]:
        """Return a function that makes each thing `once`, for who asks for many of them."""
        maker: Any = self._makers.get(make)
        if maker is None:
            maker = self._makers[make] = cache(lambda *of: make(self, *of))
        return cast("Callable[[*Ts], T]", maker)

    def _link(self, entry_id: str) -> Link:
        node = self.catalog[entry_id]
        return Link(entry_id, node.label, node.kind, self.addresses.of(node))
