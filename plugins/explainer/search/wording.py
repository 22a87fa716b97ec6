"""Words, dates and values of fields as search knows them: the page's text, without its links.

What stands on many pages is worded once: names, dates, labels.
"""

from __future__ import annotations

from functools import cache
from html import escape as escape_html

from explainer.dates import EdtfDate, in_words
from explainer.settings import Settings, Words
from explainer.views.link import Link
from explainer.views.values import Address, Note, Reference, Text, Value, Where, Word


def escape(text: str) -> str:
    """Return text as it stands between tags."""
    return escape_html(text, quote=False)


def initial(text: str) -> str:
    """Return the text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


class Wording:
    """The words of one site, escaped; `texts` are those without placeholders, by their keys."""

    def __init__(self, settings: Settings, words: Words) -> None:
        """Take the site's settings, which may bring vocabularies, and its words."""
        self._words = words
        self.texts = {key: escape(text) for key, text in words.texts.items()}
        self._labels = {
            name: {word: escape(label) for word, label in settings.words_of(name, words).items()}
            for name in words.section_names("vocabularies")
        }
        self._names: dict[str, str] = {}
        self.when = cache(self._when)
        self.field = cache(self._field)
        self._count = cache(self._counted)

    def fill(self, key: str, **values: str | int) -> str:
        """Return a word of the site with its placeholders filled; `values` are HTML already."""
        return self.texts[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """Return the word for a number of things."""
        return self._count(key, number)

    def label(self, vocabulary: str, word: str) -> str:
        """Return the label of a word of a vocabulary, or the word itself."""
        label = self._labels[vocabulary].get(word)
        return escape(word) if label is None else label

    def name(self, link: Link) -> str:
        """Return the name of an entry."""
        name = self._names.get(link.id)
        if name is None:
            name = self._names[link.id] = escape(link.name)
        return name

    def value(self, value: Value) -> str:
        """Return a value of a field, as the box of facts says it."""
        if isinstance(value, Reference):
            name = self.name(value.link)
            if not value.notes:
                return name
            notes = self.notes(value.notes)
            before = isinstance(value.notes[0], Word)
            return f"{notes} {name}" if before else f"{name} · {notes}"
        if isinstance(value, Where):
            lat, lon = self._degrees(value.lat, "lat"), self._degrees(value.lon, "lon")
            point = self.fill("places.coordinates", lat=lat, lon=lon)
            return f"{point} · {self._note(value.precision)}"
        if isinstance(value, Address):
            return escape(value.url)
        return self._note(value)

    def notes(self, values: tuple[Note, ...]) -> str:
        """Return what is said of a reference."""
        return ", ".join(map(self._note, values))

    def _note(self, value: Note) -> str:
        if isinstance(value, Text):
            return escape(value.text)
        if isinstance(value, Word):
            return self.label(value.vocabulary, value.word)
        return self.when(value.date)

    def _when(self, date: EdtfDate, *, short: bool = False) -> str:
        return escape(in_words(date, self._words.dates, short=short))

    def _field(self, kind: str, field: str) -> str:
        """Return what a field of a kind is called."""
        own = self.texts.get(f"fields.{kind}.{field}")
        return self.texts[f"fields.{field}"] if own is None else own

    def _counted(self, key: str, number: int) -> str:
        return escape(self._words.count(key, number))

    def _degrees(self, value: float, axis: str) -> str:
        positive, negative = {"lat": ("north", "south"), "lon": ("east", "west")}[axis]
        side = positive if value >= 0 else negative
        return self.fill(f"places.{side}", degrees=f"{abs(value):g}")
