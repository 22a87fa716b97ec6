"""HTML that may come from a stranger, cut down to what can do no harm.

It runs on what the Markdown engines give back, never on what they are given: an attribute
list or a nested link can make HTML of text that looked harmless. Everything that is not on
these lists is taken out; nothing is ever let through because it looks right. So are the
characters that files may not hold, which an entity (`&#x202e;`) can bring back.
"""

from __future__ import annotations

import re

import nh3

from explainer.reading.text import FORBIDDEN

_INLINE = {"a", "abbr", "br", "code", "del", "em", "kbd", "mark", "s", "span", "strong", "sub",
           "sup"}  # fmt: skip
_BLOCK = {"blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"}
_TABLE = {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_MATERIAL = {"details", "div", "dd", "dl", "dt", "figcaption", "figure", "h1", "img", "input",
             "label", "summary"}  # fmt: skip

# The theme's own ids begin with two underscores (`__search`, `__drawer`); only those that its
# tabs make are let through. Classes of the theme and ours could dress text up as the site's.
_SAFE_ID = re.compile(r"(?!__)[^\s\"'<>]{1,200}|__tabbed_\d+(_\d+)?")
# Ids that our own pages use beside what a person wrote: a heading “Sources” in a narrative
# must not take the place of the sources.
_OUR_ID = re.compile(
    r"(sources|mentions|corrections|licence|claims|events|narratives|voices|terms|forecast"
    r"|judgement|confirmed|doubted|open|likely|unverified|unlikely|refuted|differ|unassessed)"
    r"|(source|section|letter|entry|term|fields|text)(-.*)?"
)
_FOREIGN_CLASS = re.compile(r"^(md-|xp-|mdx-)")
# To a browser a backslash is a slash, so that `/\example.org` leads to another host.
_LOCAL = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?!//)[^\x00-\x20\\]*")

_SCHEMES = {"http", "https", "mailto"}

_entry = nh3.Cleaner(
    tags=_INLINE - {"span"} | _BLOCK,
    attributes={"a": {"href", "title"}, "ol": {"start"}},
    url_schemes=_SCHEMES | {"entry"},
    link_rel=None,
)


def sanitise_entry(html: str) -> str:
    """Return the HTML of an entry's prose with what CommonMark can make, and nothing else."""
    return FORBIDDEN.sub("", _entry.clean(html))


def sanitise_page(html: str) -> str:
    """Return the HTML of a narrative or page with the safe part of Material's Markdown."""
    return FORBIDDEN.sub("", _page.clean(html))


def _filter(tag: str, attribute: str, value: str) -> str | None:
    if attribute in {"id", "for"}:
        own = f"text-{value}" if _OUR_ID.fullmatch(value) else value
        return own if _SAFE_ID.fullmatch(value) else None
    if attribute == "class":
        kept = [token for token in value.split() if not _FOREIGN_CLASS.match(token)]
        return " ".join(kept) or None
    if attribute == "src":
        return value if _LOCAL.fullmatch(value) else None
    if attribute == "name":
        return value if tag != "input" or value.startswith("__tabbed_") else None
    return value


_page = nh3.Cleaner(
    tags=_INLINE | _BLOCK | _TABLE | _MATERIAL,
    attributes={
        "*": {"class", "id", "title", "lang", "dir"},
        "a": {"href"},
        "details": {"open"},
        "img": {"alt", "height", "loading", "src", "width"},
        "input": {"checked", "name"},
        "label": {"for"},
        "ol": {"start"},
        "td": {"colspan", "rowspan", "style"},
        "th": {"colspan", "rowspan", "scope", "style"},
    },
    # A radio button is what Material's tabs are made of; no other control has a use here.
    tag_attribute_values={"input": {"type": {"radio"}}},
    attribute_filter=_filter,
    filter_style_properties={"text-align"},
    url_schemes=_SCHEMES | {"entry"},
    link_rel=None,
)
