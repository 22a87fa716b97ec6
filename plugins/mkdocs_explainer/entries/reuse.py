"""Pages of the last build that this one lets stand: their files get a second name in the new site.

The old site is removed when the new one has taken its place, and the files live on. A file
that is not as the build left it (somebody changed it, or it was copied) is made anew.
"""

from __future__ import annotations

import os
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.cache import digest
from explainer.site.trace import PageTrace, Trace, around, untouched, write_trace
from mkdocs_explainer.entries.output import state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from explainer.site import Site
    from mkdocs_explainer.entries.page import Made

# What has a part in the bytes of a page beside the library and the theme's shell.
_PACKAGES = ("mkdocs", "mkdocs-explainer", "mkdocs-material")
_OPTIONS = ("edit_uri", "edit_uri_template", "repo_url", "site_url", "use_directory_urls")


class Reuse:
    """What the last build left, and which of it may stand."""

    def __init__(self, site: Site, config: MkDocsConfig, old: Path | None, *more: object) -> None:
        """Take the folder of the old site; without one every page is made.

        `more` is what else has a part in the pages, and in what is known of them.
        """
        self._site = site
        self._old = old
        options = [str(config[name]) for name in _OPTIONS]
        self._maker = digest(repr((_program(), options, more)).encode())
        self._left: dict[str, PageTrace] = {}
        self._trusted: set[bytes] = set()

    def look(self, pages: Sequence[Made]) -> dict[bytes, list[Made]]:
        """Find out which pages may stand; return them by the shell around them.

        They do only where that is the same as before: see `trust`.
        """
        site = self._site
        if self._old is None or site.trace is None or site.touched is None:
            return {}
        paths = (made.path for made in pages)
        self._left = untouched(site.trace, self._maker, site.touched, paths)
        found: defaultdict[bytes, list[Made]] = defaultdict(list)
        for made in pages:
            if made.path in self._left:
                found[self._left[made.path].shell].append(made)
        return found

    def trust(self, shells: Iterable[bytes]) -> None:
        """Let pages within these shells stand: the theme gives the same around them."""
        self._trusted.update(shells)

    def trusts(self, shell: bytes) -> bool:
        """Say whether pages within a shell may stand."""
        return shell in self._trusted

    @property
    def trusted(self) -> frozenset[bytes]:
        """The shells within which pages may stand."""
        return frozenset(self._trusted)

    def left(self, path: str) -> PageTrace | None:
        """Return what was left of a page that may stand if the shell around it does."""
        return self._left.get(path)

    def of(self, path: str) -> PageTrace | None:
        """Return what was left of a page that may stand."""
        left = self._left.get(path)
        return left if left and left.shell in self._trusted else None

    def take(self, left: PageTrace, file: str, site_dir: str) -> bool:
        """Put a page that may stand into the new site, or say that it has to be made."""
        old = f"{self._old}{file.removeprefix(site_dir)}"
        try:
            if state(os.stat(old, follow_symlinks=False)) != left.file:  # noqa: PTH116  # a `Path` for each costs more
                return False
            os.link(old, file, follow_symlinks=False)
        except OSError:  # gone, or on a file system that knows no second names
            return False
        return True

    def leave(self, pages: Mapping[str, PageTrace]) -> None:
        """Leave the pages of this build to the next."""
        site = self._site
        shelf = site.store.shelf("trace")
        if self._old is None or not shelf.keeps:
            return
        surroundings = around(site.content, site.texts, site.addresses)
        write_trace(shelf, Trace(surroundings, site.content.digests, self._maker, pages))


def _program() -> list[object]:
    sources = sorted(Path(__file__).parent.glob("*.py"))
    changed = [file.stat().st_mtime_ns for file in sources]
    return [[version(name) for name in _PACKAGES], changed]
