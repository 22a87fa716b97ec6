"""Entries read from their files: those that are new, some in each process; the others kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from explainer.cache import Batch, Shelf, digest
from explainer.catalog.entries import EntryRead, read_entry, sound
from explainer.model.entry import Node
from explainer.problems import Problem
from explainer.reading.text import read_bytes
from explainer.workers import Crew

Kept: TypeAlias = tuple[Node, Any]
"""The value of an entry in whose file nothing is wrong, and what was prepared of it."""

Opened: TypeAlias = tuple[bytes, bytes, list[Problem]]
"""The bytes of a file, their digest, and why it cannot be read where that is so."""


class Source(NamedTuple):
    """The file of an entry: its kind, where it lies, and what problems call it."""

    kind: type[Node]
    file: str
    path: str

    def open(self) -> Opened:
        """Return what is in the file; its digest is of all that its value follows from.

        Two files with the same bytes have two digests, for each value gets an id of its own.
        """
        raw, problems = read_bytes(self.file, self.path)
        return raw, digest(self.kind.kind.encode(), self.path.encode(), raw), problems


class Reading(NamedTuple):
    """What became of a file, what was prepared of its value, its bytes and their digest."""

    read: EntryRead
    prepared: Any
    raw: bytes
    key: bytes


class Fresh(NamedTuple):
    """What was found in some files: the good, in their order, and the others by number.

    `opened` are the files themselves, where they had not been opened before.
    """

    opened: list[Opened]
    good: Batch[Kept]
    others: dict[int, tuple[EntryRead, Any]]


def _nothing(node: Node) -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How entries are read: by whom, from which shelf, and what is prepared of each at once.

    `prepare` is given a value without its id and may look at nothing else, since what it
    returns is kept with the value.
    """

    crew: Crew = field(default_factory=Crew)
    shelf: Shelf[Kept] = field(default_factory=Shelf)
    prepare: Callable[[Node], Any] = _nothing

    def read(self, sources: Sequence[Source], context: dict[str, Any]) -> Iterator[Reading]:
        """Yield what the files hold, in their order; `context` is for the validators."""
        # Where nothing was kept, whoever reads a file opens it too.
        opened = [] if self.shelf.is_empty else [source.open() for source in sources]
        kept = [self.shelf.get(key) for _, key, _ in opened] or [None] * len(sources)
        new = [number for number, one in enumerate(kept) if one is None]
        work = partial(self._read, sources=sources, opened=opened, context=context)
        done = self.crew.work("reading entries", work, new)
        opened = opened or [file for part in done for file in part.opened]
        good = (one for part in done for one in part.good.values)
        others = {number: one for part in done for number, one in part.others.items()}
        for number, (one, (raw, key, _)) in enumerate(zip(kept, opened, strict=True)):
            if number in others:
                read, prepared = others[number]
            else:
                node, prepared = one or next(good)
                read = sound(node)
            yield Reading(read, prepared, raw, key)
        chunks = [chunk for part in done for chunk in part.good.chunks]
        self.shelf.keep(chunks, {key for _, key, _ in opened})

    def _read(
        self,
        numbers: Sequence[int],
        advance: Callable[[], None],
        *,
        sources: Sequence[Source],
        opened: Sequence[Opened],
        context: dict[str, Any],
    ) -> Fresh:
        """Return what some of the files hold."""
        files: list[Opened] = []
        keys: list[bytes] = []
        good: list[Kept] = []
        others: dict[int, tuple[EntryRead, Any]] = {}
        for number in numbers:
            source = sources[number]
            if not opened:
                files.append(source.open())
            raw, key, unreadable = opened[number] if opened else files[-1]
            read = read_entry(raw, source.kind, source.path, context, unreadable)
            prepared = self.prepare(read.node) if read.node else None
            if read.node and not read.problems:
                keys.append(key)
                good.append((read.node, prepared))
            else:
                others[number] = read, prepared
            advance()
        return Fresh(files, self.shelf.batch(keys, good), others)
