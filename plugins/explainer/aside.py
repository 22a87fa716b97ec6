"""Files that get their place in one step: whoever is killed leaves the old one or the new one.

What is to stand in a file is written beside it, hidden, in a file whose name says which process
writes it. What a killed process has left is cleared away by the next that writes there.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

_PREFIX, _SUFFIX = ".explainer-", ".tmp"


def beside(place: Path, raw: bytes, like: Path | None = None) -> Path:
    """Write bytes beside a place, on the disk and not only on their way; return the file.

    It has the rights of `like`, or those of any new file. Raises `OSError` and leaves nothing.
    """
    prefix = f"{_PREFIX}{os.getpid()}-"
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=prefix, suffix=_SUFFIX)
    file = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as written:
            written.write(raw)
            written.flush()
            os.fsync(written.fileno())
        file.chmod(like.stat().st_mode & 0o7777 if like else _usual_rights())
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return file


def put(place: Path, raw: bytes) -> None:
    """Put bytes in the place of a file, with its rights, or in a new one.

    Raises `OSError` where that is not to be; the file is then as it was.
    """
    file = beside(place, raw, place if place.exists() else None)
    try:
        file.replace(place)
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def put_new(place: Path, raw: bytes) -> None:
    """Put bytes in a file that is not there; raises `FileExistsError` where it is."""
    file = beside(place, raw)
    try:
        name_new(file, place)
    finally:
        file.unlink(missing_ok=True)


def name_new(file: Path, place: Path) -> None:
    """Give a file a second name; raises `FileExistsError` where another has it."""
    try:
        os.link(file, place)
    except FileExistsError as error:
        raise FileExistsError(error.errno, error.strerror, str(place)) from None
    except OSError:  # a file system without second names
        with place.open("xb") as new:
            new.write(file.read_bytes())


def clear(folder: Path) -> None:
    """Remove from a folder what processes that are gone have left beside its files."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        if not is_running(left.name.removeprefix(_PREFIX).partition("-")[0]):
            with suppress(OSError):
                left.unlink()


def is_running(process: str) -> bool:
    """Say whether a process with this number is there; where nobody can know, that it is."""
    if os.name != "posix" or not process.isdigit():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _usual_rights() -> int:
    """Return the rights of a new file; `mkstemp` gives none to others."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
