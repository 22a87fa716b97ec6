"""The head of a Markdown page: YAML between two lines of `---`."""

from __future__ import annotations

from explainer.model.part import Part
from explainer.model.text import Flag, Line
from explainer.problems import START, Position, Problem
from explainer.reading import Document, Mapping, read

FENCE = "---"


class PageHead(Part):
    """What the front matter of a page that is no entry may say."""

    title: Line | None = None
    """The title of the page; its first heading where it is left out."""

    description: Line | None = None
    """One sentence that says what the page holds."""

    link_names: Flag = True
    """`false` makes only `[[id]]` a link, not the names in the text."""


def read_front_matter(text: str, path: str) -> tuple[Document, str, int, list[Problem]]:
    """Return the head of a page, the rest of it, the line on which that begins, and problems.

    A page without a head has an empty one.
    """
    empty = Document(path, text, Mapping({}, {}, START))
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return empty, text, 1, []
    ends = (number for number, line in enumerate(lines) if number and line.rstrip() == FENCE)
    number = next(ends, 0)
    if not number:
        hint = f"end it with a line `{FENCE}`"
        problem = Problem(path, START, "open-front-matter", "the front matter has no end", hint)
        return empty, "", 1, [problem]
    body = "\n".join(lines[number + 1 :])
    head = "\n".join(lines[1:number])
    if not head.strip():
        return empty, body, number + 2, []
    document, problems = read(head, path, first_line=2)
    if document is None:
        return empty, body, number + 2, problems
    # Positions are those of the file, so the text to search in is the file's.
    return Document(path, text, document.root), body, number + 2, problems


def line_of(body_position: Position, first_line: int) -> Position:
    """Return a place in the rest of a page as a place in its file."""
    return Position(body_position.line + first_line - 1, body_position.column)
