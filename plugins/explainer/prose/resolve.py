"""From what an editor wrote in a link to the page it means."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from urllib.parse import quote, unquote

from explainer.model.entry import Node
from explainer.model.text import is_id
from explainer.prose.weave import Resolve, Target
from explainer.reading.text import FORBIDDEN

_ESCAPED = re.compile(rf"{FORBIDDEN.pattern}|\s")


@dataclass(frozen=True)
class Resolver:
    """All that can be linked to: entries by id, by file and by address, pages by their path.

    `kinds` are those of the entries by id, from which follows where their files lie.
    """

    targets: Mapping[str, Target]
    pages: Mapping[str, Target]
    kinds: Mapping[str, type[Node]]

    def in_file(self, relative: str) -> Resolve:
        """Return how links resolve in a file, given its path in the content folder.

        An id, `entry:id`, or the relative path of a file; a part after `#` is kept.
        """
        targets = self.targets

        def resolve(href: str) -> Target | None:
            return targets.get(href) or self._written(href, relative)

        return resolve

    def choices(self, relative: str) -> Iterator[str]:
        """Yield all that could be linked to in a file: ids, and paths from its folder."""
        folder = posixpath.dirname(relative)
        yield from self.targets
        suffixes = _suffixes(relative)
        for path in dict.fromkeys((*self.pages, *self._files())):
            if path.endswith(suffixes):
                yield posixpath.relpath(path, folder or ".")

    def on_page(self, address: str) -> Resolve:
        """Return how links resolve in HTML where MkDocs made addresses of relative paths."""

        def resolve(href: str) -> Target | None:
            path, _, anchor = unquote(href).strip().partition("#")
            if path.startswith("entry:"):
                target = self.targets.get(path.removeprefix("entry:"))
            elif path and not path.startswith("/") and ":" not in path:
                target = self._by_address.get(escape(_joined(address, path)))
            else:
                target = None
            return _anchored(target, anchor) if target else None

        return resolve

    def _written(self, href: str, relative: str) -> Target | None:
        path, _, anchor = unquote(href).strip().partition("#")
        entry_id = path.removeprefix("entry:")
        if is_id(entry_id) and entry_id in self.targets:
            return _anchored(self.targets[entry_id], anchor)
        if not path.endswith(_suffixes(relative)) or path.startswith("/"):
            return None
        target = self._at(posixpath.normpath(posixpath.join(posixpath.dirname(relative), path)))
        return _anchored(target, anchor) if target else None

    def _at(self, path: str) -> Target | None:
        """Return what is made of a file, an entry under the name of its page as well."""
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        kind = self.kinds.get(stem)
        if kind and posixpath.dirname(path) == kind.folder and suffix in {".md", kind.suffix}:
            return self.targets.get(stem) or self.pages.get(path)
        return self.pages.get(path)

    def _files(self) -> Iterator[str]:
        for entry_id, kind in self.kinds.items():
            if entry_id in self.targets:
                yield f"{kind.folder}/{entry_id}.md"
                yield f"{kind.folder}/{entry_id}{kind.suffix}"

    @cached_property
    def _by_address(self) -> dict[str, Target]:
        return {target.address: target for target in self.targets.values()}


def _suffixes(relative: str) -> tuple[str, ...]:
    """Return how the paths that a file may link to end."""
    # MkDocs checks the links of Markdown pages, and knows entries as `.md` only.
    return (".md",) if relative.endswith(".md") else (".md", ".yml")


def _anchored(target: Target, anchor: str) -> Target:
    # Escapes may stand for what no content can hold: they stay escapes.
    kept = _ESCAPED.sub(lambda found: quote(found[0], errors="replace"), anchor)
    address = f"{target.address}#{escape(kept)}"
    return target._replace(address=address) if anchor else target


def _joined(address: str, path: str) -> str:
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(address), path))
    return f"{joined}/" if path.endswith("/") else joined
