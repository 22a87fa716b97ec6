"""What a site calls things: words of vocabularies, fields, dates, degrees. Plain text."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.dates import EdtfDate, in_words
from explainer.settings.settings import Settings
from explainer.settings.words import Words

_SIDES = {"lat": ("north", "south"), "lon": ("east", "west")}


class Labels:
    """The labels of one site; its settings may replace some vocabularies."""

    def __init__(self, words: Words, settings: Settings) -> None:
        """Take the site's words and its settings."""
        self._words = words
        self._vocabularies = {
            name: settings.words_of(name, words) for name in words.section_names("vocabularies")
        }

    def vocabulary(self, name: str) -> Mapping[str, str]:
        """Return the words of a vocabulary, as editors write them, with their labels."""
        return self._vocabularies[name]

    def of(self, vocabulary: str, word: str) -> str:
        """Return the label of a word of a vocabulary, or the word itself."""
        return self._vocabularies[vocabulary].get(word, word)

    def field(self, kind: str, name: str) -> str:
        """Return what a field is called: in a kind, or else in all of them."""
        return self._words.get(f"fields.{kind}.{name}", f"fields.{name}")

    def count(self, key: str, number: int) -> str:
        """Return the word for a number of things."""
        return self._words.count(key, number)

    def when(self, date: EdtfDate, *, short: bool = False) -> str:
        """Return a date in words."""
        return in_words(date, self._words.dates, short=short)

    def degrees(self, value: float, axis: str) -> str:
        """Return a latitude (`lat`) or longitude (`lon`) with its side of the earth."""
        positive, negative = _SIDES[axis]
        side = positive if value >= 0 else negative
        return self._words(f"places.{side}").format(degrees=f"{abs(value):g}")
