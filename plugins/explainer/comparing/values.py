"""The fields of an entry in words, and which of them are not what they were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel

from explainer.catalog.link import references_of
from explainer.comparing.difference import FieldChange
from explainer.dates import DateSet, EdtfDate, Interval, Point
from explainer.model.entry import Node
from explainer.model.text import ProseMark
from explainer.model.vocabulary import Vocabulary
from explainer.problems import cut
from explainer.reading.shape import leaves
from explainer.settings import Labels, Words

SHOWN = 160
"""Characters of a value that are shown."""

_PART = 60
"""Characters of what a part of a value says, so that all its parts are seen."""

_AROUND, _REGION = 4, 30
"""Words that are shown before and after a change, and of a change that is shown as a whole."""

Name = Callable[[str], str]
"""From an id to the name of its entry."""

# What stands before an id in a link, a path or a block, and not before a word of a sentence.
_IN_LINK = re.compile(r"(?:\[\[\s*|[/(=,:<])\Z")


class Wording:
    """Says what fields hold, in the words of a site."""

    def __init__(self, labels: Labels, words: Words) -> None:
        """Take what the site calls things."""
        self._labels = labels
        self._words = words

    def field(self, kind: str, name: str) -> str:
        """Return what a field is called, or its name as editors write it."""
        texts = self._words.texts
        for key in (f"fields.{kind}.{name}", f"fields.{name}"):
            if key in texts:
                return texts[key]
        return name.replace("_", " ").capitalize()

    def when(self, date: EdtfDate) -> str:
        """Return a date in words."""
        return self._labels.when(date)

    def standing(self, found: str | None) -> str:
        """Return what a standing is called; nothing for what has none."""
        return self._words(f"standings.{found}") if found else ""

    def of(self, value: Any, kind: type[Node], path: tuple[str, ...], name: Name) -> str:  # noqa: ANN401  # whatever a field holds
        """Return a value of a field in words."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, (Point, Interval, DateSet)):
            return self.when(value)
        if isinstance(value, str):
            return self._text(value, kind, path, name)
        if isinstance(value, BaseModel):
            return ", ".join(self._parts(value, kind, path, name))
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            return ", ".join(self.of(one, kind, path, name) for one in value)
        # A small fraction would have an exponent otherwise, which no editor wrote.
        form = {float: "g", Decimal: "f"}.get(type(value), "")
        return format(value, form) if form else str(value)

    def _text(self, text: str, kind: type[Node], path: tuple[str, ...], name: Name) -> str:
        if path in _references(kind):
            return name(text)
        vocabulary = _vocabularies(kind).get(path)
        return self._labels.of(vocabulary, text) if vocabulary else text

    def _parts(
        self, part: BaseModel, kind: type[Node], path: tuple[str, ...], name: Name
    ) -> Iterator[str]:
        for field in type(part).model_fields:
            value = getattr(part, field)
            if value in (None, (), False):
                continue
            said = cut(self.of(value, kind, (*path, field), name), _PART)
            is_plain = field == getattr(part, "shorthand", None) or (*path, field) in _references(
                kind
            )
            label = field.replace("_", " ")
            yield said if is_plain else f"{label} {said}"


def field_changes(
    before: Node,
    after: Node,
    wording: Wording,
    names: tuple[Name, Name],
    moved: Mapping[str, str],
) -> tuple[FieldChange, ...]:
    """Return the fields in which two versions of an entry differ.

    `names` tell what ids are called before and after, `moved` leads from old ids to new ones.
    """
    kind = type(after)
    found = []
    for field in kind.model_fields:
        old, new = getattr(before, field, None), getattr(after, field)
        if field == "formerly" and before.id != after.id:
            continue
        if plain(old, type(before), (field,), moved) == plain(new, kind, (field,), {}):
            continue
        label = wording.field(kind.kind, field)
        if (field,) in _prose(kind):
            if not same_but_for_ids(old or "", new or "", moved):
                found.append(text_change(field, label, old or "", new or ""))
            continue
        found.append(_change(field, label, old, new, wording, names, kind, moved))
    return tuple(found)


