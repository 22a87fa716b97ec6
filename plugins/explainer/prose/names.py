"""Finding the names of entries in text: the longest, whole words only, in any script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import ahocorasick_rs as aho

from explainer.model.entry import Entry
from explainer.prose.words import Phrases, Words, is_edge

_ENTITY = re.compile("&")
_MARKUP = re.compile("[<>&]")

MIN_LENGTH = 2
"""Names of one character are never linked by themselves."""


class NameFound(NamedTuple):
    """A name in a text: where it begins and ends, and the entry it means."""

    start: int
    end: int
    entry_id: str


class Names:
    """All names of a site, compiled into one automaton (Aho and Corasick, 1975)."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take every name and alias; `shared` keeps the ones that two entries claim."""
        owners: dict[str, list[str]] = {}
        for entry in entries:
            entry_id, linked = entry.id, entry.link != "never"
            for form in {form: None for name in entry.names for form in _forms(_alike(name))}:
                ids = owners.setdefault(form, [])
                if linked:
                    ids.append(entry_id)
        self.shared = {form: tuple(ids) for form, ids in owners.items() if len(ids) > 1}
        # A name that two entries claim, or that is never linked, stays in the automaton and
        # means nothing: otherwise a shorter name inside it would be linked to something else.
        self._forms = list(owners)
        self._ids = [ids[0] if len(ids) == 1 else "" for ids in owners.values()]
        self._automaton = _automaton(self._forms)
        plain = [form for form in self._forms if not _MARKUP.search(form)]
        self._in_html = self._automaton if plain == self._forms else _automaton(plain)

    @property
    def meanings(self) -> dict[str, str]:
        """The id that each name means, as it may stand in a text; empty where it means none."""
        return dict(zip(self._forms, self._ids, strict=True))

    def find(self, text: str) -> list[NameFound]:
        """Return the names in a text, in order, none inside another.

        Where names overlap the one that begins first wins, and of those the longest.
        """
        return [
            NameFound(start, end, self._ids[index])
            for index, start, end in self._whole(_alike(text))
            if self._ids[index]
        ]

    def hints(self, html: str) -> list[int]:
        """Return places in HTML, in order, where it is worth the while to look for names.

        Between two tags that have no such place between them there is no name. The whole is
        read in one go, tags and all: no name that is looked for reaches over a tag. What has
        entities may be a name that itself has such marks.
        """
        if self._in_html is None:
            found = []
        else:
            found = [start for _, start, _ in self._in_html.find_matches_as_indexes(_alike(html))]
        if "&" in html:
            found = sorted((*found, *(entity.start() for entity in _ENTITY.finditer(html))))
        return found

    def _whole(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield the names that are whole words: which, and where it begins and ends.

        The automaton gives the longest names that do not overlap, in time that grows with
        the text alone. Where one of them is no whole word, or begins in one that was found
        before, a shorter one may be, or one that begins inside it; none can begin elsewhere.
        """
        if self._automaton is None:
            return
        last = 0
        words: Words | None = None
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if start >= last and is_edge(text, start) and is_edge(text, end):
                last = end
                yield index, start, end
                continue
            words = words or Words(text)
            for found in self._shorter(words, max(start, last), end):
                last = found[2]
                yield found

    def _shorter(self, words: Words, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield the names that begin in a part of a text, which may end after it."""
        first = words.since(start)
        while words.starts[first] < end:
            found = self._phrases.longest(words.words, first)
            if found:
                yield found[0], words.starts[first], words.starts[found[1]]
            first = found[1] if found else first + 1

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self._forms)


def _automaton(forms: list[str]) -> aho.AhoCorasick | None:
    if not forms:
        return None
    return aho.AhoCorasick(forms, matchkind=aho.MatchKind.LeftmostLongest, store_patterns=False)


def _alike(text: str) -> str:
    """Return a text with one character for those that a name may be typed with either way.

    These are a space, or the end of a line, or a space that holds it together; and the
    typewriter's apostrophe or the printer's.
    """
    return text.replace("\n", " ").replace("\xa0", " ").replace("\u2019", "'")


def _forms(name: str) -> tuple[str, ...]:
    """Return a name as it may stand in a text: as it is, and beginning a sentence."""
    if len(name) < MIN_LENGTH:
        return ()
    return (name, name[0].upper() + name[1:]) if name[0].islower() else (name,)
