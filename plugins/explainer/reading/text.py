"""The bytes of a file as text that is fit to be read on."""

from __future__ import annotations

import os
import re
import unicodedata
from itertools import islice
from pathlib import Path

from explainer.problems import START, Position, Problem

MAX_BYTES = 512 * 1024
"""The largest file that is read; an entry of 500 KB is a mistake or an attack."""

# Control characters, and the marks that reverse text so that it reads other than it is
# ("Trojan Source", CVE-2021-42574); also a byte-order mark anywhere but at the start, and
# the separators U+2028 and U+2029, at which YAML begins a line and nobody else does.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\uffff\ud800-\udfff]"
)

# The bytes of those in ASCII: they are found in bytes four times as fast as in text.
_FORBIDDEN_BYTES = bytes(code for code in range(128) if FORBIDDEN.match(chr(code)))

_MARK = b"\xef\xbb\xbf"

# The lines that git leaves around two versions of which somebody has to choose one.
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)

# As much as nearly every file holds; what is larger is read in more than one go.
_CHUNK = 32 * 1024


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
        text = content.decode("utf-8-sig" if content.startswith(_MARK) else "utf-8")
    except UnicodeDecodeError as error:
        return "", [_undecodable(content, error.start, path)]
    if b"\r" in content:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (b"<<<<<<<" in content or b">>>>>>>" in content) and (found := _CONFLICT.search(text)):
        return "", [_conflict(path, place(text, found.start()))]
    if _is_allowed(text, content):
        return unicodedata.normalize("NFC", text), []
    problems = [
        _forbidden(path, place(text, found.start()), found.group())
        for found in islice(FORBIDDEN.finditer(text), 10)  # a file full of them says no more
    ]
    return unicodedata.normalize("NFC", text), problems


def read_bytes(file: str | Path, path: str) -> tuple[bytes, list[Problem]]:
    """Return what is in a file, at most one byte more than `MAX_BYTES`, or why it cannot be."""
    try:
        return _bytes(file), []
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return b"", [Problem(path, START, "unreadable", f"the file cannot be read: {reason}")]


def _bytes(file: str | Path) -> bytes:
    # Past Python's own files, which take longer to make than it takes to read an entry.
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        content = more = os.read(descriptor, _CHUNK)
        while more and len(content) <= MAX_BYTES:
            more = os.read(descriptor, MAX_BYTES + 1 - len(content))
            content += more
        return content
    finally:
        os.close(descriptor)


def _is_allowed(text: str, content: bytes) -> bool:
    if text.isascii():
        return len(content.translate(None, _FORBIDDEN_BYTES)) == len(content)
    return FORBIDDEN.search(text) is None


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


def _conflict(path: str, position: Position) -> Problem:
    message = "two versions stand here, between which somebody has to choose"
    hint = "keep one of them, and take out the lines with <<<<<<<, ======= and >>>>>>>"
    return Problem(path, position, "merge-conflict", message, hint)


def _forbidden(path: str, position: Position, character: str) -> Problem:
    message = f"an invisible character is not allowed here: {called(character)}"
    return Problem(path, position, "forbidden-character", message, "delete it")
