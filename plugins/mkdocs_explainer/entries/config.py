"""The options of the plugin."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config


class EntriesConfig(Config):
    """What `mkdocs.yml` may say below `explainer/entries`."""

    settings = config_options.Type(str, default="site_config/settings.yml")
    """The file of the site's settings, from the folder of `mkdocs.yml`."""
