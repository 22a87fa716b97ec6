"""What is wrong in prose, at the place in the file where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from explainer.problems import Position, Problem, Severity, did_you_mean, quoted
from explainer.prose.commonmark import lost_parts
from explainer.prose.names import Names
from explainer.prose.weave import Target
from explainer.reading import Document, Scalar
from explainer.reading.text import place


def unresolved_problems(
    document: Document,
    scalar: Scalar | None,
    unresolved: Iterable[str],
    targets: Mapping[str, Target],
) -> list[Problem]:
    """Return a problem for each link that leads nowhere.

    `scalar` is the text that the links stand in; without one they are sought in the file.
    """
    problems = []
    after: dict[str, int] = {}
    for address in unresolved:
        written = unquote(address).removeprefix("entry:")
        offset = _offset(document, scalar, (f"[[{written}", f"]({written}", f": {written}", written),
                         after.get(written, 0))
        after[written] = offset + 1
        hint = did_you_mean(written, targets) or "name the id of an entry, or write out `https://`"
        message = f"there is no entry {quoted(written)}"
        position = place(document.text, offset)
        problems.append(Problem(document.path, position, "unknown-reference", message, hint))
    return problems


def lost_problems(document: Document, scalar: Scalar, source: str) -> list[Problem]:
    """Return a problem for each piece of prose that would not reach the page."""
    problems = []
    for piece in lost_parts(source):
        position = place(document.text, _offset(document, scalar, (piece.split("\n")[0],), 0))
        if piece.startswith("!["):
            message = "prose in entries shows no pictures"
            hint = "name the picture under `images`"
        elif piece.startswith("#"):
            message = "the name of the entry is the only heading of the first level"
            hint = "begin headings with `##`"
        else:
            message = f"HTML is not read: {quoted(piece, 30)}"
            hint = "use Markdown, or put it between backticks to show it"
        problems.append(Problem(document.path, position, "raw-html", message, hint))
    return problems


def shared_name_problems(names: Names, documents: Mapping[str, Document]) -> list[Problem]:
    """Return a warning for each name that several entries claim."""
    problems = []
    told: set[tuple[str, ...]] = set()
    for name, ids in names.shared.items():
        if (name.lower(), *ids) in told:
            continue
        told.add((name.lower(), *ids))
        document = documents[ids[-1]]
        message = f"the name {quoted(name)} belongs to {' and '.join(ids)}, so it links to neither"
        hint = "give one of them another name, or `link: never`"
        position = _name_position(document, name)
        problems.append(
            Problem(document.path, position, "shared-name", message, hint, Severity.WARNING)
        )
    return problems


def _name_position(document: Document, name: str) -> Position:
    stack: list[object] = list(document.root.entries.values())
    while stack:
        node = stack.pop(0)
        if isinstance(node, Scalar) and node.text.lower() == name.lower():
            return node.position
        stack += list(getattr(node, "items", ())) if not hasattr(node, "keys") else []
    return document.root.position


def _offset(
    document: Document, scalar: Scalar | None, needles: Iterable[str], start: int
) -> int:
    """Return where one of the texts stands in the file, at or after where it may."""
    lines = document.text.split("\n")
    first = 0
    if scalar is not None:
        first = sum(len(line) + 1 for line in lines[: scalar.position.line - 1])
        first += scalar.position.column - 1
    for needle in needles:
        found = document.text.find(needle, max(first, start))
        if found >= 0:
            return found
    return first
