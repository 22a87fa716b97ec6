"""The bytes of a file as text that is fit to be read on."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from explainer.problems import START, Position, Problem

MAX_BYTES = 512 * 1024
"""The largest file that is read; an entry of 500 KB is a mistake or an attack."""

# Control characters, and the marks that reverse text so that it reads other than it is
# ("Trojan Source", CVE-2021-42574); also a byte-order mark anywhere but at the start, and
# the separators U+2028 and U+2029, at which YAML begins a line and nobody else does.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def decode(content: bytes, path: str) -> tuple[str, list[Problem]]:
    """Return the text of a file's bytes, with a line feed at line ends, or why it has none.

    The text is in Unicode's composed form (NFC), so that a name typed on one machine is
    found where it was typed on another.
    """
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1024
        message = f"the file is larger than {limit} KB, the most that is read"
        return "", [Problem(path, START, "too-large", message, "split it")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [_undecodable(content, error.start, path)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = [
        _forbidden(path, place(text, found.start()), found.group())
        for found in FORBIDDEN.finditer(text)
    ]
    return unicodedata.normalize("NFC", text), problems[:10]


def read_bytes(file: Path, path: str) -> tuple[bytes, list[Problem]]:
    """Return what is in a file, at most one byte more than `MAX_BYTES`, or why it cannot be."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1), []
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return b"", [Problem(path, START, "unreadable", f"the file cannot be read: {reason}")]


def place(text: str, offset: int) -> Position:
    """Return line and column of a character in a text."""
    before = text[:offset]
    return Position(before.count("\n") + 1, offset - before.rfind("\n"))


def called(character: str) -> str:
    """Return what Unicode calls a character that cannot be seen: `U+202E, right-to-left …`."""
    name = unicodedata.name(character, "a control character").lower()
    return f"U+{ord(character):04X}, {name}"


def _undecodable(content: bytes, offset: int, path: str) -> Problem:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        position, saved = START, "UTF-16"
    else:
        before = content[:offset].decode("utf-8", errors="replace")
        position, saved = place(before, len(before)), "another encoding"
    message = f"the file is saved in {saved}, not in UTF-8"
    return Problem(path, position, "wrong-encoding", message, "save it as UTF-8")


def _forbidden(path: str, position: Position, character: str) -> Problem:
    message = f"an invisible character is not allowed here: {called(character)}"
    return Problem(path, position, "forbidden-character", message, "delete it")
