"""The entries that there will be, as the checks ask about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.catalog.documents import Documents
from explainer.model.entry import Node
from explainer.reading import Scalar
from explainer.reading.shape import Leaf, scalars, values


@dataclass(frozen=True, slots=True)
class Shown:
    """All entries that could be parsed, but for drafts, by id.

    `sound` are those in whose files nothing is wrong. Their values are asked first, and their
    documents only for the place of a problem; of the others the documents are asked at once,
    so that one mistake does not hide another.
    """

    kinds: Mapping[str, type[Node]]
    sound: Mapping[str, Node]
    documents: Documents

    def texts(self, entry_id: str, leaf: Leaf) -> list[str]:
        """Return the texts of an entry at a leaf."""
        node = self.sound.get(entry_id)
        if node is not None:
            return [text for text, _ in values(node, leaf)]
        return [scalar.text for scalar in self.scalars(entry_id, leaf)]

    def scalars(self, entry_id: str, leaf: Leaf) -> Iterator[Scalar]:
        """Yield the same with their places."""
        return scalars(self.documents[entry_id].root, self.kinds[entry_id], leaf)
