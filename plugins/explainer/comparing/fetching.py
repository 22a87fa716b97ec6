"""What a site says on the web of its own addresses."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

from explainer.comparing.published import MOST_BYTES, NoList, read_list
from explainer.site.promised import FILE
from explainer.web import Answer, Client, NoAnswer

SITEMAP = "sitemap.xml"

_MOST_SITEMAPS = 100
_MOST_STEPS = 5


def fetched(home: str, client: Client) -> set[str] | None:
    """Return the addresses that the site at an address has published; nothing if there is none.

    Its own list says most; a site that was built before there were such lists has a sitemap.
    Raises `NoAnswer` where its host does not answer, or with a fault, and `NoList` where what it
    says is no list: then nobody knows what would die.
    """
    home = f"{home.rstrip('/')}/"
    text = _get(urljoin(home, FILE), client)
    if text is not None:
        return read_list(text, FILE)
    text = _get(urljoin(home, SITEMAP), client)
    if text is None:
        return None
    found: set[str] = set()
    for part in _parts(text, home, client):
        found |= read_list(part, SITEMAP, home)
    if not found:
        raise NoList(f"there is no address in {urljoin(home, SITEMAP)}")
    return found


def _parts(text: str, home: str, client: Client) -> list[str]:
    """Return the sitemaps that an index names, or the one that there is."""
    if "<sitemapindex" not in text:
        return [text]
    names = [unescape(one) for one in re.findall(r"<loc>\s*([^<]*?)\s*</loc>", text)]
    parts = []
    for name in names[:_MOST_SITEMAPS]:
        if not name.startswith(home):
            raise NoList(f"{SITEMAP} names a sitemap elsewhere: {name}")
        part = _get(name, client)
        if part is None:
            raise NoList(f"{SITEMAP} names a sitemap that there is not: {name}")
        parts.append(part)
    return parts


def _get(address: str, client: Client) -> str | None:
    """Return a text from the web; nothing where there is none at its address."""
    here = address
    for _ in range(_MOST_STEPS):
        answer = client.ask(here, "GET", most=MOST_BYTES)
        if answer.location is None or not 300 <= answer.status < 400:
            return _said(answer, here)
        here = urljoin(here, answer.location)
    raise NoAnswer(f"{address} leads on without end")


def _said(answer: Answer, address: str) -> str | None:
    if answer.status in {404, 410}:
        return None
    if answer.status != 200:
        raise NoAnswer(f"{address}: the server says {answer.status}")
    return answer.body.decode("utf-8", errors="replace").removeprefix("\ufeff")
