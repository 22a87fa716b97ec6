"""What earlier builds worked out, kept on disk by a digest of what it was worked out from.

A shelf is a folder of chunks, each a file of many values that is named after a digest of its
bytes, and an index that says which chunk holds which value. Nothing is ever changed in place:
a file is written aside and renamed. So whatever is lost, cut short or written by two builds at
once, a value that cannot be read whole is worked out again, and no other is ever returned.

Values are read by an unpickler that knows plain data and what a shelf admits, and nothing else.
"""

from __future__ import annotations

import io
import os
import pickle
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from explainer.aside import is_running

V = TypeVar("V")

CHUNK = 128
"""How many values share a file: enough to be read at once, few enough to be read alone."""

_SIZE = 16  # bytes of a digest
_INDEX = "index"
_SUFFIX = ".chunk"
_OURS = re.compile(r"[0-9a-f]{32}\.chunk(\.\d+)?|index\.\d+")
# A shelf with so many more chunks than its values need is packed anew.
_LOOSE = 24


def digest(*parts: bytes) -> bytes:
    """Return a digest of some parts, of which none can be taken for a part of its neighbour."""
    found = blake2b(digest_size=_SIZE)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


class Chunk(NamedTuple):
    """A file of values: its name, and the digests they are found under, in their order."""

    name: bytes
    keys: tuple[bytes, ...]


