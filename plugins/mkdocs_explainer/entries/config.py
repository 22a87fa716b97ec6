"""The options of the plugin."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config


# MkDocs gives the method that collects the options no types.
class EntriesConfig(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say below `explainer/entries`."""

    settings = config_options.Type(str, default="site_config/settings.yml")
    """The file of the site's settings, from the folder of `mkdocs.yml`."""

    stamp = config_options.Type(bool, default=True)
    """`false` renders the theme around each page of an entry anew. The site is the same, unless
    a template of yours looks into the words of a page."""

    direct = config_options.Type(bool, default=True)
    """`false` sends the pages of entries through MkDocs one by one, as if another plugin
    listened; the site is the same."""

    processes = config_options.Type(int, default=0)
    """The most processes that may work on a large site; 0 is one for each processor."""

    keep = config_options.Type(bool, default=True)
    """`false` keeps nothing for the next build; the site is the same."""

    cache = config_options.Type(str, default="")
    """The folder of what is kept, from that of `mkdocs.yml`; by default one of the user's."""
