"""Where each page of the site stands."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.model.entry import Node


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses from the root of the site, without a slash at the front.

    With `directory_urls` a page is a folder with an index (`places/lisbon/`), without it a
    file (`places/lisbon.html`), as in MkDocs.
    """

    directory_urls: bool = True

    def of(self, node: Node) -> str:
        """Return the address of an entry or narrative."""
        return self.at(f"{node.folder}/{node.id}")

    def at(self, path: str) -> str:
        """Return the address of the page at a path without a suffix, `places/lisbon`."""
        if not self.directory_urls:
            return f"{path}.html"
        folder, _, name = path.rpartition("/")
        if name == "index":
            return f"{folder}/" if folder else ""
        return f"{path}/"

    @staticmethod
    def way_to_root(address: str) -> str:
        """Return the way from a page to the root of the site: `../../` two levels deep."""
        return "../" * address.count("/")
