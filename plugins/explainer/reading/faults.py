"""What libyaml says of a text that is no YAML, in words that help an editor."""

from __future__ import annotations

import yaml

from explainer.problems import START, Position, Problem

# (what libyaml says, what it mostly means, what would be right)
_MEANINGS = (
    (
        "mapping values are not allowed",
        "a colon and a space are not expected here",
        "quote a text that contains `: `, and indent the fields of one level alike",
    ),
    (
        "did not find expected ',' or ']'",
        "a list in brackets is not closed",
        "write `]` at its end, and quote texts that contain brackets",
    ),
    (
        "did not find expected ',' or '}'",
        "a mapping in braces is not closed",
        "write `}` at its end, and quote texts that contain braces",
    ),
    (
        "found unexpected end of stream",
        "a quotation mark is opened and never closed",
        "close it, or quote a text that contains one kind of mark with the other",
    ),
    (
        "did not find expected key",
        "this line fits neither the field above nor a new one",
        "indent it like its neighbours; quote a text that contains quotation marks",
    ),
    (
        "did not find expected '-' indicator",
        "this line fits neither the list above nor a new field",
        "indent it like its neighbours",
    ),
    (
        "could not find expected ':'",
        "a field has no colon",
        "write `field: text`, and indent the lines of a longer text",
    ),
    (
        "found unknown escape character",
        "a backslash means something else in double quotes",
        "use single quotes",
    ),
)


def unparsable(
    error: yaml.MarkedYAMLError, text: str, path: str, first_line: int
) -> Problem:
    """Return the problem behind a parser's error, at the place the parser names."""
    mark = error.problem_mark or error.context_mark
    position = Position(mark.line + first_line, mark.column + 1) if mark else START
    said = error.problem or "this is no YAML"
    for words, message, hint in _MEANINGS:
        if words in said:
            return Problem(path, position, "bad-yaml", message, hint)
    if "cannot start any token" in said:
        return Problem(path, position, "bad-yaml", *_bad_start(text, mark))
    return Problem(path, position, "bad-yaml", said)


def _bad_start(text: str, mark: yaml.Mark | None) -> tuple[str, str]:
    lines = text.split("\n")
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    character = line[mark.column] if mark and mark.column < len(line) else ""
    if character == "\t":
        return "a tab cannot indent", "indent with spaces"
    return f"a text cannot begin with `{character}`", "quote it"
