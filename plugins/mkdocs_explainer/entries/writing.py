"""Made pages written past MkDocs' loop, where nobody else has a say in them.

MkDocs asks every plugin about every page, one page after the other. Where no plugin but ours
listens, the answer is known: the library's page within the theme's shell. Then the pages are
written here, some in each of several processes; with a listener they go through MkDocs like
any other page. The bytes are the same.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs.exceptions import PluginError

from explainer.forks import WorkerError
from explainer.site.trace import PageTrace
from mkdocs_explainer.entries.output import Output, put
from mkdocs_explainer.entries.page import Made
from mkdocs_explainer.entries.reuse import Reuse
from mkdocs_explainer.entries.search import is_search
from mkdocs_explainer.entries.shell import PROVED, Shape, Shells, place
from mkdocs_explainer.entries.spool import Spool
from mkdocs_explainer.entries.stamping import Stamper

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from explainer.rendering import Page as Rendered
    from explainer.search import Gathered
    from explainer.site.entry_pages import EntryPages, Used
    from explainer.workers import Ahead, Crew

_PAGE_EVENTS = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip

# How much of the pages' weight other processes get done while MkDocs reads its own pages and the
# theme: so much at any rate, and so much of the whole.
_AHEAD, _AHEAD_SHARE = 24_000, 0.3


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

    `standing` are those that it let stand, `unproved` those that are left because it knew no
    shell around them. With it go the pages themselves, what search is to know of them, and what
    is kept for the next build.
    """

    full: set[str]
    standing: set[str]
    unproved: list[str]
    pages: dict[str, PageTrace]
    gathered: Gathered
    used: Used


class Told(NamedTuple):
    """What those who made articles ahead are told once the theme is known."""

    shapes: Mapping[Hashable, Shape | None]
    trusted: frozenset[bytes]


