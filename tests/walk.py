"""A built site as its readers get it: every page parsed, and where each of its links leads.

A test asks for `bakhmut` or `cholera` (see `tests/site/conftest.py`) and gets a `Built`::

    def test_titles(bakhmut: Built) -> None:
        assert bakhmut.pages["places/bakhmut/"].article.find(".//h1") is not None
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Element: TypeAlias = Any  # lxml ships no types

_HOST = "https://site.test"

# What a browser sets on lines of its own; everything else is part of the sentence around it.
_INLINE = frozenset(
    ("a", "abbr", "b", "cite", "code", "del", "em", "i", "kbd", "mark", "q", "s", "small", "span",
     "strong", "sub", "sup", "time", "u")
)  # fmt: skip
_BREAK = "\0"
_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛", '""""""' + "''''")


@dataclass(frozen=True)
class Link:
    """What an attribute of an element leads to."""

    element: Element
    attribute: str
    address: str


@dataclass(frozen=True)
class Page:
    """A page of a built site; `address` is its own from the root, as a link to it reads."""

    address: str
    root: Element

    @cached_property
    def article(self) -> Element:
        """What our library made of the page, without the theme around it."""
        found = by_class(self.root, "xp-page")
        assert len(found) == 1, f"{self.address or 'home'}: one article, not {len(found)}"
        return found[0]

    @cached_property
    def is_redirect(self) -> bool:
        """Whether the page only leads to another."""
        return bool(self.root.xpath("//meta[@http-equiv='refresh']"))

    @cached_property
    def is_unlisted(self) -> bool:
        """Whether search engines are asked to leave the page alone."""
        return bool(self.root.xpath("//meta[@name='robots'][contains(@content, 'noindex')]"))

    @cached_property
    def ids(self) -> list[str]:
        """Every id on the page, as often as it is there."""
        return [str(found) for found in self.root.xpath("//@id")]

    def links(self) -> Iterator[Link]:
        """Yield everything on the page that leads to a file or an address."""
        for attribute in ("href", "src", "poster", "data", "action"):
            for element in self.root.xpath(f"//*[@{attribute}]"):
                yield Link(element, attribute, element.get(attribute))
        for element in self.root.xpath("//*[@srcset]"):
            for part in element.get("srcset").split(","):
                yield Link(element, "srcset", part.split()[0])
        for element in self.root.xpath("//meta[@http-equiv='refresh']"):
            yield Link(element, "content", element.get("content").partition("url=")[2])


@dataclass(frozen=True)
class Built:
    """A built site: the folder, and its pages by their addresses from the root."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, Page]:
        found = {}
        for file in sorted(self.folder.rglob("*.html")):
            relative = file.relative_to(self.folder).as_posix()
            name = posixpath.basename(relative)
            address = relative.removesuffix("index.html") if name == "index.html" else relative
            found[address] = Page(address, html.fromstring(file.read_bytes()))
        return found

    @cached_property
    def read(self) -> dict[str, Page]:
        """The pages that a reader reads: no redirects, nor those that nobody is led to."""
        return {
            address: page
            for address, page in self.pages.items()
            if not (page.is_redirect or page.is_unlisted or address == "404.html")
        }

    @cached_property
    def site_url(self) -> str:
        """The address of the home page on the web, as it says itself."""
        (canonical,) = self.pages[""].root.xpath("//link[@rel='canonical']/@href")
        return str(canonical).removesuffix("index.html")

    @property
    def prefix(self) -> str:
        """The path of the home page, as `/` or `/name/`."""
        return urlsplit(self.site_url).path or "/"

    def target(self, page: Page, address: str) -> tuple[str, str] | None:
        """Return the file's address from the root and the anchor; nothing for another host."""
        joined = urljoin(_HOST + self.prefix + page.address, address)
        if joined.startswith(self.site_url):
            joined = _HOST + self.prefix + joined.removeprefix(self.site_url)
        parts = urlsplit(joined)
        if f"{parts.scheme}://{parts.netloc}" != _HOST:
            return None
        path = unquote(parts.path)
        if not path.startswith(self.prefix):
            return f"outside the site: {path}", ""
        found = path.removeprefix(self.prefix)
        if posixpath.basename(found) == "index.html":
            found = found.removesuffix("index.html")
        return found, unquote(parts.fragment)

    def is_broken(self, page: Page, address: str) -> bool:
        """Say whether a link of a page leads to no file or anchor of this site."""
        target = self.target(page, address)
        if target is None:
            return False
        path, anchor = target
        if path in self.pages:
            return bool(anchor) and anchor not in self.pages[path].ids
        return not path or path.endswith("/") or not (self.folder / path).is_file()

    def leads_to(self, page: Page, within: Element | None = None) -> set[str]:
        """Return the addresses of all pages that a page, or a part of it, links to."""
        scope = page.root if within is None else within
        targets = (self.target(page, link.get("href")) for link in scope.xpath(".//a[@href]"))
        return {target[0] for target in targets if target is not None}


def by_class(scope: Element, name: str) -> list[Element]:
    """Return the elements of a class, in their order; the scope itself may be one of them."""
    test = f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
    return list(scope.xpath(f"descendant-or-self::*[{test}]"))


def has_class(element: Element, name: str) -> bool:
    return name in (element.get("class") or "").split()


def text_of(element: Element, *, without: Collection[str] = ("xp-term__tip", "xp-cite")) -> str:
    """Return what one reads in an element, on one line, with straight quotation marks.

    Left out is what stands in elements of the classes in `without`: by default what a
    reader has to open, and the numbers of sources, which are no part of a sentence.
    """
    return " ".join(lines_of(element, without=without))


def lines_of(
    element: Element, *, without: Collection[str] = ("xp-term__tip", "xp-cite")
) -> list[str]:
    """Return what one reads in an element, each passage that stands by itself apart."""
    pieces: list[str] = []
    _read(element, pieces, frozenset(without))
    lines = map(straight, "".join(pieces).split(_BREAK))
    return [line for line in lines if line]


def straight(text: str) -> str:
    """Return a text on one line with straight quotation marks."""
    return re.sub(r"\s+", " ", text.translate(_STRAIGHT)).strip()


def _read(element: Element, pieces: list[str], without: frozenset[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in {"script", "style", "svg", "template"}:
        return
    if without & set((element.get("class") or "").split()):
        return
    apart = "" if element.tag in _INLINE else _BREAK
    pieces.append(apart + (element.text or ""))
    for child in element:
        _read(child, pieces, without)
        pieces.append(child.tail or "")
    pieces.append(apart)
