"""What a site says again and again, as HTML: its words, dates, links to entries."""

from __future__ import annotations

from functools import cache

from explainer.dates import EdtfDate, iso
from explainer.prose.weave import ROOT
from explainer.rendering.markup import Html, fill, lower, text, word
from explainer.settings import Labels, Settings, Words
from explainer.views.link import Link


class Phrases:
    """The words of a site; an instance serves one build and keeps what it made."""

    def __init__(self, words: Words, settings: Settings) -> None:
        """Take the site's words, and the settings that may replace some vocabularies."""
        self._labels = Labels(words, settings)
        self._texts = {key: text(said) for key, said in words.texts.items()}
        # They are asked for on every page, mostly for the same few things.
        self.link = cache(_link)
        self.label = cache(self._label)
        self.when = cache(self._when)
        self.count = cache(self._count)
        self.field = cache(self._field)
        self.field_within = cache(self._field_within)

    def word(self, key: str, **values: Html) -> Html:
        """Return a word of the site with its placeholders filled; `KeyError` if there is none."""
        said = self._texts[key]
        return word(said, **values) if values else said

    def has(self, key: str) -> bool:
        """Say whether the site has a word under a key."""
        return key in self._texts

    def vocabulary(self, name: str) -> list[str]:
        """Return the words of a vocabulary, as editors write them."""
        return list(self._labels.vocabulary(name))

    def degrees(self, value: float, axis: str) -> Html:
        """Return a latitude (`lat`) or longitude (`lon`) with its side of the earth."""
        return text(self._labels.degrees(value, axis))

    def _label(self, vocabulary: str, one: str) -> Html:
        """Return what readers are shown for a word of a vocabulary."""
        return text(self._labels.of(vocabulary, one))

    def _count(self, key: str, number: int) -> Html:
        """Return the word for a number of things."""
        return text(self._labels.count(key, number))

    def _field(self, kind: str, name: str) -> Html:
        """Return what a field is called: in a kind, or else in all of them."""
        return text(self._labels.field(kind, name))

    def _field_within(self, kind: str, name: str) -> Html:
        """Return what a field is called within a line."""
        return lower(self.field(kind, name))

    def _when(self, date: EdtfDate, *, short: bool = False) -> Html:
        """Return a date in words, and the machine-readable one where HTML has a form for it."""
        said = text(self._labels.when(date, short=short))
        machine = iso(date)
        return fill('<time datetime="%s">%s</time>', text(machine), said) if machine else said


def _link(target: Link) -> Html:
    return fill('<a href="%s">%s</a>', text(ROOT + target.address), text(target.name))
