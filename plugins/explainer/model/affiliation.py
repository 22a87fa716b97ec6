"""Where people belong."""

from __future__ import annotations

from typing import Annotated

from explainer.model.part import ShortPart
from explainer.model.relation import Relation
from explainer.model.text import Id, Line


class Affiliation(ShortPart):
    """An organisation that somebody belongs to, and as what."""

    shorthand = "organisation"

    organisation: Annotated[Id, Relation("affiliations", "people-here", to=("organisation",))]
    """The id of the organisation."""

    role: Line | None = None
    """What they are there, in words."""
