"""The prose of entries woven: what is new, some in each process; what was kept, taken as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TypeAlias

from explainer.cache import Batch, Shelf, digest
from explainer.model.entry import Entry
from explainer.prose.entries import Mark, WovenEntry, weave_entry
from explainer.prose.fields import Field
from explainer.prose.names import Names
from explainer.prose.resolve import Resolver
from explainer.workers import Crew

Rendered: TypeAlias = tuple[Entry, Sequence[Field]]
"""An entry and its prose, rendered and not yet linked."""

Kept: TypeAlias = tuple[Mapping[str, str], list[Mark], Mapping[str, list[str]]]
"""What a `WovenEntry` is made of."""


@dataclass(frozen=True, slots=True)
class Loom:
    """By whom the prose of entries is woven, and on which shelf it is kept."""

    crew: Crew = field(default_factory=Crew)
    shelf: Shelf[Kept] = field(default_factory=Shelf)

    def weave(
        self,
        rendered: Sequence[Rendered],
        names: Names,
        resolver: Resolver,
        digests: Mapping[str, bytes],
    ) -> Iterator[WovenEntry]:
        """Yield the prose of entries with its links, in their order.

        It follows from the file of each, of which `digests` holds one by the entry's id, and
        from all that can be linked to.
        """
        links = _digest_of(names, resolver)
        keys = [
            digest(digests.get(entry.id, b""), entry.id.encode(), links) for entry, _ in rendered
        ]
        kept = [self.shelf.get(key) for key in keys]
        new = [number for number, one in enumerate(kept) if one is None]
        weave = partial(weave_entry, names=names, resolver=resolver)
        work = partial(self._weave, rendered=rendered, keys=keys, weave=weave)
        done = self.crew.work("linking prose", work, new)
        fresh = (one for part in done for one in part.values)
        for one in kept:
            yield WovenEntry(*(one or next(fresh)))
        self.shelf.keep([chunk for part in done for chunk in part.chunks], {*keys})

    def _weave(
        self,
        numbers: Sequence[int],
        advance: Callable[[], None],
        *,
        rendered: Sequence[Rendered],
        keys: Sequence[bytes],
        weave: Callable[[Entry, Sequence[Field]], WovenEntry],
    ) -> Batch[Kept]:
        """Return the prose of some entries with its links."""
        found: list[Kept] = []
        for number in numbers:
            html, marks, unresolved = weave(*rendered[number])
            found.append((html, marks, unresolved))
            advance()
        return self.shelf.batch([keys[number] for number in numbers], found)


def _digest_of(names: Names, resolver: Resolver) -> bytes:
    """Return a digest of all that prose can be linked to, by which words, and where it stands."""
    # Flat lists: a record that describes itself takes ten times as long.
    table = (
        names.meanings,
        list(resolver.targets),
        [*chain.from_iterable(resolver.targets.values())],
        list(resolver.pages),
        [*chain.from_iterable(resolver.pages.values())],
        list(resolver.kinds),
        [kind.folder for kind in resolver.kinds.values()],
    )
    return digest(repr(table).encode())
