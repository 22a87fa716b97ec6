"""What shows all entries at once, made or taken from the last build: overview pages, their files.

Of the texts of entries they show nothing, no more than `trace` says that other pages do. So
after an edit of nothing but texts they are what they were, and nobody needs to look through
all entries to find that out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from explainer.rendering import Page
from explainer.site.site import Site
from explainer.site.trace import around, state_key


class Overviews:
    """The overview pages of one build, and the files that their scripts ask for."""

    def __init__(self, site: Site) -> None:
        """Take the site; what the last build left is used where nothing but texts was edited."""
        self._site = site
        self._shelf = site.store.shelf("overviews")
        left: dict[tuple[str, ...], Any] | None = None
        if site.trace and site.touched is not None:
            left = self._shelf.get(state_key(site.trace.around, site.trace.entries))
        self._left = left or {}
        self._now: dict[tuple[str, ...], Any] = {}

    def page(self, path: str, written: str, make: Callable[[], Page]) -> Page:
        """Return the page at a path, below what an editor wrote for it."""
        made = self._kept((path, written), lambda: _plain(make()))
        return Page(*made)

    def files(self, name: str, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
        """Return files by their paths on the site; `name` tells them from others."""
        found: Mapping[str, bytes] = self._kept((name,), make)
        return found

    def keep(self) -> None:
        """Leave what this build used to the next."""
        if self._shelf.keeps:
            content, site = self._site.content, self._site
            key = state_key(around(content, site.texts, site.addresses), content.digests)
            self._shelf.keep(self._shelf.put([(key, self._now)]), {key})
            self._shelf.save()

    def _kept(self, key: tuple[str, ...], make: Callable[[], Any]) -> Any:  # noqa: ANN401  # as it was put
        found = self._left.get(key)
        self._now[key] = make() if found is None else found
        return self._now[key]


def _plain(page: Page) -> tuple[str, str, str, str]:
    """Return what there is to an overview page."""
    return page.address, page.title, page.description, page.html
