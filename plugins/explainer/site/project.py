"""Where the files of a site lie, and what problems call them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import markdown

from explainer.kinds import KINDS
from explainer.model.entry import Node

MARKDOWN_EXTENSIONS = (
    "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables",
    "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed",
)  # fmt: skip
"""What narratives may use where nobody says otherwise."""

WIKI_LINKS = "explainer.prose.extension"


@dataclass(frozen=True)
class Project:
    """A site's folders and how its Markdown pages are rendered.

    `content` is the folder of entries, `settings` the file of settings; beside that a
    `words.yml` may replace words of the site. `root` is the folder that problems name files
    from, mostly the repository.
    """

    root: Path
    content: Path
    settings: Path
    kinds: tuple[type[Node], ...] = KINDS
    render_page: Callable[[str], str] | None = None

    def shown(self, file: Path) -> str:
        """Return the path of a file as problems show it, with forward slashes."""
        try:
            return file.relative_to(self.root).as_posix()
        except ValueError:
            return file.as_posix()

    @property
    def words(self) -> Path:
        """The file that replaces words of the site."""
        return self.settings.with_name("words.yml")

    @property
    def layers(self) -> Path:
        """The folder of base layers of the site's own, where it has any."""
        return self.settings.with_name("map")

    def render(self, text: str) -> str:
        """Return the HTML of a Markdown page, not yet sanitised."""
        if self.render_page is not None:
            return self.render_page(text)
        return markdown.markdown(text, extensions=[*MARKDOWN_EXTENSIONS, WIKI_LINKS])
