"""HTML that may come from a stranger, cut down to what can do no harm.

It runs on what the Markdown engines give back, never on what they are given: an attribute
list or a nested link can make HTML of text that looked harmless. Everything that is not on
these lists is taken out; nothing is ever let through because it looks right. So are the
characters that files may not hold, which an entity (`&#x202e;`) can bring back.

What comes out is the same when it is sanitised again.
"""

from __future__ import annotations

import re

import nh3

from explainer.prose.addresses import SCHEMES, WITHIN
from explainer.prose.blocks import SCHEME as BLOCK
from explainer.prose.classes import allowed
from explainer.reading.text import FORBIDDEN

_INLINE = {"a", "abbr", "br", "code", "del", "em", "kbd", "mark", "s", "span", "strong", "sub",
           "sup"}  # fmt: skip
_BLOCK = {"blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"}
_TABLE = {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_MATERIAL = {"details", "div", "dd", "dl", "dt", "figcaption", "figure", "h1", "img", "input",
             "label", "summary"}  # fmt: skip

# The theme's own ids begin with two underscores (`__search`, `__drawer`); only those that its
# tabs make are let through.
_SAFE_ID = re.compile(r"(?!__)[^\s\"'<>]{1,200}|__tabbed_\d+(_\d+)?")
# Ids that our own pages use beside what a person wrote: a heading “Sources” in a narrative
# must not take the place of the sources.
_OUR_ID = re.compile(
    r"(sources|mentions|corrections|licence|claims|events|narratives|voices|terms|forecast"
    r"|judgement|confirmed|doubted|open|likely|unverified|unlikely|refuted|differ|unassessed"
    r"|entries|ongoing|in-time|no-date|in-\d{4}(-\d\d)?)"
    r"|(source|section|letter|entry|term|fields|xp)(-.*)?|map-\d+-.*"
)
OTHERWISE = "text-"
"""What the ids of headings begin with that may not be called what they would be."""
# To a browser a backslash is a slash, so that `/\example.org` leads to another host.
_LOCAL = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?!//)[^\x00-\x20\\]*")

# In what nh3 wrote: quotation marks and angle brackets within values are entities.
_TAG = re.compile(r"<([a-z0-9]+)((?: [^>]*)?)>")
_ANCHOR = re.compile(r'(<a(?: [^>]*)?) href="#([^"]+)"')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')

_MOST_READINGS = 4
"""How often what was cleaned is read again; nearly all of it is the same the first time."""

_entry = nh3.Cleaner(
    tags=_INLINE - {"span"} | _BLOCK,
    attributes={"a": {"href", "title"}, "ol": {"start"}},
    url_schemes={*SCHEMES, WITHIN},
    link_rel=None,
)


def sanitise_entry(html: str) -> str:
    """Return the HTML of an entry's prose with what CommonMark can make, and nothing else."""
    return _clean(_entry, html)


def sanitise_page(html: str) -> str:
    """Return the HTML of a narrative or page with the safe part of Material's Markdown."""
    return _tidy(_clean(_page, html))


def _clean(cleaner: nh3.Cleaner, html: str) -> str:
    """Return what a cleaner leaves, judged as it will stand on the page.

    Of `java&#x200e;script:` only the removal makes an address that has to be refused. And what
    was taken out of a tree may leave one that a browser reads otherwise: where a list of choices
    stood in a paragraph, that has another one in it.
    """
    safe = cleaner.clean(html)
    for _ in range(_MOST_READINGS):
        read = safe
        safe = cleaner.clean(FORBIDDEN.sub("", read))
        if safe == read:
            break
    return safe


def _tidy(safe: str) -> str:
    """Return sanitised HTML without inputs that belong to no tab, and each id only once.

    Links within the page lead to where an id is called otherwise than it was written.
    """
    used: set[str] = set()

    def attribute(found: re.Match[str]) -> str:
        name, value = found.groups()
        if name != "id":
            return found.group()
        repeated = value in used
        used.add(value)
        return "" if repeated else found.group()

    def tag(found: re.Match[str]) -> str:
        name, attributes = found.groups()
        if name == "input" and not _is_of_a_tab(attributes):
            return ""
        return f"<{name}{_ATTRIBUTE.sub(attribute, attributes)}>"

    def link(found: re.Match[str]) -> str:
        begin, anchor = found.groups()
        own = f"{OTHERWISE}{anchor}"
        return f'{begin} href="#{own}"' if own in used and anchor not in used else found.group()

    return _ANCHOR.sub(link, _TAG.sub(tag, safe))


def _is_of_a_tab(attributes: str) -> bool:
    values = dict(_ATTRIBUTE.findall(attributes))
    return values.get("type") == "radio" and "name" in values


def _filter(tag: str, attribute: str, value: str) -> str | None:
    if attribute in {"id", "for"}:
        own = f"{OTHERWISE}{value}" if _OUR_ID.fullmatch(value) else value
        return own if _SAFE_ID.fullmatch(value) else None
    if attribute == "class":
        return allowed(tag, value) or None
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
    url_schemes={*SCHEMES, WITHIN, BLOCK},
    link_rel=None,
)
