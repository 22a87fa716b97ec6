"""What a browser may load and run on our pages: a Content-Security-Policy in each head.

Format: https://www.w3.org/TR/CSP3/. Scripts and styles come from the site itself; what of them
stands in a page has its hash in the policy, as far as the theme wrote it. So even a fault in
our escaping would run nothing: the content's own words never get a hash.

It is a `<meta>`, since a site of files cannot set headers; `frame-ancestors`, which only a
header can say, is the server's to add. `'self'` matches `file:` addresses in Chromium (156)
too, so that pages may be opened from a disk.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import unescape
from urllib.parse import urlsplit

from explainer.settings import Settings

_HEAD = re.compile(r"<head\b[^>]*>(?:[^<]*<meta charset=[^>]*>)?", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\b", re.IGNORECASE | re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style\b", re.IGNORECASE | re.DOTALL)
_STYLED = re.compile(r'\sstyle="([^"]+)"', re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_DATA = re.compile(r"\stype\s*=\s*[\"']?application/(?:ld\+)?json\b", re.IGNORECASE)

# How columns of Markdown's tables are aligned: all that the sanitiser leaves of a `style`.
_OF_CELLS = ("text-align:left", "text-align:center", "text-align:right")
_STYLED_CELL = ' style="text-align:'

REFERRER = "same-origin"
"""Whom a reader's browser tells which page they come from: nobody but the site itself."""


class Policy:
    """The policy of a site's pages."""

    def __init__(self, settings: Settings) -> None:
        """Take the hosts that the site's settings allow."""
        tiles = settings.map.tiles
        self._hosts = (*settings.security.hosts,)
        self._pictures = (_host_of(tiles),) if tiles else ()
        self._cells = tuple(_hashes(_OF_CELLS))

    def protect(self, html: str, content: str = "", *said: str) -> str:
        """Return a whole page with its policy.

        `content` is what of it stands between the theme's parts, as HTML, and `said` are other
        values on it, escaped: no script or style that is written in one of them is let through.
        """
        head = _HEAD.search(html)
        if head is None:
            return html
        around = html.replace(content, "") if content else html
        words = (content, *map(unescape, said))
        scripts = [one for one in _scripts(around) if not _is_in(one, words)]
        styles = [one for one in _STYLE.findall(around) if not _is_in(one, words)]
        attributes = [unescape(one) for one in _STYLED.findall(around)]
        policy = self._policy(scripts, styles, attributes, cells=_STYLED_CELL in content)
        metas = (
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            f'<meta name="referrer" content="{REFERRER}">'
        )
        return f"{html[: head.end()]}{metas}{html[head.end() :]}"

    def strangers(self, addresses: Iterable[str]) -> list[str]:
        """Return which of the addresses that pages load something from no browser would ask."""
        return [one for one in addresses if _is_elsewhere(one) and not self._allows(one)]

    def _allows(self, address: str) -> bool:
        host = f"https://{urlsplit(address).netloc}"
        above = f"https://*.{host.partition('.')[2]}"
        return host in self._hosts or above in self._hosts

    def _policy(
        self, scripts: list[str], styles: list[str], attributes: list[str], *, cells: bool
    ) -> str:
        hosts = self._hosts
        styled = (*_hashes(attributes), *(self._cells if cells else ()))
        unsafe = ("'unsafe-hashes'",) if styled else ()
        return "; ".join(
            " ".join(_once(directive))
            for directive in (
                ("default-src", "'self'", *hosts),
                ("script-src", "'self'", *_hashes(scripts), *hosts),
                ("style-src", "'self'", *_hashes(styles), *unsafe, *styled, *hosts),
                # The theme's icons are pictures in its style sheets, and Leaflet has an empty one.
                ("img-src", "'self'", "data:", *hosts, *self._pictures),
                ("object-src", "'none'"),
                ("base-uri", "'none'"),
                ("form-action", "'self'"),
            )
        )


def _scripts(html: str) -> Iterator[str]:
    """Yield the scripts that stand in HTML, without those that only name a file or hold data."""
    for attributes, script in _SCRIPT.findall(html):
        if not _SOURCE.search(attributes) and not _DATA.search(attributes):
            yield script


def _is_in(script: str, words: Iterable[str]) -> bool:
    return any(script in text for text in words)


def _hashes(texts: Iterable[str]) -> Iterator[str]:
    """Yield the hash of each text as a policy writes it; a browser reads line ends as one."""
    for text in texts:
        read = text.replace("\r\n", "\n").replace("\r", "\n")
        yield f"'sha256-{b64encode(sha256(read.encode()).digest()).decode()}'"


def _is_elsewhere(address: str) -> bool:
    return bool(urlsplit(address).netloc)


def _once(words: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(words)


def _host_of(tiles: str) -> str:
    """Return the host of street tiles; `{s}` in it stands for any of several."""
    scheme, _, host = tiles.partition("://")
    host = host.partition("/")[0]
    first, dot, rest = host.partition(".")
    return f"{scheme}://*.{rest}" if dot and "{" in first else f"{scheme}://{host}"
