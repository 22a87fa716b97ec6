"""What stands around made pages: the theme's shells, proved on some, stamped on the rest."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.commands.build import get_context
from mkdocs.structure.files import Files

from explainer.cache import digest
from mkdocs_explainer.entries.page import Made, MadeFile, MadePage
from mkdocs_explainer.entries.shell import Shape, Shells, Values, encoded, place

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from explainer.rendering import Page as Rendered

# An id that stands for any other in an address.
_ANY = "an-id-for-any-0123456789"


class Stamper:
    """Puts the theme around the made pages of one build."""

    def __init__(self, config: MkDocsConfig, shells: Shells) -> None:
        """Take the configuration, and who knows the theme's templates."""
        self._config = config
        self._shells = shells
        self._nav: Navigation | None = None
        self._files = Files([])
        self._listed: Sequence[File] = ()
        self._indexes: Mapping[str, Page] = {}
        self._edit_urls: dict[str, tuple[str, str] | None] = {}
        # As MkDocs puts an address to that of the site.
        site = config.site_url
        self._root = urljoin(f"{site.rstrip('/')}/", _ANY)[: -len(_ANY)] if site else ""
        self.shapes: dict[Hashable, Shape | None] = {}
        """The shapes of pages by what tells them apart; nothing for one without a shape."""
        self.full: set[str] = set()
        """The paths of the pages that the theme rendered in full."""
        self.proved_before: frozenset[bytes] = frozenset()
        """The digests of the shells that proved right in the last build: one page is enough."""

    def surround(self, nav: Navigation, files: Files, lists: Mapping[str, Page]) -> None:
        """Take the navigation, the files of the site, and the page that lists each folder."""
        self._nav, self._files, self._indexes = nav, files, lists
        self._listed = files.documentation_pages()

    def can(self, made: Made, rendered: Rendered) -> bool:
        """Say whether a page can be set here: stamped, or by the theme where that is known."""
        shape = self.shapes.get(_key(made, rendered))
        return self._nav is not None or bool(shape and shape.trusted)

    def page(self, made: Made, rendered: Rendered) -> bytes:
        """Return the file of a page."""
        key = _key(made, rendered)
        shape = self.shapes.get(key)
        if shape is None or not shape.trusted:
            page, shape = self._prove(made)
            if shape and _digest(key, shape) in self.proved_before:
                shape.trust()
            self.shapes[key] = shape
            self.full.add(made.path)
            return encoded(page)
        return shape.stamp(self._values(made, rendered))

    def shell(self, made: Made, rendered: Rendered) -> bytes | None:
        """Return a digest of what stands around a page that was set; none where that varies."""
        key = _key(made, rendered)
        shape = self.shapes[key]
        return _digest(key, shape) if shape and shape.sound else None

    def trusted(self) -> Iterator[bytes]:
        """Yield the digests of the shells that have proved right."""
        for key, shape in self.shapes.items():
            if shape and shape.trusted:
                yield _digest(key, shape)

    def _prove(self, made: Made) -> tuple[str, Shape | None]:
        """Have the theme render a page as MkDocs would, and return its shape."""
        file = MadeFile(made, self._config, direct=False)
        page = MadePage(made, file, self._config, self._shells)
        page.index = self._indexes.get(made.path.partition("/")[0])
        page.read_source(self._config)
        page.render(self._config, self._files)
        page.active = True
        assert self._nav is not None  # noqa: S101  # MkDocs makes it before it builds
        try:
            context = get_context(self._nav, self._listed, self._config, page)
            page.shorten_contents()
            return self._shells.prove(dict(context))
        finally:
            page.active = False

    def _values(self, made: Made, rendered: Rendered) -> Values:
        title = escape(rendered.title)
        return Values(
            title=title,
            meta_title=title,
            description=escape(rendered.description) if rendered.description else None,
            canonical=self._root + rendered.address if self._root else None,
            edit=self.edit_url(made),
            content=rendered.html,
        )

    def edit_url(self, made: Made) -> str | None:
        """Return where the source of a page can be edited, as MkDocs would say."""
        if made.source is None:
            return None
        folder, _, name = made.source.rpartition("/")
        entry_id, dot, suffix = name.partition(".")
        if folder not in self._edit_urls:
            any_of_it = made._replace(source=f"{folder}/{_ANY}{dot}{suffix}")
            url = self._edit_url_of(any_of_it)
            before, found, after = (url or "").partition(_ANY)
            self._edit_urls[folder] = (before, after) if found and _ANY not in after else None
        pattern = self._edit_urls[folder]
        return f"{pattern[0]}{entry_id}{pattern[1]}" if pattern else self._edit_url_of(made)

    def _edit_url_of(self, made: Made) -> str | None:
        file = MadeFile(made, self._config, direct=False)
        return MadePage(made, file, self._config, self._shells).edit_url


def _key(made: Made, rendered: Rendered) -> Hashable:
    """Return what tells the shape of a page, as far as it is known before the theme is asked."""
    return place(made.path), made.source is None, bool(rendered.description)


def _digest(key: Hashable, shape: Shape) -> bytes:
    """Return a digest of what stands around pages, and which they are."""
    return digest(repr(key).encode(), shape.digest)
