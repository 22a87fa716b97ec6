"""The settings of a site, read and checked like an entry."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainValidator, WithJsonSchema

from explainer.model.part import Part, reject
from explainer.model.text import Address, Id, Line, OneOf, written
from explainer.model.time import Date
from explainer.model.vocabulary import Vocabularies
from explainer.problems import START, Problem, quoted
from explainer.reading import read_file, validate
from explainer.settings.lints import LintSettings
from explainer.settings.words import Words

READINGS = ("confirmed", "likely", "unverified", "unlikely", "refuted")
"""What a verdict can come to, in order of trust."""


_CONTACT = r"mailto:[^\s<>\"']+@[^\s<>\"']+|https?://[^\s<>\"']+"


def _contact(value: str) -> str:
    if not re.fullmatch(_CONTACT, value):
        hint = "write `mailto:name@example.org` or an address with `https://`"
        reject("invalid-address", "nobody can write to this", hint)
    return value


def _labels(value: Any) -> dict[str, str]:  # noqa: ANN401  # anything a file may hold
    if not isinstance(value, dict) or not value:
        reject("wrong-shape", "words and their labels are expected here", "write `word: label`")
    for word, label in value.items():
        if not isinstance(label, str):
            reject("wrong-shape", "a label is a text", f"write `{word}: label`")
    return value


def _number(value: Any) -> int:  # noqa: ANN401  # anything a file may hold
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,9}", value):
        written = quoted(value) if isinstance(value, str) else "this"
        reject("invalid-number", f"{written} is no number of entries", "write digits only")
    return int(value)


_WHOM = written(
    "contact", rf"^(?:{_CONTACT})$", "Write `mailto:name@example.org` or a web address."
)


class Licence(Part):
    """The terms under which the content may be used."""

    name: Line
    """What the licence is called."""

    url: Address
    """Where it can be read."""


class Verdict(Part):
    """A word that editors may read a wording as, and what it comes to."""

    label: Line
    """The word as readers see it."""

    means: Annotated[str, OneOf(READINGS, "reading")]
    """Which of confirmed, likely, unverified, unlikely, refuted it counts as."""


Labels = Annotated[dict[str, str], PlainValidator(_labels, json_schema_input_type=dict[str, Line])]
"""Words, each with its label."""


class VocabularySettings(Part):
    """Vocabularies that replace the ones we bring; each replaces the whole list."""

    event_types: Labels | None = None
    """Types of events."""

    place_types: Labels | None = None
    """Types of places."""

    organisation_types: Labels | None = None
    """Types of organisations."""

    source_types: Labels | None = None
    """Types of sources."""

    place_relations: Labels | None = None
    """How something can lie to a place."""

    verdicts: dict[str, Verdict] | None = None
    """What the editors may read an assessor's wording as."""


class SearchSettings(Part):
    """How the site's search gets at what it knows."""

    whole_index_up_to: Annotated[
        int, BeforeValidator(_number), WithJsonSchema({"type": "integer", "minimum": 0})
    ] = 50
    """With so many entries every page loads the whole index; with more, search loads what it needs
    of it when a reader types: about 0.3 kB an entry are saved on each page."""


def _tiles(value: str) -> str:
    if not re.fullmatch(r"https://[^\s<>\"'\\]+", value) or any(
        f"{{{part}}}" not in value for part in "xyz"
    ):
        hint = "write `https://tiles.example.org/{z}/{x}/{y}.png`"
        reject("invalid-address", "no tiles of a map can be found at this", hint)
    return value


def _kilometres(value: Any) -> float:  # noqa: ANN401  # anything a file may hold
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,5}(\.[0-9]{1,3})?", value):
        written = quoted(value) if isinstance(value, str) else "this"
        reject("invalid-number", f"{written} is no number of kilometres", "write digits only")
    return max(1.0, float(value))


