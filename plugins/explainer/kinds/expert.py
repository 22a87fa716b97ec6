"""Experts: those who are asked because they know the field."""

from __future__ import annotations

from explainer.model.affiliation import Affiliation
from explainer.model.entry import Entry
from explainer.model.text import Line


class Expert(Entry):
    """Somebody who speaks because they have studied the matter."""

    kind = "expert"
    folder = "experts"

    affiliations: tuple[Affiliation, ...] = ()
    """Where they belong: ids of organisations, or `{organisation, role}`."""

    fields: tuple[Line, ...] = ()
    """What they know about, in words; the list of experts is ordered by these."""
