"""What the sitemap says: every page, and when somebody last verified it (sitemaps.org)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from explainer.dates import bounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from explainer.catalog.addresses import Addresses
    from explainer.dates import EdtfDate
    from mkdocs_explainer.entries.page import Made

TEMPLATE = "sitemap.xml"

MAX_ADDRESSES = 50_000
"""A sitemap may hold no more; a larger site has several and an index of them."""

# What the sitemap is packed with has room for these only.
_FIRST, _LAST = "1970-01-01", "2105-12-31"


class Place(NamedTuple):
    """An address with its host, and the last day it was verified on, where one is known."""

    address: str
    verified: str | None


class Sitemap:
    """The sitemap of a build; empty where nobody said at which address the site stands.

    Only an editor's word counts as a change: the day of the build is none, and the day that
    the site speaks of is not either.
    """

    def __init__(
        self, config: MkDocsConfig, files: Files, made: Iterable[Made], addresses: Addresses
    ) -> None:
        """Take the files of the site and the pages that the library makes."""
        self._folder = config.site_dir
        self._root = (config.site_url or "").rstrip("/")
        by_path = {one.path: one for one in made}
        self.places: list[Place] = []
        if not self._root:
            return
        for file in files.documentation_pages():
            page = file.page
            if page and page.canonical_url and file.src_uri.removesuffix(".md") not in by_path:
                self.places.append(Place(page.canonical_url, None))
        for one in by_path.values():
            if not one.listed:
                continue
            verified = day(one.checked) if one.checked else None
            self.places.append(Place(f"{self._root}/{addresses.at(one.path)}", verified))

    def context(self, environment: Environment) -> dict[str, object]:
        """Return what its template shows; of a large site the parts are written at once."""
        if len(self.places) <= MAX_ADDRESSES:
            return {"places": self.places, "sitemaps": ()}
        template = environment.get_template(TEMPLATE)
        names: list[str] = []
        for start in range(0, len(self.places), MAX_ADDRESSES):
            names.append(f"sitemap-{len(names) + 1}.xml")
            part = self.places[start : start + MAX_ADDRESSES]
            text = template.render(places=part, sitemaps=())
            Path(self._folder, names[-1]).write_text(text, encoding="utf-8", newline="\n")
        return {"places": (), "sitemaps": [f"{self._root}/{name}" for name in names]}


def day(date: EdtfDate) -> str:
    """Return the last day of a date as sitemaps write it."""
    first, last = bounds(date)
    year, month, number = last or first or (0, 1, 1)
    if not int(_FIRST[:4]) <= year <= int(_LAST[:4]):
        return _FIRST if year < int(_FIRST[:4]) else _LAST
    return f"{year:04}-{month:02}-{number:02}"
