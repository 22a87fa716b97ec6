"""The plugin: MkDocs' events on one side, the library on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger

from mkdocs_explainer.entries.config import EntriesConfig
from mkdocs_explainer.entries.files import arrange, lead_to_index
from mkdocs_explainer.entries.opening import Opened, open_for
from mkdocs_explainer.entries.page import EntryPage
from mkdocs_explainer.entries.shell import Shells
from mkdocs_explainer.entries.staging import Staging
from mkdocs_explainer.entries.theme import furnish
from mkdocs_explainer.entries.updated import date_pages
from mkdocs_explainer.entries.written import compose, strip_head

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = get_plugin_logger("explainer")


# MkDocs gives the method that reads the options no types.
class EntriesPlugin(BasePlugin[EntriesConfig]):  # type: ignore[no-untyped-call]
    """Checks the content before anything is touched, and makes the pages of its entries."""

    opened: Opened
    shells: Shells
    staging: Staging | None = None
    in_place = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this build goes to a folder of its own: a preview's does already."""
        self.in_place = command == "serve" or dirty

    # Last, so that the Markdown extensions of other plugins are known. Content is checked
    # here because MkDocs empties the site's folder right after this event.
    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all content, or stop with every problem there is."""
        self.opened = open_for(config, self.config)
        furnish(config, self.opened)
        self.shells = Shells(enabled=self.config.stamp)
        self.staging = None if self.in_place else Staging(config)
        return config

    # First, so that other plugins see the pages of entries like any others.
    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put a page in the place of each entry's file."""
        return arrange(files, config, self.opened, self.shells)

    def on_nav(self, nav: Navigation, *, files: Files, **_: object) -> Navigation:
        """Let the index of a kind stand for its entries, and give every page its day."""
        lead_to_index(files)
        date_pages(files, self.opened.site.settings.as_of)
        return nav

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Keep what a page's front matter may say away from the theme."""
        if not isinstance(page, EntryPage):
            strip_head(page)
        return markdown

    # Last, so that what other plugins make of a page is sanitised as well.
    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Link what a person wrote, and set the listings below it."""
        if not isinstance(page, EntryPage):
            compose(page, html, self.opened)
        return page.content if page.content is not None else html

    # Last, so that the theme's templates are as other plugins want them.
    @event_priority(-100)
    def on_env(self, env: Environment, **_: object) -> Environment:
        """Take the templates that the pages of entries are stamped from."""
        self.shells.use(env)
        return env

    # Last, since the search looks for a page's headings in its table of contents.
    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, **_: object
    ) -> TemplateContext:
        """Shorten what would only stand in a hidden sidebar."""
        if isinstance(page, EntryPage):
            page.shorten_contents()
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, **_: object
    ) -> TemplateContext:
        """Give the page for what is missing its words."""
        if template_name == "404.html":
            root = context["base_url"].rstrip("/") + "/"
            # A template may be given more than the names that MkDocs' type lists.
            context["missing_page"] = self.opened.missing(root)  # type: ignore[typeddict-unknown-key]
        return context

    # Last, since other plugins write into the site after MkDocs has.
    @event_priority(-100)
    def on_post_build(self, **_: object) -> None:
        """Put the finished site in the place of the old one."""
        log.info("%d pages stamped, %d rendered in full", self.shells.stamped, self.shells.full)
        if self.staging:
            self.staging.finish()

    def on_build_error(self, **_: object) -> None:
        """Leave the old site as it was."""
        if self.staging:
            self.staging.give_up()
