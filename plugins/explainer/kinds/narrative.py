"""Narratives: what a person wrote, with entries woven in."""

from __future__ import annotations

from explainer.model.entry import Node
from explainer.model.text import Flag, Line


class Narrative(Node):
    """The front matter of a Markdown page that tells a story."""

    kind = "narrative"
    folder = "narratives"
    suffix = ".md"

    title: Line
    """The title of the page."""

    description: Line | None = None
    """One sentence that says what it tells."""

    link_names: Flag = True
    """`false` makes only `[[id]]` a link, not the names in the text."""

    @property
    def label(self) -> str:
        """The title."""
        return self.title

    @property
    def gist(self) -> str:
        """The description."""
        return self.description or ""
