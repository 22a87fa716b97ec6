"""The files that the maps of a site need; what builds share of them is kept."""

from __future__ import annotations

from explainer.rendering import Pages
from explainer.site.site import Site

_KEY = b"drawings"


def map_files(site: Site, pages: Pages) -> dict[str, bytes]:
    """Return each by its path on the site.

    The drawings of countries follow from what a store is for: the program and the layers.
    """
    shelf = site.store.shelf("drawings")
    known: dict[str, bytes] = shelf.get(_KEY) or {}
    drawn = pages.drawings(known)
    if drawn != known:
        shelf.keep(shelf.put([(_KEY, drawn)]), {_KEY})
        shelf.save()
    return {**pages.map_files(), **drawn}