class Press:
    """Writes the made pages of one build."""

    def __init__(
        self,
        config: MkDocsConfig,
        shells: Shells,
        entry_pages: EntryPages,
        reuse: Reuse,
    ) -> None:
        """Take what MkDocs gives the theme beside a page, what stamps it, and who makes it.

        `reuse` knows what the last build left.
        """
        self._site_dir = config.site_dir
        self._reuse = reuse
        self._entry_pages = entry_pages
        self._shells = shells
        self._stamper = Stamper(config, shells)
        self._output = Output(config)
        self._left: Mapping[bytes, Sequence[Made]] = {}
        self._ahead: Ahead[Made, Told, Written] | None = None
        self.standing = 0
        """How many pages of the last build stand."""

    def begin(self, pages: Sequence[Made], crew: Crew) -> None:
        """Have other processes make articles while MkDocs sees to the rest of the site."""
        self._left = self._reuse.look(pages)
        proved = (shell for shell, standing in self._left.items() if len(standing) >= PROVED)
        self._stamper.proved_before = frozenset(proved)
        if not self._shells.enabled:
            return
        weights = [made.weight for made in pages]
        made_anew = 1 - sum(map(len, self._left.values())) / max(len(pages), 1)
        ahead = int((_AHEAD + _AHEAD_SHARE * sum(weights)) * made_anew)
        self._ahead = crew.begin("pages", self._begin, pages, weights, ahead)

    def give_up(self) -> None:
        """Stop whoever is making articles."""
        if self._ahead:
            self._ahead.dismiss()

    def surround(self, nav: Navigation, files: Files, lists: Mapping[str, Page]) -> None:
        """Take the navigation, the files of the site, and the page that lists each folder."""
        self._stamper.surround(nav, files, lists)

    def write(self, pages: Sequence[Made], crew: Crew) -> list[Gathered]:
        """Write pages into the site, and return what search is to know of them, in order."""
        # Most shells are proved here, so that not every process has to prove them again.
        proofs = _first_of_each_place(pages)
        with crew.progress.stage("theme", len(proofs)) as advance:
            for made in proofs:
                self._stamper.page(made, self._rendered(made))
                advance()
            self._compare()
        self._entry_pages.used()  # they come again, with all the others
        try:
            written = self._written(pages, crew)
        except WorkerError as error:
            message = f"a page could not be made:\n{error}"
            raise PluginError(message) from error
        except OSError as error:
            message = f"a page could not be written: {error.strerror}"
            raise PluginError(message) from error
        standing = set[str]().union(*(one.standing for one in written))
        # Some of those were rendered only to prove the shell around them.
        full = self._stamper.full.union(*(one.full for one in written)) - standing
        self.standing = len(standing)
        self._shells.full = len(full)
        self._shells.stamped = len(pages) - len(full) - self.standing
        self._reuse.leave({path: page for one in written for path, page in one.pages.items()})
        self._entry_pages.keep(one.used for one in written)
        return [one.gathered for one in written]

    def _written(self, pages: Sequence[Made], crew: Crew) -> list[Written]:
        """Return what each process has written."""
        shapes = {key: shape and shape.bare() for key, shape in self._stamper.shapes.items()}
        if self._ahead is None or not all(shape and shape.sound for shape in shapes.values()):
            # Pages that the theme renders in full are not to be left to this process alone.
            self.give_up()
            weights = [made.weight for made in pages]
            return crew.work("pages", self._write, pages, weights)
        written = self._ahead.finish(Told(shapes, self._reuse.trusted), self._write)
        unproved = {path for one in written for path in one.unproved}
        for made in pages if unproved else ():
            if made.path in unproved:
                self._put(made, self._rendered(made), written[0].pages)
        self._entry_pages.used()
        return written

    def _begin(self, pages: Sequence[Made]) -> Callable[[Told], Written]:
        """Make the articles of pages, and return what writes them once the theme is known."""
        gathered = self._entry_pages.gather()
        articles = Spool()
        for _, rendered in self._ready(pages, gathered):
            articles.add(rendered)

        def finish(told: Told) -> Written:
            self._stamper.shapes = dict(told.shapes)
            self._reuse.trust(told.trusted)
            with closing(articles):
                return self._finished(zip(pages, articles, strict=True), gathered, _nothing)

        return finish

    def _write(self, pages: Sequence[Made], advance: Callable[[], None]) -> Written:
        """Write pages one after the other."""
        gathered = self._entry_pages.gather()
        return self._finished(self._ready(pages, gathered), gathered, advance)

    def _ready(
        self, pages: Sequence[Made], gathered: Gathered
    ) -> Iterator[tuple[Made, Rendered | None]]:
        """Yield pages with their articles; nothing for one that may stand.

        What search is to know of them is gathered.
        """
        for made in pages:
            left = self._reuse.left(made.path)
            found = self._entry_pages.found(left.key) if left and left.key is not None else None
            rendered = None
            if left is None or (left.key is not None and found is None):
                rendered = self._rendered(made)
                found = rendered.found
            if found is not None:
                gathered.take(found)
            yield made, rendered

    def _finished(
        self,
        ready: Iterable[tuple[Made, Rendered | None]],
        gathered: Gathered,
        advance: Callable[[], None],
    ) -> Written:
        """Write pages that are ready."""
        traces: dict[str, PageTrace] = {}
        unproved: list[str] = []
        standing: set[str] = set()
        for made, article in ready:
            advance()
            rendered = article
            if rendered is None:
                left = self._reuse.of(made.path)
                if left and self._stands(made, left):
                    traces[made.path] = left
                    standing.add(made.path)
                    continue
                rendered = self._rendered(made)
            if not self._put(made, rendered, traces):
                unproved.append(made.path)
        used = self._entry_pages.used()
        return Written(self._stamper.full, standing, unproved, traces, gathered, used)

    def _put(self, made: Made, rendered: Rendered, traces: dict[str, PageTrace]) -> bool:
        """Write a page, or say that nobody here can prove what stands around it."""
        if not self._stamper.can(made, rendered):
            return False
        written = put(self._output.file(made.path), self._stamper.page(made, rendered))
        shell = self._stamper.shell(made, rendered)
        if shell is not None:
            traces[made.path] = PageTrace(written, shell, rendered.key)
        return True

    def _stands(self, made: Made, left: PageTrace) -> bool:
        """Let a page of the last build stand, if all of it is still there."""
        if not self._reuse.take(left, self._output.file(made.path), self._site_dir):
            return False
        if made.source:
            self._entry_pages.count_standing(left.key)
        return True

    def _compare(self) -> None:
        """Trust the shells of the last build that the theme gives this time too.

        Each is proved on as many pages as before.
        """
        self._reuse.trust(self._stamper.trusted())
        for shell, pages in self._left.items():
            for made in pages[:PROVED] if not self._reuse.trusts(shell) else ():
                self._stamper.page(made, self._rendered(made))
        self._reuse.trust(self._stamper.trusted())

    def _rendered(self, made: Made) -> Rendered:
        return made.rendered(self._stamper.edit_url(made))


def indexes(files: Files) -> dict[str, Page]:
    """Return the pages that list a folder, by folder."""
    return {
        file.src_uri.removesuffix("/index.md"): file.page
        for file in files.documentation_pages()
        if file.src_uri.endswith("/index.md") and file.page
    }


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


def _nothing() -> None:
    """Advance where nobody looks."""
