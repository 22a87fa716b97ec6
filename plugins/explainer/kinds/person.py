"""People: those who act and speak."""

from __future__ import annotations

from explainer.model.affiliation import Affiliation
from explainer.model.entry import Entry
from explainer.model.text import Line


class Person(Entry):
    """Somebody who acts or speaks without being asked as an expert."""

    kind = "person"
    folder = "people"

    affiliations: tuple[Affiliation, ...] = ()
    """Where they belong: ids of organisations, or `{organisation, role}`."""

    fields: tuple[Line, ...] = ()
    """What they are concerned with, in words."""
