"""Every word that the site itself says, from one file a language.

A site may replace single words in a file of its own; a key or placeholder that the package
does not know is a problem there, so that a misspelt one is not lost in silence.
"""

from __future__ import annotations

import string
from collections.abc import Mapping as Table
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from explainer.dates import DateWords
from explainer.problems import Position, Problem, did_you_mean, quoted
from explainer.reading import Document, Node, Scalar, Sequence, read, read_file

Texts = Table[str, str]


class Coined(NamedTuple):
    """A word for what a site added: as it is said unless it has one, or as another key has it."""

    text: str
    like: str = ""


@dataclass(frozen=True)
class Words:
    """The site's words: texts by dotted keys such as `headings.sources`, and those of dates."""

    texts: Texts
    dates: DateWords

    def __call__(self, key: str) -> str:
        """Return the text under a key; raises `KeyError` for one that does not exist."""
        return self.texts[key]

    def get(self, key: str, otherwise: str) -> str:
        """Return the text under a key, or under another where there is none."""
        return self.texts[key] if key in self.texts else self.texts[otherwise]

    def section(self, key: str) -> dict[str, str]:
        """Return the texts right below a key, in the order of the file."""
        start = f"{key}."
        return {k.removeprefix(start): v for k, v in self.texts.items() if k.startswith(start)}

    def section_names(self, key: str) -> tuple[str, ...]:
        """Return the names of the sections right below a key."""
        return tuple(dict.fromkeys(name.partition(".")[0] for name in self.section(key)))

    def count(self, key: str, number: int) -> str:
        """Return the text for a number of things: `key.one` or `key.other` with `{n}` filled."""
        form = "one" if number == 1 else "other"
        return self.texts[f"{key}.{form}"].format(n=number)


def read_words(
    language: str,
    own: Path | None = None,
    path: str = "",
    coined: Table[str, Coined] = MappingProxyType({}),
) -> tuple[Words, list[Problem]]:
    """Return the words of a language, with the ones that a site's own file replaces.

    `own` is that file, if there is one, and `path` what problems call it; `coined` are the words
    for what the site added, which that file may replace too.
    """
    texts = dict(_known(language))
    problems: list[Problem] = []
    if own is not None and own.is_file():
        replaced, problems = read_file(own, path)
        if replaced is not None:
            problems += _replace(texts, replaced, coined)
    for key, word in coined.items():
        texts.setdefault(key, texts.get(word.like, word.text))
    return Words(texts, _date_words(texts)), problems


@cache
def _known(language: str) -> Texts:
    """Return the program's own texts, read once a process: the file is as long as many a site."""
    resource = files("explainer.settings") / "words" / f"{language}.yml"
    document, problems = read(resource.read_text(encoding="utf-8"), resource.name)
    if document is None or problems:
        raise ValueError(problems)
    return {key: text for key, text, _ in _flatten(document.root)}


def _flatten(node: Node, key: str = "") -> list[tuple[str, str, Position]]:
    """Return every text below a node with its dotted key and its place."""
    if isinstance(node, Scalar):
        return [(key, node.text, node.position)]
    if isinstance(node, Sequence):
        inner = [(str(number), item) for number, item in enumerate(node.items)]
    else:
        inner = list(node.entries.items())
    prefix = f"{key}." if key else ""
    return [triple for name, item in inner for triple in _flatten(item, prefix + name)]


def _replace(texts: dict[str, str], own: Document, coined: Table[str, Coined]) -> list[Problem]:
    problems = []
    known = {**{key: word.text for key, word in coined.items()}, **texts}
    for key, text, position in _flatten(own.root):
        if key not in known:
            hint = did_you_mean(key, known)
            message = f"{quoted(key)} is no word of the site"
            problems.append(Problem(own.path, position, "unknown-field", message, hint))
        elif _placeholders(text) != _placeholders(known[key]):
            expected = ", ".join(f"{{{name}}}" for name in sorted(_placeholders(known[key])))
            hint = f"write each of {expected}" if expected else "write it without braces"
            message = "what stands in braces is not what the generator fills in here"
            problems.append(Problem(own.path, position, "wrong-placeholder", message, hint))
        else:
            texts[key] = text
    return problems


def _placeholders(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"?"}


def _date_words(texts: Texts) -> DateWords:
    values: dict[str, str | tuple[str, ...]] = {}
    for field in fields(DateWords):
        key = f"dates.{field.name}"
        if key in texts:
            values[field.name] = texts[key]
        else:
            count = sum(1 for name in texts if name.startswith(f"{key}."))
            values[field.name] = tuple(texts[f"{key}.{index}"] for index in range(count))
    return DateWords(**values)  # type: ignore[arg-type]  # the fields are checked by the dataclass
