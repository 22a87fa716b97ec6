"""What libyaml says of a text that is no YAML, in words that help an editor."""

from __future__ import annotations

import yaml

from explainer.problems import START, Position, Problem, quoted

# (what libyaml says, what it mostly means, what would be right)
_MEANINGS = (
    (
        "mapping values are not allowed",
        "a colon and a space begin a value, and none is expected here",
        "put quotes around a text that contains `: `, or indent the line like its neighbours",
    ),
    (
        "did not find expected ',' or ']'",
        "a list in brackets is not closed",
        "write `]` at its end, or put quotes around a text that begins with `[`",
    ),
    (
        "did not find expected ',' or '}'",
        "a mapping in braces is not closed",
        "write `}` at its end, or put quotes around a text that begins with `{`",
    ),
    (
        "found unexpected end of stream",
        "a quotation mark is opened and never closed",
        "close it, or put a text that contains one kind of mark between the other",
    ),
    (
        "did not find expected key",
        "this line fits neither the field above nor a new one",
        "indent it like its neighbours, or put other quotes around a text that begins with quotes",
    ),
    (
        "did not find expected '-' indicator",
        "this line fits neither the list above nor a new field",
        "indent it like its neighbours",
    ),
    (
        "could not find expected ':'",
        "this is no field, for it has no colon with a space behind it",
        "write `field: text`, or indent the line if it goes on with a longer text",
    ),
    (
        "found unknown escape character",
        "a backslash means something else in double quotes",
        "use single quotes",
    ),
    (
        "did not find expected hexdecimal number",
        "a backslash means something else in double quotes",
        "use single quotes",
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot begin on this line",
        "begin it on a line of its own, or put quotes around a text that begins with `- `",
    ),
    (
        "mapping keys are not allowed",
        "a text cannot begin with “? ”",
        "put quotes around it",
    ),
    (
        "expected <document start>",
        "this fits nothing that stands before it",
        "write `field: text`, or put quotes around a text that begins with a bracket or brace",
    ),
    (
        "expected comment or line break",
        "a text cannot begin with “|” or “>”",
        "put quotes around it, or begin it on the next line",
    ),
    (
        "found a tab character",
        "a tab cannot indent",
        "indent with spaces",
    ),
    (
        "unexpected document indicator",
        "a line `---` stands in the middle of a text",
        "indent it, or delete it",
    ),
)

# What libyaml notices long after the mark or line that is at fault.
_TOLD_LATE = (
    "',' or ']'",
    "',' or '}'",
    "unexpected end of stream",
    "expected ':'",
    "alphabetic or numeric character",
    "comment or line break",
    "directive",
    "tag",
    "URI",
)

# An anchor or alias, a tag, a directive that is none; and what begins nothing at all.
_MARKS = "&*!%@`"
_ENDS = ",]}"


def unparsable(
    error: yaml.YAMLError | UnicodeError, text: str, path: str, first_line: int
) -> Problem:
    """Return the problem behind a parser's error, at the place the parser names."""
    if not isinstance(error, yaml.MarkedYAMLError):
        # Only texts that `decode` refuses come here.
        message, hint = "a character in this file cannot be read", "save it as UTF-8"
        return Problem(path, START, "bad-yaml", message, hint)
    said, begins, stops = error.problem or "", error.context_mark, error.problem_mark
    mark = begins if begins and any(words in said for words in _TOLD_LATE) else stops or begins
    position = _place(mark, text, first_line) if mark else START
    for words, message, hint in _MEANINGS:
        if words in said:
            return Problem(path, position, "bad-yaml", message, hint)
    message, hint = _bad_start(text, begins, stops)
    return Problem(path, position, "bad-yaml", message, hint)


def _place(mark: yaml.Mark, text: str, first_line: int) -> Position:
    """Return the place of a mark; of one behind the text, where the last of it stands."""
    if mark.index < len(text):
        return Position(mark.line + first_line, mark.column + 1)
    lines = text.rstrip().split("\n")
    return Position(len(lines) - 1 + first_line, len(lines[-1]) + 1)


def _bad_start(text: str, *marks: yaml.Mark | None) -> tuple[str, str]:
    if (last := marks[-1]) and last.index >= len(text):
        return "the file ends where something is still to come", "close each bracket and brace"
    for mark in marks:
        character = _character(text, mark)
        if character == "\t":
            return "a tab cannot indent", "indent with spaces"
        if character and character in _MARKS:
            return f"a text cannot begin with {quoted(character)}", "put quotes around it"
        if character and character in _ENDS:
            message = f"there is nothing before this {quoted(character)}"
            return message, "delete it, or put quotes around a text that begins with it"
    hint = "write `field: text`, close each bracket, and put quotes around a text with odd marks"
    return "this is no YAML", hint


def _character(text: str, mark: yaml.Mark | None) -> str:
    line = "".join(text.split("\n")[mark.line : mark.line + 1]) if mark else ""
    return line[mark.column : mark.column + 1] if mark else ""
