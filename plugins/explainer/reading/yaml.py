"""YAML to a tree, one parser event at a time.

PyYAML's composer is never asked: it resolves aliases (a "billion laughs" in a line), lets
duplicate keys pass, and recurses until the stack ends. Reading its events, we stop at the
first level or node too many, and keep every scalar a text with its line and column.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from explainer.problems import START, Position, Problem, cut, quoted
from explainer.reading.faults import unparsable
from explainer.reading.text import FORBIDDEN, called, decode, read_bytes
from explainer.reading.tree import Document, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 24
MAX_NODES = 50_000

MAX_PROBLEMS = 100
"""So many problems in one file are told, and no more: nobody reads fifty thousand."""

# The pure parser reads the same, fifteen times slower, where PyYAML was built without libyaml.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_BEGIN = "begin with a field, like `name: …`"

# Stands for a value that was reported already, or is not there.
_NOTHING = Scalar("", START)


def read_file(file: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Read a YAML file; `path` is what problems call it. See `read`."""
    content, problems = read_bytes(file, path)
    if problems:
        return None, problems
    text, problems = decode(content, path)
    if problems:
        return None, problems
    return read(text, path)


def read(text: str, path: str, *, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    """Return the one mapping that a text holds, and every problem found on the way.

    There may be a document together with problems: what could be read is checked further,
    so that an editor sees all problems in one run. A key whose value could not be read is in
    `keys` of its mapping and not in `entries`. `first_line` is the line of the file on which
    the text begins, for front matter.
    """
    reader = _Reader(text, path, first_line)
    root = reader.document()
    if root is None:
        return None, reader.problems
    return Document(path, text, root), reader.problems


_LESS = "write less into one file, and text that begins with brackets in quotes"


class _TooMuchError(Exception):
    """The text nests too deep or has too much in it to go on; `position` is where that begins."""

    def __init__(self, message: str, position: Position, hint: str = _LESS) -> None:
        super().__init__(message)
        self.position = position
        self.hint = hint


class _Reader:
    """The state of one reading: the events still to come and the problems so far."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._text = text
        self._first_line = first_line
        self._nodes = 0
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=LOADER))

    def document(self) -> Mapping | None:
        try:
            root = self._root()
            if root is not None:
                self._expect_the_end()
        except (yaml.YAMLError, UnicodeError) as error:
            self.problems.append(unparsable(error, self._text, self._path, self._first_line))
            return None
        except _TooMuchError as error:
            told = Problem(self._path, error.position, "too-complex", str(error), error.hint)
            self.problems.append(told)
            return None
        return root

    def _root(self) -> Mapping | None:
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                node = self._node(event, 0)
                if isinstance(node, Mapping):
                    return node
                if _is_nothing(event):
                    break
                if node is _NOTHING:
                    return None
                message = "the file holds no fields"
                self._report(node.position, "not-a-mapping", message, _BEGIN)
                return None
        self._report(START, "empty-file", "the file is empty", _BEGIN)
        return None

    def _expect_the_end(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                position = self._place(event)
                message = "a second document begins here"
                hint = "delete the line `---`; one file is one entry"
                self._report(position, "second-document", message, hint)
                return

    def _node(self, event: yaml.NodeEvent, depth: int) -> Node:
        position = self._place(event)
        self._nodes += 1
        if depth > MAX_DEPTH:
            message = f"this nests deeper than {MAX_DEPTH} levels"
            raise _TooMuchError(message, position)
        if self._nodes > MAX_NODES:
            message = f"the file has more than {MAX_NODES} values"
            raise _TooMuchError(message, position)
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value out, or quote a text that begins with `*`"
            self._report(position, "alias", f"aliases (`*{event.anchor}`) are not read", hint)
            return _NOTHING
        self._check_properties(event, position)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), position)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, position, depth)
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101  # the last kind there is
        return self._scalar(event, position)

    def _check_properties(self, event: yaml.NodeEvent, position: Position) -> None:
        if event.anchor is not None:
            message = f"anchors (`&{event.anchor}`) are not read"
            hint = "delete it, or quote a text that begins with `&`"
            self._report(position, "anchor", message, hint)
        if getattr(event, "tag", None) is not None:
            hint = "delete it, or quote a text that begins with `!`"
            self._report(position, "tag", "tags (`!…`) are not read", hint)

    def _scalar(self, event: yaml.ScalarEvent, position: Position) -> Scalar:
        # An escape in double quotes can bring in what the file's own text may not hold.
        found = FORBIDDEN.search(event.value) if event.style == '"' else None
        if found:
            message = f"an escape stands for an invisible character: {called(found.group())}"
            self._report(position, "forbidden-character", message, "delete it")
        return Scalar(event.value, position, block=event.style in {"|", ">"})

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            assert isinstance(event, yaml.NodeEvent)  # noqa: S101  # what else a list holds
            item = self._node(event, depth + 1)
            if _is_nothing(event):
                message = "this item of the list is empty"
                self._report(item.position, "empty-value", message, "write one or delete the `-`")
            elif item is not _NOTHING:
                yield item

    def _mapping(self, start: yaml.MappingStartEvent, position: Position, depth: int) -> Node:
        entries: dict[str, Node] = {}
        keys: dict[str, Position] = {}
        empty: list[Scalar] = []
        end: yaml.Event = start
        for event in self._events:
            end = event
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, depth)
            value_event = next(self._events)
            assert isinstance(value_event, yaml.NodeEvent)  # noqa: S101  # a key has a value
            value = self._node(value_event, depth + 1)
            if key is _NOTHING:
                continue
            if key.text in keys:
                first = keys[key.text].line
                message = f"{quoted(key.text)} stands here a second time"
                hint = f"it is also on line {first}; keep one of them"
                self._report(key.position, "duplicate-key", message, hint)
            elif _is_nothing(value_event):
                empty.append(key)
            elif value is not _NOTHING:
                entries[key.text] = value
            keys.setdefault(key.text, key.position)
        if start.flow_style and empty and len(empty) == len(keys):
            # `{2022-11-29, 2022-11-30}` is a mapping of two keys to YAML.
            hint = f'put quotes around a text: "{cut(self._written(start, end))}"'
            self._report(position, "empty-value", "nothing in these braces has a value", hint)
            return _NOTHING
        for key in empty:
            self._report_empty(key, inline=bool(start.flow_style))
        return Mapping(entries, keys, position)

    def _key(self, event: yaml.Event, depth: int) -> Scalar:
        assert isinstance(event, yaml.NodeEvent)  # noqa: S101  # a mapping holds nothing else
        key = self._node(event, depth + 1)
        if isinstance(key, Scalar):
            return key
        hint = "put quotes around a text that begins with a brace or bracket"
        self._report(key.position, "key-is-no-text", "the name of a field is a word", hint)
        return _NOTHING

    def _report_empty(self, key: Scalar, *, inline: bool) -> None:
        message = f"{quoted(key.text)} has no value"
        # `{note: Premature, as before}` is two keys to YAML.
        hint = (
            "put quotes around a text with a comma"
            if inline
            else "write one, or take the field out if it is optional"
        )
        self._report(key.position, "empty-value", message, hint)

    def _place(self, event: yaml.Event) -> Position:
        mark = event.start_mark
        assert mark is not None  # noqa: S101  # both parsers give every event its place
        return Position(mark.line + self._first_line, mark.column + 1)

    def _written(self, start: yaml.Event, end: yaml.Event) -> str:
        assert start.start_mark is not None  # noqa: S101  # as above
        assert end.end_mark is not None  # noqa: S101  # as above
        return self._text[start.start_mark.index : end.end_mark.index]

    def _report(self, position: Position, code: str, message: str, hint: str) -> None:
        if len(self.problems) == MAX_PROBLEMS:
            message = f"there are more than {MAX_PROBLEMS} mistakes up to here"
            raise _TooMuchError(message, position, "mend those first")
        self.problems.append(Problem(self._path, position, code, message, hint))


def _is_nothing(event: yaml.NodeEvent) -> bool:
    return isinstance(event, yaml.ScalarEvent) and not event.value and not event.style
