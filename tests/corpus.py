"""Entries by the thousand, made in memory: what grows with a site is tested on these."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from html import escape

from explainer.catalog.addresses import Addresses
from explainer.catalog.catalog import Catalog, Edge
from explainer.kinds import KINDS
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.kinds.person import Person
from explainer.kinds.place import Place
from explainer.kinds.source import Source
from explainer.kinds.term import Term
from explainer.model.entry import Node
from explainer.prose.names import Names
from explainer.prose.resolve import Resolver
from explainer.prose.texts import Texts
from explainer.rendering import Pages
from explainer.settings import Settings, read_words
from explainer.views.link import Sight

_INITIALS = "ABCDEFGHIJKLMNOPRSTUVWZ" * 3 + "ÉÖßŁ" + "АБВГДЕЖИКЛМНОПРСТ" + "Ωא東京学한3٤…"
_SYLLABLES = ("la", "mo", "ri", "the", " old ", "so", "ве", "на", "é", "-", "2")

# So many of a thousand have no date, began nobody knows when, or are of some year, some month.
_UNDATED, _ONGOING, _YEARS, _MONTHS = 20, 30, 60, 120

_FORMS = ("report",) * 8 + ("forecast", "judgement")
_VERDICTS = ("confirmed", "likely", "unverified", "unlikely", "refuted")


def made(kind: type[Node], entry_id: str, **fields: object) -> Node:
    """Return an entry with an id and fields as a file would give them."""
    node = kind.model_validate(fields)
    node.with_id(entry_id)
    return node


def sight_of(nodes: Iterable[Node], edges: Iterable[Edge] = ()) -> Sight:
    """Return what views look at, for entries whose prose links to nothing."""
    found = {node.id: node for node in nodes}
    texts = Texts(Names(()), Resolver({}, {}, {}))
    texts.gists.update((node.id, escape(node.gist)) for node in found.values())
    return Sight(Catalog(found, list(edges)), texts, Addresses())


def pages_of(sight: Sight) -> Pages:
    """Return what makes the pages of a site that has only these entries."""
    settings = Settings.model_validate({"title": "Lights", "as_of": "1900"})
    return Pages(settings, read_words("en")[0], sight, KINDS)


class Corpus:
    """Entries of each kind, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        """Take the seed."""
        self._chance = random.Random(seed)  # noqa: S311  # no secret hangs on it

    def people(self, count: int) -> Iterator[Node]:
        """Yield people with names in several scripts, and in none."""
        for number in range(count):
            yield made(Person, f"person-{number}", name=self._name(), summary="Somebody.")

    def terms(self, count: int) -> Iterator[Node]:
        """Yield terms."""
        for number in range(count):
            yield made(Term, f"term-{number}", name=self._name(), definition="A word.")

    def events(self, count: int, first: int, last: int) -> Iterator[Node]:
        """Yield events between two years, some of them without a day, a month or any date."""
        for number in range(count):
            date = self._date(first, last)
            yield made(Event, f"event-{number}", name=self._name(), date=date, summary="It was.")

    def sources(self, count: int, first: int, last: int) -> Iterator[Node]:
        """Yield sources that appeared between two years."""
        for number in range(count):
            fields = {"type": "book", "title": "A book", "issued": self._date(first, last)}
            yield made(Source, f"source-{number}", name=self._name(), **fields)

    def claims(self, count: int, first: int, last: int) -> Iterator[Node]:
        """Yield who judges claims, and claims of all forms and standings."""
        yield made(Person, "judge", name="The judge")
        for number in range(count):
            fields: dict[str, object] = {
                "name": self._name(),
                "statement": "It is so.",
                "form": self._chance.choice(_FORMS),
                "made": self._date(first, last),
            }
            if self._chance.random() < 0.7:
                verdict = self._chance.choice(_VERDICTS)
                fields["assessments"] = [{"by": "judge", "wording": "so", "verdict": verdict}]
            yield made(Claim, f"claim-{number}", **fields)

    def places(self, count: int, within: int) -> Iterator[Node]:
        """Yield places, all but the first few of which lie in one of so many before them."""
        for number in range(count):
            outer = self._chance.randrange(min(number, within)) if number > 4 else None
            inside = None if outer is None else f"place-{outer}"
            yield made(Place, f"place-{number}", name=self._name(), within=inside)

    def _name(self) -> str:
        syllables = self._chance.choices(_SYLLABLES, k=self._chance.randint(1, 5))
        return f"{self._chance.choice(_INITIALS)}{''.join(syllables).rstrip()}"

    def _date(self, first: int, last: int) -> str | None:
        year, chance = self._chance.randint(first, last), self._chance.randrange(1000)
        month, day = self._chance.randint(1, 12), self._chance.randint(1, 28)
        if chance < _UNDATED:
            return None
        if chance < _ONGOING:
            return "/.."
        if chance < _YEARS:
            return f"{year:04}"
        return f"{year:04}-{month:02}" if chance < _MONTHS else f"{year:04}-{month:02}-{day:02}"
