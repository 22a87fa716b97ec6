"""Words, dates and values of fields as search knows them: the page's text, without its links.

What stands on many pages is worded once: names, dates, labels.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape as escape_html
from typing import ParamSpec

from explainer.settings import Labels, Settings, Words
from explainer.views.link import Link
from explainer.views.values import Address, Note, Reference, Text, Value, Where, Word

P = ParamSpec("P")


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
        labels = Labels(words, settings)
        self.texts = {key: escape(text) for key, text in words.texts.items()}
        self._names: dict[str, str] = {}
        # Each of these is asked for again and again, mostly for the same few things.
        self.when: Callable[..., str] = cache(_escaped(labels.when))
        """Returns a date in words; with `short` in fewer."""
        self.field: Callable[[str, str], str] = cache(_escaped(labels.field))
        """Returns what a field of a kind is called."""
        self.label: Callable[[str, str], str] = cache(_escaped(labels.of))
        """Returns the label of a word of a vocabulary, or the word itself."""
        self.count: Callable[[str, int], str] = cache(_escaped(labels.count))
        """Returns the word for a number of things."""
        self._degrees = _escaped(labels.degrees)

    def fill(self, key: str, **values: str | int) -> str:
        """Return a word of the site with its placeholders filled; `values` are HTML already."""
        return self.texts[key].format(**values)

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


def _escaped(say: Callable[P, str]) -> Callable[P, str]:
    def said(*args: P.args, **kwargs: P.kwargs) -> str:
        return escape(say(*args, **kwargs))

    return said
