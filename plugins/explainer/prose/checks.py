"""What is wrong in prose, at the place in the file where it stands."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from urllib.parse import unquote

from explainer.problems import Position, Problem, Severity, did_you_mean, quoted
from explainer.prose.commonmark import begins_a_block, lost_parts
from explainer.prose.names import Names
from explainer.reading import Document, Scalar, Sequence
from explainer.reading.text import place

_HINT = "name the id of an entry, or write out `https://`"

# What shows its marks as they are, and so holds no link: code between backticks.
_CODE = r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
_PLACES = {
    "![": re.compile(rf"{_CODE}|(?P<here>!\[)", re.DOTALL),
    "#": re.compile(
        rf"{_CODE}|(?:(?<![#\w])(?=#\s)|^[ >\t]*(?==+[ \t]*$))(?P<here>[#=])",
        re.DOTALL | re.MULTILINE,
    ),
}


def unresolved_problems(
    document: Document,
    scalar: Scalar | None,
    unresolved: Iterable[str],
    choices: Iterable[str],
    drafts: Container[str] = (),
) -> list[Problem]:
    """Return a problem for each link that leads nowhere.

    `scalar` is the text that the links stand in; without one they are sought in the file.
    `choices` is what could be linked to, ids and paths; `drafts` are the ids that are there
    but not ready to be linked to.
    """
    problems = []
    known: list[str] = []
    first = after = _start(document, scalar)
    for address in unresolved:
        known = known or list(choices)
        written = unquote(address).removeprefix("entry:")
        # As they are found in their order, the search goes on from the last one; footnotes
        # alone stand elsewhere.
        offset = _offset(document.text, _link_to(written), after, first)
        after = offset + 1
        position = place(document.text, offset)
        message, hint = _nowhere(written, known, drafts)
        problems.append(Problem(document.path, position, "unknown-reference", message, hint))
    return problems


def _nowhere(written: str, known: list[str], drafts: Container[str]) -> tuple[str, str]:
    if written in drafts:
        return f"{quoted(written)} is a draft", "finish it, or leave the link out until then"
    path, _, _ = written.partition("#")
    is_path = "." in path or "/" in path
    what = "page" if is_path else "entry"
    hint = did_you_mean(path, [choice for choice in known if ("." in choice) == is_path])
    return f"there is no {what} {quoted(written)}", hint or _HINT


def lost_problems(
    document: Document, scalar: Scalar, source: str, *, inline: bool
) -> list[Problem]:
    """Return a problem for each piece of prose that would not reach the page as it was meant."""
    problems = []
    if inline and begins_a_block(" ".join(source.split())):
        message = "this reads as a list, a quotation, code or a heading, not as a paragraph"
        hint = "begin with a word, or put `\\` before the mark"
        problems.append(Problem(document.path, scalar.position, "not-one-paragraph", message, hint))
    first = _start(document, scalar)
    after: dict[str, int] = {}
    for piece in lost_parts(source):
        pattern = _PLACES.get(piece) or re.compile(
            f"{_CODE}|(?P<here>{re.escape(piece)})", re.DOTALL
        )
        offset = _offset(document.text, pattern, after.get(piece, first), first)
        after[piece] = offset + 1
        if piece == "![":
            code, message = "picture-in-prose", "prose in entries shows no pictures"
            hint = "name the picture under `images`"
        elif piece == "#":
            code, message = (
                "first-level-heading",
                "only the name of the entry is a heading this high",
            )
            hint = "begin headings with `##`"
        else:
            code, message = "raw-html", f"HTML is not read: {quoted(piece, 30)}"
            hint = "use Markdown, or put it between backticks to show it"
        position = place(document.text, offset)
        problems.append(Problem(document.path, position, code, message, hint))
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
        others = "neither" if len(ids) == 2 else "none of them"
        message = f"the name {quoted(name)} belongs to {' and '.join(ids)}, so it links to {others}"
        hint = "give one of them another name, or `link: never`"
        position = _name_position(document, name)
        problems.append(
            Problem(document.path, position, "shared-name", message, hint, Severity.WARNING)
        )
    return problems


def _name_position(document: Document, name: str) -> Position:
    fields = document.root.entries
    aliases = fields.get("aliases")
    scalars = [fields.get("name"), *(aliases.items if isinstance(aliases, Sequence) else ())]
    for scalar in scalars:
        if isinstance(scalar, Scalar) and " ".join(scalar.text.split()).lower() == name.lower():
            return scalar.position
    return document.root.position


def _start(document: Document, scalar: Scalar | None) -> int:
    """Return where a text begins in its file, in characters from the first."""
    if scalar is None:
        return 0
    before = document.text.split("\n")[: scalar.position.line - 1]
    return sum(len(line) + 1 for line in before) + scalar.position.column - 1


def _link_to(written: str) -> re.Pattern[str]:
    """Return what finds the ways to write a link: `[[id]]`, `[words](id)`, `[words]: id`."""
    end = r"(?=[\s>)#\"']|$)"
    link = re.escape(written)
    ways = rf"\[\[\s*{link}\s*(?=\]\]|\\?\|)|\]\(\s*<?{link}{end}|\]:\s*<?{link}{end}"
    return re.compile(rf"{_CODE}|(?P<here>{ways})", re.DOTALL)


def _offset(text: str, pattern: re.Pattern[str], after: int, first: int) -> int:
    """Return where a pattern is found from `after` on, or from `first` on, or else `first`."""
    for start in (after, first):
        for found in pattern.finditer(text, start):
            if found["here"] is not None:
                return found.start("here")
    return first
