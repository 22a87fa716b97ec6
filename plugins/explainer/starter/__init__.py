"""A new explainer: the files in `template/`, with its title filled in.

A name there that begins with `dot-` stands for one with a dot, which packaging tools and version
control would take for a file of theirs.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from explainer.starter.requirement import requirement

_DOT = "dot-"


def starter(title: str, heading: str) -> dict[str, bytes]:
    """Return the files of a new site by their paths.

    `title` is what it is called, on one line; `heading` the same as Markdown.
    """
    filled = {
        "@TITLE@": json.dumps(title, ensure_ascii=False),  # which is a quoted text in YAML, too
        "@HEADING@": heading,
        "@REQUIREMENT@": requirement(),
    }
    found = {}
    for path, text in _texts(files("explainer.starter") / "template", ""):
        for mark, value in filled.items():
            # Once a file: a title may hold a mark, and is not to be filled itself.
            before, found_mark, after = text.partition(mark)
            if found_mark:
                text = f"{before}{value}{after}"  # noqa: PLW2901  # the text as it is so far
                break
        found[path] = text.encode()
    return dict(sorted(found.items()))


def is_free(folder: Path) -> bool:
    """Say whether a folder may become a site: it is not there, or has nothing but its history.

    Raises `OSError` where it cannot be read, or is no folder.
    """
    try:
        return all(one.name == ".git" for one in folder.iterdir())
    except FileNotFoundError:
        return not folder.is_symlink()


def write_all(folder: Path, made: dict[str, bytes]) -> None:
    """Write files into a folder that is free: all of them, or, where that fails, none.

    Raises `OSError`; what was there before is then as it was.
    """
    new = not folder.exists()
    above = [one for one in (folder, *folder.parents) if not one.exists()]
    moved: list[Path] = []
    aside = None
    try:
        (folder.parent if new else folder).mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".explainer-", dir=folder.parent if new else folder))
        for path, raw in made.items():
            file = aside / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(raw)
        if new:  # in one step, whoever is killed
            aside.chmod(0o777 & ~_mask())
            aside.rename(folder)
            return
        for one in sorted(aside.iterdir()):
            moved.append(_moved(one, folder / one.name))  # noqa: PERF401  # known when one fails
        aside.rmdir()
    except BaseException:
        for one in (*moved, *([aside] if aside else [])):
            _remove(one)
        for one in above:
            if one.is_dir():
                one.rmdir()
        raise


def _mask() -> int:
    """Return what new folders may not be; `mkdtemp` lets nobody else in."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _moved(one: Path, target: Path) -> Path:
    if target.exists():
        raise FileExistsError(None, "somebody else has just put this there", str(target))
    return one.rename(target)


def _remove(one: Path) -> None:
    if one.is_dir():
        shutil.rmtree(one, ignore_errors=True)
    else:
        one.unlink(missing_ok=True)


def _texts(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    """Return the text of each file below a folder with the path it is written to."""
    found = []
    for one in folder.iterdir():
        name = f".{one.name.removeprefix(_DOT)}" if one.name.startswith(_DOT) else one.name
        if one.is_dir():
            found += _texts(one, f"{prefix}{name}/")
        else:
            found.append((prefix + name, one.read_text(encoding="utf-8")))
    return found
