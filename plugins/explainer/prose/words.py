"""Text as words, in any script, and lists of words found at a place in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from explainer.prose.marks import MARKS

# In scripts that set no spaces between words, a word's edge cannot be seen, so that each
# character counts as one: Thai, Lao, Burmese, Khmer, Hiragana, Katakana, Han.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_APART = " .,"
"""What is in no word, of all such characters the commonest."""

# Letters, digits, and what joins letters into a word without being one: the underscore, the
# invisible joiners, and the marks that stand on letters.
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[\w\u200c\u200d{MARKS}])++|.", re.DOTALL)


def is_edge(text: str, at: int) -> bool:
    """Say whether a word may begin or end between two characters."""
    if at in {0, len(text)} or text[at] in _APART or text[at - 1] in _APART:
        return True
    pair = _WORD.match(text, at - 1, at + 1)
    return pair is not None and pair.end() == at


class Words:
    """The words of a text, one after the other, and where each begins."""

    def __init__(self, text: str) -> None:
        """Take the text; every character is in a word, spaces and marks are words too."""
        self.words = _WORD.findall(text)
        self.starts = [0, *accumulate(map(len, self.words))]

    def since(self, at: int) -> int:
        """Return the number of the first word that begins at a place in the text or later."""
        return bisect_left(self.starts, at)


@dataclass(slots=True)
class _Node:
    """What a list of words may go on with; `phrase` is the number of the one that ends here."""

    phrase: int | None = None
    after: dict[str, _Node] = field(default_factory=dict)


class Phrases:
    """Phrases by their words, to find the longest that begins at a place in a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take the phrases; each is known by its number among them."""
        self._root = _Node()
        for number, phrase in enumerate(phrases):
            node = self._root
            for word in _WORD.findall(phrase):
                node = node.after.setdefault(word, _Node())
            node.phrase = number

    def longest(self, words: Sequence[str], first: int) -> tuple[int, int] | None:
        """Return the number of the longest phrase of words, and where those after it begin."""
        found = None
        node = self._root
        for index in range(first, len(words)):
            after = node.after.get(words[index])
            if after is None:
                break
            node = after
            if node.phrase is not None:
                found = node.phrase, index + 1
        return found
