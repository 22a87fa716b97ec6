"""One entry: from the bytes of its file to a value, or to what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from pydantic import ValidationError

from explainer.catalog.front_matter import line_of
from explainer.model.entry import Node
from explainer.model.withdrawal import FIELD, Tombstone, tombstone_of
from explainer.problems import Position, Problem, quoted
from explainer.reading import Document, Mapping, read, validate
from explainer.reading.plain import read_plain
from explainer.reading.text import decode
from explainer.reading.validation import is_own

_KEPT = "git keeps what the file said before"


class EntryRead(NamedTuple):
    """What became of a file: a value without its id, and all that is wrong in it.

    `draft` says that the file asks to be left out, valid or not; `parsed` says that it
    could be read at least, so that its document can be asked for. Of an entry that was
    `withdrawn` there is a `tombstone` instead of the value.
    """

    node: Node | None
    draft: bool
    parsed: bool
    problems: list[Problem]
    withdrawn: bool = False
    tombstone: Tombstone | None = None


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
    if plain and FIELD not in plain:
        with suppress(Exception if is_own(kind) else ValidationError):
            return sound(kind.model_validate(plain, context=context).slimmed())
    # Whatever is wrong, the careful way finds it too, and where it stands.
    document, problems = read(text, path)
    if document is None:
        return EntryRead(None, draft=False, parsed=False, problems=problems)
    return validated(document, kind, context, problems)


def validated(
    document: Document, kind: type[Node], context: dict[str, Any], problems: list[Problem]
) -> EntryRead:
    """Return what a document holds, in the reading of which `problems` were found."""
    if FIELD in document.root.keys:
        return _withdrawn(document, kind, context, problems)
    draft = getattr(document.root.entries.get("draft"), "text", "") == "true"
    # A file can have no fields because of what was found already.
    if not document.root.keys and problems:
        return EntryRead(None, draft, parsed=True, problems=problems)
    node, more = validate(kind, document, context)
    return EntryRead(node, draft, parsed=True, problems=problems + more)


def _withdrawn(
    document: Document, kind: type[Node], context: dict[str, Any], problems: list[Problem]
) -> EntryRead:
    """Return what is left of an entry that was withdrawn; nothing may stand beside that."""
    model = tombstone_of(kind.suffix)
    kept = {field.alias or name for name, field in model.model_fields.items()}
    known = {field.alias or name for name, field in kind.model_fields.items()}
    beside = [key for key in document.root.keys if key in known - kept]
    fields = {key: value for key, value in document.root.entries.items() if key not in beside}
    keys = {key: place for key, place in document.root.keys.items() if key not in beside}
    rest = Document(document.path, document.text, Mapping(fields, keys, document.root.position))
    tombstone, more = validate(model, rest, context)
    if beside:
        which = quoted(beside[0])
        if len(beside) > 1:
            others = len(beside) - 1
            which += f" and {others} other field{'s' if others > 1 else ''}"
        message = f"{which} cannot stand beside `{FIELD}`"
        hint = f"leave only {_in_words(kept)}; {_KEPT}"
        place = document.root.keys[beside[0]]
        more.append(Problem(document.path, place, "beside-withdrawal", message, hint))
    found = [*problems, *more]
    return EntryRead(
        None, draft=False, parsed=True, problems=found, withdrawn=True, tombstone=tombstone
    )


def text_beside(head: Document, body: str, first_line: int) -> Iterator[Problem]:
    """Yield the problem that the page of a withdrawn narrative has a text, if it has one.

    `first_line` is that on which its body begins.
    """
    for number, line in enumerate(body.split("\n")):
        if line.strip():
            place = line_of(Position(number + 1, 1), first_line)
            message, hint = f"no text can stand beside `{FIELD}`", f"delete it; {_KEPT}"
            yield Problem(head.path, place, "beside-withdrawal", message, hint)
            return


def _in_words(names: Iterable[str]) -> str:
    *others, last = [f"`{name}`" for name in sorted(names)]
    return f"{', '.join(others)} and {last}"
