"""From what an editor wrote in a link to the page it means."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from explainer.model.text import is_id
from explainer.prose.weave import Resolve, Target


@dataclass(frozen=True, slots=True)
class Resolver:
    """All that can be linked to: entries by id and by address, other files by path."""

    targets: Mapping[str, Target]
    by_path: Mapping[str, Target]

    def in_file(self, relative: str) -> Resolve:
        """Return how links resolve in a file, given its path in the content folder.

        An id, `entry:id`, or the relative path of a file; a part after `#` is kept.
        """
        folder = posixpath.dirname(relative)
        suffixes = _suffixes(relative)

        def resolve(href: str) -> Target | None:
            path, _, anchor = unquote(href).strip().partition("#")
            entry_id = path.removeprefix("entry:")
            if is_id(entry_id) and entry_id in self.targets:
                return _anchored(self.targets[entry_id], anchor)
            if not path.endswith(suffixes) or path.startswith("/"):
                return None
            target = self.by_path.get(posixpath.normpath(posixpath.join(folder, path)))
            return _anchored(target, anchor) if target else None

        return resolve

    def choices(self, relative: str) -> Iterator[str]:
        """Yield all that could be linked to in a file: ids, and paths from its folder."""
        folder = posixpath.dirname(relative)
        yield from self.targets
        suffixes = _suffixes(relative)
        for path in self.by_path:
            if path.endswith(suffixes):
                yield posixpath.relpath(path, folder or ".")

    def on_page(self, address: str) -> Resolve:
        """Return how links resolve in HTML where MkDocs made addresses of relative paths."""
        by_address = {target.address: target for target in self.targets.values()}

        def resolve(href: str) -> Target | None:
            path, _, anchor = unquote(href).strip().partition("#")
            if path.startswith("entry:"):
                target = self.targets.get(path.removeprefix("entry:"))
            elif path and not path.startswith("/") and ":" not in path:
                target = by_address.get(_joined(address, path))
            else:
                target = None
            return _anchored(target, anchor) if target else None

        return resolve


def _suffixes(relative: str) -> tuple[str, ...]:
    """Return how the paths that a file may link to end."""
    # MkDocs checks the links of Markdown pages, and knows entries as `.md` only.
    return (".md",) if relative.endswith(".md") else (".md", ".yml")


def _anchored(target: Target, anchor: str) -> Target:
    return replace(target, address=f"{target.address}#{anchor}") if anchor else target


def _joined(address: str, path: str) -> str:
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(address), path))
    return f"{joined}/" if path.endswith("/") else joined
