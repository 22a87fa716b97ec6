"""What an editor knows better than a lint, and why."""

from __future__ import annotations

from typing import Annotated

from explainer.model.part import Part
from explainer.model.text import Line
from explainer.model.vocabulary import Vocabulary


class Allowance(Part):
    """An editorial lint that is to be silent about the entry."""

    lint: Annotated[str, Vocabulary("lints", "editorial lint")]
    """The code of the lint."""

    because: Line
    """Why what it finds is right here, in words."""
