"""The library's pages as MkDocs sees them: files and pages like any other, without Markdown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from explainer.prose.anchors import ids_in
from explainer.prose.sanitise import OTHERWISE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from explainer.dates import EdtfDate
    from explainer.rendering import Heading
    from explainer.rendering import Page as Rendered
    from mkdocs_explainer.entries.shell import Shells


class Made(NamedTuple):
    """A page that the library makes: its path in the content, and how it is made.

    `path` has no suffix (`places/lisbon`), `source` is the file that an editor would change,
    where there is one. Then `make` is given the address at which it can be edited. `weight`
    is about how much work the page is beside others; one that is not `listed` is in no sitemap.
    """

    path: str
    title: str
    source: str | None
    checked: EdtfDate | None
    make: Callable[..., Rendered]
    weight: int = 1
    listed: bool = True

    def rendered(self, edit_url: str | None) -> Rendered:
        """Return the page."""
        return self.make(edit_url) if self.source else self.make()


class MadeFile(File):
    """The place of a made page among MkDocs' files: `places/lisbon.md`, edited as `.yml`."""

    def __init__(self, made: Made, config: MkDocsConfig, *, direct: bool) -> None:
        """Take the page; a `direct` one is written past MkDocs, who may still link to it."""
        below = "/index" if config.use_directory_urls else ""
        super().__init__(
            f"{made.path}.md",
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            dest_uri=f"{made.path}{below}.html",
            # In the navigation the cost of a page grows with their number.
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.title = made.title
        self._source = made.source
        self._direct = direct
        self.generated_by = "explainer/entries"
        self.content_string = ""

    @property
    def edit_uri(self) -> str | None:
        """The file that an editor would change."""
        return self._source

    def is_documentation_page(self) -> bool:
        """Say whether MkDocs is to build the page."""
        return not self._direct

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  # as MkDocs calls it
        """Copy nothing: a direct page is written with all the others."""


class MadePage(Page):
    """A made page: what the library renders stands in for Markdown."""

    def __init__(self, made: Made, file: File, config: MkDocsConfig, shells: Shells) -> None:
        """Take the page, its file, and what stamps the theme around it."""
        self.index: Page | None = None
        self.found: Any = None
        self._shells = shells
        super().__init__(escape(made.title), file, config)
        self._made = made

    @property
    def checked(self) -> EdtfDate | None:
        """The day on which somebody last verified the entry."""
        return self._made.checked

    @property
    def active(self) -> bool:
        """Whether this is the page that is being written."""
        return bool(self.__dict__.get("_active"))

    @active.setter
    def active(self, value: bool) -> None:
        # The index of the kind stands for the page among the navigation's tabs.
        self.__dict__["_active"] = value
        if self.index is not None:
            self.index.active = value

    def read_source(self, config: MkDocsConfig) -> None:  # as MkDocs calls it
        """Read nothing: the entry was read with all the others."""
        self.markdown = ""
        self.meta = {}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # as MkDocs calls it
        """Take the page from the library."""
        rendered = self._made.rendered(self.edit_url)
        place(self, rendered)
        self.found = rendered.found
        self.meta["hide"] = ["navigation", "toc"]
        if self.found is not None or self._made.source is None:
            # What search is to know is known; lists repeat what stands elsewhere.
            self.meta["search"] = {"exclude": True}
        self.meta["template"] = self._shells.template()

    def shorten_contents(self) -> None:
        """Leave of the table of contents what the theme's link to skip the head leads to.

        The rest would stand in a hidden sidebar.
        """
        self.toc = TableOfContents([AnchorLink(str(self.title), "entry", 1)])


def place(page: Page, rendered: Rendered, *, keep_title: bool = False) -> None:
    """Put what the library rendered where a theme looks for it.

    Themes print titles and descriptions as they are, so they are escaped here. Where
    `keep_title` is set the title that the navigation gives the page is kept there.
    """
    page.content = rendered.html
    if not keep_title:
        page.title = escape(rendered.title)
    # Of the home page the theme says the name of the site alone.
    if rendered.address:
        page.meta["title"] = escape(rendered.title)
    if rendered.description:
        page.meta["description"] = escape(rendered.description)
    if not rendered.listed:
        page.meta["robots"] = "noindex"
    page.toc = table_of_contents(rendered.headings)
    # Some headings are not called what MkDocs heard: they may not take the place of ours. Links
    # to them on the same page follow.
    ids = ids_in(rendered.html)
    page.present_anchor_ids = set(ids)
    if page.links_to_anchors:
        own = page.links_to_anchors.get(page.file, {})
        for anchor in [one for one in own if f"{OTHERWISE}{one}" in ids and one not in ids]:
            del own[anchor]


def table_of_contents(headings: Sequence[Heading]) -> TableOfContents:
    """Return headings as MkDocs nests them: each below the last one of a higher level."""
    top: list[AnchorLink] = []
    path: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.title), heading.id, heading.level)
        while path and path[-1].level >= link.level:
            path.pop()
        (path[-1].children if path else top).append(link)
        path.append(link)
    return TableOfContents(top)
