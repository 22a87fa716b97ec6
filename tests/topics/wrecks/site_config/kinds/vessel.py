"""Vessels, which the program knows nothing of."""

from typing import Annotated

from pydantic import Field

from explainer.model.entry import Entry
from explainer.model.number import Number, Whole
from explainer.model.part import ShortPart
from explainer.model.relation import ACTORS, Relation
from explainer.model.text import Flag, Id, Inline, Line
from explainer.model.time import Date
from explainer.model.vocabulary import Vocabulary

RIGS = {"brig": "brig", "steamer": "steamer", "lugger": "lugger"}


class Berth(ShortPart):
    """Somebody aboard, and as what."""

    shorthand = "who"

    who: Annotated[Id, Relation("crew", "served-aboard", to=ACTORS)]
    """The id of a person, an expert or an organisation."""

    role: Line | None = None
    """What their part was, in words."""

    rescued: Flag = False
    """`true` where they came ashore alive."""


class Vessel(Entry):
    """A ship that was lost, or came to help."""

    kind = "vessel"
    folder = "vessels"
    prose_fields = ("summary", "cargo", "body")

    rig: Annotated[str, Vocabulary("rigs", "rig", RIGS)]
    """What sort of vessel it is."""

    built: Date | None = None
    """When it was launched, in EDTF."""

    length: Number | None = None
    """From stem to stern, in metres."""

    hands: Annotated[Whole, Field(ge=1)] | None = None
    """How many it took to sail her."""

    insured: Flag | None = None
    """`true` or `false`, where the books say so."""

    lost_at: Annotated[Id, Relation("lost-at", "wrecks-here", to=("place",))] | None = None
    """Where it was lost: the id of a place."""

    lost_in: tuple[Annotated[Id, Relation("lost-in", "vessels-lost", to=("event",))], ...] = ()
    """The events in which it was lost: ids of events."""

    sister_of: Annotated[Id, Relation("sister-of", "sisters", to=("vessel",))] | None = None
    """The vessel after whose plans it was built: the id of a vessel."""

    crew: tuple[Berth, ...] = ()
    """Who was aboard: ids of actors, or `{who, role}`."""

    cargo: Inline | None = None
    """What it carried, in a sentence or two."""
