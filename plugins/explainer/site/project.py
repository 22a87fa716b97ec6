"""Where the files of a site lie, and what problems call them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import markdown

from explainer.model.entry import Node
from explainer.problems import Problem
from explainer.settings import Words, read_words
from explainer.site.kind_words import coined
from explainer.site.kinds import Kinds, read_kinds

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
    `words.yml` may replace words of the site, and `kinds/` add kinds of entries.
    `root` is the folder that problems name files from, mostly the repository. A copy of a site,
    or an earlier version of it, is `given_kinds`: those of the site as it is now, for nothing
    out of a copy or out of git is ever run.
    """

    root: Path
    content: Path
    settings: Path
    render_page: Callable[[str], str] | None = None
    given_kinds: Kinds | None = None

    def shown(self, file: Path) -> str:
        """Return the path of a file as problems show it, with forward slashes."""
        try:
            return file.relative_to(self.root).as_posix()
        except ValueError:
            return file.as_posix()

    @cached_property
    def read_kinds(self) -> Kinds:
        """The kinds of the site with what is wrong in the files of its own, read once."""
        if self.given_kinds is not None:
            return self.given_kinds
        folder = self.settings.with_name("kinds")
        # Whoever may send content may not send programs with it.
        if folder.resolve().is_relative_to(self.content.resolve()):
            return Kinds()
        return read_kinds(folder, self.shown)

    @property
    def kinds(self) -> tuple[type[Node], ...]:
        """The kinds of the site, in their order."""
        return self.read_kinds.all

    def read_words(self, language: str) -> tuple[Words, list[Problem]]:
        """Return the words of the site in a language, those for kinds of its own among them."""
        more = coined(self.read_kinds.own)
        return read_words(language, self.words, self.shown(self.words), more)

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
