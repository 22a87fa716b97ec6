"""Places: towns, regions, roads, areas."""

from __future__ import annotations

from typing import Annotated

from explainer.model.entry import Entry
from explainer.model.place import Coordinates, GeoJSON
from explainer.model.relation import Relation
from explainer.model.text import Id
from explainer.model.vocabulary import Vocabulary


class Place(Entry):
    """Somewhere on the earth that the explainer speaks of."""

    kind = "place"
    folder = "places"

    type: Annotated[str, Vocabulary("place_types", "type of place")] | None = None
    """What sort of place it is."""

    within: Annotated[Id, Relation("within", "places-here", to=("place",), acyclic=True)] | None = (
        None
    )
    """The place that this one lies in."""

    coordinates: Coordinates | None = None
    """Where it is, in degrees, and how sure that is."""

    geometry: GeoJSON | None = None
    """Its course or outline, as a GeoJSON geometry: longitude first."""
