"""The files of schemas: written whole, and only where they say something new."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from explainer.aside import clear, put

_IGNORED = "# What is here is made for one's own editor and not committed.\n*\n"


def write(folder: Path, files: Mapping[str, bytes]) -> int:
    """Make a folder hold these schemas and no others; return how many of its files changed.

    Raises `OSError` where that cannot be done.
    """
    folder.mkdir(parents=True, exist_ok=True)
    clear(folder)
    changed = 0
    for name, raw in files.items():
        if _read(folder / name) != raw:
            put(folder / name, raw)
            changed += 1
    for name in _others(folder, files):
        (folder / name).unlink()
        changed += 1
    return changed


def write_local(folder: Path, files: Mapping[str, bytes]) -> int:
    """Do the same in a folder of one's own, which git is told to ignore."""
    folder.mkdir(parents=True, exist_ok=True)
    ignored = folder.parent / ".gitignore"
    if not ignored.exists():
        put(ignored, _IGNORED.encode())
    return write(folder, files)


def out_of_date(folder: Path, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Return the names of the files that `write` would change, each with the reason."""
    found = []
    for name, raw in files.items():
        old = _read(folder / name)
        if old is None:
            found.append((name, "this schema is missing"))
        elif old != raw:
            found.append((name, "this schema is out of date"))
    found += [(name, "this is the schema of nothing there is") for name in _others(folder, files)]
    return sorted(found)


def _others(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Return the schemas that were made once and are no longer.

    What somebody else put there is not ours to judge: ours begin with a comment of ours.
    """
    if not folder.is_dir():
        return []
    names = sorted(file.name for file in folder.glob("*.json"))
    return [name for name in names if name not in files and _is_ours(folder / name)]


def _is_ours(file: Path) -> bool:
    raw = _read(file)
    return raw is not None and b"`explainer schema`" in raw[:200]


def _read(file: Path) -> bytes | None:
    try:
        # As git may check it out: a line end is no difference.
        return file.read_bytes().replace(b"\r\n", b"\n")
    except OSError:
        return None
