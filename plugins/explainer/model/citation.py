"""Where a page has it from."""

from __future__ import annotations

from typing import Annotated

from explainer.model.part import ShortPart
from explainer.model.relation import ACTORS, Relation
from explainer.model.text import Id, Line


class Citation(ShortPart):
    """A source, the place in it, and the actor whose words it relays."""

    shorthand = "source"

    source: Annotated[Id, Relation("sources", "cited-by", to=("source",), listed=False)]
    """The id of the source."""

    at: Line | None = None
    """The page, paragraph or time code."""

    quoting: Annotated[Id, Relation("quoting", "quoted-in", to=ACTORS, listed=False)] | None = None
    """The actor whose words the source relays; several outlets quoting one body are one origin."""
