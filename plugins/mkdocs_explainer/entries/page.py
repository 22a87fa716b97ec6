"""Entries as MkDocs sees them: files and pages like any other, without Markdown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from explainer.dates import EdtfDate
    from explainer.model.entry import Entry
    from explainer.rendering import Heading, Pages
    from explainer.rendering import Page as Rendered
    from mkdocs_explainer.entries.shell import Shells


class EntryFile(File):
    """The place of an entry among MkDocs' files: `places/lisbon.md`, edited as `.yml`."""

    def __init__(self, entry: Entry, config: MkDocsConfig) -> None:
        """Take the entry; its page is kept out of the navigation, whose cost is quadratic."""
        path = f"{entry.folder}/{entry.id}"
        super().__init__(
            f"{path}.md",
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self._edit_uri = f"{path}{entry.suffix}"
        self.generated_by = "explainer/entries"
        self.content_string = ""

    @property
    def edit_uri(self) -> str:
        """The file that an editor would change."""
        return self._edit_uri


class EntryPage(Page):
    """The page of an entry: what the library renders stands in for Markdown."""

    def __init__(
        self,
        pages: Pages,
        entry: Entry,
        file: EntryFile,
        config: MkDocsConfig,
        shells: Shells,
    ) -> None:
        """Take what makes the site's pages, the entry, and what stamps the theme around it."""
        self.index: Page | None = None
        self._shells = shells
        super().__init__(escape(entry.label), file, config)
        self._pages = pages
        self._entry = entry

    @property
    def checked(self) -> EdtfDate | None:
        """The day on which somebody last verified the entry."""
        return self._entry.checked

    @property
    def active(self) -> bool:
        """Whether this is the page that is being written."""
        return bool(self.__dict__.get("_active"))

    @active.setter
    def active(self, value: bool) -> None:
        # The index of the kind stands for the entry among the navigation's tabs.
        self.__dict__["_active"] = value
        if self.index is not None:
            self.index.active = value

    def read_source(self, config: MkDocsConfig) -> None:  # as MkDocs calls it
        """Read nothing: the entry was read with all the others."""
        self.markdown = ""
        self.meta = {}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # as MkDocs calls it
        """Take the page from the library."""
        place(self, self._pages.entry(self._entry, self.edit_url))
        self.meta["hide"] = ["navigation", "toc"]
        self.meta["template"] = self._shells.template()

    def shorten_contents(self) -> None:
        """Leave of the table of contents what the theme's link to skip the head leads to.

        The rest would stand in a hidden sidebar. Search has seen it all by then.
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
    page.toc = table_of_contents(rendered.headings)
    anchors = {heading.id for heading in rendered.headings}
    page.present_anchor_ids = anchors | (page.present_anchor_ids or set())


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
