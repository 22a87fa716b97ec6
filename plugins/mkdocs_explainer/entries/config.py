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
    """`false` renders the theme around each page of an entry anew; the site is the same."""
