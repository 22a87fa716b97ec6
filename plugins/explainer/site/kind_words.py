"""What a site's own kinds are called where nobody says: words made of their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.model.entry import Entry, Node
from explainer.settings.words import Coined
from explainer.site.kind_checks import own_fields, own_relations, own_vocabularies
from explainer.site.kinds import base_of


def coined(kinds: Sequence[type[Node]]) -> dict[str, Coined]:
    """Return the words that the pages of kinds of a site's own need, by their keys.

    A site may replace each of them in its own file of words.
    """
    return {key: word for kind in kinds for key, word in _of(kind)}


def _of(kind: type[Node]) -> Iterator[tuple[str, Coined]]:
    base = base_of(kind)
    if base is Entry:
        yield f"kinds.{kind.kind}.one", Coined(_said(kind.kind))
        yield f"kinds.{kind.kind}.other", Coined(_said(kind.folder))
    for name in own_fields(kind, base):
        yield f"fields.{kind.kind}.{name}", Coined(_said(name), f"fields.{name}")
    for _, relation in own_relations(kind, base):
        yield f"inverse.{relation.inverse}", Coined(_said(relation.inverse))
        yield f"edges.{relation.name}", Coined(_said(relation.name).lower())
    for _, vocabulary in own_vocabularies(kind, base):
        for word, label in (vocabulary.words or {}).items():
            yield f"vocabularies.{vocabulary.name}.{word}", Coined(label)


def _said(name: str) -> str:
    """Return a name as words: `lost-at` as “Lost at”."""
    words = " ".join(name.replace("_", "-").split("-"))
    return words[:1].upper() + words[1:]
