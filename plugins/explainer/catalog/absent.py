"""Entries that have a file and cannot be referred to: drafts, and what was withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from posixpath import basename, splitext
from typing import NamedTuple

from explainer.problems import quoted


class Refusal(NamedTuple):
    """Why a reference cannot stand: the code of the problem, what is wrong, what would be right."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Absent:
    """The ids of entries that nothing may refer to.

    `withdrawn` has for each the id to which its page leads instead, or nothing.
    """

    drafts: AbstractSet[str] = frozenset()
    withdrawn: Mapping[str, str | None] = field(default_factory=dict)

    def __contains__(self, entry_id: object) -> bool:
        """Say whether an id is one of them."""
        return entry_id in self.drafts or entry_id in self.withdrawn

    def refusal(self, written: str, what: str) -> Refusal | None:
        """Return why an id, or the path of a file, cannot be referred to; mostly it can.

        `what` is what the reference is called in a hint: a reference, a link.
        """
        path = written.partition("#")[0]
        stem, suffix = splitext(basename(path))
        entry_id = stem if suffix in {".md", ".yml"} else path
        if entry_id in self.drafts:
            hint = f"finish it, or leave {what} out until then"
            return Refusal("unknown-reference", f"{quoted(written)} is a draft", hint)
        if entry_id not in self.withdrawn:
            return None
        instead = self.withdrawn[entry_id]
        hint = f"leave {what} out"
        if instead:
            hint += f", or name `{instead}`, to which its page leads"
        return Refusal("withdrawn-reference", f"{quoted(written)} was withdrawn", hint)
