"""What stands at the address of an entry that was withdrawn: a published address never dies."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated

from explainer.model.part import Part
from explainer.model.relation import ANYTHING, Relation
from explainer.model.text import FormerAddress, Id, Line
from explainer.model.time import Date

FIELD = "withdrawn"


class Withdrawal(Part):
    """Why an entry is no longer on the site, since when, and where to look instead."""

    because: Line
    """Why, in a sentence or two that readers will see."""

    on: Date
    """The day on which it was withdrawn."""

    see: Annotated[Id, Relation("see-also", "see-also-from", to=ANYTHING)] | None = None
    """The id of the entry to read instead, where there is one."""


class Tombstone(Part):
    """All that the file of a withdrawn entry says: its fields are those of no kind."""

    withdrawn: Withdrawal
    """Why it is gone, since when, and where to look instead."""

    formerly: tuple[FormerAddress, ...] = ()
    """Its earlier ids, or `folder/id` where it moved: each old address leads here."""

    @property
    @abstractmethod
    def label(self) -> str:
        """What it was called."""


class NamedTombstone(Tombstone):
    """What is left of an entry."""

    name: Line
    """What the entry was called."""

    @property
    def label(self) -> str:
        """The name."""
        return self.name


class TitledTombstone(Tombstone):
    """What is left of a narrative."""

    title: Line
    """The title that the page had."""

    @property
    def label(self) -> str:
        """The title."""
        return self.title


def tombstone_of(suffix: str) -> type[Tombstone]:
    """Return how the file of a withdrawn entry is written, given how files of its kind end."""
    return TitledTombstone if suffix == ".md" else NamedTombstone
