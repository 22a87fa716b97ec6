"""Entries, cards and blocks of a site in any page that Python-Markdown makes.

    markdown.markdown(text, extensions=["explainer"],
                      extension_configs={"explainer": {"site": "bridge", "root": "/bridge/"}})

Without `site` the extension only marks them, as `explainer.prose.extension` says.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from explainer.catalog.addresses import Addresses
from explainer.problems import failed
from explainer.prose import extension
from explainer.site import Project, open_site

# After Python-Markdown's own, the last of which has 10: what stood aside is back by then.
PRIORITY = 0


class ExplainerExtension(extension.ExplainerExtension):
    """Shows what `[[…]]` and `![[…]]` stand for, from the folder of a site.

    The whole page is made safe as pages of that site are. Its style is that site's
    `assets/explainer/explainer.css`, which the page has to name.
    """

    def __init__(self, **options: Any) -> None:  # as Python-Markdown hands them over
        """Take the options of the extension."""
        self.config = {
            "site": ["", "The folder of the site that has the entries: its mkdocs.yml is there"],
            "content": ["content", "The folder of entries in it"],
            "settings": ["site_config/settings.yml", "The file of settings in it"],
            "root": ["/", "The address at which the site is published, with a slash at its end"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the method's name there
        """Add the patterns to an engine, and what shows them where a site is given."""
        super().extendMarkdown(md)
        if self.getConfig("site"):
            md.postprocessors.register(_Shown(md, cache(self._open)), "explainer", PRIORITY)

    def _open(self) -> Callable[[str], str]:
        """Return what shows a page; raises `ValueError` with all problems of the site."""
        folder = Path(self.getConfig("site")).absolute()
        content, settings = (folder / self.getConfig(name) for name in ("content", "settings"))
        site, problems = open_site(Project(folder, content, settings), Addresses())
        if site is None or failed(problems):
            raise ValueError("\n".join(map(str, problems)))
        pages, root = site.pages(), self.getConfig("root")
        return lambda written: pages.embedded(written, root)


class _Shown(Postprocessor):
    """Puts what a site shows in the place of what the patterns marked."""

    def __init__(self, md: Markdown, opened: Callable[[], Callable[[str], str]]) -> None:
        super().__init__(md)
        self._opened = opened

    def run(self, text: str) -> str:
        """Return the HTML of a page with its entries, cards and blocks."""
        return self._opened()(text)


def makeExtension(**options: Any) -> ExplainerExtension:  # noqa: N802  # as it looks for it
    """Return the extension, for `markdown.Markdown(extensions=["explainer"])`."""
    return ExplainerExtension(**options)
