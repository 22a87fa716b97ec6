"""The documents of entries, read again when somebody asks on which line something stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.reading import Document, read
from explainer.reading.text import decode


class Documents(Mapping[str, Document]):
    """What could be parsed of each entry, by its id, in the order of the files.

    Trees with a place for each of their values are large, and nobody asks for one unless
    there is something wrong. So what is kept is the bytes of a file; of the trees only the
    last, for questions about one entry come together.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[str, Document | tuple[str, bytes]] = {}
        self._last: tuple[str, Document] | None = None

    def keep(self, entry_id: str, path: str, raw: bytes) -> None:
        """Take the bytes of a file of YAML that can be parsed; `path` is what problems call it."""
        self._kept[entry_id] = (path, raw)

    def keep_read(self, entry_id: str, document: Document) -> None:
        """Take a document as it is: the head of a page is no file of its own."""
        self._kept[entry_id] = document

    def forget(self) -> None:
        """Let go of all files: nobody has any more questions."""
        self._kept.clear()
        self._last = None

    def path(self, entry_id: str) -> str:
        """Return what problems call the file of an entry."""
        kept = self._kept[entry_id]
        return kept.path if isinstance(kept, Document) else kept[0]

    def __getitem__(self, entry_id: str) -> Document:
        """Return the document of an entry; raises `KeyError` where it has none."""
        kept = self._kept[entry_id]
        if isinstance(kept, Document):
            return kept
        if self._last is None or self._last[0] != entry_id:
            self._last = (entry_id, _read(*kept))
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self._kept)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._kept)


def _read(path: str, raw: bytes) -> Document:
    document, _ = read(decode(raw, path)[0], path)
    assert document is not None  # noqa: S101  # it was kept because it can be parsed
    return document
