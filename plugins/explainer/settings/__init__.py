"""How a site speaks and behaves: its settings, its vocabularies, its words."""

from explainer.settings.labels import Labels
from explainer.settings.settings import MapSettings, Settings, read_settings
from explainer.settings.words import Words, read_words

__all__ = ["Labels", "MapSettings", "Settings", "Words", "read_settings", "read_words"]
