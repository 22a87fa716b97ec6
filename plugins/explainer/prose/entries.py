"""The prose of an entry in two steps: rendered by itself, then woven among all the others.

What each step returns is small and plain, and can be kept or sent from one process to
another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, TypeAlias

from explainer.model.entry import Entry
from explainer.model.text import ProseMark
from explainer.prose.fields import Field, render_field
from explainer.prose.mentions import Mention
from explainer.prose.names import Names
from explainer.prose.resolve import Resolver
from explainer.prose.weave import Weaver
from explainer.reading.shape import Leaf, leaves

BODY = "body"
"""The field that stands on the entry's own page alone, where its headings get ids."""

Mark: TypeAlias = tuple[str, str, int]
"""A mention: whom it names, in which field, and where in its HTML the link begins."""


class WovenEntry(NamedTuple):
    """The prose of an entry with its links: HTML by field, and whom it mentions.

    `unresolved` are the links that lead nowhere, by field.
    """

    html: Mapping[str, str]
    marks: list[Mark]
    unresolved: Mapping[str, list[str]]

    def mentions(self, entry_id: str) -> list[Mention]:
        """Return whom the entry with this id mentions."""
        html = self.html
        return [Mention(entry_id, target, html[name], at) for target, name, at in self.marks]


def render_entry(entry: Entry) -> tuple[Field, ...]:
    """Return the prose of an entry rendered; all of it follows from the entry's own texts."""
    kind = type(entry)
    inline = _inline_fields(kind)
    return tuple(
        [
            render_field(name, source, inline=name in inline)
            for name in kind.prose_fields
            if (source := getattr(entry, name))
        ]
    )


def weave_entry(
    entry: Entry, fields: Iterable[Field], names: Names, resolver: Resolver
) -> WovenEntry:
    """Return the rendered prose of an entry with links to all that it names."""
    entry_id = entry.id
    resolve = resolver.in_file(file_of(entry))
    weaver = Weaver(entry_id, names, resolver.targets.__getitem__, resolve)
    html: dict[str, str] = {}
    marks: list[Mark] = []
    unresolved: dict[str, list[str]] = {}
    own = resolver.targets[entry_id].address
    for name, rendered, _ in fields:
        html[name], found, nowhere, _ = weaver.weave(rendered, "" if name == BODY else own)
        marks += [(target, name, at) for target, at in found]
        if nowhere:
            unresolved[name] = nowhere
    return WovenEntry(html, marks, unresolved)


def file_of(entry: Entry) -> str:
    """Return the path of an entry's file in the content folder."""
    return f"{entry.folder}/{entry.id}{entry.suffix}"


def is_inline(leaf: Leaf) -> bool:
    """Say whether the prose at a leaf is one paragraph."""
    return any(isinstance(mark, ProseMark) and mark.inline for mark in leaf.markers)


@cache
def _inline_fields(kind: type[Entry]) -> frozenset[str]:
    return frozenset(leaf.path[-1] for leaf in leaves(kind, ProseMark) if is_inline(leaf))
