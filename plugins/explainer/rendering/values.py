"""The values of fields, what is said of a reference, and the marks of citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from explainer.model.place import Coordinates
from explainer.rendering.markup import NOTHING, Html, fill, join, text
from explainer.rendering.phrases import Phrases
from explainer.views.values import Address, Note, Reference, Text, Value, When, Where, Word, where


class Values:
    """Shows values in the words of a site."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the words."""
        self._phrases = phrases
        self._mark = cache(self._new_mark)
        # The same few things are said of most references.
        self._notes = cache(self._joined)
        self._behind = cache(lambda notes: beside(self._notes(notes)))
        self._shows: dict[type[Value], Callable[[Any], Html]] = {
            Reference: self._reference,
            Address: _address,
            Where: self._point,
            Text: self._note,
            Word: self._note,
            When: self._note,
        }

    def show(self, value: Value) -> Html:
        """Return a value of a field."""
        return self._shows[type(value)](value)

    def beside(self, notes: tuple[Note, ...]) -> Html:
        """Return what is said of a reference as it stands behind a link; nothing for nothing."""
        return self._behind(notes) if notes else NOTHING

    def citation_marks(self, numbers: Iterable[int]) -> Html:
        """Return the raised numbers that lead to the sources of a page."""
        return join([self._mark(number) for number in numbers])

    def where(self, point: Coordinates) -> Html:
        """Return a point on the earth, and how sure it is."""
        return self._point(where(point))

    def _joined(self, notes: tuple[Note, ...]) -> Html:
        return join([self._note(one) for one in notes], ", ")

    def _note(self, note: Note) -> Html:
        if isinstance(note, Text):
            return text(note.text)
        if isinstance(note, Word):
            return self._phrases.label(note.vocabulary, note.word)
        return self._phrases.when(note.date)

    def _reference(self, value: Reference) -> Html:
        link, notes = self._phrases.link(value.link), value.notes
        if not notes:
            return link
        # A word of a vocabulary tells how it lies to the other, and so stands before it.
        if isinstance(notes[0], Word):
            return fill("%s %s", self._notes(notes), link)
        return fill("%s%s", link, self._behind(notes))

    def _point(self, value: Where) -> Html:
        say = self._phrases
        lat, lon = say.degrees(value.lat, "lat"), say.degrees(value.lon, "lon")
        degrees = say.word("places.coordinates", lat=lat, lon=lon)
        return fill("%s%s", degrees, beside(self._note(value.precision)))

    def _new_mark(self, number: int) -> Html:
        shown = text(str(number))
        label = self._phrases.word("citation.number", n=shown)
        pattern = '<sup class="xp-cite"><a href="#source-%s" aria-label="%s">%s</a></sup>'
        return fill(pattern, shown, label, shown)


def _address(value: Address) -> Html:
    url = text(value.url)
    return fill('<a href="%s" rel="noopener noreferrer">%s</a>', url, url)


def beside(note: Html) -> Html:
    """Return what is said of something as it stands behind it."""
    return fill(' <span class="xp-note">· %s</span>', note)
