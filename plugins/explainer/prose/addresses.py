"""What the links of a text may lead to, and which of them the sanitiser will take out."""

from __future__ import annotations

import re
from html import unescape

from explainer.model.text import BEFORE_HOST
from explainer.reading.text import FORBIDDEN

SCHEMES = frozenset({"http", "https", "mailto"})
"""What an address that leads to another place may begin with."""

WITHIN = "entry"
"""The scheme of a link to an entry, which no browser sees."""

# Each search ends at the next angle bracket, so that the time grows with the text alone.
_LINK = re.compile(
    r"<a\s[^<>]*?\bhref\s*=\s*+(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s<>\"']++))", re.IGNORECASE
)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20]")
_BEFORE_HOST = re.compile(BEFORE_HOST, re.IGNORECASE)


def scheme_of(address: str) -> str:
    """Return the scheme of an address as a browser reads it, or nothing where it has none."""
    found = _SCHEME.match(_IGNORED.sub("", FORBIDDEN.sub("", address)))
    return found.group(1).lower() if found else ""


def is_disguised(address: str) -> bool:
    """Say whether an address seems to lead to another host than it does: `https://a.org@b.org`."""
    return _BEFORE_HOST.match(_IGNORED.sub("", FORBIDDEN.sub("", address))) is not None


def refused_addresses(html: str) -> list[str]:
    """Return the addresses in HTML of an engine that links may not have, in their order."""
    addresses = (unescape("".join(found)) for found in _LINK.findall(html))
    known = SCHEMES | {WITHIN, ""}
    return [one for one in addresses if scheme_of(one) not in known or is_disguised(one)]
