"""Files as nobody would write them: real ones, with bytes and lines changed at random."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from tests.hostile.corpus import PAYLOADS

# What YAML, Markdown, our own checks or a browser make something of.
_PLAIN = rb"""
: - ? \n [ ] { } , & * ! ' " | > # % @ ` ~ --- ... << !!python/name:os.system &a *a
[[ ]] ![[ ]( ![ ** _ ``` 1. + :-- ~~~ [^1]: *[HTML]: {: !!! ??? === <div> </div> <!-- -->
&#x202e; &lt; \ \x00 \u202e ../ // javascript: https:// mailto: /.. ../2022 2022-11-29?
[2022,2023] 2022-02-30 -9999 true null 0x1f 1e999 nan lat lon id name body summary sources
assessments formerly draft see_also
"""
_LETTERS = (0x202E, 0x61C, 0xFEFF, 0x2028, 0xAD, 0x301, 0x10FFFF, 0xE9, 0xDF, 0x130, 0x6F22, 0x663)
_WORDS = (
    *_PLAIN.split(),
    *(b" ", b"\n", b"\n\n", b"    ", b"\t", b"\r\n", b"\r", b"\x00", b"\x1b[31m", b"\x7f"),
    *(b"\x85", b"\xff", b"\xc0", "👩‍👩‍👧".encode(), "ﷺ".encode()),
    *(chr(code).encode() for code in _LETTERS),
    *(payload.encode() for payload in PAYLOADS),
)
_MOST = 60_000
"""So long a mutated file may grow, in bytes; longer ones are refused before they are read."""

Change = Callable[[random.Random, bytes], bytes]


def mutated(chance: random.Random, original: bytes, others: Sequence[bytes]) -> bytes:
    """Return a file with one to six changes; `others` are files that it may take parts of."""
    raw = original
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        change = chance.choice(_CHANGES)
        raw = change(chance, raw) if change else _splice(chance, raw, others)
        raw = raw[:_MOST]
    return raw


def _span(chance: random.Random, raw: bytes, longest: int = 40) -> tuple[int, int]:
    start = chance.randint(0, len(raw))
    return start, min(len(raw), start + chance.randint(0, longest))


def _flip(chance: random.Random, raw: bytes) -> bytes:
    """Change a bit."""
    if not raw:
        return raw
    place = chance.randrange(len(raw))
    return raw[:place] + bytes([raw[place] ^ 1 << chance.randrange(8)]) + raw[place + 1 :]


def _insert(chance: random.Random, raw: bytes) -> bytes:
    """Put a word somewhere."""
    place = chance.randint(0, len(raw))
    return raw[:place] + chance.choice(_WORDS) + raw[place:]


def _replace(chance: random.Random, raw: bytes) -> bytes:
    """Put a word in the place of some bytes."""
    start, end = _span(chance, raw)
    return raw[:start] + chance.choice(_WORDS) + raw[end:]


def _delete(chance: random.Random, raw: bytes) -> bytes:
    """Take some bytes out."""
    start, end = _span(chance, raw)
    return raw[:start] + raw[end:]


def _repeat(chance: random.Random, raw: bytes) -> bytes:
    """Say something many times."""
    start, end = _span(chance, raw, 12)
    what = chance.choice((raw[start:end], chance.choice(_WORDS)))
    return raw[:start] + what * chance.choice((2, 5, 30, 300, 3000)) + raw[start:]


def _value(chance: random.Random, raw: bytes) -> bytes:
    """Give a field another value, so that what follows is still read."""
    lines = raw.split(b"\n")
    at = chance.randrange(len(lines))
    key, colon, _ = lines[at].partition(b": ")
    lines[at] = key + (colon or b": ") + b" ".join(chance.choices(_WORDS, k=chance.randint(0, 3)))
    return b"\n".join(lines)


def _lines(chance: random.Random, raw: bytes) -> bytes:
    """Move, double or drop a line."""
    lines = raw.split(b"\n")
    line = lines.pop(chance.randrange(len(lines)))
    for _ in range(chance.randrange(3)):
        lines.insert(chance.randint(0, len(lines)), line)
    return b"\n".join(lines)


def _indent(chance: random.Random, raw: bytes) -> bytes:
    """Move a line to the right or left."""
    lines = raw.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((b" ", b"  ", b"\t", b"- ", b"> ")) + lines[at]
    if chance.random() < 0.3:
        lines[at] = lines[at].lstrip()
    return b"\n".join(lines)


def _splice(chance: random.Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """Go on as another file does."""
    other = chance.choice(others)
    return raw[: chance.randint(0, len(raw))] + other[chance.randint(0, len(other)) :]


def _cut(chance: random.Random, raw: bytes) -> bytes:
    """End in the middle."""
    return raw[: chance.randint(0, len(raw))]


# Nothing stands for the one that needs other files.
_CHANGES: tuple[Change | None, ...] = (
    _flip, _insert, _insert, _replace, _delete, _repeat, _value, _value, _value, _lines, _indent,
    None, _cut,
)  # fmt: skip
