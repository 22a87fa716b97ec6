"""Sites for a folder without a server: the theme's plugin `offline`, and nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from material.plugins.offline.plugin import OfflinePlugin
from mkdocs.structure.files import File, InclusionLevel

from explainer.rendering.delivery import script

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

WORKER = "assets/explainer/worker.js"
"""Our script in the place of a worker, which browsers do not start from a folder."""

# What the theme would load from another host for the same.
_OF_THE_THEME = "iframe-worker"


def is_offline(config: MkDocsConfig) -> bool:
    """Say whether the site is to be read from a folder, without a server."""
    plugins = config.plugins.values()
    return any(isinstance(one, OfflinePlugin) and one.config.enabled for one in plugins)


def use_own_worker(config: MkDocsConfig) -> None:
    """Let pages load our script where the theme's plugin names one of another host.

    To be called in `on_config` after that plugin. Who names a script of their own keeps it.
    """
    config.extra["polyfills"] = [
        WORKER if _OF_THE_THEME in one and "://" in one else one
        for one in config.extra["polyfills"]
    ]


def worker_file(config: MkDocsConfig) -> File:
    """Return our script as a file of the site."""
    content = script(("worker",))
    return File.generated(config, WORKER, content=content, inclusion=InclusionLevel.INCLUDED)
