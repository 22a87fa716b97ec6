"""The site's search beside the theme's plugin: that sees the pages of Markdown, we the entries.

The plugin would parse each finished page; what entries say is known before. On a large site
its index is too much for every page to fetch, and our script answers from shards instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from jinja2 import pass_context
from material.plugins.search.plugin import SearchPlugin
from mkdocs.structure.files import File, InclusionLevel
from rjsmin import jsmin

from explainer.search import INDEX_FILE, WORKER, Gathered, files
from mkdocs_explainer.entries.offline import is_offline

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig

    from explainer.settings import Settings

SCRIPT = f"assets/explainer-{WORKER.name}"

# The theme names its script in the page, with a hash of its own.
_OF_THE_THEME = re.compile(r"assets/javascripts/workers/search\.\w+\.min\.js")


def has_search(config: MkDocsConfig) -> bool:
    """Say whether the site has the theme's search: then `search/search_index.json` is written.

    Another plugin for search has an index of its own, and reads finished pages for it.
    """
    return any(is_search(plugin) and plugin.config.enabled for plugin in config.plugins.values())


def is_search(plugin: object) -> TypeGuard[SearchPlugin]:
    """Say whether this is the theme's plugin for search."""
    return isinstance(plugin, SearchPlugin)


def is_sharded(config: MkDocsConfig, settings: Settings, entries: int) -> bool:
    """Say whether a site with so many entries is searched by shards.

    One that is read from a folder is not: there no script can ask for a file.
    """
    large = entries > settings.search.whole_index_up_to
    return has_search(config) and large and not is_offline(config)


def script_file(config: MkDocsConfig) -> File:
    """Return our script as a file of the site."""
    content = jsmin(WORKER.read_text(encoding="utf-8"))
    return File.generated(config, SCRIPT, content=content, inclusion=InclusionLevel.INCLUDED)


def use_script(env: Environment) -> None:
    """Let the theme's pages name our script where they name their own; in `on_env`."""
    url: Callable[[Context, str], str] = env.filters["url"]

    @pass_context
    def with_our_script(context: Context, value: str) -> str:
        return url(context, SCRIPT if _OF_THE_THEME.fullmatch(str(value)) else value)

    env.filters["url"] = with_our_script


def write_search(site_dir: str, gathered: Sequence[Gathered]) -> None:
    """Add what was gathered of entries to the site's search; after its plugin has written."""
    folder = Path(site_dir, "search")
    index = folder / INDEX_FILE
    for path, content in files(index.read_text(encoding="utf-8"), gathered):
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
