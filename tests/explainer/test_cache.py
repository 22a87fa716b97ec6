"""Shelves: what was kept is found again, and nothing else is ever found."""

from __future__ import annotations

import os
import pickle
import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from explainer.cache import CHUNK, Batch, Shelf, digest
from explainer.workers import spread

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

SALT = b"lighthouses"


def _shelf(folder: Path, salt: bytes = SALT) -> Shelf[object]:
    return Shelf(folder / "shelf", salt)


def _key(number: int) -> bytes:
    return digest(str(number).encode())


def _values(numbers: Sequence[int]) -> list[tuple[bytes, object]]:
    return [(_key(number), {"number": number, "html": "<p>" * number}) for number in numbers]


def _keep(folder: Path, numbers: Sequence[int]) -> None:
    """Keep values as a build does that needs these and no others."""
    shelf = _shelf(folder)
    new = shelf.put([pair for pair in _values(numbers) if pair[0] not in shelf])
    shelf.keep(new, {_key(number) for number in numbers})
    shelf.save()


def _found(folder: Path, numbers: Sequence[int]) -> list[int]:
    """Return which values are found; those must be right."""
    shelf = _shelf(folder)
    found = {number: shelf.get(key) for number, (key, _) in zip(numbers, _values(numbers))}  # noqa: B905  # as many
    whole = dict(_values(numbers))
    assert all(value in (None, whole[_key(number)]) for number, value in found.items())
    return [number for number, value in found.items() if value is not None]


def _files(folder: Path) -> list[Path]:
    return sorted((folder / "shelf").iterdir())


def test_a_digest_tells_parts_from_their_neighbours() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc") != digest(b"abc")
    assert digest(b"a", b"") != digest(b"", b"a")
    assert digest(b"a", b"b") == digest(b"a", b"b")
    assert len(digest()) == 16


def test_values_are_found_again(tmp_path: Path) -> None:
    numbers = range(2 * CHUNK + 3)
    assert _shelf(tmp_path).is_empty
    _keep(tmp_path, numbers)
    shelf = _shelf(tmp_path)
    assert not shelf.is_empty
    assert [shelf.get(key) for key, _ in _values(numbers)] == [one for _, one in _values(numbers)]
    assert shelf.get(_key(-1)) is None
    assert len(_files(tmp_path)) == 4  # three chunks and the index


def test_values_are_found_in_any_order(tmp_path: Path) -> None:
    numbers = list(range(2 * CHUNK))
    _keep(tmp_path, numbers)
    random.Random(1).shuffle(numbers)  # noqa: S311  # no secret
    assert _found(tmp_path, numbers) == numbers


def test_another_salt_finds_nothing(tmp_path: Path) -> None:
    _keep(tmp_path, range(3))
    other = _shelf(tmp_path, b"other settings")
    assert other.is_empty
    assert other.get(_key(1)) is None


def test_without_a_folder_nothing_is_kept() -> None:
    shelf: Shelf[object] = Shelf()
    assert not shelf.keeps
    assert shelf.put(_values(range(3))) == []
    shelf.keep([], {_key(1)})
    shelf.save()
    assert shelf.get(_key(1)) is None


def test_the_same_build_again_writes_nothing(tmp_path: Path) -> None:
    _keep(tmp_path, range(5))
    before = [(file, file.stat().st_mtime_ns, file.stat().st_ino) for file in _files(tmp_path)]
    _keep(tmp_path, range(5))
    assert [(file, file.stat().st_mtime_ns, file.stat().st_ino) for file in _files(tmp_path)] == (
        before
    )


def test_what_a_build_did_not_need_is_forgotten_with_its_chunk(tmp_path: Path) -> None:
    _keep(tmp_path, range(CHUNK + 1))
    _keep(tmp_path, [CHUNK])
    assert _found(tmp_path, range(CHUNK + 1)) == [CHUNK]
    assert len(_files(tmp_path)) == 2


def test_many_loose_chunks_are_packed(tmp_path: Path) -> None:
    for last in range(1, 60):  # an edit a build
        _keep(tmp_path, range(last))
        assert _found(tmp_path, range(last)) == list(range(last))
        assert len(_files(tmp_path)) < 30
    _keep(tmp_path, range(10, 50))
    assert set(range(10, 50)) <= set(_found(tmp_path, range(60)))


def _cut(raw: bytes) -> Iterator[bytes]:
    """Yield a file cut off after each of its bytes."""
    return (raw[:length] for length in range(len(raw)))


def _garbled(raw: bytes) -> Iterator[bytes]:
    """Yield a file with one of its bits turned, or with bytes put in, taken out or exchanged."""
    chance = random.Random(3)  # noqa: S311  # no secret
    for _ in range(300):
        at, to = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
        found = bytearray(raw)
        found[at : at + 1] = bytes([chance.randrange(256)])
        yield bytes(found)
        yield raw[:at] + raw[to:]
        yield raw[:at] + raw[to:] + raw[at:to]


@pytest.mark.parametrize("spoil", [_cut, _garbled])
@pytest.mark.parametrize("suffix", ["", ".chunk"])
def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path, spoil: object, suffix: str) -> None:
    assert callable(spoil)
    _keep(tmp_path, range(4))
    (file,) = (file for file in _files(tmp_path) if file.suffix == suffix)
    whole = file.read_bytes()
    for raw in spoil(whole):
        file.write_bytes(raw)
        assert _found(tmp_path, range(5)) == ([0, 1, 2, 3] if raw == whole else [])


