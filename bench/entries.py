"""Entries as data, and as the files that an editor would write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill, indent
from typing import TypeAlias

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"

FOLDERS = {
    "event": "events",
    "place": "places",
    "person": "people",
    "expert": "experts",
    "organisation": "organisations",
    "claim": "claims",
    "term": "glossary",
    "source": "sources",
}
"""The folder of each kind."""

_REFERENCES = frozenset({
    "place", "part_of", "who", "within", "organisation", "country", "broader", "related",
    "made_by", "about", "by", "source", "sources", "publisher",
})  # fmt: skip
_PLAIN = re.compile(r"-?[A-Za-z0-9/][\w /.?~'-]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: what stands in its file. `fields` are all but the name and the body."""

    kind: str
    id: str
    name: str
    fields: Mapping[str, Value]
    body: str

    @property
    def path(self) -> str:
        """The path of the entry in the content, without suffix."""
        return f"{FOLDERS[self.kind]}/{self.id}"


def references(entry: Entry) -> Iterator[tuple[str, str]]:
    """Return each field that names another entry, and the id that stands there."""
    for field, value in entry.fields.items():
        yield from ((field, target) for target in _ids(field, value))


def write(entries: Sequence[Entry], folder: Path) -> None:
    """Write the files of entries into a content folder."""
    for name in FOLDERS.values():
        (folder / name).mkdir(parents=True, exist_ok=True)
    for entry in entries:
        (folder / f"{entry.path}.yml").write_text(text(entry), encoding="utf-8", newline="\n")


def text(entry: Entry) -> str:
    """Return the file of an entry, as an editor would write it."""
    lines = [f"name: {inline(entry.name)}"]
    for field, value in entry.fields.items():
        if isinstance(value, str) and not _PLAIN.fullmatch(value):
            lines.append(f"{field}: >-\n{indent(wrapped(value), '  ')}")
        else:
            lines.append(f"{field}: {inline(value)}")
    lines.append(f"body: |\n{indent(wrapped(entry.body), '  ')}")
    return "\n".join(lines) + "\n"


def wrapped(prose: str) -> str:
    """Return prose in lines that fit a screen."""
    lines = prose.split("\n")
    return "\n".join(fill(line, 96, break_long_words=False, break_on_hyphens=False)
                     if not line.startswith("-") else line for line in lines)  # fmt: skip


def inline(value: Value) -> str:
    """Return a value on one line, as YAML."""
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) else "'" + value.replace("'", "''") + "'"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {inline(part)}" for key, part in value.items()) + "}"
    return f"[{', '.join(map(inline, value))}]"


def lead(entry: Entry) -> str:
    """Return the paragraph that says what an entry is."""
    found = (entry.fields.get(name) for name in ("statement", "definition", "summary"))
    return next(text for text in found if isinstance(text, str))


def _ids(field: str, value: Value) -> Iterator[str]:
    if isinstance(value, Mapping):
        names = value if field != "place" else {"place": value["id"]}
        for name, inner in names.items():
            yield from _ids(name, inner)
    elif isinstance(value, str):
        if field in _REFERENCES:
            yield value
    else:
        for item in value:
            yield from _ids(field, item)