class Batch(Generic[V]):
    """Values that were put on a shelf together, and the chunks that they went into.

    From one process to another it travels as the bytes of those chunks, so that no value is
    packed twice.
    """

    def __init__(
        self, values: Sequence[V], chunks: Sequence[Chunk] = (), packed: Sequence[bytes] = ()
    ) -> None:
        """Take values; where the shelf keeps them, their chunks and what was written into each."""
        self.values = values
        self.chunks = chunks
        self._packed = packed

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as bytes."""
        return _arrived, (self.chunks, self._packed or [_bytes_of(self.values)])


def _arrived(chunks: Sequence[Chunk], packed: Sequence[bytes]) -> Batch[V]:
    values = [value for raw in packed for value in pickle.loads(raw)]  # noqa: S301  # from our own fork, through a pipe
    return Batch(values, chunks)


class Shelf(Generic[V]):
    """Values of one kind; without a folder it is empty and keeps nothing."""

    def __init__(
        self,
        folder: Path | None = None,
        salt: bytes = b"",
        admitted: Iterable[Callable[..., Any]] = (),
    ) -> None:
        """Open a shelf; what was kept under another `salt` is not found again."""
        self._folder = folder
        self._salt = salt
        self._admitted = {(one.__module__, one.__qualname__): one for one in admitted}
        self._chunks = _read_index(folder, salt) if folder else ()
        # The newest stand first, and an old chunk may hold what has been put again.
        self._places = {
            key: (chunk, place)
            for chunk in reversed(self._chunks)
            for place, key in enumerate(chunk.keys)
        }
        self._opened: tuple[bytes, Sequence[V] | None] = (b"", None)
        self._wanted: tuple[list[Chunk], AbstractSet[bytes]] | None = None
        self._retained: frozenset[bytes] = frozenset()

    @property
    def keeps(self) -> bool:
        """Whether anything that is put here will be found again."""
        return self._folder is not None

    @property
    def is_empty(self) -> bool:
        """Whether nothing will be found, whatever is asked for."""
        return not self._places

    def __contains__(self, key: bytes) -> bool:
        """Say whether a value is likely to be found."""
        return key in self._places

    def get(self, key: bytes) -> V | None:
        """Return a value, or nothing where it is not there or not whole."""
        place = self._places.get(key)
        if place is None:
            return None
        chunk, index = place
        if self._opened[0] != chunk.name:
            self._opened = chunk.name, self._read(chunk)
        values = self._opened[1]
        return values[index] if values else None

    def put(self, values: Iterable[tuple[bytes, V]]) -> list[Chunk]:
        """Write values into new chunks, in whichever process; `save` makes them known."""
        found = list(values)
        return list(self.batch([key for key, _ in found], [value for _, value in found]).chunks)

    def batch(self, keys: Sequence[bytes], values: Sequence[V]) -> Batch[V]:
        """Do the same, and return the values too, for another process."""
        if self._folder is None:
            return Batch(values)
        chunks, packed = [], []
        for at in range(0, len(values), CHUNK):
            raw = _bytes_of(values[at : at + CHUNK])
            chunks.append(Chunk(digest(raw), tuple(keys[at : at + CHUNK])))
            packed.append(raw)
            with suppress(OSError):  # a full disk costs the next build time, and this one nothing
                _write(self._folder / f"{chunks[-1].name.hex()}{_SUFFIX}", raw)
        return Batch(values, chunks, packed)

    def keep(self, new: Iterable[Chunk], used: AbstractSet[bytes]) -> None:
        """Take note of what `save` is to keep: the values that this build used, no others.

        `new` are the chunks that were put since the shelf was opened.
        """
        self._wanted = [*new], used

    def retain(self, keys: Iterable[bytes]) -> None:
        """Have `save` keep these values too, where they are there."""
        self._retained = frozenset(keys).intersection(self._places)

    def save(self) -> None:
        """Keep what this build used and forget the others, if it came so far to say."""
        if self._folder is None or self._wanted is None:
            return
        new, used = self._wanted[0], self._wanted[1] | self._retained
        # What was put again is taken from where it was put last.
        old = used - {key for one in new for key in one.keys}
        kept = (one for one in self._chunks if not old.isdisjoint(one.keys))
        # A chunk that was lost is written again under its old name.
        chunks = list(dict.fromkeys((*new, *kept)))
        if chunks == list(self._chunks):
            return
        if len(chunks) > len(used) // CHUNK + _LOOSE:
            chunks = self._packed(chunks, used)
        # What is of no use any more goes first, should the disk be full.
        self._sweep({one.name.hex() + _SUFFIX for one in (*chunks, *self._chunks)})
        with suppress(OSError):
            _write(self._folder / _INDEX, _index_bytes(chunks, self._salt))
            self._sweep({one.name.hex() + _SUFFIX for one in chunks})

    def _packed(self, chunks: Sequence[Chunk], used: AbstractSet[bytes]) -> list[Chunk]:
        """Return chunks that hold the used values of others and nothing else."""
        values: dict[bytes, V] = {}
        for chunk in reversed(chunks):  # the newest last
            found = self._read(chunk) or ()
            values.update((key, one) for key, one in zip(chunk.keys, found) if key in used)  # noqa: B905  # of a chunk that is gone there are none
        return self.put(values.items())

    def _read(self, chunk: Chunk) -> Sequence[V] | None:
        assert self._folder is not None  # noqa: S101  # or there would be no chunk
        try:
            raw = (self._folder / f"{chunk.name.hex()}{_SUFFIX}").read_bytes()
            if digest(raw) != chunk.name:
                return None
            values: Sequence[V] = _Unpickler(io.BytesIO(raw), self._admitted).load()
        except Exception:  # noqa: BLE001  # whatever is in the file, the value is made again
            return None
        return values if len(values) == len(chunk.keys) else None

    def _sweep(self, kept: Collection[str]) -> None:
        """Remove chunks that nothing leads to, and what a killed build left half-written.

        Only files that are called as a shelf calls them: somebody may keep others there.
        """
        assert self._folder is not None  # noqa: S101  # asked by `save`
        with suppress(OSError):
            for file in self._folder.iterdir():
                ours = _OURS.fullmatch(file.name)
                if ours and file.name not in kept and not _is_being_written(file):
                    file.unlink(missing_ok=True)


class _Unpickler(pickle.Unpickler):
    """Makes plain data and what is admitted: what calls anything else is no value of ours."""

    def __init__(self, file: io.BytesIO, admitted: Mapping[tuple[str, str], object]) -> None:
        super().__init__(file)
        self._known = admitted

    def find_class(self, module_name: str, global_name: str, /) -> Any:  # noqa: ANN401  # as pickle declares it
        try:
            return self._known[module_name, global_name]
        except KeyError:
            message = f"{module_name}.{global_name} is not admitted"
            raise pickle.UnpicklingError(message) from None


def _bytes_of(values: Sequence[object]) -> bytes:
    return pickle.dumps(values, pickle.HIGHEST_PROTOCOL)


def _read_index(folder: Path, salt: bytes) -> tuple[Chunk, ...]:
    """Return the chunks that an index names; none where it is not whole, or of another salt."""
    try:
        raw = (folder / _INDEX).read_bytes()
    except OSError:
        return ()
    body, end = raw[:-_SIZE], raw[-_SIZE:]
    if digest(salt, body) != end:
        return ()
    chunks = []
    at = 0
    while at < len(body):
        name, count = body[at : at + _SIZE], int.from_bytes(body[at + _SIZE : at + _SIZE + 4])
        at += _SIZE + 4
        keys = tuple(body[at + _SIZE * n : at + _SIZE * (n + 1)] for n in range(count))
        at += _SIZE * count
        chunks.append(Chunk(name, keys))
    return tuple(chunks)


def _index_bytes(chunks: Iterable[Chunk], salt: bytes) -> bytes:
    body = b"".join(
        chunk.name + len(chunk.keys).to_bytes(4) + b"".join(chunk.keys) for chunk in chunks
    )
    return body + digest(salt, body)


def _write(file: Path, raw: bytes) -> None:
    """Write a file aside and put it in its place."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        aside.write_bytes(raw)
        aside.replace(file)
    except OSError:
        aside.unlink(missing_ok=True)
        raise


def _is_being_written(file: Path) -> bool:
    """Say whether another build that is still running writes this file aside."""
    process = file.suffix.removeprefix(".")
    return process != str(os.getpid()) and process.isdigit() and is_running(process)
