"""Events as the program has them, and how the wind stood."""

from explainer.kinds.event import Event
from explainer.model.text import Line


class WeatheredEvent(Event):
    """What is said to have happened, and in which wind."""

    wind: Line | None = None
    """How the wind stood, in words: “south-west, gale”."""
