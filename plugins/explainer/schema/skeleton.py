"""A new entry to be filled in: required fields first, the others as comments."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, get_args, get_origin

from explainer.catalog.front_matter import FENCE
from explainer.model.entry import Entry, Node
from explainer.model.text import ProseMark
from explainer.model.vocabulary import Vocabulary
from explainer.model.withdrawal import FIELD
from explainer.reading import read
from explainer.reading.docs import field_doc
from explainer.reading.shape import leaves, model_at
from explainer.reading.tree import Scalar

_WIDTH = 98

Words = Callable[[str], Sequence[str]]
"""Gives the words of a vocabulary by its name."""


def skeleton(kind: type[Node], name: str, words: Words) -> str:
    """Return the text of a file for a new entry that has a name and nothing else yet.

    The fields it must have come first and without a value, so that a check says which are
    still to be written; to use one of the others one takes away the `#` before it.
    """
    called = _naming(kind)
    fields = [field for field in _in_order(kind) if field != called]
    required = [field for field in fields if kind.model_fields[field].is_required()]
    # What is new is not withdrawn.
    optional = [field for field in fields if field not in (*required, FIELD)]
    lines = [f"{called}: {_scalar(name)}"]
    for field in required:
        lines += ["", *_comment(kind, field, words), f"{_key(kind, field)}:"]
    lines += ["", "# What may be added: take away the `#` before a field to use it."]
    for field in optional:
        lines += ["", *_comment(kind, field, words), *_commented(kind, field)]
    if kind.suffix == ".md":
        lines = [FENCE, *lines, FENCE, "", f"# {heading(name)}"]
    return "\n".join(lines) + "\n"


def _naming(kind: type[Node]) -> str:
    """Return the field that holds the name: an entry's `name`, a page's `title`."""
    return "name" if "name" in kind.model_fields else "title"


def _in_order(kind: type[Node]) -> list[str]:
    """Return the fields of a kind: its own, then those of all entries, then of all pages."""
    shared = [name for base in (Entry, Node) for name in base.__annotations__]
    own = [name for name in kind.model_fields if name not in shared]
    return own + [name for name in shared if name in kind.model_fields]


def _key(kind: type[Node], field: str) -> str:
    return kind.model_fields[field].alias or field


def _comment(kind: type[Node], field: str, words: Words) -> Iterator[str]:
    """Yield what a field is for, and the words it takes."""
    text = field_doc(kind, field)
    for leaf in leaves(kind, Vocabulary):
        if leaf.path[0] == field:
            inner = f"`{leaf.path[-1]}` is one" if leaf.path[1:] else "One"
            (mark,) = leaf.markers
            assert isinstance(mark, Vocabulary)  # noqa: S101  # what was asked for
            text += f" {inner} of: {', '.join(words(mark.name))}."
    yield from textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ",
                             break_on_hyphens=False, break_long_words=False)  # fmt: skip


def _commented(kind: type[Node], field: str) -> list[str]:
    """Return a field as it would be written, with a `#` before it."""
    key = _key(kind, field)
    if any(leaf.path == (field,) and not mark.inline for leaf in leaves(kind, ProseMark)
           for mark in leaf.markers if isinstance(mark, ProseMark)):  # fmt: skip
        return [f"#{key}: |", "#  …"]
    return [f"#{key}: {_form(kind, field)}".rstrip()]


def _form(kind: type[Node], field: str) -> str:
    """Return what stands where a value will: brackets, braces, or nothing."""
    info = kind.model_fields[field]
    if isinstance(info.default, bool):
        return str(not info.default).lower()  # what is so anyhow, nobody need write
    words = [*_literals(info.annotation)]
    if len(words) == 1:
        return str(words[0])
    part = model_at(kind, (field,))
    several = _is_list(kind, field)
    if part is None or (several and getattr(part, "shorthand", None)):
        return "[]" if several else ""
    if getattr(part, "shorthand", None):
        return ""
    must = [name for name, info in part.model_fields.items() if info.is_required()]
    braces = "{" + ", ".join(f"{name}: " for name in must) + "}"
    return f"[{braces}]" if several else braces


def _literals(hint: object) -> Iterator[object]:
    """Yield the words that a type is made of, where it lists them."""
    for inner in get_args(hint):
        if get_origin(hint) is Literal:
            yield inner
        else:
            yield from _literals(inner)


def _is_list(kind: type[Node], field: str) -> bool:
    return get_origin(kind.model_fields[field].annotation) is tuple


def _scalar(text: str) -> str:
    """Return a text as YAML: in quotes where it would be taken for something else without."""
    document, problems = read(f"name: {text}\n", "")
    plain = document.root.entries.get("name") if document and not problems else None
    safe = isinstance(plain, Scalar) and plain.text == text and not plain.block
    # What is no text to YAML 1.2 (core schema) is one to us, but not to every program.
    other = text.lower() in {"true", "false", "null", "~"} or text[:1] in "\"'"
    return text if safe and not other else json.dumps(text, ensure_ascii=False)


def heading(name: str) -> str:
    """Return a name as the text of a heading, with nothing in it that Markdown would obey."""
    escaped = {c: f"\\{c}" for c in "\\`*_[]#!{}"}
    # Not every Markdown knows an escape of these; all know entities.
    entities = {c: f"&#{ord(c)};" for c in "<>&$|~^"}
    written = escaped | entities
    return "".join(written.get(c, c) for c in name)
