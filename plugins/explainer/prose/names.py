"""Finding the names of entries in text: the longest, whole words only, in any script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import category

import ahocorasick_rs as aho

from explainer.model.entry import Entry

# In scripts that set no spaces between words, a word's edge cannot be seen:
# Thai, Lao, Burmese, Khmer, Hiragana, Katakana, Han.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
# Joins letters into a word without being one: the underscore and the invisible joiners.
_JOINS = frozenset("_\u200c\u200d")

# What a name may be typed with either way: a space, or the end of a line, or a space that
# holds it together; the typewriter's apostrophe or the printer's. One character for one.
_ALIKE = str.maketrans({"\n": " ", "\xa0": " ", "\u2019": "'"})

MIN_LENGTH = 2
"""Names of one character are never linked by themselves."""


@dataclass(frozen=True, slots=True)
class NameFound:
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
            names = (name.translate(_ALIKE) for name in entry.names)
            for form in dict.fromkeys(form for name in names for form in _forms(name)):
                ids = owners.setdefault(form, [])
                if entry.link != "never":
                    ids.append(entry.id)
        self.shared = {form: tuple(ids) for form, ids in owners.items() if len(ids) > 1}
        # A name that two entries claim, or that is never linked, stays in the automaton and
        # means nothing: otherwise a shorter name inside it would be linked to something else.
        self._forms = list(owners)
        self._ids = [ids[0] if len(ids) == 1 else "" for ids in owners.values()]
        self._automaton = aho.AhoCorasick(self._forms) if self._forms else None

    def find(self, text: str) -> list[NameFound]:
        """Return the names in a text, in order, none inside another.

        Where names overlap the one that begins first wins, and of those the longest.
        """
        if self._automaton is None:
            return []
        hits = self._automaton.find_matches_as_indexes(text.translate(_ALIKE), overlapping=True)
        found: list[NameFound] = []
        end_of_last = 0
        for index, start, end in sorted(hits, key=lambda hit: (hit[1], -hit[2])):
            if start >= end_of_last and _whole(text, start, end):
                end_of_last = end
                if self._ids[index]:
                    found.append(NameFound(start, end, self._ids[index]))
        return found


def _forms(name: str) -> tuple[str, ...]:
    """Return a name as it may stand in a text: as it is, and beginning a sentence."""
    if len(name) < MIN_LENGTH:
        return ()
    return (name, name[0].upper() + name[1:]) if name[0].islower() else (name,)


def _whole(text: str, start: int, end: int) -> bool:
    return _edge(text, start) and _edge(text, end)


def _edge(text: str, at: int) -> bool:
    """Say whether a word may begin or end between two characters."""
    if at in {0, len(text)}:
        return True
    before, after = text[at - 1], text[at]
    if _UNSPACED.match(before) or _UNSPACED.match(after):
        return True
    return not (_in_word(before) and _in_word(after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character in _JOINS or category(character).startswith("M")
