"""The plugin: MkDocs' events on one side, the library on the other."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from explainer.memory import collection_paused, give_back, settle, unsettle
from explainer.progress import Progress, bar_for
from explainer.search import Records
from explainer.site.entry_pages import EntryPages
from explainer.site.schemas import refresh_local
from explainer.workers import Crew
from mkdocs_explainer.entries.config import EntriesConfig
from mkdocs_explainer.entries.files import NOWHERE, add_made, arrange, look_through, made_pages
from mkdocs_explainer.entries.mending import Mended
from mkdocs_explainer.entries.offline import is_offline, use_own_worker, worker_file
from mkdocs_explainer.entries.opening import Opened, open_for
from mkdocs_explainer.entries.page import Made, MadePage
from mkdocs_explainer.entries.reuse import Reuse
from mkdocs_explainer.entries.search import (
    has_search,
    is_sharded,
    script_file,
    use_script,
    write_search,
)
from mkdocs_explainer.entries.shell import Shells, protected
from mkdocs_explainer.entries.sitemap import Sitemap, day
from mkdocs_explainer.entries.staging import Staging, in_words
from mkdocs_explainer.entries.theme import (
    Compiled,
    defers,
    drop_source_maps,
    furnish,
    policy_for,
)
from mkdocs_explainer.entries.writing import Press, indexes, others_listen
from mkdocs_explainer.entries.written import compose, strip_head

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from explainer.rendering import Policy
    from explainer.search import Gathered

log = get_plugin_logger("explainer")


# MkDocs gives the method that reads the options no types.
class EntriesPlugin(BasePlugin[EntriesConfig]):  # type: ignore[no-untyped-call]
    """Checks the content before anything is touched, and makes the pages of its entries."""

    opened: Opened
    progress: Progress
    crew: Crew
    shells: Shells
    entry_pages: EntryPages
    gathered: list[Gathered]
    sharded: bool
    made: tuple[Made, ...]
    files: Files
    press: Press | None = None
    staging: Staging | None = None
    policy: Policy | None = None
    in_place = False
    compiled: Compiled | None = None
    _content = ""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this build goes to a folder of its own: a preview's does already."""
        self.in_place = command == "serve" or dirty
        # MkDocs keeps this plugin from one build of a preview to the next.
        self.compiled = Compiled() if command == "serve" else None

    # Last, so that the Markdown extensions of other plugins are known. Content is checked
    # here because MkDocs empties the site's folder right after this event.
    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all content, or stop with every problem there is."""
        unsettle()
        quiet = log.getEffectiveLevel() > logging.INFO
        self.progress = Progress(None if quiet else bar_for(sys.stderr))
        self.crew = Crew(self.progress, self.config.processes or None)
        with collection_paused():
            self.opened = open_for(config, self.config, self.crew)
            settle()
        self.staging = None if self.in_place else Staging(config)
        furnish(config, self.opened)
        if is_offline(config):
            use_own_worker(config)
        if self.compiled is not None:
            with suppress(OSError):  # it helps an editor's program; the preview goes without
                refresh_local(self.opened.site.project, self.opened.site)
        self.shells = Shells(enabled=self.config.stamp)
        self.policy = None if self.compiled is not None else policy_for(config, self.opened)
        self._prepare_search(config)
        return config

    def _prepare_search(self, config: MkDocsConfig) -> None:
        site = self.opened.site
        self.sharded = is_sharded(config, site.settings, len(site.content.catalog.nodes))
        records = Records(site.settings, site.words) if has_search(config) else None
        shelf = site.store.shelf("pages")
        self.entry_pages = EntryPages(self.opened.pages, shelf, records, sharded=self.sharded)
        self.gathered = [self.entry_pages.gather()]

    # Last before MkDocs looks for files.
    @event_priority(-100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keep MkDocs from looking through the content a second time."""
        self._content, config.docs_dir = config.docs_dir, NOWHERE

    # First, so that other plugins see the files of the content like any others.
    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put a page in the place of each entry's file."""
        config.docs_dir = self._content
        direct = self.config.direct and not others_listen(config, self)
        if direct:
            self.shells.policy = self.policy
        with collection_paused(), self.progress.stage("files"):
            self.made = tuple(made_pages(self.opened, self.entry_pages))
            settle()
            give_back()
            self.press = self._begin_pages(config) if direct else None
            drop_source_maps(files)
            self.files = arrange(files, config, self.opened, self.policy)
            add_made(self.files, self.made, config, self.shells, direct=direct)
            settle()
        if self.sharded:
            self.files.append(script_file(config))
        if is_offline(config):
            self.files.append(worker_file(config))
        return self.files

    def _begin_pages(self, config: MkDocsConfig) -> Press:
        """Begin with the pages that are written past MkDocs."""
        searched = has_search(config), self.sharded
        reuse = Reuse(self.opened.site, config, self._old_site(config), *searched)
        press = Press(config, self.shells, self.entry_pages, reuse)
        press.begin(self.made, self.crew)
        return press

    def _old_site(self, config: MkDocsConfig) -> Path | None:
        """Return the folder whose pages may stand, if any may.

        None where another plugin goes over the finished files: what it writes into one that
        stands it would write into the old site.
        """
        alone = not others_listen(config, self, ("post_build",))
        return self.staging.folder if self.staging and alone else None

    def on_nav(self, nav: Navigation, *, files: Files, **_: object) -> Navigation:
        """Let the index of a folder stand for its pages, and give every page its day.

        MkDocs would take today's, so that each day's build of the same content were another.
        """
        look_through(nav, self.opened)
        lists = indexes(files)
        for file in files.documentation_pages():
            if isinstance(file.page, MadePage):
                file.page.index = lists.get(file.src_uri.partition("/")[0])
            if file.page is not None:
                file.page.update_date = day(self.opened.site.settings.as_of)
        if self.press:
            self.press.surround(nav, files, lists)
        return nav

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Keep what a page's front matter may say away from the theme."""
        if not isinstance(page, MadePage):
            strip_head(page)
        return markdown

    # Last, so that what other plugins make of a page is sanitised as well.
    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Link what a person wrote, and set the listings below it."""
        if not isinstance(page, MadePage):
            compose(page, html, self.opened)
        elif page.found is not None:
            self.gathered[0].take(page.found)
        return page.content if page.content is not None else html

    # Last, so that the theme's templates are as other plugins want them.
    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, **_: object) -> Environment:
        """Take the templates that made pages are stamped from."""
        if self.sharded:
            use_script(env)
        env.add_extension(Mended)
        env.globals["explainer_defers"] = defers(config)
        env.globals["explainer_printed"] = self.opened.pages.printed()
        if self.compiled:
            env.bytecode_cache = self.compiled
        self.shells.use(env)
        return env

    # Last, since other plugins may look for a page's headings in its table of contents.
    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, **_: object
    ) -> TemplateContext:
        """Shorten what would only stand in a hidden sidebar."""
        if isinstance(page, MadePage):
            page.shorten_contents()
        return context

    # Last, since what other plugins write into a page has to be let through as well.
    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Say in a page what a browser may run on it."""
        return protected(output, page, self.policy) if self.policy else output

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> str:
        """Say it in the page for what is missing as well."""
        is_page = template_name.endswith(".html")
        return self.policy.protect(output_content) if self.policy and is_page else output_content

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for what is missing its words, and the sitemap its addresses."""
        # A template may be given more than the names that MkDocs' type lists.
        more: dict[str, object] = {}
        if template_name == "404.html":
            root = context["base_url"].rstrip("/") + "/"
            more.update(self.opened.missing(root))
        elif template_name == "sitemap.xml":
            sitemap = Sitemap(config, self.files, self.made, self.opened.site.addresses)
            more.update(sitemap.context(self.shells.environment))
        context.update(more)  # type: ignore[typeddict-item]
        return context

    # First, so that other plugins find all pages when they look at the finished site.
    @event_priority(100)
    def _write(self, /, *, config: MkDocsConfig) -> None:
        """Write the pages that MkDocs did not."""
        if self.press:
            self.gathered = self.press.write(self.made, self.crew)
        else:
            self.entry_pages.keep([self.entry_pages.used()])
        self.opened.overviews.keep()

    # After the theme's search, and before what other plugins make of its index.
    @event_priority(-50)
    def _add_to_search(self, /, *, config: MkDocsConfig) -> None:
        """Let search find the pages that MkDocs did not write."""
        if has_search(config):
            with self.progress.stage("search"):
                write_search(config.site_dir, self.gathered)

    # Last, since other plugins write into the site after MkDocs has.
    @event_priority(-200)
    def _publish(self, /, *, config: MkDocsConfig) -> None:  # as MkDocs calls it
        """Put the finished site in the place of the old one."""
        log.info("%d pages of entries made, %d kept", self.entry_pages.made, self.entry_pages.kept)
        log.info("%d pages stamped, %d rendered in full", self.shells.stamped, self.shells.full)
        if self.press:
            log.info("%d pages of the last build stand", self.press.standing)
        if self.staging:
            self.staging.finish()
        settle()

    on_post_build = CombinedEvent(_write, _add_to_search, _publish)

    def _give_up(self, /, *, error: Exception) -> None:
        """Leave the old site as it was."""
        if self.press:
            self.press.give_up()
        if self.staging:
            self.staging.give_up()

    # Last, since no other plugin is asked after it.
    @event_priority(-200)
    def _say(self, /, *, error: Exception) -> None:
        """Say in words what is no fault of a program: a full disk, a file that went away."""
        if isinstance(error, OSError):
            raise PluginError(in_words(error)) from error

    on_build_error = CombinedEvent(_give_up, _say)
