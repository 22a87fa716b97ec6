"""One entry: from the bytes of its file to a value, or to what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from pydantic import ValidationError

from explainer.model.entry import Node
from explainer.problems import Problem
from explainer.reading import Document, read, validate
from explainer.reading.plain import read_plain
from explainer.reading.text import decode
from explainer.reading.validation import is_own


class EntryRead(NamedTuple):
    """What became of a file: a value without its id, and all that is wrong in it.

    `draft` says that the file asks to be left out, valid or not; `parsed` says that it
    could be read at least, so that its document can be asked for.
    """

    node: Node | None
    draft: bool
    parsed: bool
    problems: list[Problem]


def sound(node: Node) -> EntryRead:
    """Return what became of a file in which nothing is wrong."""
    return EntryRead(node, node.draft, parsed=True, problems=[])


def read_entry(
    raw: bytes,
    kind: type[Node],
    path: str,
    context: dict[str, Any],
    unreadable: Sequence[Problem] = (),
) -> EntryRead:
    """Return what a file of YAML holds; `path` is what problems call it.

    `context` is what the validators of the kind are given, `unreadable` why there are no
    bytes. Nothing but the arguments is looked at, so that this may be done anywhere, and done
    once for the same bytes.
    """
    text, problems = ("", [*unreadable]) if unreadable else decode(raw, path)
    if problems:
        return EntryRead(None, draft=False, parsed=False, problems=problems)
    plain = read_plain(text)
    if plain:
        with suppress(Exception if is_own(kind) else ValidationError):
            return sound(kind.model_validate(plain, context=context))
    # Whatever is wrong, the careful way finds it too, and where it stands.
    document, problems = read(text, path)
    if document is None:
        return EntryRead(None, draft=False, parsed=False, problems=problems)
    return validated(document, kind, context, problems)


def validated(
    document: Document, kind: type[Node], context: dict[str, Any], problems: list[Problem]
) -> EntryRead:
    """Return what a document holds, in the reading of which `problems` were found."""
    draft = getattr(document.root.entries.get("draft"), "text", "") == "true"
    # A file can have no fields because of what was found already.
    if not document.root.keys and problems:
        return EntryRead(None, draft, parsed=True, problems=problems)
    node, more = validate(kind, document, context)
    return EntryRead(node, draft, parsed=True, problems=problems + more)