class MapSettings(Part):
    """What the site's map shows first, and whether it may ask another host for street tiles."""

    around: Id | None = None
    """The place that the map is drawn around; without it, the map shows all places at once."""

    across: Annotated[float, BeforeValidator(_kilometres)] = 60
    """How many kilometres around that place the map shows, from edge to edge."""

    tiles: Annotated[str, AfterValidator(_tiles)] | None = None
    """Where street tiles are to be had: `https://…/{z}/{x}/{y}.png`. They are a reader's choice,
    since with them the reader's browser asks another host."""

    attribution: Line | None = None
    """Whom the tiles are from, as their terms want it said."""


_HOST = (
    r"https://(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:[0-9]{1,5})?"
)


def _host(value: str) -> str:
    if not re.fullmatch(_HOST, value):
        hint = "write `https://stats.example.org`, with nothing behind the host"
        reject("invalid-address", f"{quoted(value)} is no host", hint)
    return value


Host = Annotated[
    str,
    AfterValidator(_host),
    written("host", rf"^{_HOST}$", "Write a host, like `https://stats.example.org`."),
]
"""Another host, with its scheme; `*.` at its beginning stands for all below it."""


class SecuritySettings(Part):
    """What pages may load beside what lies on the site itself."""

    hosts: tuple[Host, ...] = ()
    """Other hosts that pages may load scripts, styles, pictures and fonts from and send data to,
    such as that of your own statistics: `https://stats.example.org`. Browsers ask no other."""


class Settings(Part):
    """What a site is called, as of when it speaks, and whom to write to."""

    title: Line
    """The name of the site."""

    as_of: Date
    """The day that the site speaks of, in EDTF."""

    description: Line | None = None
    """One sentence that says what the site explains."""

    language: Annotated[str, OneOf(("en",), "language")] = "en"
    """The language of the site's own words: a file in the package's `settings/words`."""

    start_with: Id | None = None
    """The narrative that a new reader should begin with."""

    corrections: Annotated[str, AfterValidator(_contact), _WHOM] | None = None
    """Where mistakes can be reported: a `mailto:` or web address."""

    licence: Licence | None = None
    """The terms under which the content may be used."""

    map: MapSettings = MapSettings()
    """What the site's map shows first, and street tiles, where it is to have them."""

    search: SearchSettings = SearchSettings()
    """How the site's search gets at what it knows."""

    security: SecuritySettings = SecuritySettings()
    """Which other hosts pages may ask for anything."""

    lints: LintSettings = LintSettings()
    """What the editorial lints of `explainer check` ask for, and how severe each of them is."""

    vocabularies: VocabularySettings = VocabularySettings()
    """Vocabularies that replace the ones we bring."""

    def words_of(self, vocabulary: str, words: Words) -> dict[str, str]:
        """Return the words of a vocabulary with their labels: the site's, or else ours."""
        chosen = getattr(self.vocabularies, vocabulary, None)
        if chosen is None:
            return words.section(f"vocabularies.{vocabulary}")
        return {
            word: label.label if isinstance(label, Verdict) else label
            for word, label in chosen.items()
        }

    def reading(self, verdict: str) -> str:
        """Return which of the five readings a verdict counts as."""
        own = self.vocabularies.verdicts
        return own[verdict].means if own else verdict

    def vocabulary_words(self, words: Words) -> Vocabularies:
        """Return the words of every vocabulary, by its name."""
        names = words.section_names("vocabularies")
        return {name: tuple(self.words_of(name, words)) for name in names}


def read_settings(file: Path, path: str) -> tuple[Settings | None, list[Problem]]:
    """Read a site's settings; `path` is what problems call the file."""
    if not file.is_file():
        hint = "write one with `title` and `as_of`, or name it with the `settings` option"
        return None, [Problem(path, START, "no-settings", "there is no file of settings", hint)]
    document, problems = read_file(file, path)
    if document is None:
        return None, problems
    settings, more = validate(Settings, document)
    return (None if problems else settings), problems + more