def _change(  # noqa: PLR0913, PLR0917  # what differs, and all that is wanted to say it
    field: str,
    label: str,
    old: Any,  # noqa: ANN401  # whatever a field holds
    new: Any,  # noqa: ANN401  # whatever a field holds
    wording: Wording,
    names: tuple[Name, Name],
    kind: type[Node],
    moved: Mapping[str, str],
) -> FieldChange:
    def said(value: Any, name: Name) -> str:  # noqa: ANN401  # whatever a field holds
        return cut(" ".join(wording.of(value, kind, (field,), name).split()), SHOWN)

    if isinstance(new, tuple) and not hasattr(new, "_fields"):
        was = [(plain(one, kind, (field,), moved), one) for one in old or ()]
        now = [(plain(one, kind, (field,), {}), one) for one in new]
        removed = tuple(said(one, names[0]) for one in _without(was, now))
        added = tuple(said(one, names[1]) for one in _without(now, was))
        note = "" if added or removed else "in another order"
        return FieldChange(field, label, added=added, removed=removed, note=note)
    was_said = "" if old is None else said(old, names[0])
    now_said = "" if new is None else said(new, names[1])
    note = "changed" if was_said == now_said else ""
    return FieldChange(field, label, was_said, now_said, note=note)


def _without(items: list[tuple[Any, Any]], others: list[tuple[Any, Any]]) -> list[Any]:
    """Return the values of a list that are not in another; of equal ones as many as are more."""
    left = [comparable for comparable, _ in others]
    found = []
    for comparable, value in items:
        if comparable in left:
            left.remove(comparable)
        else:
            found.append(value)
    return found


def text_change(field: str, label: str, old: str, new: str) -> FieldChange:
    """Return how a text of many words differs: the piece in which it does, if that is short."""
    was, now = old.split(), new.split()
    if was == now:
        return FieldChange(field, label, note="in other lines")
    first = 0
    while first < min(len(was), len(now)) and was[first] == now[first]:
        first += 1
    last = 0
    while last < min(len(was), len(now)) - first and was[-1 - last] == now[-1 - last]:
        last += 1
    added = (Counter(now) - Counter(was)).total()
    removed = (Counter(was) - Counter(now)).total()
    note = f"{added} words more, {removed} fewer"
    if max(len(was), len(now)) - first - last > _REGION:
        return FieldChange(field, label, note=note)
    return FieldChange(field, label, _piece(was, first, last), _piece(now, first, last), note=note)


def _piece(words: list[str], first: int, last: int) -> str:
    """Return the words of a change with some around it."""
    if not words:
        return ""
    begin, end = max(0, first - _AROUND), min(len(words), len(words) - last + _AROUND)
    text = " ".join(words[begin:end])
    before = "… " if begin else ""
    after = " …" if end < len(words) else ""
    return f"{before}{cut(text, 2 * SHOWN)}{after}"


def plain(value: Any, kind: type[Node], path: tuple[str, ...], moved: Mapping[str, str]) -> Any:  # noqa: ANN401  # whatever a field holds
    """Return a value so that it can be compared: with new ids for old ones."""
    if isinstance(value, BaseModel):
        return {
            field: plain(getattr(value, field), kind, (*path, field), moved)
            for field in type(value).model_fields
        }
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return [plain(one, kind, path, moved) for one in value]
    if isinstance(value, str) and moved and path in _references(kind):
        return moved.get(value, value)
    return value


def same_but_for_ids(before: str, after: str, moved: Mapping[str, str]) -> bool:
    """Say whether a text differs from another only in that links name new ids for old ones."""
    if before == after:
        return True
    if not moved:
        return False
    ids = "|".join(map(re.escape, sorted(moved, key=len, reverse=True)))
    pattern: list[str] = []
    done = 0
    for found in re.finditer(rf"(?<![\w-])(?:{ids})(?![\w-])", before):
        pattern.append(re.escape(before[done : found.start()]))
        old = found.group()
        either = f"(?:{re.escape(old)}|{re.escape(moved[old])})"
        in_link = _IN_LINK.search(before, max(0, found.start() - 20), found.start())
        pattern.append(either if in_link else re.escape(old))
        done = found.end()
    pattern.append(re.escape(before[done:]))
    return re.fullmatch("".join(pattern), after) is not None


@cache
def _references(kind: type[Node]) -> frozenset[tuple[str, ...]]:
    return frozenset(leaf.path for leaf, _ in references_of(kind))


@cache
def _prose(kind: type[Node]) -> frozenset[tuple[str, ...]]:
    return frozenset(leaf.path for leaf in leaves(kind, ProseMark))


@cache
def _vocabularies(kind: type[Node]) -> dict[tuple[str, ...], str]:
    return {
        leaf.path: marker.name
        for leaf in leaves(kind, Vocabulary)
        for marker in leaf.markers
        if isinstance(marker, Vocabulary)
    }
