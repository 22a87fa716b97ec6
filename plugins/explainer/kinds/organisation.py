"""Organisations: bodies, media, forces, and loose groups."""

from __future__ import annotations

from typing import Annotated

from explainer.model.entry import Entry
from explainer.model.relation import Relation
from explainer.model.text import Id
from explainer.model.vocabulary import Vocabulary


class Organisation(Entry):
    """A body that acts or speaks; a loose group is one of type `group`."""

    kind = "organisation"
    folder = "organisations"

    type: Annotated[str, Vocabulary("organisation_types", "type of organisation")] | None = None
    """What sort of organisation it is."""

    country: Annotated[Id, Relation("country", "organisations-here", to=("place",))] | None = None
    """The country it belongs to: the id of a place."""

    part_of: (
        Annotated[Id, Relation("body-part-of", "body-parts", to=("organisation",), acyclic=True)]
        | None
    ) = None
    """The organisation that this one is part of."""
