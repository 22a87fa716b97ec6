"""Claims: what somebody said, and what others found of it."""

from __future__ import annotations

from typing import Annotated

from explainer.model.citation import Citation
from explainer.model.entry import Entry
from explainer.model.part import Part
from explainer.model.relation import ACTORS, Relation
from explainer.model.text import Id, Inline, Line, Quote
from explainer.model.time import Date
from explainer.model.vocabulary import Vocabulary

Restated = Annotated[Id, Relation("restates", "restated-by", to=("claim",), acyclic=True)]
Premise = Annotated[Id, Relation("follows-from", "leads-to", to=("claim",), acyclic=True)]
Subject = Annotated[Id, Relation("about", "claims-about", not_to=("source", "narrative"))]


class Assessment(Part):
    """What somebody found when they judged a claim."""

    by: Annotated[Id, Relation("assessments", "assessed", to=ACTORS)]
    """Who judged it: the id of a person, an expert or an organisation."""

    date: Date | None = None
    """When they judged it, in EDTF."""

    wording: Quote
    """Their judgement as the source has it, in its words."""

    verdict: Annotated[str, Vocabulary("verdicts", "verdict")]
    """How the editors read that wording."""

    scope: Line | None = None
    """The part of the claim that was judged, where it was not the whole."""

    sources: tuple[Citation, ...] = ()
    """Where the assessment is from."""


class Claim(Entry):
    """Something that somebody said: a report, a forecast or a judgement."""

    kind = "claim"
    folder = "claims"
    prose_fields = ("statement", "summary", "body")

    statement: Inline
    """What is claimed, in one sentence of ours."""

    form: Annotated[str, Vocabulary("forms", "form of claim")]
    """A `report`, which can be checked, or a `forecast` or `judgement`, which have no standing."""

    quote: Quote | None = None
    """The exact words, where they are known."""

    made_by: Annotated[Id, Relation("made-by", "claims-made", to=ACTORS)] | None = None
    """Who made it; left out where the source names nobody."""

    made_by_note: Line | None = None
    """How much of the maker it was, where not all of them: “some of them”."""

    said_to: Annotated[Id, Relation("said-to", "told", to=ACTORS)] | None = None
    """Whom it was said to."""

    made: Date | None = None
    """When it was made, in EDTF."""

    concerns: Date | None = None
    """The time that it is about, in EDTF."""

    about: tuple[Subject, ...] = ()
    """What it is about: ids of anything but sources."""

    evidence: Line | None = None
    """What it rests on, in words."""

    restates: tuple[Restated, ...] = ()
    """Claims that it says again."""

    follows_from: tuple[Premise, ...] = ()
    """Claims that it rests on."""

    assessments: tuple[Assessment, ...] = ()
    """Who judged it, when, in which words."""

    @property
    def gist(self) -> str:
        """The statement."""
        return self.statement
