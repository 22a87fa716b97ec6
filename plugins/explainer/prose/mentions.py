"""Mentions: where the prose of a page names an entry, and the sentence in which it does."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from explainer.prose.sentences import MAX_SENTENCE, Excerpt, excerpt

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = HEADINGS | {"blockquote", "dd", "div", "dt", "figcaption", "li", "ol", "p", "pre",
                      "summary", "table", "td", "th", "tr", "ul"}  # fmt: skip
_BLOCK = re.compile(rf"</?(?:{'|'.join(sorted(_BLOCKS))})\b[^>]*>")
# What surely ends a sentence in HTML, and in no tag: the next angle bracket begins one. No
# abbreviation but “approx.” ends in four small letters.
_SURE_END = re.compile(r"(?!prox)[a-z]{4}\. [A-Z](?=[^<>]*+(?:<|$))")
# What the text of most sentences is made of: it has no tags or entities, no full stop or what else
# may end a sentence, and no spaces but a plain one and a line's end.
_SPACES = r"\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000"
_TEXT = rf"[^<>&.!?…。！？{_SPACES}]"  # noqa: RUF001  # as they stand in texts
_INLINE = r"<(?:a (?![^>]*footnote-)[^>]*+|/a|/?em|/?strong)>"
# A full stop that ends a sentence however one looks at it: behind three letters or digits that
# no abbreviation ends in, and before the end of a paragraph or what can begin a sentence.
_FULL_STOP = (
    r"(?:(?<=\w{3})(?<!Mrs|Gen|Col|Sgt|etc|rof|rox)"
    r"|(?<=\w{3}</a>)(?<!Mrs</a>|Gen</a>|Col</a>|Sgt</a>|etc</a>|rof</a>|rox</a>))"
    r"\.(?=[ \n](?:<[^>]*>)?[^\W\d_a-zß-öø-ÿ]|</p>|</li>|\Z)"
)
_COMMON_STOP = re.compile(_FULL_STOP)
_COMMON_START = re.compile(rf"{_TEXT}*+")
_COMMON_LINK = re.compile(rf"<a [^>]*+>({_TEXT}*+)</a>((?:{_TEXT}++|{_INLINE})*+{_FULL_STOP})")
_INLINE_TAG = re.compile(_INLINE)
# A footnote's mark is no part of the sentence.
_NOTE = re.compile(r"<a [^>]*footnote-[^>]*>.*?</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class Mention(NamedTuple):
    """An entry is named in the prose of a page: in this HTML, with the link that begins here.

    The mentions of a text share its HTML, and the sentence is cut out when somebody asks for
    it: of hundreds of pages that mention an entry a few are shown.
    """

    origin: str
    target: str
    html: str
    at: int

    def excerpt(self) -> Excerpt:
        """Return the sentence that the entry is named in."""
        html, at = self.html, self.at
        common = _common(html, at)
        if common:
            return common
        opened = html.index(">", at) + 1
        closed = html.index("</a>", opened)
        begin, end = _near(html, at, closed)
        before, words = _text(html[begin:at]), _text(html[opened:closed]).strip()
        start = len(before)
        text = f"{before}{words}{_text(html[closed + 4 : end])}"
        return excerpt(text, start, start + len(words))


def _common(html: str, at: int) -> Excerpt | None:
    """Return the sentence around a link if it is as simple as most are, and in no doubt.

    It is what the careful way finds, at a third of the cost.
    """
    found = _COMMON_LINK.match(html, at)
    before = _common_before(html, at) if found else None
    if found is None or before is None:
        return None
    words, after = found.groups()
    if "<" in after:
        after = _INLINE_TAG.sub("", after)
    words, after = words.strip().replace("\n", " "), after.replace("\n", " ")
    if "  " in before or "  " in words or "  " in after:
        return None
    long = len(words) + 2 * max(len(before), len(after)) > MAX_SENTENCE
    return None if long else Excerpt(before, words, after)


def _common_before(html: str, at: int) -> str | None:
    """Return the text of a simple sentence up to a link in it, from the last full stop or tag."""
    stop = html.rfind(".", 0, at)
    before = html[stop + 2 if stop >= 0 else 0 : at]
    if "<" in before:
        before = _INLINE_TAG.sub("", before)
    if ">" in before:
        tag, _, before = before.rpartition(">")
        begins = tag.endswith(("<p", "<li"))
    else:
        begins = stop < 0 or _COMMON_STOP.match(html, stop) is not None
    if not begins or not _COMMON_START.fullmatch(before):
        return None
    return before.replace("\n", " ")


def _near(html: str, at: int, closed: int) -> tuple[int, int]:
    """Return a part of the paragraph around a link in which all of its sentence stands.

    It is mostly that sentence alone, so that no more of the paragraph has to be read.
    """
    stop = html.rfind(". ", 0, at)
    begin = stop + 2 if _surely_ends(html, stop) else 0
    stop = html.find(". ", closed)
    end = stop + 3 if _surely_ends(html, stop) else len(html)
    for tag in _BLOCK.finditer(html, begin, end):
        if tag.start() > at:
            return begin, tag.start()
        begin = tag.end()
    return begin, end


def _surely_ends(html: str, stop: int) -> bool:
    """Say whether a full stop in HTML, if there is one, ends a sentence."""
    return stop > 3 and _SURE_END.match(html, stop - 4) is not None


def _text(html: str) -> str:
    """Return the text of a part of a paragraph."""
    if "<" in html:
        if "footnote-" in html:
            html = _NOTE.sub("", html)
        html = _TAG.sub("", html)
    return unescape(html)
