"""The types of text that fields have, and how long each may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, BeforeValidator

from explainer.model.part import reject
from explainer.problems import Mend, did_you_mean, only_near, quoted

MAX_LINE = 300
MAX_PARAGRAPH = 2_000
MAX_BODY = 100_000

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 80

_FLAGS = {"true": ("true", "yes", "on"), "false": ("false", "no", "off")}


@dataclass(frozen=True, slots=True)
class ProseMark:
    """Marks a text as prose: links and names in it are found; `inline` is one paragraph."""

    inline: bool


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
    if not re.fullmatch(r"https?://[^\s<>\"'`\\{}|^]{1,2000}", text):
        hint = "write it with `https://` at the front and without spaces"
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


Line = Annotated[str, AfterValidator(_line)]
"""Plain text on one line."""

Inline = Annotated[str, AfterValidator(_paragraph), ProseMark(inline=True)]
"""One paragraph of prose with inline Markdown."""

Body = Annotated[str, AfterValidator(_body), ProseMark(inline=False)]
"""Prose in CommonMark, without raw HTML."""

Quote = Annotated[str, AfterValidator(_paragraph)]
"""Somebody's exact words: never linked, never changed."""

Id: TypeAlias = str
"""The id of an entry; whether there is one is asked when all of them are known."""

FormerAddress = Annotated[str, AfterValidator(_former)]
"""An id, or a folder and an id, that an entry once had."""

Flag = Annotated[bool, BeforeValidator(_flag)]
"""`true` or `false`; no other word means either."""

Address = Annotated[str, AfterValidator(_address)]
"""A web address, with its scheme."""
