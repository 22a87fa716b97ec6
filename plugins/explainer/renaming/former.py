"""The old id of an entry, written into its own file so that its old address leads on.

A line of YAML can be written in many ways. What is tried here are edits at places that are
plain to see, and each is read again: only a text that says what it said before, and the old
id with it, is taken.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import yaml

from explainer.catalog.front_matter import read_front_matter
from explainer.fixing.files import MARK
from explainer.fixing.layout import ends, head_of
from explainer.fixing.order import field_order
from explainer.model.entry import Node
from explainer.reading import read
from explainer.reading.tree import Data, data
from explainer.reading.yaml import LOADER

FIELD = "formerly"


def with_former(text: str, kind: type[Node], old: str, new: str) -> str | None:
    """Return the text of an entry's file with its old id under `formerly`.

    Where the new id is one that it had before, that takes the old one's place. Nothing where no
    edit is safe: somebody has to look at the file.
    """
    before = _data(text, kind)
    if before is None:
        return None
    former = before.get(FIELD, [])
    if not isinstance(former, list) or not all(isinstance(one, str) for one in former):
        return None
    own = {new, f"{kind.folder}/{new}"}
    wanted: list[Data] = [*(old if one in own else one for one in former)]
    if old not in wanted and f"{kind.folder}/{old}" not in wanted:
        wanted.append(old)
    expected = {**before, FIELD: wanted}
    for candidate in (text, *_candidates(text, kind, old, own)):
        if _data(candidate, kind) == expected:
            return candidate
    return None


def _data(text: str, kind: type[Node]) -> dict[str, Data] | None:
    """Return the fields of a file as plain values; nothing where they cannot be read."""
    plain = unicodedata.normalize("NFC", ends(text.removeprefix(MARK)))
    if kind.suffix == ".md":
        head, _, _, problems = read_front_matter(plain, "")
        found = None if problems else head
    else:
        found, problems = read(plain, "")
    if found is None or problems:
        return None
    read_data = data(found.root)
    return read_data if isinstance(read_data, dict) else None


def _candidates(text: str, kind: type[Node], old: str, own: set[str]) -> Iterator[str]:
    """Yield texts in which the old id may stand where it should."""
    mark = MARK if text.startswith(MARK) else ""
    text = text.removeprefix(MARK)
    first, last = head_of(text, markdown=kind.suffix == ".md")
    events = [*_events(text[first:last])]
    line_end = "\r\n" if "\r\n" in text else "\n"
    for begin, end, words in _edits(events, text[first:last], kind, old, own):
        written = words.replace("\n", line_end)
        yield f"{mark}{text[: first + begin]}{written}{text[first + end :]}"


def _events(text: str) -> Iterator[tuple[yaml.Event, int, int]]:
    """Yield the events of a YAML text, each with where it begins and ends; none after a fault."""
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if event.start_mark and event.end_mark:
                yield event, event.start_mark.index, event.end_mark.index
    except (yaml.YAMLError, UnicodeError):
        return


def _edits(
    events: list[tuple[yaml.Event, int, int]],
    text: str,
    kind: type[Node],
    old: str,
    own: set[str],
) -> Iterator[tuple[int, int, str]]:
    """Yield places of a text, from where to where, and what to write there."""
    keys, values = _top(events)
    if FIELD in keys:
        items = [
            (event, begin, end)
            for event, begin, end in values[FIELD]
            if isinstance(event, yaml.ScalarEvent)
        ]
        for event, begin, end in items:
            if event.value in own:
                yield begin, end, old
        if items:
            _, begin, end = items[-1]
            yield end, end, f", {old}"
            before = text[text.rfind("\n", 0, begin) + 1 : begin]
            after = text.find("\n", end)
            if after >= 0:
                yield after + 1, after + 1, f"{before}{old}\n"
            yield len(text), len(text), f"\n{before}{old}\n"
        return
    order = field_order(kind)
    later = [key for key in order[order.index(FIELD) + 1 :] if key in keys]
    places = sorted({_with_comments(text, keys[key]) for key in later})
    line = f"{FIELD}: [{old}]\n"
    # Before what comes after it, at the end, before anything else that begins a line.
    yield from ((place, place, line) for place in places)
    ended = "" if not text or text.endswith("\n") else "\n"
    yield len(text), len(text), f"{ended}{line}"
    yield from ((place, place, line) for place in sorted(keys.values()) if place)
    closing = text.rfind("}")
    if closing >= 0:
        yield closing, closing, f", {FIELD}: [{old}]"


def _with_comments(text: str, place: int) -> int:
    """Return where the comments right above a line begin, or the line itself."""
    while place:
        line = text.rfind("\n", 0, place - 1) + 1
        if not text.startswith("#", line):
            break
        place = line
    return place


def _top(
    events: list[tuple[yaml.Event, int, int]],
) -> tuple[dict[str, int], dict[str, list[tuple[yaml.Event, int, int]]]]:
    """Return where each field of a file begins, and the events of its value."""
    keys: dict[str, int] = {}
    values: dict[str, list[tuple[yaml.Event, int, int]]] = {}
    depth, key = 0, ""
    for event, begin, end in events:
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            key = "" if depth == 1 else key
        elif isinstance(event, yaml.ScalarEvent) and depth == 1 and not key:
            key = event.value
            keys.setdefault(key, begin)
        elif key:
            values.setdefault(key, []).append((event, begin, end))
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif depth == 1:
                key = ""
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
    return keys, values
