"""Invented prose: sentences with `[[id]]`, sentences with plain names, and what lies between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bench.chance import Chance

OPENING = "The records of this"
"""What each text begins with, and nothing else: what an edit changes."""

_LINK = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\]]+))?\]\]")

_WITH_TWO = (
    "The accounts from {} and from {} differ in the number of those who were there.",
    "Later writers compared it with {}, and less often with {}.",
    "Letters that passed between {} and {} mention it twice.",
    "It stands between {} and {} in most lists of the time.",
)
_WITH_ONE = (
    "Much of what is known goes back to {}.",
    "A note beside it names {} and gives no reason.",
    "Those who came after spoke of {} in the same breath.",
    "The matter was settled only when {} had been heard.",
    "Nobody at the time saw what it had to do with {}.",
    "A second report, drawn up for {}, says the opposite.",
    "How it bears on {} is still an open question.",
    "The older maps show it beside {}.",
)
_WITHOUT = (
    "The weather was mild and the roads were open until late in the year.",
    "Prices rose by a third before the harvest and fell again after it.",
    "The books of the parish have a gap of eleven weeks here.",
    "Two of the witnesses were children, and a third could not read.",
    "What was *not* written down is harder to judge.",
    "Every copy that is left was made by the same hand.",
    "The first count was wrong, as its authors said themselves.",
    "Half of the houses had been empty since the spring.",
    "It took four days for the news to reach the coast.",
    "The **second** edition leaves the passage out without a word.",
)
_OPENINGS = ("are short", "fill one box", "were kept in three places", "begin late")
_TITLES = ("What came before", "What followed", "How it is known")
_WORDS = ("an older account", "the same hands", "what was said then", "the usual practice")


class Referent(NamedTuple):
    """An entry as prose refers to it."""

    id: str
    name: str


Choose = Callable[[], Referent]
"""Returns an entry to refer to, the popular ones more often."""


def body(chance: Chance, choose: Choose, length: int) -> str:
    """Return the text of a page with 3 to 8 `[[id]]` and up to 3 plain names in it."""
    marks = [_link(chance, choose()) for _ in range(chance.between(3, 8))]
    for _ in range(chance.between(0, 3)):
        marks.insert(chance.below(len(marks) + 1), choose().name)
    sentences = [f"{OPENING} {chance.one_of(_OPENINGS)}."]
    while marks:
        if len(marks) > 1 and chance.share(0.5):
            sentences.append(chance.one_of(_WITH_TWO).format(marks.pop(), marks.pop()))
        else:
            sentences.append(chance.one_of(_WITH_ONE).format(marks.pop()))
    free = list(_WITHOUT)
    while free and sum(map(len, sentences)) < length:
        sentence = free.pop(chance.below(len(free)))
        sentences.insert(chance.between(1, len(sentences)), sentence)
    return "\n\n".join(_paragraphs(chance, sentences))


def sentence(chance: Chance, choose: Choose) -> str:
    """Return one sentence with a link in it."""
    return chance.one_of(_WITH_ONE).format(_link(chance, choose()))


def links(text: str) -> Iterator[str]:
    """Return the ids that a text links to, in its order."""
    return (found[1] for found in _LINK.finditer(text))


def with_links(text: str, link: Callable[[str, str], str]) -> str:
    """Return a text with its links replaced, each from its id and its words, if it has some."""
    return _LINK.sub(lambda found: link(found[1], found[2] or ""), text)


def _link(chance: Chance, to: Referent) -> str:
    return f"[[{to.id}|{chance.one_of(_WORDS)}]]" if chance.share(0.2) else f"[[{to.id}]]"


def _paragraphs(chance: Chance, sentences: Sequence[str]) -> Iterator[str]:
    middle = (len(sentences) + 1) // 2
    yield " ".join(sentences[:middle])
    if chance.share(0.12):
        yield f"## {chance.one_of(_TITLES)}"
    if chance.share(0.1):
        yield "\n".join(f"- {sentence}" for sentence in sentences[middle:])
    else:
        yield " ".join(sentences[middle:])
