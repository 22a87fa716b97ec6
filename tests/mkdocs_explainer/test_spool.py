"""Articles on disk come back as they were."""

from __future__ import annotations

from contextlib import closing

from explainer.rendering import Page
from mkdocs_explainer.entries.spool import Spool


def test_pages_come_back_in_their_order() -> None:
    pages = [
        Page("a/", "A", "", "<p>α – “b”</p>", found=None, key=b"k"),
        None,
        Page("b/", "B", "said", "", listed=False),
        Page("c/", "C", "", "half a character: \ud83d" * 10_000),
    ]
    with closing(Spool()) as spool:
        for page in pages:
            spool.add(page)
        assert list(spool) == pages
        assert list(spool) == pages


def test_what_search_knows_is_not_kept() -> None:
    with closing(Spool()) as spool:
        spool.add(Page("a/", "A", "", "<p>b</p>", found=["much"]))
        assert [page.found for page in spool if page] == [None]
