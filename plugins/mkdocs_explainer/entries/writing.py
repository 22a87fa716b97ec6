"""Made pages written past MkDocs' loop, where nobody else has a say in them.

MkDocs asks every plugin about every page, one page after the other. Where no plugin but ours
listens, the answer is known: the library's page within the theme's shell. Then the pages are
written here, some in each of several processes; with a listener they go through MkDocs like
any other page. The bytes are the same.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError

from explainer.cache import digest
from explainer.site.trace import PageTrace
from explainer.workers import WorkerError
from mkdocs_explainer.entries.output import Output, put
from mkdocs_explainer.entries.page import Made, MadeFile, MadePage
from mkdocs_explainer.entries.reuse import Reuse
from mkdocs_explainer.entries.search import is_search
from mkdocs_explainer.entries.shell import PROVED, Shape, Shells, Values, encoded, place

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from explainer.rendering import Page as Rendered
    from explainer.search import Gathered
    from explainer.site.entry_pages import EntryPages, Used
    from explainer.workers import Crew

_PAGE_EVENTS = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip

# An id that stands for any other in an address.
_ANY = "an-id-for-any-0123456789"


def others_listen(
    config: MkDocsConfig, own: BasePlugin[Any], events: Sequence[str] = _PAGE_EVENTS
) -> bool:
    """Say whether another plugin or hook may have a say in the pages of entries."""
    owners = (
        getattr(method, "__self__", None)
        for event in events
        for method in config.plugins.events[event]
    )
    # What the theme's search would gather is made from what is known.
    return any(owner is not own and not is_search(owner) for owner in owners)


class Written(NamedTuple):
    """What a process has written: which pages the theme rendered in full, by their paths.

    `standing` is how many it let stand.
    With it go the pages themselves, what search is to know of them, and what is kept for the
    next build.
    """

    full: set[str]
    standing: int
    pages: dict[str, PageTrace]
    gathered: Gathered
    used: Used


class Press:
    """Writes the made pages of one build."""

    def __init__(
        self,
        config: MkDocsConfig,
        files: Files,
        shells: Shells,
        entry_pages: EntryPages,
        reuse: Reuse,
    ) -> None:
        """Take what MkDocs gives the theme beside a page, what stamps it, and who makes it.

        `reuse` knows what the last build left.
        """
        self._config = config
        self._reuse = reuse
        self._entry_pages = entry_pages
        self._files = files
        self._shells = shells
        self._nav: Navigation | None = None
        self._listed: Sequence[File] = ()
        self._indexes: Mapping[str, Page] = {}
        self._shapes: dict[Hashable, Shape | None] = {}
        self._edit_urls: dict[str, tuple[str, str] | None] = {}
        # As MkDocs puts an address to that of the site.
        site = config.site_url
        self._root = urljoin(f"{site.rstrip('/')}/", _ANY)[: -len(_ANY)] if site else ""
        self._output = Output(config)
        self._full: set[str] = set()
        self.standing = 0
        """How many pages of the last build stand."""

    def surround(self, nav: Navigation, lists: Mapping[str, Page]) -> None:
        """Take the navigation, and the page that lists each folder."""
        self._nav, self._indexes = nav, lists
        self._listed = self._files.documentation_pages()

    def write(self, pages: Sequence[Made], crew: Crew) -> list[Gathered]:
        """Write pages into the site, and return what search is to know of them, in order."""
        # Most shells are proved here, so that not every process has to prove them again.
        proofs = _first_of_each_place(pages)
        with crew.progress.stage("theme", len(proofs)) as advance:
            for made in proofs:
                self._page(made, made.rendered(self._edit_url(made)))
                advance()
            self._compare(self._reuse.look(pages))
        self._entry_pages.used()  # they come again, with all the others
        try:
            written = crew.work("pages", self._write, pages, [made.weight for made in pages])
        except WorkerError as error:
            message = f"a page could not be made:\n{error}"
            raise PluginError(message) from error
        except OSError as error:
            message = f"a page could not be written: {error.strerror}"
            raise PluginError(message) from error
        full = self._full.union(*(one.full for one in written))
        self.standing = sum(one.standing for one in written)
        self._shells.full = len(full)
        self._shells.stamped = len(pages) - len(full) - self.standing
        self._reuse.leave({path: page for one in written for path, page in one.pages.items()})
        self._entry_pages.keep(one.used for one in written)
        return [one.gathered for one in written]

    def _write(self, pages: Sequence[Made], advance: Callable[[], None]) -> Written:
        """Write pages one after the other."""
        gathered = self._entry_pages.gather()
        traces: dict[str, PageTrace] = {}
        standing = 0
        for made in pages:
            file = self._output.file(made.path)
            left = self._reuse.of(made.path)
            if left and self._stands(made, left, file, gathered):
                traces[made.path] = left
                standing += 1
                advance()
                continue
            rendered = made.rendered(self._edit_url(made))
            key = _key(made, described=bool(rendered.description))
            written = put(file, self._page(made, rendered))
            shape = self._shapes[key]
            if shape and shape.sound:
                traces[made.path] = PageTrace(written, self._shell(key, shape), rendered.key)
            if rendered.found is not None:
                gathered.take(rendered.found)
            advance()
        return Written(self._full, standing, traces, gathered, self._entry_pages.used())

    def _stands(self, made: Made, left: PageTrace, file: str, gathered: Gathered) -> bool:
        """Let a page of the last build stand, if all of it is still there."""
        found = self._entry_pages.found(left.key) if left.key is not None else None
        if left.key is not None and found is None:
            return False
        if not self._reuse.take(left, file, self._config.site_dir):
            return False
        if found is not None:
            gathered.take(found)
        if made.source:
            self._entry_pages.count_standing(left.key)
        return True

    def _compare(self, standing: Mapping[bytes, Sequence[Made]]) -> None:
        """Trust the shells of the last build that the theme gives this time too.

        Each is proved on as many pages as before; those in `standing` are by their shells.
        """
        self._trust_proved()
        for shell, pages in standing.items():
            for made in pages[:PROVED] if not self._reuse.trusts(shell) else ():
                self._page(made, made.rendered(self._edit_url(made)))
        self._trust_proved()

    def _trust_proved(self) -> None:
        shapes = ((key, shape) for key, shape in self._shapes.items() if shape and shape.trusted)
        self._reuse.trust(self._shell(key, shape) for key, shape in shapes)

    @staticmethod
    def _shell(key: Hashable, shape: Shape) -> bytes:
        """Return a digest of what stands around pages, and which they are."""
        return digest(repr(key).encode(), shape.digest)

    def _page(self, made: Made, rendered: Rendered) -> bytes:
        key = _key(made, described=bool(rendered.description))
        shape = self._shapes.get(key)
        if shape is None or not shape.trusted:
            page, self._shapes[key] = self._prove(made)
            self._full.add(made.path)
            return encoded(page)
        return shape.stamp(self._values(made, rendered))

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
            edit=self._edit_url(made),
            content=rendered.html,
        )

    def _edit_url(self, made: Made) -> str | None:
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


def indexes(files: Files) -> dict[str, Page]:
    """Return the pages that list a folder, by folder."""
    return {
        file.src_uri.removesuffix("/index.md"): file.page
        for file in files.documentation_pages()
        if file.src_uri.endswith("/index.md") and file.page
    }


def _key(made: Made, *, described: bool) -> Hashable:
    """Return what tells the shape of a page, as far as it is known before the theme is asked."""
    return place(made.path), made.source is None, described


def _first_of_each_place(pages: Sequence[Made]) -> list[Made]:
    """Return as many pages of each place as prove a shape."""
    seen: Counter[Hashable] = Counter()
    first: list[Made] = []
    for made in pages:
        key = place(made.path), made.source is None
        seen[key] += 1
        if seen[key] <= PROVED:
            first.append(made)
    return first
