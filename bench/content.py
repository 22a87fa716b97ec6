"""Content in our own format, as much of it as wanted: the same bytes for a seed, everywhere."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.chance import Chance, Popularity
from bench.entries import Entry, Value, write
from bench.prose import Referent, body, sentence

SEED = 1854
SHARES = {
    "event": 0.60,
    "place": 0.15,
    "person": 0.04,
    "expert": 0.02,
    "organisation": 0.04,
    "term": 0.10,
    "claim": 0.025,
    "source": 0.025,
}
"""The part that each kind has of all entries."""

_TEXT_LENGTH = 660  # of a body, so that a file has about 1 KB
_ACTORS = ("person", "expert", "organisation")
_IN_PROSE = ("place", "place", "event", "event", "term", *_ACTORS)
_EVENTS = {
    "battle": "Battle",
    "meeting": "Congress",
    "disaster": "Flood",
    "election": "Election",
    "discovery": "Discovery",
    "publication": "Chronicle",
    "statement": "Address",
}
_BODIES = ("Institute", "Society", "Council", "Archive")
_GIVEN = ("Ada", "Bruno", "Clara", "David", "Edda", "Felix", "Greta", "Hugo", "Ines", "Jonas")
_TERMS = ("rule", "measure", "rite", "tenure", "script")
_FIELDS = ("history", "medicine", "surveying", "law", "trade", "hydrology")
_ROLES = ("host", "witness", "opponent", "author", "envoy")
_VERDICTS = {
    "confirmed": "as it was told, and on the day",
    "likely": "it may well have been so",
    "unlikely": "hard to believe of that year",
    "unverified": "nothing to go by",
}


def counts(entries: int) -> dict[str, int]:
    """Return how many entries of each kind there are among so many."""
    found = {kind: max(1, int(share * entries)) for kind, share in SHARES.items()}
    found["event"] += entries - sum(found.values())
    return found


def corpus(entries: int, seed: int = SEED) -> list[Entry]:
    """Return so many entries, by kind; the first of each kind are the popular ones."""
    return list(_Writer(entries, seed).entries())


class _Writer:
    """Writes the entries of one site; every reference is to an entry that there is."""

    def __init__(self, entries: int, seed: int) -> None:
        self._chance = Chance(seed)
        self._counts = counts(entries)
        self._popular = Popularity(self._chance, max(self._counts.values()))
        self._known: dict[str, list[Referent]] = {}
        number = 0
        for kind, count in self._counts.items():
            names = (self._chance.name(number + index) for index in range(count))
            self._known[kind] = [self._referent(kind, name) for name in names]
            number += count

    def entries(self) -> Iterator[Entry]:
        fields: dict[str, Callable[[int], dict[str, Value]]] = {
            "event": self._event, "place": self._place, "person": self._person,
            "expert": self._person, "organisation": self._organisation, "term": self._term,
            "claim": self._claim, "source": self._source,
        }  # fmt: skip
        for kind, known in self._known.items():
            for index, (entry_id, name) in enumerate(known):
                own = fields[kind](index)
                if kind != "source":
                    own["sources"] = self._citations()
                length = self._chance.between(_TEXT_LENGTH - 150, _TEXT_LENGTH + 150)
                yield Entry(kind, entry_id, name, own, body(self._chance, self._mention, length))

    def _referent(self, kind: str, invented: str) -> Referent:
        chance = self._chance
        name = {
            "event": lambda: f"{chance.one_of(tuple(_EVENTS.values()))} of {invented}",
            "place": lambda: invented,
            "person": lambda: f"{chance.one_of(_GIVEN)} {invented}",
            "expert": lambda: f"{chance.one_of(_GIVEN)} {invented}",
            "organisation": lambda: f"{invented} {chance.one_of(_BODIES)}",
            "term": lambda: f"{invented.lower()} {chance.one_of(_TERMS)}",
            "claim": lambda: f"The tale of {invented}",
            "source": lambda: f"The {invented} Courier",
        }[kind]()
        return Referent(name.lower().replace(" ", "-"), name)

    def _any(self, kind: str, before: int | None = None) -> str:
        """Return the id of an entry of a kind; `before` keeps relations free of circles."""
        known = self._known[kind]
        return known[self._popular.rank(len(known) if before is None else before)].id

    def _mention(self) -> Referent:
        known = self._known[self._chance.one_of(_IN_PROSE)]
        return known[self._popular.rank(len(known))]

    def _citations(self) -> list[Value]:
        cited = dict.fromkeys(self._any("source") for _ in range(self._chance.between(1, 2)))
        quoting = self._any(self._chance.one_of(_ACTORS))
        first, *others = cited
        return [{"source": first, "quoting": quoting}, *others]

    def _summary(self) -> str:
        return sentence(self._chance, self._mention)

    def _event(self, index: int) -> dict[str, Value]:
        chance, name = self._chance, self._known["event"][index].name
        kinds = {noun: kind for kind, noun in _EVENTS.items()}
        fields: dict[str, Value] = {"type": kinds[name.split(" ")[0]], "date": self._date()}
        near = chance.share(0.2)
        place = self._any("place")
        fields["place"] = {"id": place, "relation": "near"} if near else place
        if index and chance.share(0.4):
            fields["part_of"] = self._any("event", before=index)
        actors = dict.fromkeys(self._any(chance.one_of(_ACTORS)) for _ in range(2))
        fields["involves"] = [{"who": who, "role": chance.one_of(_ROLES)} for who in actors]
        fields["summary"] = self._summary()
        return fields

    def _place(self, index: int) -> dict[str, Value]:
        """A tenth are regions, a hundredth countries; towns lie in regions, regions in these."""
        chance, count = self._chance, self._counts["place"]
        countries = max(1, count // 100)
        regions = countries + max(1, count // 10)
        lat, lon = (str(chance.between(-limit * 100, limit * 100) / 100) for limit in (60, 179))
        fields: dict[str, Value] = {"type": "country"}
        precision = "area"
        if index >= regions:
            within = self._known["place"][chance.between(countries, regions - 1)]
            fields = {"type": chance.one_of(("town", "city", "village")), "within": within.id}
            precision = chance.one_of(("exact", "approximate"))
        elif index >= countries:
            within = self._known["place"][chance.below(countries)]
            fields = {"type": "region", "within": within.id}
        fields["coordinates"] = {"lat": lat, "lon": lon, "precision": precision}
        fields["summary"] = self._summary()
        return fields

    def _person(self, _: int) -> dict[str, Value]:
        chance = self._chance
        organisation = self._any("organisation")
        belongs: Value = [{"organisation": organisation, "role": chance.one_of(_ROLES)}]
        summary = self._summary()
        return {"affiliations": belongs, "fields": [chance.one_of(_FIELDS)], "summary": summary}

    def _organisation(self, index: int) -> dict[str, Value]:
        fields: dict[str, Value] = {"type": "charity"}
        countries = max(1, self._counts["place"] // 100)
        fields["country"] = self._known["place"][self._chance.below(countries)].id
        if index and self._chance.share(0.3):
            fields["part_of"] = self._any("organisation", before=index)
        fields["summary"] = self._summary()
        return fields

    def _term(self, index: int) -> dict[str, Value]:
        fields: dict[str, Value] = {"definition": self._summary()}
        if index and self._chance.share(0.5):
            fields["broader"] = self._any("term", before=index)
            fields["related"] = [self._any("term", before=index)]
        return fields

    def _claim(self, _: int) -> dict[str, Value]:
        chance = self._chance
        assessors = dict.fromkeys(self._any("organisation") for _ in range(chance.between(0, 2)))
        assessments: list[Value] = []
        for assessor in assessors:
            verdict = chance.one_of(tuple(_VERDICTS))
            assessments.append({"by": assessor, "date": self._date(), "wording": _VERDICTS[verdict],
                                "verdict": verdict, "sources": [self._any("source")]})  # fmt: skip
        fields: dict[str, Value] = {"statement": self._summary(), "form": "report"}
        fields["made_by"] = self._any("person")
        fields["made"] = self._date()
        fields["about"] = list(dict.fromkeys((self._any("place"), self._any("event"))))
        if assessments:
            fields["assessments"] = assessments
        return fields

    def _source(self, index: int) -> dict[str, Value]:
        title = f"On the affairs of the year, no. {index + 1}"
        return {"type": "article-newspaper", "title": title, "issued": self._date(),
                "publisher": self._any("organisation"), "summary": self._summary()}  # fmt: skip

    def _date(self) -> str:
        chance = self._chance
        month = f"{chance.between(1900, 2019)}-{chance.between(1, 12):02}"
        day = chance.between(1, 20)
        form = chance.below(10)
        if form == 0:
            return month
        if form == 1:
            return f"{month}-{day:02}/{month}-{day + 7:02}"
        return f"{month}-{day:02}{'?' if form == 2 else '~' if form == 3 else ''}"


def main() -> None:
    """Write content into a folder."""
    parser = argparse.ArgumentParser(prog="python -m bench.content", description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    write(corpus(options.entries, options.seed), options.folder)


if __name__ == "__main__":
    main()
