"""YAML in which nothing is unusual, to plain values, as fast as the parser allows.

Nearly all files are in order, and nobody asks on which line their values stand. Whatever could
be a mistake, or only looks like one, makes this reader give up: the careful one (`yaml.py`) then
reads the file again, remembers every place and decides. So nothing here reports anything.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from explainer.reading.text import FORBIDDEN
from explainer.reading.tree import Data
from explainer.reading.yaml import LOADER, MAX_DEPTH, MAX_NODES


class _UnusualError(Exception):
    """Here is something that only the careful reader may judge."""


def read_plain(text: str) -> dict[str, Data] | None:
    """Return the one mapping that a text holds, or nothing where the careful reader is wanted.

    The text is one that `decode` returned. A mapping that is returned is `data` of what the
    careful reader makes of the same text, and that one finds nothing wrong with it.
    """
    # Each value takes a character at least, so that a text this short cannot hold too many.
    if len(text) > MAX_NODES:
        return None
    try:
        return _Reader(text).document()
    except (yaml.YAMLError, UnicodeError, _UnusualError):
        return None


class _Reader:
    """What gives the events of a text, and which marks in it make them worth a closer look.

    Classes are compared and not asked about with `isinstance`, and the commonest event comes
    first: this is the innermost loop of a build.
    """

    def __init__(self, text: str) -> None:
        self._next: Callable[[], yaml.Event | None] = LOADER(text).get_event
        # Without these there is no anchor or tag, and no escape in a text.
        self._marked = "&" in text or "!" in text or "\\" in text

    def document(self) -> dict[str, Data]:
        following = self._next
        following()  # the stream begins
        following()  # the document begins, if there is one
        event = following()
        if not isinstance(event, MappingStartEvent):
            raise _UnusualError
        root = self._collection(event, 0)
        following()  # the document ends
        if not isinstance(following(), StreamEndEvent) or not isinstance(root, dict):
            raise _UnusualError
        return root

    def _collection(self, event: yaml.Event | None, depth: int) -> Data:
        kind = event.__class__
        if depth >= MAX_DEPTH or (self._marked and _is_marked(event)):
            raise _UnusualError
        if kind is MappingStartEvent:
            return self._mapping(depth)
        if kind is SequenceStartEvent:
            return self._sequence(depth)
        raise _UnusualError  # an alias

    def _mapping(self, depth: int) -> dict[str, Data]:
        following, marked = self._next, self._marked
        entries: dict[str, Data] = {}
        while True:
            event = following()
            if event.__class__ is not ScalarEvent:
                if event.__class__ is MappingEndEvent:
                    return entries
                raise _UnusualError
            key = event.value
            if not key or key in entries or (marked and _is_marked(event)):
                raise _UnusualError
            event = following()
            if event.__class__ is ScalarEvent:
                value = event.value
                if not value or (marked and _is_marked(event)):
                    raise _UnusualError
                entries[key] = value
            else:
                entries[key] = self._collection(event, depth + 1)

    def _sequence(self, depth: int) -> list[Data]:
        following, marked = self._next, self._marked
        items: list[Data] = []
        while True:
            event = following()
            if event.__class__ is ScalarEvent:
                value = event.value
                if not value or (marked and _is_marked(event)):
                    raise _UnusualError
                items.append(value)
            elif event.__class__ is SequenceEndEvent:
                return items
            else:
                items.append(self._collection(event, depth + 1))


def _is_marked(event: yaml.Event | None) -> bool:
    """Say whether an event has an anchor or tag, or an escape stands for what may not be there."""
    if isinstance(event, yaml.ScalarEvent):
        escaped = event.style == '"' and FORBIDDEN.search(event.value)
        return event.anchor is not None or event.tag is not None or bool(escaped)
    return getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None
