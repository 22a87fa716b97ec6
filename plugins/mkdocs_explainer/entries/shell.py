"""Render once, stamp many: the theme around the pages of entries, rendered once a shape.

The theme's template costs more than the page within it, and around two entries of one kind it
gives the same but for a few values. So it is rendered once with marks where those stand, and
a page is the pieces between the marks, joined around its own values.

Nothing is taken on trust: the first pages of each shape are rendered in full as well, and a
shape whose pages differ by anything but the marks is rendered in full from then on. So is a
page that another plugin gave a context of its own.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

import jinja2

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from mkdocs.structure.pages import Page

TEMPLATE = "main.html"

PROVED = 3
"""How many pages of a shape are rendered in full beside being stamped."""

MAX_SHAPES = 200
"""So many shapes mean that something of each page's own is in them: then nothing is won."""

# Characters for private use (Unicode, chapter 23), which no word of a theme holds.
_MARK = re.compile("\ue000([a-z_]+)\ue001")

_CONTENT = "\ue000content\ue001"
# Themes ask whether the content has a title of its own.
_TITLED_CONTENT = f"<h1{_CONTENT}"

# What differs from page to page, or between two looks at the clock.
_OF_THE_PAGE = frozenset({"page", "build_date_utc"})


class Shell(jinja2.Template):
    """What MkDocs takes for the template of a page: it stamps, or has the theme render."""

    _shells: Shells

    def __new__(cls, shells: Shells) -> Self:
        """Make one without a source; it is never compiled."""
        shell = object.__new__(cls)
        shell._shells = shells
        return shell

    def render(self, *args: Any, **kwargs: Any) -> str:  # as Jinja declares it
        """Return the whole page for a context."""
        return self._shells.render(dict(*args, **kwargs))


@dataclass(slots=True)
class _Shape:
    """The pieces of a shape, the context they were rendered in, and how often they proved right."""

    pieces: tuple[str, ...]
    context: dict[str, Any]
    proved: int = 0
    sound: bool = True


@dataclass(slots=True)
class Shells:
    """The shells of one build; `enabled` is whether there are to be any."""

    enabled: bool = True
    stamped: int = 0
    full: int = 0
    _environment: jinja2.Environment | None = None
    _shapes: dict[Hashable, _Shape] = field(default_factory=dict)

    def use(self, environment: jinja2.Environment) -> None:
        """Take the theme's templates, once other plugins have had their say on them."""
        self._environment = environment

    def template(self) -> Shell:
        """Return what stands in a page's `template`."""
        return Shell(self)

    def render(self, context: dict[str, Any]) -> str:
        """Return a whole page, stamped where that is sure to be the same."""
        assert self._environment is not None  # noqa: S101  # MkDocs renders after `on_env`
        template = self._environment.get_template(TEMPLATE)
        shape = self._shape(template, context) if self.enabled else None
        if shape is None or not shape.sound:
            self.full += 1
            return template.render(context)
        page = _stamp(shape.pieces, context["page"])
        if shape.proved < PROVED:
            whole = template.render(context)
            shape.proved += 1
            shape.sound = whole == page
            self.full += 1
            return whole
        self.stamped += 1
        return page

    def _shape(self, template: jinja2.Template, context: dict[str, Any]) -> _Shape | None:
        """Return the shape of a page, or nothing where it has a context of its own."""
        key = _key(context["page"])
        shape = self._shapes.get(key)
        if shape is None:
            if len(self._shapes) >= MAX_SHAPES:
                return None
            marked = template.render(context | {"page": _marked(context["page"])})
            pieces = tuple(_MARK.split(marked.replace(_TITLED_CONTENT, _CONTENT)))
            shape = _Shape(pieces, _shared(context))
            self._shapes[key] = shape
        return shape if _same(shape.context, _shared(context)) else None


def _values(page: Page) -> dict[str, str | None]:
    """Return what of a page stands between the pieces."""
    return {
        "title": str(page.title),
        "meta_title": page.meta.get("title"),
        "description": page.meta.get("description"),
        "canonical": page.canonical_url,
        "edit": page.edit_url,
        "content": page.content,
    }


def _key(page: Page) -> Hashable:
    """Return all else that a theme may look at: equal for the pages of one shape."""
    meta = sorted(
        (name, repr(value))
        for name, value in page.meta.items()
        if name not in {"title", "description", "template"}
    )
    folder = page.file.src_uri.rpartition("/")[0]
    given = tuple(name for name, value in _values(page).items() if value)
    return folder, given, tuple(meta), tuple(sorted(vars(page))), len(page.toc)


def _marked(page: Page) -> Page:
    """Return a page like another, with marks for its values."""
    marks = {
        name: f"\ue000{name}\ue001" if value else value for name, value in _values(page).items()
    }
    marked = copy.copy(page)
    marked.title = marks["title"]
    marked.meta = dict(page.meta)
    for name, mark in (("title", marks["meta_title"]), ("description", marks["description"])):
        if mark:
            marked.meta[name] = mark
    marked.canonical_url = marks["canonical"]
    marked.edit_url = marks["edit"]
    marked.content = _TITLED_CONTENT
    return marked


def _stamp(pieces: tuple[str, ...], page: Page) -> str:
    values = _values(page)
    texts = [(values[piece] or "") if index % 2 else piece for index, piece in enumerate(pieces)]
    return "".join(texts)


def _shared(context: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in context.items() if name not in _OF_THE_PAGE}


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one.keys() == other.keys() and all(
        value is other[name] or value == other[name] for name, value in one.items()
    )
