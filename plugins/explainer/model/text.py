"""The types of text that fields have, and how long each may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from explainer.model.part import reject
from explainer.problems import Mend, did_you_mean, only_near, quoted

MAX_LINE = 300
MAX_PARAGRAPH = 2_000
MAX_BODY = 100_000

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 80

BEFORE_HOST = r"https?:[/\\]*[^/\\?#\s]*@"
"""The beginning of an address with a name or password before the host (RFC 3986, section 3.2.1):
it reads like a host of its own."""

_ADDRESS = rf"(?!{BEFORE_HOST})https?://[^\s<>\"'`\\{{}}|^]{{1,2000}}"
_FLAGS = {"true": ("true", "yes", "on"), "false": ("false", "no", "off")}


@dataclass(frozen=True, slots=True)
class ProseMark:
    """Marks a text as prose: links and names in it are found; `inline` is one paragraph."""

    inline: bool


@dataclass(frozen=True, slots=True)
class AddressMark:
    """Marks a text as an address on another host."""


@dataclass(frozen=True, slots=True)
class FlagMark:
    """Marks what is true or false."""


def _line(value: str) -> str:
    text = " ".join(value.split())
    if not text:
        reject("empty-value", "there is no text here", "write it or leave the field out")
    if len(text) > MAX_LINE:
        reject("too-long", f"this has {len(text)} characters, {MAX_LINE} is the most", "shorten it")
    return text


def _paragraph(value: str) -> str:
    text = value.strip()
    if not text:
        reject("empty-value", "there is no text here", "write it or leave the field out")
    if len(text) > MAX_PARAGRAPH:
        reject(
            "too-long",
            f"this has {len(text)} characters, {MAX_PARAGRAPH} is the most",
            "shorten it",
        )
    if "\n\n" in text:
        reject("not-one-paragraph", "one paragraph is expected here", "move the rest to `body`")
    return " ".join(text.split())


def _body(value: str) -> str:
    if len(value) > MAX_BODY:
        reject(
            "too-long",
            f"this has {len(value)} characters, {MAX_BODY} is the most",
            "split the entry",
        )
    return value.strip("\n")


def _former(value: str) -> str:
    folder, slash, entry_id = value.rpartition("/")
    if not is_id(entry_id) or entry_id == "index" or (slash and not is_id(folder)):
        hint = "write its old id, or its old folder and id with `/` between them"
        reject("invalid-id", f"{quoted(value)} is no former address of an entry", hint)
    return value


def _flag(value: Any) -> bool:  # noqa: ANN401  # anything a file may hold
    if value == "true":
        return True
    if value == "false":
        return False
    written = quoted(value) if isinstance(value, str) else "this"
    meant = [word for word, others in _FLAGS.items() if str(value).lower() in others]
    hint = f"write {' or '.join(f'`{word}`' for word in meant or _FLAGS)}"
    mend = Mend(value, meant[0]) if meant else None
    return reject("invalid-flag", f"{written} is neither true nor false", hint, mend)


def _address(value: str) -> str:
    text = value.strip()
    if not re.fullmatch(_ADDRESS, text):
        hint = "write it with `https://` at the front and without spaces"
        if re.match(BEFORE_HOST, text):
            hint = "write it without what stands before “@”, which would read like a host"
        reject("invalid-address", f"{quoted(text)} is no web address", hint)
    return text


def is_id(text: str) -> bool:
    """Say whether a text is formed as an id is."""
    return len(text) <= MAX_ID and ID.fullmatch(text) is not None


def one_of(value: str, words: tuple[str, ...], what: str) -> str:
    """Return the value if it is among the words; refuse it otherwise, naming the nearest."""
    if value not in words:
        hint = did_you_mean(value, words) or f"one of {', '.join(words)}"
        near = only_near(value, words)
        mend = Mend(value, near) if near else None
        reject("unknown-word", f"{quoted(value)} is no {what}", hint, mend)
    return value


class OneOf:
    """Marks a text as one of a few words that no site can change, and checks it."""

    def __init__(self, words: tuple[str, ...], what: str) -> None:
        """Take the words and what one of them is called in a message."""
        self.words = words
        self.what = what

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check after the text itself was checked."""
        checked = AfterValidator(lambda value: one_of(value, self.words, self.what))
        return checked.__get_pydantic_core_schema__(source, handler)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Offer the words."""
        return {**handler(schema), "type": "string", "enum": [*self.words]}


NAMED = "x-named"
"""The key in a JSON Schema under which a form of text has its name, until it is put among the
definitions under that name."""


def written(name: str, pattern: str, message: str, *types: str) -> WithJsonSchema:
    """Say how an editor's program tells a value from a mistake while it is being typed.

    `name` is what schemas call this form of text, `pattern` a regular expression that Python
    and JavaScript read alike, `message` what is said where it does not fit, `types` what the
    value may be to YAML 1.2 besides a text: to such a program `1984` is a number.
    """
    form = {"type": ["string", *types], "pattern": pattern, "errorMessage": message}
    return WithJsonSchema({NAMED: name, **form})


_SOME_TEXT = written(
    "text",
    r"\S",
    "A text is expected here; one like `true` or with `: ` in it wants quotes.",
    "number",
)

Line = Annotated[str, AfterValidator(_line), _SOME_TEXT]
"""Plain text on one line."""

Inline = Annotated[str, AfterValidator(_paragraph), ProseMark(inline=True), _SOME_TEXT]
"""One paragraph of prose with inline Markdown."""

Body = Annotated[str, AfterValidator(_body), ProseMark(inline=False), _SOME_TEXT]
"""Prose in CommonMark, without raw HTML."""

Quote = Annotated[str, AfterValidator(_paragraph), _SOME_TEXT]
"""Somebody's exact words: never linked, never changed."""

Id: TypeAlias = Annotated[
    str,
    written(
        "id",
        rf"^(?=.{{1,{MAX_ID}}}$){ID.pattern}$",
        "An id is the name of an entry's file: lower-case letters and digits joined by `-`.",
        "integer",
    ),
]
"""The id of an entry; whether there is one is asked when all of them are known."""

FormerAddress = Annotated[
    str,
    AfterValidator(_former),
    written(
        "former-address",
        rf"^(?:{ID.pattern}/)?{ID.pattern}$",
        "An old id is expected here, or an old folder and id with `/` between them.",
        "integer",
    ),
]
"""An id, or a folder and an id, that an entry once had."""

Flag = Annotated[bool, BeforeValidator(_flag), FlagMark()]
"""`true` or `false`; no other word means either."""

Address = Annotated[
    str,
    AfterValidator(_address),
    AddressMark(),
    written(
        "address",
        rf"^\s*{_ADDRESS}\s*$",
        "A web address is expected here, with `https://` at the front and without spaces.",
    ),
]
"""A web address, with its scheme."""
