"""What lints look at, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from explainer.catalog import Catalog
from explainer.model.entry import Entry, Node
from explainer.prose.texts import Texts
from explainer.reading.tree import Location
from explainer.settings import Settings

N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True)
class Ground:
    """A whole site in which nothing is wrong; `today` is nothing where nobody may ask."""

    catalog: Catalog
    texts: Texts
    settings: Settings
    today: date | None = None

    def all(self, kind: type[N]) -> Iterator[N]:
        """Yield the entries of a kind, in the order of their files."""
        return (node for node in self.catalog.of_kind(kind.kind) if isinstance(node, kind))

    def entries(self) -> Iterator[Entry]:
        """Yield all entries, in the order of their files."""
        return (node for node in self.catalog if isinstance(node, Entry))

    def cites(self, entry_id: str) -> bool:
        """Say whether anything refers to an entry: a field, or prose wherever it stands."""
        texts = self.texts
        return bool(
            self.catalog.referrers(entry_id)
            or texts.backlinks.get(entry_id)
            or entry_id in texts.elsewhere
        )


class Finding(NamedTuple):
    """What a lint found at one place of an entry, and what would be right.

    `location` leads to the field. An allowance of one of the entries in `sharers` silences it as
    well as one of its own.
    """

    code: str
    entry_id: str
    location: Location
    message: str
    hint: str
    sharers: tuple[str, ...] = ()


Lint = Callable[[Ground], Iterable[Finding]]
"""Looks at a whole site; one function may find what several lints are about."""
