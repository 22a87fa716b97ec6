"""The ids that entries may refer to, with the names of what they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

from explainer.catalog import Content
from explainer.model.entry import Node
from explainer.reading import Scalar


class Known(NamedTuple):
    """An entry that may be referred to: its kind, and its name where its file can be read."""

    kind: str
    name: str


class Ids:
    """What there is to refer to, by kind."""

    def __init__(self, known: Mapping[str, Known], kinds: Sequence[str]) -> None:
        """Take every id there is, and the names of all kinds."""
        self._known = dict(sorted(known.items()))
        self._kinds = tuple(kinds)

    @classmethod
    def of(cls, content: Content, kinds: Sequence[type[Node]]) -> Self:
        """Return the ids of content, of entries with mistakes in them too, but not of drafts."""
        known = {
            entry_id: Known(kind, _name(content, entry_id))
            for entry_id, kind in content.known.items()
        }
        return cls(known, [kind.kind for kind in kinds])

    def kinds(self, to: Sequence[str], not_to: Sequence[str]) -> tuple[str, ...]:
        """Return the kinds that a relation leads to; see `model.relation.Relation`."""
        return tuple(kind for kind in to or self._kinds if kind not in not_to)

    def names(self, kinds: Sequence[str]) -> dict[str, str]:
        """Return the ids of some kinds with their names, in the order of the alphabet."""
        return {key: known.name for key, known in self._known.items() if known.kind in kinds}


def _name(content: Content, entry_id: str) -> str:
    """Return the name of an entry, as far as its file can be read."""
    if entry_id in content.nodes:
        return content.nodes[entry_id].label
    entries = content.documents[entry_id].root.entries if entry_id in content.documents else {}
    written = entries.get("name", entries.get("title"))
    return written.text if isinstance(written, Scalar) else ""
