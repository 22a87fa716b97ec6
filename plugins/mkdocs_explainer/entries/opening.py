"""Opening the site that a `mkdocs.yml` describes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import markdown
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from explainer.catalog.addresses import Addresses
from explainer.problems import Severity, failed, printable, quoted
from explainer.prose.weave import ROOT
from explainer.site import Project, Site, open_site
from explainer.site.overviews import Overviews
from explainer.site.project import MARKDOWN_EXTENSIONS, WIKI_LINKS
from explainer.site.store import default_folder

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from explainer.problems import Problem
    from explainer.rendering import Pages
    from explainer.workers import Crew
    from mkdocs_explainer.entries.config import EntriesConfig

log = get_plugin_logger("explainer")

_SNIPPETS = "pymdownx.snippets"

# The theme puts it into pages as it is.
_SITE_URL = re.compile(r"https?://[^\s<>\"'`\\{}|^?#@]+")


@dataclass(frozen=True, slots=True)
class Opened:
    """A checked site and what makes its pages."""

    site: Site
    pages: Pages
    overviews: Overviews

    def missing(self, way_to_root: str) -> dict[str, str]:
        """Return what the template for an address that leads nowhere is filled with.

        The theme prints it as it is, so it is escaped.
        """
        page = self.pages.gone.missing()
        return {
            "missing_page": page.html.replace(ROOT, way_to_root),
            "missing_title": escape(page.title),
            "missing_description": escape(page.description),
        }


def open_for(config: MkDocsConfig, options: EntriesConfig, crew: Crew) -> Opened:
    """Return the site; raises `PluginError` after all its problems were logged.

    `crew` is who works at it. A warning stops the build too where `mkdocs.yml` or the command
    line says `strict`.
    """
    _check_address(config)
    _add_extensions(config)
    root = Path(config.config_file_path or "mkdocs.yml").absolute().parent
    settings = root / options.settings
    if settings.parent.is_dir() and str(settings.parent) not in config.watch:
        config.watch.append(str(settings.parent))

    def render(text: str) -> str:
        return markdown.markdown(
            text,
            extensions=config.markdown_extensions,
            extension_configs=config.mdx_configs or {},
        )

    project = Project(root, Path(config.docs_dir), settings, render_page=render)
    addresses = Addresses(directory_urls=config.use_directory_urls)
    site, problems = open_site(project, addresses, crew, _cache_folder(root, options))
    _report(problems, strict=bool(config.strict))
    if site is None:
        message = "the site could not be opened"
        raise PluginError(message)
    return Opened(site, site.pages(), Overviews(site))


def _check_address(config: MkDocsConfig) -> None:
    """Refuse a `site_url` that would say something else in a page or sitemap."""
    address = config.site_url
    if address and not _SITE_URL.fullmatch(address):
        message = (
            f"`site_url` is {quoted(printable(address))}, at which no page can stand; "
            "write it as https://example.org/folder/, without `?`, `#` and quotation marks"
        )
        raise PluginError(message)


def _cache_folder(root: Path, options: EntriesConfig) -> Path | None:
    if not options.keep:
        return None
    return root / options.cache if options.cache else default_folder(root)


def _add_extensions(config: MkDocsConfig) -> None:
    """Add what narratives may use, so that the guide is right on every site."""
    missing = [
        name
        for name in (*MARKDOWN_EXTENSIONS, WIKI_LINKS)
        if name not in config.markdown_extensions
    ]
    config.markdown_extensions.extend(missing)
    if "pymdownx.tabbed" in missing:
        config.mdx_configs["pymdownx.tabbed"] = {"alternate_style": True}
    if _SNIPPETS in config.markdown_extensions:
        # By itself it would let a page take in any file of the repository.
        given = config.mdx_configs.get(_SNIPPETS) or {}
        config.mdx_configs[_SNIPPETS] = {"base_path": [config.docs_dir], **given}


def _report(problems: list[Problem], *, strict: bool) -> None:
    for problem in problems:
        # What stops the build is said even to those who asked for `--quiet`.
        stops = strict or problem.severity is Severity.ERROR
        (log.error if stops else log.warning)(str(problem))
    # We do not leave it to MkDocs' counting of log lines, which `--quiet` silences.
    if failed(problems) or (strict and problems):
        number = len(problems)
        message = f"{number} problem{'' if number == 1 else 's'} in the content; nothing was built"
        raise PluginError(message)
