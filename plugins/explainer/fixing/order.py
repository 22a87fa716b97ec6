"""The fields of an entry in one order, each with the comments that stand above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from explainer.model.entry import Entry, Node
from explainer.reading import read
from explainer.reading.tree import data

# Of the fields that all entries share these come first; the others follow those of the kind.
_FIRST = ("name", "aliases")
_LAST = (
    "in_glossary", "link", "summary", "body", "sources", "assessments", "see_also", "tags",
    "images", "formerly", "withdrawn", "draft", "checked", "allow",
)  # fmt: skip

# A line for editors' programs, which belongs to the file and not to the field below it.
_FOR_PROGRAMS = re.compile(r"#\s*(?:yaml-language-server:|-\*-|vim?:|prettier-|yamllint )")


class Ordered(NamedTuple):
    """A file with its fields in order, or why it was left as it is."""

    text: str | None
    reason: str = ""


class _Block(NamedTuple):
    """The lines of a field: the comments above it, its key and its value."""

    key: str
    lines: Sequence[str]


def field_order(kind: type[Node]) -> list[str]:
    """Return the names of a kind's fields in the order in which an entry is best read."""
    names = [field.alias or name for name, field in kind.model_fields.items()]
    shared = {*Node.model_fields, *Entry.model_fields}
    first = [name for name in _FIRST if name in names]
    last = [name for name in _LAST if name in names]
    own = [name for name in names if name not in shared and name not in (*first, *last)]
    rest = [name for name in names if name not in (*first, *own, *last)]
    return [*first, *own, *rest, *last]


def ordered(text: str, kind: type[Node]) -> Ordered:  # noqa: PLR0911  # a reason each
    """Return the text of an entry with its fields in order; nothing where they are already.

    What was not understood to the last character is left as it is, with the reason.
    """
    document, problems = read(text, "")
    if document is None or problems:
        return Ordered(None, "it has problems")
    wanted = {name: place for place, name in enumerate(field_order(kind))}
    keys = list(document.root.keys)
    if any(key not in wanted for key in keys):
        return Ordered(None, "it has problems")
    if keys == sorted(keys, key=wanted.__getitem__):
        return Ordered(None)
    starts = [position.line - 1 for position in document.root.keys.values()]
    if len({*starts}) < len(keys) or any(at.column > 1 for at in document.root.keys.values()):
        return Ordered(None, "its fields are not each on a line of its own")
    head, blocks, tail = _blocks(text, keys, starts)
    first = min(blocks, key=lambda block: wanted[block.key])
    if first is not blocks[0] and _is_unclear(head):
        hint = "the comment at its top may be about the file or about the field below it"
        return Ordered(None, f"{hint}; put an empty line below it or above")
    blocks.sort(key=lambda block: wanted[block.key])
    new = "\n".join((*head, *(line for block in blocks for line in block.lines), *tail)) + "\n"
    again, _ = read(new, "")
    if again is None or data(again.root) != data(document.root) or not _same_lines(text, new):
        return Ordered(None, "its fields cannot be told from each other for sure")
    return Ordered(new)


def _blocks(
    text: str, keys: Sequence[str], starts: Sequence[int]
) -> tuple[list[str], list[_Block], list[str]]:
    """Return the head of a file, the lines of each of its fields, and its tail."""
    lines = text.removesuffix("\n").split("\n")
    begins = [
        _begin(lines, start, floor) for start, floor in zip(starts, (-1, *starts), strict=False)
    ]
    head = lines[: begins[0]]
    ends = [*begins[1:], _end(lines, starts[-1])]
    found = [
        _Block(key, lines[begin:end]) for key, begin, end in zip(keys, begins, ends, strict=True)
    ]
    return head, found, lines[ends[-1] :]


def _begin(lines: Sequence[str], start: int, floor: int) -> int:
    """Return the first of the lines above a key that belong to it: comments at the margin.

    What goes up to the top of the file belongs to the file.
    """
    begin = start
    while begin - 1 > floor and lines[begin - 1].startswith("#"):
        begin -= 1
    return start if floor < 0 and begin == 0 else begin


def _is_unclear(head: Sequence[str]) -> bool:
    """Say whether the last line of a file's head may as well be about the field below it."""
    return bool(head) and head[-1].startswith("#") and not _FOR_PROGRAMS.match(head[-1])


def _end(lines: Sequence[str], start: int) -> int:
    """Return one past the last line of the last field: comments after a blank line are the tail."""
    end = len(lines)
    while end - 1 > start and lines[end - 1].startswith("#"):
        end -= 1
    return end if end < len(lines) and not lines[end - 1].strip() else len(lines)


def _same_lines(one: str, other: str) -> bool:
    return sorted(one.rstrip("\n").split("\n")) == sorted(other.rstrip("\n").split("\n"))
