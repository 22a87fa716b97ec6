"""The schemas of a site, for those who edit it far from its repository."""

from __future__ import annotations

from explainer.schema import schemas
from explainer.site.site import Site

FOLDER = "schemas"
"""Where they stand on the site."""

_KEY = b"schemas"


def site_schemas(site: Site) -> dict[str, bytes]:
    """Return the file of each schema by its path on the site, without the ids.

    They follow from what a store is for: the program, the settings and the words.
    """
    shelf = site.store.shelf("schemas")
    made = shelf.get(_KEY)
    if made is None:
        made = schemas(site.project.kinds, site.settings, site.words)
        shelf.keep(shelf.put([(_KEY, made)]), {_KEY})
        shelf.save()
    return {f"{FOLDER}/{name}": raw for name, raw in made.items()}
