"""Pictures of an entry."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated

from pydantic import AfterValidator

from explainer.model.part import Part, reject
from explainer.model.text import Flag, Line, written

SUFFIXES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
"""The formats of pictures; SVG is not among them, since it can hold scripts."""


def _file(value: str) -> str:
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or ":" in value:
        hint = "write its path from the content folder, like `images/town.jpg`"
        reject("invalid-path", "this leads out of the content folder", hint)
    if path.suffix.lower() not in SUFFIXES:
        hint = f"pictures are {', '.join(sorted(SUFFIXES))}"
        reject("invalid-path", "this is no picture we show", hint)
    return str(path)


_PICTURE = written(
    "picture",
    # No flag for case is known to both Python and JavaScript.
    r"^[^/\\:].*\.(?:"
    + "|".join(
        "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in suffix[1:])
        for suffix in sorted(SUFFIXES)
    )
    + ")$",
    f"A path from the content folder is expected here, to one of {', '.join(sorted(SUFFIXES))}.",
)


class Image(Part):
    """A picture, with what those who cannot see it need, and whose it is."""

    file: Annotated[str, AfterValidator(_file), _PICTURE]
    """The path of the picture from the content folder."""

    alt: Line
    """What the picture shows, for those who do not see it."""

    credit: Line
    """Who made it, and where it is from."""

    licence: Line
    """The terms under which it may be shown."""

    sensitive: Flag = False
    """`true` hides the picture until the reader opens it."""
