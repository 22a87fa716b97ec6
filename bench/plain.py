"""The content for MkDocs and Material alone: a Markdown page an entry, all links made before."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.entries import FOLDERS, Entry, Value, lead, references, wrapped
from bench.prose import links, with_links

Backlinks = Mapping[str, Mapping[str, Sequence[Entry]]]
"""What refers to an entry, by its id and by the field that does."""

_HEADINGS = {
    "about": "Claims about this",
    "affiliations": "People here",
    "assessments": "Assessed by them",
    "broader": "Kinds of this",
    "country": "Organisations here",
    "involves": "Involved in",
    "made_by": "Claims made by them",
    "mentions": "Mentioned in",
    "part_of": "What is part of this",
    "place": "Events here",
    "publisher": "Published by them",
    "quoting": "Quoted in",
    "related": "Terms that refer to this",
    "sources": "What rests on this source",
    "within": "Places here",
}
_SAME = {"who": "involves", "organisation": "affiliations", "by": "assessments",
         "source": "sources"}  # fmt: skip


def write(entries: Sequence[Entry], folder: Path) -> None:
    """Write the pages of entries, and a page that lists each kind."""
    known = {entry.id: entry for entry in entries}
    backlinks = _backlinks(entries)
    by_kind: dict[str, list[Entry]] = {kind: [] for kind in FOLDERS}
    for entry in entries:
        by_kind[entry.kind].append(entry)
    for kind, listed in by_kind.items():
        listing = folder / FOLDERS[kind] / "index.md"
        listing.parent.mkdir(parents=True, exist_ok=True)
        items = [f"- {_link(one, listing.parent.name)}{_date(one)}" for one in _by_name(listed)]
        title = f"# {FOLDERS[kind].capitalize()}\n\n"
        listing.write_text(title + "\n".join(items) + "\n", encoding="utf-8", newline="\n")
    for entry in entries:
        file = folder / f"{entry.path}.md"
        file.write_text(_page(entry, known, backlinks), encoding="utf-8", newline="\n")
    (folder / "index.md").write_text("# A benchmark\n", encoding="utf-8")


def _page(entry: Entry, known: Mapping[str, Entry], backlinks: Backlinks) -> str:
    folder = FOLDERS[entry.kind]

    def link(target: str, words: str = "") -> str:
        return _link(known[target], folder, words)

    opening = lead(entry)
    parts = [f"# {entry.name}", with_links(opening, link)]
    rows = [
        f"| {name.replace('_', ' ').capitalize()} | {_shown(value, known, folder)} |"
        for name, value in entry.fields.items()
        if value != opening and name not in {"sources", "title"}
    ]
    parts += ["\n".join(["| | |", "| --- | --- |", *rows])] if rows else []
    parts.append(wrapped(with_links(entry.body, link)))
    for field, heading in _HEADINGS.items():
        referring = backlinks.get(entry.id, {}).get(field, ())
        if referring:
            items = [f"- {_link(one, folder)}{_date(one)}" for one in _by_name(referring)]
            parts += [f"## {heading}", "\n".join(items)]
    cited = entry.fields.get("sources", ())
    if cited and not isinstance(cited, str | Mapping):
        items = [f"1. {_shown(value, known, folder)}" for value in cited]
        parts += ["## Sources", "\n".join(items)]
    return "\n\n".join(parts) + "\n"


def _shown(value: Value, known: Mapping[str, Entry], folder: str) -> str:
    if isinstance(value, str):
        return _link(known[value], folder) if value in known else value
    if isinstance(value, Mapping):
        return " ".join(_shown(part, known, folder) for part in value.values())
    return ", ".join(_shown(item, known, folder) for item in value)


def _link(entry: Entry, folder: str, words: str = "") -> str:
    """Return a link from a page in a folder, as MkDocs wants it: to the file, relatively."""
    path = posixpath.relpath(f"{entry.path}.md", folder)
    return f"[{words or entry.name}]({path})"


def _date(entry: Entry) -> str:
    date = entry.fields.get("date")
    return f" {date}" if isinstance(date, str) else ""


def _by_name(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.name)


def _backlinks(entries: Sequence[Entry]) -> Backlinks:
    found: dict[str, dict[str, list[Entry]]] = {}
    for entry in entries:
        named = [(_SAME.get(field, field), target) for field, target in references(entry)]
        prose = [*links(lead(entry)), *links(entry.body)]
        for field, target in dict.fromkeys(named + [("mentions", one) for one in prose]):
            found.setdefault(target, {}).setdefault(field, []).append(entry)
    return found
