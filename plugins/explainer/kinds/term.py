"""Terms: the words a reader may not know."""

from __future__ import annotations

from typing import Annotated

from explainer.model.entry import Entry
from explainer.model.relation import Relation
from explainer.model.text import Id, Inline


class Term(Entry):
    """A word and what it means, after SKOS: one concept with its labels."""

    kind = "term"
    folder = "glossary"
    prose_fields = ("definition", "summary", "body")

    definition: Inline
    """What the word means, in one or two sentences."""

    broader: Annotated[Id, Relation("broader", "narrower", to=("term",), acyclic=True)] | None = (
        None
    )
    """The more general term (`skos:broader`)."""

    related: tuple[Annotated[Id, Relation("related", "related-from", to=("term",))], ...] = ()
    """Terms that have to do with it (`skos:related`)."""

    @property
    def gist(self) -> str:
        """The definition."""
        return self.definition
