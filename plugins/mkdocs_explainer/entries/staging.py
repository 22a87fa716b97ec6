"""MkDocs builds aside; the finished site takes the old one's place, or nothing changes."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from explainer.problems import printable
from explainer.site.publishing import aside, discard, publish

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# What MkDocs says of links and navigation comes from here; `--quiet` would silence it before
# its own strict mode could count it, and with `--verbose` it does not look at anchors at all.
# Ours likewise.
_SILENCED = (logging.getLogger("mkdocs.structure"), logging.getLogger("mkdocs.plugins.explainer"))


class _Count(logging.Handler):
    """Counts the warnings of a build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings = 0

    def emit(self, record: logging.LogRecord) -> None:  # as logging calls it
        self.warnings += 1


class Staging:
    """One build: where it is made, where it goes, and whether `--strict` refuses it."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Send MkDocs' build aside, and count its warnings where it is strict."""
        self.folder = Path(config.site_dir)
        """Where the site goes, and where the old one is until then."""
        self._made = aside(self.folder)
        self._strict = bool(config.strict)
        self._count = _Count()
        self._config = config
        config.site_dir = str(self._made)
        if self._strict:
            logging.getLogger("mkdocs").addHandler(self._count)
        for log in _SILENCED:
            if log.getEffectiveLevel() <= logging.DEBUG:
                log.setLevel(logging.INFO)
            if self._strict and log.getEffectiveLevel() > logging.WARNING:
                log.setLevel(logging.WARNING)

    def finish(self) -> None:
        """Publish the site, unless `--strict` is about to refuse it."""
        self._stop()
        if self._strict and self._count.warnings:
            self.give_up()
            return
        try:
            publish(self._made, self.folder)
        except OSError as error:
            message = f"the site cannot be put in its place, {self.folder}: {error.strerror}"
            raise PluginError(message) from error

    def give_up(self) -> None:
        """Remove what was made; the old site stays."""
        self._stop()
        discard(self._made)

    def _stop(self) -> None:
        # Whoever goes on with the site (`mkdocs gh-deploy`) looks for it in its place.
        self._config.site_dir = str(self.folder)
        logging.getLogger("mkdocs").removeHandler(self._count)
        for log in _SILENCED:
            log.setLevel(logging.NOTSET)


def in_words(error: OSError) -> str:
    """Return what the system refused, and what became of the site."""
    where = f"{printable(str(error.filename))}: " if error.filename else ""
    return f"{where}{error.strerror or error}; the site is as it was before"
