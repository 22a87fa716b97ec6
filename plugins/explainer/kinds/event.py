"""Events: what is said to have happened."""

from __future__ import annotations

from typing import Annotated

from explainer.model.entry import Entry
from explainer.model.part import ShortPart
from explainer.model.place import PlaceReference
from explainer.model.relation import ACTORS, Relation
from explainer.model.text import Id, Line
from explainer.model.time import Date
from explainer.model.vocabulary import Vocabulary


class Participation(ShortPart):
    """Somebody who took part in an event, and as what."""

    shorthand = "who"

    who: Annotated[Id, Relation("involves", "involved-in", to=ACTORS)]
    """The id of a person, an expert or an organisation."""

    role: Line | None = None
    """What their part was, in words."""


class Event(Entry):
    """What is said to have happened; that somebody said so is no event but a claim."""

    kind = "event"
    folder = "events"

    type: Annotated[str, Vocabulary("event_types", "type of event")] | None = None
    """What sort of event it is."""

    date: Date | None = None
    """When it happened, in EDTF; `?` marks what was inferred, `~` what is approximate."""

    date_note: Line | None = None
    """What the date rests on, or when it was where no date is known: “for months”."""

    place: PlaceReference | None = None
    """Where it happened: a place's id, or `{id, relation}`."""

    part_of: Annotated[Id, Relation("part-of", "parts", to=("event",), acyclic=True)] | None = None
    """The event that this one is part of."""

    involves: tuple[Participation, ...] = ()
    """Who took part: ids of actors, or `{who, role}`."""