def test_what_is_spoilt_is_written_anew(tmp_path: Path) -> None:
    _keep(tmp_path, range(4))
    for file in _files(tmp_path):
        file.write_bytes(b"")
    _keep(tmp_path, range(4))
    assert _found(tmp_path, range(4)) == [0, 1, 2, 3]


def test_a_lost_chunk_loses_its_own_values_only(tmp_path: Path) -> None:
    _keep(tmp_path, range(2 * CHUNK))
    next(file for file in _files(tmp_path) if file.suffix == ".chunk").unlink()
    assert len(_found(tmp_path, range(2 * CHUNK))) == CHUNK


def test_classes_are_made_only_where_they_are_admitted(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    admitting: Shelf[object] = Shelf(folder, SALT, [Fraction])
    value = Fraction(1, 3)
    admitting.keep(admitting.put([(_key(1), value)]), {_key(1)})
    admitting.save()
    assert Shelf[object](folder, SALT, [Fraction]).get(_key(1)) == value
    assert Shelf[object](folder, SALT).get(_key(1)) is None


class _Hostile:
    """Would make a folder, were it read by an ordinary unpickler."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.folder),)


def test_what_is_kept_calls_nothing(tmp_path: Path) -> None:
    made = tmp_path / "made"
    shelf = _shelf(tmp_path)
    shelf.keep(shelf.put([(_key(1), _Hostile(made))]), {_key(1)})
    shelf.save()
    assert _shelf(tmp_path).get(_key(1)) is None
    assert not made.exists()


def test_of_two_builds_at_once_the_next_one_makes_good_what_was_lost(tmp_path: Path) -> None:
    one, other = _shelf(tmp_path), _shelf(tmp_path)
    first, second = one.put(_values(range(3))), other.put(_values(range(2, 6)))
    one.keep(first, {_key(number) for number in range(3)})
    one.save()
    assert _found(tmp_path, range(6)) == [0, 1, 2]
    other.keep(second, {_key(number) for number in range(2, 6)})
    other.save()
    assert {*_found(tmp_path, range(6))} <= {2, 3, 4, 5}
    shelf = _shelf(tmp_path)
    lost = [pair for pair in _values(range(2, 6)) if shelf.get(pair[0]) is None]
    shelf.keep(shelf.put(lost), {_key(number) for number in range(2, 6)})
    shelf.save()
    assert _found(tmp_path, range(6)) == [2, 3, 4, 5]
    assert len(_files(tmp_path)) == 2


def test_a_build_goes_on_where_another_has_swept_its_chunks(tmp_path: Path) -> None:
    _keep(tmp_path, range(3))
    slow = _shelf(tmp_path)
    _keep(tmp_path, range(10, 13))
    assert slow.get(_key(1)) is None


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    _keep(tmp_path, range(3))
    nobody = 2**22 + 1  # no system gives such a number
    left = tmp_path / "shelf" / f"{'0123' * 8}.chunk.{nobody}"
    being_written = tmp_path / "shelf" / f"{'0123' * 8}.chunk.{os.getppid()}"
    for file in (left, being_written):
        file.write_bytes(b"half")
    _keep(tmp_path, range(4))
    assert not left.exists()
    assert being_written.exists()


def test_a_folder_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "shelf").write_text("a file where the folder should be", encoding="utf-8")
    shelf = _shelf(tmp_path)
    chunks = shelf.put(_values(range(3)))
    shelf.keep(chunks, {_key(1)})
    shelf.save()
    assert _shelf(tmp_path).is_empty


@needs_fork
def test_values_put_by_several_processes_are_found(tmp_path: Path) -> None:
    numbers = range(300)
    shelf = _shelf(tmp_path)
    done = spread(lambda part: shelf.put(_values(part)), numbers, 3)
    assert len(done) == 3
    shelf.keep([chunk for part in done for chunk in part], {_key(number) for number in numbers})
    shelf.save()
    assert _found(tmp_path, numbers) == list(numbers)


@pytest.mark.parametrize("keeps", [True, False])
def test_a_batch_is_the_same_in_another_process(tmp_path: Path, *, keeps: bool) -> None:
    shelf: Shelf[object] = _shelf(tmp_path) if keeps else Shelf()
    keys, values = zip(*_values(range(CHUNK + 1)), strict=True)
    batch = shelf.batch(keys, values)
    there: Batch[object] = pickle.loads(pickle.dumps(batch))  # noqa: S301  # made here
    assert list(there.values) == list(batch.values) == list(values)
    assert list(there.chunks) == list(batch.chunks)
    assert len(there.chunks) == 2 * keeps
    assert list(pickle.loads(pickle.dumps(there)).values) == list(values)  # noqa: S301  # as above


def test_what_is_not_the_shelfs_stays(tmp_path: Path) -> None:
    _keep(tmp_path, range(3))
    others = [
        tmp_path / "shelf" / name for name in ("notes.md", "todo.yml", "old.chunk", "index.md")
    ]
    for file in others:
        file.write_text("mine", encoding="utf-8")
    left = tmp_path / "shelf" / f"{'0' * 32}.chunk.999999999"
    left.write_bytes(b"half")
    _keep(tmp_path, range(1, 5))
    assert [file.read_text(encoding="utf-8") for file in others] == ["mine"] * len(others)
    assert not left.exists()
    assert _found(tmp_path, range(1, 5)) == [1, 2, 3, 4]
