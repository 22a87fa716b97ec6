"""Render once, stamp many: the theme around the pages of entries, rendered once a shape.

The theme's template costs more than the page within it, and around two entries of one kind it
gives the same but for a few values. So it is rendered once with marks where those stand, and
a page is the pieces between the marks, joined around its own values.

The first pages of each shape are rendered in full as well, and a shape whose pages differ by
anything but the marks is rendered in full from then on. So is a page that another plugin gave a
context of its own. What three pages cannot show is a template that looks into the words of a
page (`{% if "<figure" in page.content %}`): a site with such an override wants `stamp: false`.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import jinja2

from explainer.cache import digest

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from mkdocs.structure.pages import Page

    from explainer.rendering import Policy

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


class Values(NamedTuple):
    """What of a page stands between the pieces, escaped as the theme wants it."""

    title: str
    meta_title: str | None
    description: str | None
    canonical: str | None
    edit: str | None
    content: str | None


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
class Shape:
    """The pieces of a shape, the context they were rendered in, and how often they proved right.

    Between the `pieces` stand the values whose places in `Values` are in `marks`.
    """

    pieces: tuple[str, ...]
    marks: tuple[int, ...]
    context: dict[str, Any]
    proved: int = 0
    sound: bool = True
    digest: bytes = field(init=False)
    _encoded: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        """Work out the digest of all that it puts around a page."""
        pieces = repr((self.pieces, self.marks))
        self.digest = digest(pieces.encode("utf-8", "surrogatepass"))

    @property
    def trusted(self) -> bool:
        """Whether so many pages proved right that the next need not be rendered."""
        return self.sound and self.proved >= PROVED

    def trust(self) -> None:
        """Ask for no more proofs: the same pieces proved right before."""
        self.proved = max(self.proved, PROVED)

    def bare(self) -> Self:
        """Return what another process needs of it to stamp pages."""
        return replace(self, context={})

    def stamp(self, values: Values) -> bytes:
        """Return the file of a page: the pieces, which are encoded once, around its values."""
        if not self._encoded:
            self._encoded = tuple(map(encoded, self.pieces))
        texts = [self._encoded[0]]
        for mark, piece in zip(self.marks, self._encoded[1:], strict=True):
            texts += (encoded(values[mark] or ""), piece)
        return b"".join(texts)


@dataclass(slots=True)
class Shells:
    """The shells of one build; `enabled` is whether there are to be any.

    `policy` is what every page has in its head, where nobody else puts it there.
    """

    enabled: bool = True
    policy: Policy | None = None
    stamped: int = 0
    full: int = 0
    _environment: jinja2.Environment | None = None
    _shapes: dict[Hashable, Shape] = field(default_factory=dict)

    def use(self, environment: jinja2.Environment) -> None:
        """Take the theme's templates, once other plugins have had their say on them."""
        self._environment = environment

    @property
    def environment(self) -> jinja2.Environment:
        """The theme's templates."""
        assert self._environment is not None  # noqa: S101  # MkDocs renders after `on_env`
        return self._environment

    def template(self) -> Shell:
        """Return what stands in a page's `template`."""
        return Shell(self)

    def render(self, context: dict[str, Any]) -> str:
        """Return a whole page, stamped where that is sure to be the same."""
        return self.prove(context)[0]

    def prove(self, context: dict[str, Any]) -> tuple[str, Shape | None]:
        """Return a whole page, and its shape where it has one."""
        template = self.environment.get_template(TEMPLATE)
        shape = self._shape(template, context) if self.enabled else None
        if shape is None or not shape.sound:
            self.full += 1
            return self._whole(template, context), shape
        page = shape.stamp(_values(context["page"])).decode()
        if not shape.trusted:
            whole = self._whole(template, context)
            shape.proved += 1
            shape.sound = whole == page
            self.full += 1
            return whole, shape
        self.stamped += 1
        return page, shape

    def _shape(self, template: jinja2.Template, context: dict[str, Any]) -> Shape | None:
        """Return the shape of a page, or nothing where it has a context of its own."""
        key = _key(context["page"])
        shape = self._shapes.get(key)
        if shape is None:
            if len(self._shapes) >= MAX_SHAPES:
                return None
            marked = self._whole(template, context | {"page": _marked(context["page"])})
            pieces = _MARK.split(marked.replace(_TITLED_CONTENT, _CONTENT))
            marks = tuple(map(Values._fields.index, pieces[1::2]))
            shape = Shape(tuple(pieces[::2]), marks, _shared(context))
            self._shapes[key] = shape
        return shape if _same(shape.context, _shared(context)) else None

    def _whole(self, template: jinja2.Template, context: dict[str, Any]) -> str:
        """Return a page as the theme renders it, with its policy."""
        html = template.render(context)
        return protected(html, context["page"], self.policy) if self.policy else html


def protected(html: str, page: Page, policy: Policy) -> str:
    """Return a whole page with its policy, for which what the page itself says is a stranger."""
    values = _values(page)
    said = [text for text in (values.title, values.meta_title, values.description) if text]
    return policy.protect(html, values.content or "", *said)


def _values(page: Page) -> Values:
    """Return what of a page stands between the pieces."""
    return Values(
        title=str(page.title),
        meta_title=page.meta.get("title"),
        description=page.meta.get("description"),
        canonical=page.canonical_url,
        edit=page.edit_url,
        content=page.content,
    )


def _key(page: Page) -> Hashable:
    """Return all else that a theme may look at: equal for the pages of one shape."""
    meta = sorted(
        (name, repr(value))
        for name, value in page.meta.items()
        if name not in {"title", "description", "template"}
    )
    given = tuple(bool(value) for value in _values(page))
    return place(page.file.src_uri), given, tuple(meta), tuple(sorted(vars(page))), len(page.toc)


def encoded(page: str) -> bytes:
    """Return a page as MkDocs writes it into a file."""
    return page.encode("utf-8", "xmlcharrefreplace")


def place(path: str) -> Hashable:
    """Return what of the path of a page shapes it: its first folder, and how deep it lies."""
    return path.partition("/")[0], path.count("/")


def _marked(page: Page) -> Page:
    """Return a page like another, with marks for its values."""
    values = _values(page)._asdict()
    marks = {name: f"\ue000{name}\ue001" if value else value for name, value in values.items()}
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


def _shared(context: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in context.items() if name not in _OF_THE_PAGE}


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one.keys() == other.keys() and all(
        value is other[name] or value == other[name] for name, value in one.items()
    )
