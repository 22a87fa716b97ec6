"""Links woven into safe HTML: the explicit ones resolved, names found, mentions gathered.

It works on the text between the tags of HTML that was sanitised before, so a tag is
whatever stands between `<` and `>`; what it adds it escapes itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import unquote

from explainer.prose.addresses import WITHIN, scheme_of
from explainer.prose.mentions import HEADINGS, Mention
from explainer.prose.names import Names

ROOT = "\x1d"
"""Stands for the way to the root of the site until the page is known; no content can hold it."""

_CLOSED_TO_NAMES = HEADINGS | {"code", "pre", "kbd", "summary", "label", "dt"}
# A link as a whole, or a tag of another element that names are not looked for in.
_PART = re.compile(
    r'<(?:a(?= |>)(?: href="([^"]*)")?([^>]*)>((?:[^<]++|<(?!/a>))*+)</a>'
    rf"|(/?)({'|'.join(sorted(_CLOSED_TO_NAMES))})\b[^>]*>)"
)
_HREF = re.compile(r'\shref="([^"]*)"')
_OUTSIDE = re.compile(r"https?:", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


class Target(NamedTuple):
    """What a link needs to know of an entry; label and address as they stand in HTML."""

    id: str
    label: str
    address: str
    explained: bool


Resolve = Callable[[str], Target | None]
"""From what stands in an `href` to the entry it means; `None` where it means no entry."""


class Woven(NamedTuple):
    """HTML of a page with links in it, what it mentions, and the links that lead nowhere.

    `marks` are whom it mentions and where in the HTML the link begins.
    """

    html: str
    marks: list[tuple[str, int]]
    unresolved: list[str]
    origin: str

    @property
    def mentions(self) -> list[Mention]:
        """The mentions found on the way."""
        return [Mention(self.origin, target, self.html, at) for target, at in self.marks]


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
        self._mentioned: set[str] = {origin, ""}  # a page that is no entry has no id

    def weave(self, html: str, own: str = "") -> Woven:
        """Return the HTML with its links, its mentions and what could not be resolved.

        `own` is the address of its page, where the HTML is shown on others as well: from there
        `#sources` has to lead back to it.
        """
        cloth = _Cloth(html)
        hints = iter(self._names.hints(html) if self._names else ())
        hint = next(hints, len(html))
        closed: list[str] = []
        for part in _PART.finditer(html):
            begin = part.start()
            while hint < begin:
                done = begin if closed else self._link_names(cloth, hint)
                hint = _first_from(done, hints, len(html))
            name = part[5]
            if name is None:
                self._link(cloth, part, own)
                if hint < part.end():
                    hint = _first_from(part.end(), hints, len(html))
            elif not part[4]:
                closed.append(name)
                if name in HEADINGS:
                    self._seen = {self._origin}
            elif name in closed:
                closed.remove(name)
        while hint < len(html):
            hint = _first_from(self._link_names(cloth, hint), hints, len(html))
        return cloth.finished(self._origin)

    def _link_names(self, cloth: _Cloth, hint: int) -> int:
        """Link the names in the text around a place in the HTML, and return where it ends."""
        html = cloth.html
        begin = html.rfind(">", 0, hint) + 1
        if html.find("<", begin, hint) >= 0:  # within a tag
            return html.index(">", hint)
        end = html.find("<", hint)
        end = len(html) if end < 0 else end
        text = unescape(html[begin:end])
        last = 0
        assert self._names is not None  # noqa: S101  # the hint is theirs
        for start, stop, entry_id in self._names.find(text):
            if entry_id in self._seen:
                continue
            self._seen.add(entry_id)
            cloth.put(begin, end, _escape(text[last:start]))
            link = _linked(self._by_id(entry_id), _escape(text[start:stop]))
            self._mention(cloth, entry_id, cloth.put(end, end, link))
            begin, last = end, stop
        if last:
            cloth.put(end, end, _escape(text[last:]))
        return end

    def _link(self, cloth: _Cloth, part: re.Match[str], own: str) -> None:
        """Resolve a link if it leads to an entry."""
        href, attributes, content = part.group(1, 2, 3)
        if href is None:
            found = _HREF.search(attributes)
            href = found[1] if found else "#"
        address = unescape(href) if "&" in href else href
        target = self._resolve(address) if address else None
        if target is None:
            if _leads_nowhere(address):
                cloth.unresolved.append(address)
            elif own and part[1] and address.startswith("#"):
                cloth.put(part.start(1), part.start(1), f"{ROOT}{own}")
            elif _OUTSIDE.match(address) and " rel=" not in attributes:
                # The other site must not be able to reach back.
                tag_end = part.start(3) - 1
                cloth.put(tag_end, tag_end, ' rel="noopener noreferrer"')
            return
        entry_id, label, _, _ = target
        content = content.strip()
        # [[id]] without words of its own
        if not content or content == address or _is_written_id(content, address):
            content = label
        self._seen.add(entry_id)
        at = cloth.put(*part.span(), _linked(target, content))
        self._mention(cloth, entry_id, at)

    def _mention(self, cloth: _Cloth, entry_id: str, at: int) -> None:
        # The first mention on a page is the one that its target shows.
        if entry_id not in self._mentioned:
            self._mentioned.add(entry_id)
            cloth.marks.append((entry_id, at))


class _Cloth:
    """HTML that is being woven, from its beginning on, and what was found in it."""

    __slots__ = ("_done", "_length", "_pieces", "html", "marks", "unresolved")

    def __init__(self, html: str) -> None:
        self.html = html
        self.unresolved: list[str] = []
        self.marks: list[tuple[str, int]] = []
        self._pieces: list[str] = []
        self._length = 0
        self._done = 0

    def put(self, begin: int, end: int, html: str) -> int:
        """Put HTML in place of a part that is not done yet; return where it begins in the new."""
        done = self._done
        at = self._length + begin - done
        self._pieces += (self.html[done:begin], html)
        self._length = at + len(html)
        self._done = end
        return at

    def finished(self, origin: str) -> Woven:
        """Return what was woven for a page."""
        html = f"{''.join(self._pieces)}{self.html[self._done :]}"
        return Woven(html, self.marks, self.unresolved, origin)


def _first_from(place: int, hints: Iterator[int], otherwise: int) -> int:
    for hint in hints:
        if hint >= place:
            return hint
    return otherwise


def _leads_nowhere(address: str) -> bool:
    """Say whether an address was meant for an entry: it has no scheme and is no anchor."""
    return scheme_of(address) in {WITHIN, ""} and not address.startswith("#")


def _is_written_id(content: str, address: str) -> bool:
    """Say whether the words of a link are what it leads to, as an editor wrote it."""
    if "<" in content or "&" in content:
        content = unescape(_TAG.sub("", content)).strip()
    if "%" in address or ":" in address:
        address = unquote(address).removeprefix(f"{WITHIN}:")
    return content == address.strip()


def _linked(target: Target, content: str) -> str:
    entry_id, _, address, explained = target
    term = f' class="xp-term" data-term="{entry_id}"' if explained else ""
    return f'<a href="{ROOT}{address}"{term}>{content}</a>'


def _escape(text: str) -> str:
    return escape(text, quote=False)
