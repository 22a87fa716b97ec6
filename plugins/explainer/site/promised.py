"""The addresses that a site promises to keep: one a line, in a file that lies on the site.

A sitemap has neither what was withdrawn nor the old addresses that lead on, so it is no record of
what was published. Pages that the site makes by itself (the further pages of long lists, say) are
no promise: they follow from what there is.
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.catalog import Content
from explainer.catalog.addresses import Addresses
from explainer.catalog.destinations import former_path
from explainer.model.entry import Node
from explainer.model.withdrawal import Tombstone

FILE = "addresses.txt"


def promised(content: Content, addresses: Addresses) -> str:
    """Return the file: the pages of entries and persons' texts, what was withdrawn, old addresses.

    Each address begins with the `/` that stands for the home page.
    """
    paths = {
        "index",
        *(page.removesuffix(".md") for page in content.pages if content.has_page(page)),
    }
    for kind, entry_id, one in addressed(content):
        paths.add(f"{kind.folder}/{entry_id}")
        paths.update(former_path(written, kind) for written in one.formerly)
    return "".join(f"/{address}\n" for address in sorted(map(addresses.at, paths)))


def addressed(content: Content) -> Iterator[tuple[type[Node], str, Node | Tombstone]]:
    """Yield all that has a page, or had one until it was withdrawn, with its kind and id."""
    for node in content.catalog:
        yield type(node), node.id, node
    for entry_id, tombstone in content.tombstones.items():
        yield content.kinds[entry_id], entry_id, tombstone
