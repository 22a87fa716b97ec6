"""What there may be between two versions of a site: plain text, hostile where it is content."""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """A page: the id and kind of its entry (`page` for one that is none), and where it is.

    `path` is that of its file in the content, `address` that on the site, from its root.
    """

    id: str
    kind: str
    name: str
    path: str
    address: str


class FieldChange(NamedTuple):
    """A field that is not what it was.

    A list says what was `added` and `removed`, anything else what it was `before` and is `after`,
    empty where it was not there; `note` says the rest.
    """

    field: str
    label: str
    before: str = ""
    after: str = ""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    note: str = ""


class Changed(NamedTuple):
    """An entry with other fields than before; none where nobody can know which."""

    entry: Page
    fields: tuple[FieldChange, ...]


class Removed(NamedTuple):
    """An entry that is gone, and to which its address leads now, if to any."""

    entry: Page
    leads_to: Page | None


class Withdrawn(NamedTuple):
    """An entry that is withdrawn now, or of which something else is said: why, and the day.

    `see` is to which entry its page leads, if to any.
    """

    entry: Page
    because: str
    on: str
    see: Page | None


class Renamed(NamedTuple):
    """An entry that has another address; the old one leads there."""

    before: Page
    after: Page


class StandingChange(NamedTuple):
    """A claim that stands otherwise than before, in words; empty where it has no standing."""

    claim: Page
    before: str
    after: str
    reasons: tuple[str, ...]


class LinkChange(NamedTuple):
    """A page that leads to others than before, or is led to by others; by their names."""

    page: Page
    gained: tuple[str, ...]
    lost: tuple[str, ...]


class Dead(NamedTuple):
    """An address that would lead nowhere, and what keeps it."""

    address: str
    hint: str


class Difference(NamedTuple):
    """All of it, in the order of paths.

    `errors_before` and `errors_after` are the numbers of errors in the two versions.
    """

    added: tuple[Page, ...] = ()
    changed: tuple[Changed, ...] = ()
    removed: tuple[Removed, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    standings: tuple[StandingChange, ...] = ()
    links: tuple[LinkChange, ...] = ()
    dead: tuple[Dead, ...] = ()
    errors_before: int = 0
    errors_after: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether a reader would see no difference."""
        return not any(
            (self.added, self.changed, self.removed, self.withdrawn, self.renamed, self.standings,
             self.links, self.dead)
        )  # fmt: skip
