"""Entries in lists, and events down a spine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from explainer.catalog.history import begun_from
from explainer.rendering import days
from explainer.rendering.folding import folded
from explainer.rendering.markup import NOTHING, Html, fill, join, prose, text
from explainer.rendering.phrases import Phrases
from explainer.rendering.values import Values, beside
from explainer.views.incoming import FOLD
from explainer.views.related import Item


class _Parts(NamedTuple):
    """What is the same of an entry in all lists: its name, its kind, its date."""

    beginning: Html
    kind: Html
    end: Html


class Items:
    """Shows entries in lists; what it makes of one it keeps, for it stands in many lists."""

    def __init__(self, phrases: Phrases, values: Values) -> None:
        """Take the words, and what shows what is said of a reference."""
        self._phrases = phrases
        self._values = values
        self._parts: dict[str, _Parts] = {}

    def items(
        self,
        rows: Iterable[Item],
        *,
        gist: bool = False,
        fold: int | None = FOLD,
        kinds: bool = False,
    ) -> Html:
        """Return a list of entries: with what they are, with their kinds, folded or not."""
        made = [self.item(row, gist=gist, kinds=kinds) for row in rows]
        return folded(made, "xp-items", self._phrases, fold)

    def item(self, item: Item, *, gist: bool = True, kinds: bool = False) -> Html:
        """Return an entry in a list."""
        parts = self._parts.get(item.link.id)
        if parts is None:
            parts = self._parts[item.link.id] = self._parts_of(item)
        return fill(
            "%s%s%s%s%s</li>\n",
            parts.beginning,
            self._values.beside(item.notes) if item.notes else NOTHING,
            parts.kind if kinds else NOTHING,
            parts.end,
            _gist(item) if gist else NOTHING,
        )

    def timeline(self, rows: Iterable[Item], *, gist: bool = True) -> Html:
        """Return events down a spine; the date stands beside it where there is room."""
        return fill(
            '<ol class="xp-time">\n%s</ol>\n', join([self._event(row, gist=gist) for row in rows])
        )

    def _parts_of(self, item: Item) -> _Parts:
        link, date = self._phrases.link(item.link), self._date(item)
        return _Parts(
            beginning=fill(
                '<li class="xp-item"%s>\n<p class="xp-item__name">%s', _past(item), link
            ),
            kind=beside(self._phrases.word(f"kinds.{item.link.kind}.one")),
            end=fill("%s</p>\n", beside(date) if date else NOTHING),
        )

    def _date(self, item: Item, *, short: bool = False) -> Html:
        if item.date:
            return self._phrases.when(item.date, short=short)
        return text(item.date_note) if item.date_note else NOTHING

    def _event(self, item: Item, *, gist: bool) -> Html:
        note = NOTHING
        if item.date and item.date_note and (gist or item.vague):
            note = fill('<p class="xp-item__when">%s</p>\n', text(item.date_note))
        return fill(
            '<li class="xp-time__event"%s>\n<p class="xp-time__date">%s</p>\n'
            '<div><p class="xp-item__name">%s%s</p>\n%s%s</div>\n</li>\n',
            _past(item),
            self._date(item, short=True) or self._phrases.word("listing.no_date"),
            self._phrases.link(item.link),
            self._values.beside(item.notes),
            note,
            _gist(item) if gist else NOTHING,
        )


def _past(item: Item) -> Html:
    """Return the attributes of an event that has a date: which it is, when, and since when."""
    if not item.date:
        return NOTHING
    known = days.known(begun_from(item.date))
    return join((days.entry(item.link.id, item.link.kind), days.span(item.date), known))


def _gist(item: Item) -> Html:
    return fill('<p class="xp-item__gist">%s</p>\n', prose(item.gist)) if item.gist else NOTHING
