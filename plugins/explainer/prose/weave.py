"""Links woven into safe HTML: the explicit ones resolved, names found, mentions gathered.

It works on the text between the tags of HTML that was sanitised before, so a tag is
whatever stands between `<` and `>`; what it adds it escapes itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import unquote

from explainer.prose.addresses import WITHIN, scheme_of
from explainer.prose.names import Names
from explainer.prose.sentences import Sentences

ROOT = "\x1d"
"""Stands for the way to the root of the site until the page is known; no content can hold it."""

_TOKENS = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"</?([a-zA-Z0-9]+)")
_HREF = re.compile(r'\shref="([^"]*)"')
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLOSED_TO_NAMES = _HEADINGS | {"a", "code", "pre", "kbd", "summary", "label", "dt"}
_BLOCKS = _HEADINGS | {"blockquote", "dd", "div", "dt", "figcaption", "li", "ol", "p", "pre",
                       "summary", "table", "td", "th", "tr", "ul"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """An entry is named in the prose of a page, in this sentence."""

    origin: str
    target: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a link needs to know of an entry."""

    id: str
    label: str
    address: str
    explained: bool


Resolve = Callable[[str], Target | None]
"""From what stands in an `href` to the entry it means; `None` where it means no entry."""


@dataclass(slots=True)
class Woven:
    """HTML with links in it, the mentions found on the way, and the links that lead nowhere."""

    html: str
    mentions: list[Mention] = field(default_factory=list)
    unresolved: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    """The text of the paragraph that is being read, and the mentions in it."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)


class Weaver:
    """Weaves the prose of one page, field by field.

    A name becomes a link at its first mention in a section, across the fields of a page.
    """

    def __init__(
        self,
        origin: str,
        names: Names | None,
        by_id: Callable[[str], Target],
        resolve: Resolve,
    ) -> None:
        """Take the page's own id, the names to find (or none), and how links are resolved.

        `by_id` gives the target for an id that the names found; `resolve` what an `href`
        means.
        """
        self._origin = origin
        self._names = names
        self._by_id = by_id
        self._resolve = resolve
        self._seen: set[str] = {origin}
        self._mentioned: set[str] = set()

    def weave(self, html: str) -> Woven:
        """Return the HTML with its links, its mentions and what could not be resolved."""
        woven = Woven("")
        out: list[str] = []
        block = _Block()
        closed: list[str] = []
        tokens = iter(_TOKENS.split(html))
        for token in tokens:
            if not token.startswith("<"):
                out.append(self._text(token, block, closed=bool(closed)))
                continue
            name = _name(token)
            if name in _BLOCKS:
                self._flush(block, woven)
                block = _Block()
            if name in _HEADINGS and not token.startswith("</"):
                self._seen = {self._origin}
            if name == "a" and not token.startswith("</"):
                out.append(self._anchor(token, tokens, block, woven))
                continue
            _keep_track(closed, name, token)
            out.append(token)
        self._flush(block, woven)
        woven.html = "".join(out)
        return woven

    def _text(self, token: str, block: _Block, *, closed: bool) -> str:
        text = unescape(token)
        if closed or self._names is None or not text.strip():
            block.add(text)
            return token
        pieces: list[str] = []
        last = 0
        for found in self._names.find(text):
            if found.entry_id in self._seen:
                continue
            self._seen.add(found.entry_id)
            pieces.append(_escape(text[last : found.start]))
            words = text[found.start : found.end]
            pieces.append(_link(self._by_id(found.entry_id), _escape(words)))
            start = block.length + found.start
            block.marks.append((start, start + len(words), found.entry_id))
            last = found.end
        block.add(text)
        if not last:
            return token
        return "".join(pieces) + _escape(text[last:])

    def _anchor(self, tag: str, tokens: Iterator[str], block: _Block, woven: Woven) -> str:
        """Return a link up to its end tag, resolved if it leads to an entry."""
        inner: list[str] = []
        for token in tokens:
            if _name(token) == "a" and token.startswith("</"):
                break
            inner.append(token)
        href = _HREF.search(tag)
        address = unescape(href.group(1)) if href else "#"
        content = "".join(inner)
        plain = unescape("".join(token for token in inner if not token.startswith("<")))
        target = self._resolve(address) if address else None
        if target is None:
            if _leads_nowhere(address):
                woven.unresolved.append(address)
            if "footnote-" not in tag:  # a footnote's mark is no part of the sentence
                block.add(plain)
            return _outside(tag, address) + content + "</a>"
        plain, content = plain.strip(), content.strip()
        if not content or plain == _written_id(address):  # [[id]] without words of its own
            plain, content = target.label, _escape(target.label)
        self._seen.add(target.id)
        if target.id not in {self._origin, ""}:  # a page that is no entry has no id
            block.marks.append((block.length, block.length + len(plain), target.id))
        block.add(plain)
        return _link(target, content)

    def _flush(self, block: _Block, woven: Woven) -> None:
        if all(target in self._mentioned for _, _, target in block.marks):
            return
        sentences = Sentences("".join(block.text))
        for start, end, target in block.marks:
            # The first mention on a page is the one that its target shows.
            if target in self._mentioned:
                continue
            self._mentioned.add(target)
            before, words, after = sentences.excerpt(start, end)
            woven.mentions.append(Mention(self._origin, target, before, words, after))


def _name(token: str) -> str:
    found = _TAG.match(token)
    return found.group(1).lower() if found else ""


def _keep_track(closed: list[str], name: str, token: str) -> None:
    """Remember which of the elements that names are not looked for in are open."""
    if name not in _CLOSED_TO_NAMES:
        return
    if not token.startswith("</"):
        closed.append(name)
    elif name in closed:
        closed.remove(name)


def _leads_nowhere(address: str) -> bool:
    """Say whether an address was meant for an entry: it has no scheme and is no anchor."""
    return scheme_of(address) in {WITHIN, ""} and not address.startswith("#")


def _written_id(address: str) -> str:
    return unquote(address).removeprefix(f"{WITHIN}:").strip()


def _link(target: Target, content: str) -> str:
    term = f' class="xp-term" data-term="{target.id}"' if target.explained else ""
    return f'<a href="{ROOT}{escape(target.address)}"{term}>{content}</a>'


def _outside(tag: str, address: str) -> str:
    """Return the tag of a link to another site, which must not be able to reach back."""
    if re.match(r"https?:", address, re.IGNORECASE) and " rel=" not in tag:
        return tag[:-1] + ' rel="noopener noreferrer">'
    return tag


def _escape(text: str) -> str:
    return escape(text, quote=False)
