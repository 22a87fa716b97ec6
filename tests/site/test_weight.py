"""What a reader on a slow line waits for at the first page: at most 100 KB, as it is sent."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from tests.walk import Built, Page

MOST = 100 * 1024
MAP = "assets/explainer/map.js"

LOADED = "//script/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href"


@cache
def _sent(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), mtime=0))


def _files(address: str, page: Page) -> set[str]:
    """Return the addresses, from the root of the site, of what a page loads by itself."""
    found = (urljoin(f"https://x.example/{address}", str(one)) for one in page.root.xpath(LOADED))
    return {urlsplit(one).path.removeprefix("/") for one in found}


def test_the_first_page_is_light(either: Built) -> None:
    heavy = {}
    for address, page in either.read.items():
        files = _files(address, page)
        assert "assets/explainer/explainer.css" in files, address
        html = either.folder / address / "index.html" if address else either.folder / "index.html"
        sent = sum(map(_sent, (html, *(either.folder / one for one in files))))
        # A map is drawn, and then moves: those pages say more and load more.
        if MAP not in files and sent > MOST:
            heavy[address] = sent
    assert heavy == {}
    assert any(MAP in _files(address, page) for address, page in either.read.items())
