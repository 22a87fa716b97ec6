"""Sources: where all of it is from."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from explainer.model.entry import Entry
from explainer.model.part import ShortPart, reject
from explainer.model.relation import Relation
from explainer.model.text import Address, Id, Line
from explainer.model.time import Date
from explainer.model.vocabulary import Vocabulary


class Author(ShortPart):
    """A name, as CSL has it (Citation Style Language 1.0.2, “Names”)."""

    shorthand = "literal"

    family: Line | None = None
    """The family name."""

    given: Line | None = None
    """The given names."""

    literal: Line | None = None
    """The whole name, where it does not fall into two."""

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not (self.family or self.literal):
            reject("invalid-name", "this names nobody", "write `{family, given}` or the name")
        return self

    def __str__(self) -> str:
        """Return the name in reading order."""
        return self.literal or " ".join(part for part in (self.given, self.family) if part)


class Source(Entry):
    """A work that entries cite, with the names that CSL gives its fields."""

    kind = "source"
    folder = "sources"

    type: Annotated[str, Vocabulary("source_types", "type of source")]
    """What sort of work it is: a CSL type."""

    title: Line
    """The title of the work."""

    author: tuple[Author, ...] = ()
    """Who wrote it."""

    container_title: Line | None = Field(None, alias="container-title")
    """The magazine, site or book that it appeared in."""

    issued: Date | None = None
    """When it appeared, in EDTF."""

    publisher: Annotated[Id, Relation("publisher", "published", to=("organisation",))] | None = None
    """Who published it: the id of an organisation."""

    url: Address | None = Field(None, alias="URL")
    """Its address."""

    accessed: Date | None = None
    """When somebody last read it there, in EDTF."""

    archive_url: Address | None = None
    """The address of an archived copy."""
