"""Our styles and scripts as readers get them: joined, and without what only people read."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from rcssmin import cssmin
from rjsmin import jsmin

_ASSETS = files("explainer.rendering") / "assets"


def style(names: Iterable[str]) -> str:
    """Return the style sheets of these names, without suffixes, as one."""
    return "\n".join(cssmin(_read(f"{name}.css")) for name in names)


def script(names: Iterable[str]) -> str:
    """Return the classic scripts of these names, without suffixes, as one."""
    return "\n".join(jsmin(_read(f"{name}.js")) for name in names)


def _read(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")
