"""Publishing a folder all or nothing: it is made aside and exchanged with the old one.

Whoever reads the folder sees the old site or the new one, never a part of either; a build
that is killed leaves the old one, and what it left aside is removed by the next.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from explainer.aside import is_running
from explainer.forks import WorkerError
from explainer.workers import processes_for, spread

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux 3.15, renameat2(2)


def aside(folder: Path) -> Path:
    """Return where to make what will stand in a folder, and clear away what others left there."""
    folder = folder.resolve()
    prefix = f".{folder.name}.building-"
    if folder.parent.is_dir():
        for left in folder.parent.glob(f"{prefix}*"):
            process = left.name.removeprefix(prefix)
            if (process.endswith("-old") and _posix()) or not is_running(process):
                shutil.rmtree(left, ignore_errors=True)
    return folder.parent / f"{prefix}{os.getpid()}"


def publish(made: Path, folder: Path) -> None:
    """Put a made folder in the place of another, and remove the other.

    What is hidden in the old one (`.git`, say) is kept, as MkDocs keeps it. Raises `OSError`
    where the folders cannot be renamed; the old one is in its place then.
    """
    folder = folder.resolve()
    if not folder.exists():
        made.rename(folder)
        return
    if os.path.ismount(folder):
        _exchange_contents(made, folder)
    else:
        # Before the exchange: whoever is killed behind it would have lost them.
        _give_second_names(folder, made)
        _exchange(made, folder)
    discard(made)


def discard(made: Path) -> None:
    """Remove what was made aside."""
    # Tens of thousands of files take a while: some in each process.
    folders = [child for child in _folders(made) for child in _folders(child)]
    processes = processes_for(len(folders))
    with suppress(WorkerError):
        spread(_remove, folders, processes)
    shutil.rmtree(made, ignore_errors=True)


def _give_second_names(folder: Path, made: Path) -> None:
    """Put what is hidden in a folder into another as well, unless there is such a thing."""
    for hidden in folder.glob(".*"):
        other = made / hidden.name
        if other.exists() or other.is_symlink():
            continue
        if hidden.is_dir() and not hidden.is_symlink():
            shutil.copytree(hidden, other, symlinks=True, copy_function=_second_name)
        else:
            _second_name(hidden, other)


def _second_name(source: str | Path, other: str | Path) -> None:
    try:
        os.link(source, other, follow_symlinks=False)
    except OSError:  # a file system that knows no second names
        shutil.copy2(source, other, follow_symlinks=False)


def _folders(folder: Path | str) -> list[str]:
    try:
        with os.scandir(folder) as found:
            return [one.path for one in found if one.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def _remove(folders: Sequence[str]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _exchange(one: Path, other: Path) -> None:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if _posix() else None
    if rename is not None:
        names = os.fsencode(one), os.fsencode(other)
        if rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
            return
        number = ctypes.get_errno()
        if number not in {errno.ENOSYS, errno.EINVAL}:  # EINVAL: not on this file system
            raise OSError(number, os.strerror(number), str(other))
    # Without an exchange there is a moment without the folder, but never with half of one.
    old = one.with_name(f"{one.name}-old")
    other.rename(old)
    try:
        one.rename(other)
    except OSError:
        old.rename(other)
        raise
    old.rename(one)


def _exchange_contents(one: Path, other: Path) -> None:
    """Exchange what two folders hold, where the other one is a mount and cannot be renamed.

    File by file: the one way that has a moment with a part of each.
    """
    mine = list(one.iterdir())
    old = one / "old"
    old.mkdir()
    for child in list(other.iterdir()):
        if not child.name.startswith("."):
            shutil.move(child, old / child.name)
    for child in mine:
        shutil.move(child, other / child.name)


def _posix() -> bool:
    return os.name == "posix"
