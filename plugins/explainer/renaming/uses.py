"""Where in a file an id refers to its entry, and where it is only a word.

An id is a word like any other: `tempo` may be a field's value, a link's target, the words of a
link, or a word in a sentence. No pattern can tell, since YAML and two Markdown engines decide. So
the readers of the site are asked: each place at which the id stands is given a word of its own,
the file is read as it always is, and where that word comes out as a reference the id was one.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from explainer.catalog.front_matter import read_front_matter
from explainer.catalog.link import references_of
from explainer.fixing.files import MARK
from explainer.fixing.layout import ends
from explainer.model.entry import Node
from explainer.model.text import ProseMark
from explainer.prose.addresses import WITHIN
from explainer.prose.blocks import SCHEME as BLOCK
from explainer.prose.bounds import excess
from explainer.prose.commonmark import render_safely
from explainer.prose.entries import is_inline
from explainer.prose.sanitise import sanitise_page
from explainer.reading import Scalar, read
from explainer.reading.shape import leaves, scalars
from explainer.reading.tree import Location, descend
from explainer.reading.tree import Mapping as Fields

SINGLE_TRIALS = 200
"""Places of a file that are tried one by one. A text that says a word more often is no text to
be renamed in; what is then missed, the check of the whole finds."""

_HREF = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
# The selectors of a block that name entries.
_NAMING = frozenset({"about", "place"})


class Target(NamedTuple):
    """The entry that is meant: its id and its kind."""

    id: str
    kind: type[Node]


class Source(NamedTuple):
    """What decides how a file is read.

    `relative` is its path in the content; `kind` that of its entry, nothing for another file.
    `named` are the fields of a file of settings that hold ids; `render` makes HTML of Markdown.
    """

    relative: str
    kind: type[Node] | None
    render: Callable[[str], str]
    named: tuple[Location, ...] = ()


def uses(text: str, source: Source, target: Target) -> list[int] | None:
    """Return where in a text, in characters from 0, the id of an entry refers to it.

    Nothing where the text has the id somewhere and cannot be read.
    """
    places = [found.start() for found in _word(target.id).finditer(text)]
    if not places:
        return []
    stem = _stem(text)
    found = _tried(text, places, source, target, stem)
    if found is None:
        return None
    # One place may hide behind another: `[lisbon]: ../places/lisbon.md` is a link to the second
    # only as long as the first is what the text calls it.
    for place in [one for one in places if one not in found][:SINGLE_TRIALS]:
        found |= _tried(text, [place], source, target, stem) or set()
    return sorted(found)


def replaced(text: str, places: Iterable[int], old: str, new: str) -> str:
    """Return a text with another id at some of the places of one."""
    pieces: list[str] = []
    done = 0
    for place in places:
        pieces += (text[done:place], new)
        done = place + len(old)
    return "".join((*pieces, text[done:]))


def _word(entry_id: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9_-]){re.escape(entry_id)}(?![A-Za-z0-9_-])")


def _stem(text: str) -> str:
    """Return how words begin that do not occur in a text; an id may begin so."""
    stem = "zq"
    while stem in text:
        stem += "q"
    return stem


def _tried(
    text: str, places: list[int], source: Source, target: Target, stem: str
) -> set[int] | None:
    """Return at which of some places a word is a reference; nothing where nothing can be read."""
    words = {f"{stem}{number}": place for number, place in enumerate(places)}
    pieces: list[str] = []
    done = 0
    for word, place in words.items():
        pieces += (text[done:place], word)
        done = place + len(target.id)
    pieces.append(text[done:])
    plain = unicodedata.normalize("NFC", ends("".join(pieces).removeprefix(MARK)))
    referred = _referred(plain, source)
    if referred is None:
        return None
    return {words[word] for one in referred for word in _named(one, source, target, words)}


def _named(written: str, source: Source, target: Target, words: Mapping[str, int]) -> Iterator[str]:
    """Yield which of some words a reference names as an id, or as the file of that id."""
    written = unquote(unescape(written)).strip()
    if written.startswith(f"{BLOCK}:"):
        yield from (one for one in _in_block(written.removeprefix(f"{BLOCK}:")) if one in words)
        return
    path = written.partition("#")[0].removeprefix(f"{WITHIN}:")
    if path in words:
        yield path
        return
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(source.relative), path))
    folder, name = posixpath.split(joined)
    stem, suffix = posixpath.splitext(name)
    if folder == target.kind.folder and suffix in {".md", target.kind.suffix} and stem in words:
        yield stem


def _in_block(written: str) -> Iterator[str]:
    """Yield the ids that a card or a block names."""
    word, *selectors = written.split() or [""]
    if not selectors:
        yield word
    for selector in selectors:
        name, _, value = selector.partition("=")
        if name in _NAMING:
            yield from value.split(",")


def _referred(text: str, source: Source) -> list[str] | None:
    """Return what a file refers to, as it is written; nothing where it cannot be read."""
    if source.relative.endswith(".md"):
        head, body, _, problems = read_front_matter(text, "")
        if problems and not head.root.keys:
            return None
        html = _page(body, source)
        return None if html is None else [*_fields(head.root, source), *_hrefs(html)]
    document, _ = read(text, "")
    if document is None:
        return None
    return [*_fields(document.root, source), *_links(document.root, source)]


def _page(body: str, source: Source) -> str | None:
    if excess(body):
        return None
    try:
        return sanitise_page(source.render(body))
    except RecursionError:
        return None


def _fields(root: Fields, source: Source) -> Iterator[str]:
    """Yield the texts of the fields that refer to entries."""
    for location in source.named:
        found = descend(root, location)
        if isinstance(found, Scalar):
            yield found.text
    kind = source.kind
    if kind is None:
        return
    for leaf, _ in references_of(kind):
        for scalar in scalars(root, kind, leaf):
            yield scalar.text


def _links(root: Fields, source: Source) -> Iterator[str]:
    """Yield the addresses of links in the prose of an entry."""
    kind = source.kind
    if kind is None:
        return
    for leaf in leaves(kind, ProseMark):
        for scalar in scalars(root, kind, leaf):
            inline = is_inline(leaf)
            text = " ".join(scalar.text.split()) if inline else scalar.text.strip("\n")
            if not excess(text):
                yield from _hrefs(render_safely(text, inline=inline)[0])


def _hrefs(html: str) -> list[str]:
    return _HREF.findall(html)
