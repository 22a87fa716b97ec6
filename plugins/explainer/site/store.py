"""Where a build keeps what the next one may use again: by default among the user's caches.

Not in the project: what is found in a cache goes to the site without being checked again, so
nobody who can send a change to the content may be able to put something there.
"""

from __future__ import annotations

import os
import sys
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from platformdirs import user_cache_dir

import explainer
from explainer.cache import Shelf, digest
from explainer.dates import parse
from explainer.model.part import Part, restored
from explainer.prose.bounds import Excess
from explainer.prose.fields import Faults, Field

# What decides beside our own code how an entry is read, and what pages and their files are.
_PACKAGES = (
    "ahocorasick-rs", "django-js-lib-leaflet", "jinja2", "nh3", "pydantic", "pyromark", "pyyaml",
    "rjsmin",
)  # fmt: skip
_SOURCES = (".geojson", ".html", ".js", ".py", ".txt", ".yml")


class Store:
    """The shelves of one project."""

    def __init__(self, folder: Path | None, *settings: object) -> None:
        """Take the folder, or nothing to keep nothing; with other `settings` nothing is found."""
        self._folder = folder
        self._salt = digest(_program(), repr(settings).encode()) if folder else b""

    def shelf(self, name: str) -> Shelf[Any]:
        """Return a shelf by its name."""
        folder = self._folder / name if self._folder else None
        made_by = (Field, Faults, Excess, parse, restored)
        return Shelf(folder, self._salt, (*made_by, Decimal, *_parts(Part)))


def default_folder(root: Path) -> Path:
    """Return where the caches of the project in a folder are kept."""
    name = f"{root.name}-{digest(str(root).encode()).hex()[:12]}"
    return Path(user_cache_dir("explainer", appauthor=False)) / name


def _parts(kind: type[Part]) -> list[type[Part]]:
    """Return all types of the parts of entries below one."""
    return [kind, *(part for one in kind.__subclasses__() for part in _parts(one))]


@cache
def _program() -> bytes:
    """Return a digest of the program: another version, or a changed file, keeps nothing.

    Taken once a process, which runs the program as it was when it began.
    """
    folders = os.walk(Path(explainer.__file__).parent)
    files = sorted(f"{folder}/{name}" for folder, _, names in folders for name in names)
    state = [(file, _changed(file)) for file in files if file.endswith(_SOURCES)]
    versions = [(name, version(name)) for name in _PACKAGES]
    return digest(repr((sys.version, explainer.__version__, versions, state)).encode())


def _changed(file: str) -> int:
    return os.stat(file).st_mtime_ns  # noqa: PTH116  # a `Path` for each costs more than all else
