"""What a word is to search: the same here, where the index is written, and in the browser.

`assets/search.js` has the other half; a test gives both the same table of cases.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_LENGTH = 40
"""Of words longer than this none is found: nobody types them, and no shard should hold them."""

# Of ASCII all but letters and digits parts words: most of a text is done with by this table.
_PARTED = bytes(
    code if code >= 0x80 or chr(code).isalnum() or code == ord("_") else ord(" ")
    for code in range(256)
)

# Scripts of India and Southeast Asia write vowels as marks of their own, parts of the word.
_MARKS = "\u0900-\u0963\u0966-\u109f\u1780-\u17d3"
# Chinese and Japanese put no space between words: each character is one.
_IDEOGRAPHS = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|(?:(?![{_IDEOGRAPHS}])[\w{_MARKS}])+")

# What decomposition leaves: accents, the points of Hebrew, Arabic and kana ...
_ACCENT = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0640\u064b-\u065f\u0670\u3099\u309a]+"
)
# ... and letters that are another with a stroke, or two in one.
_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ł": "l", "þ": "th",
    "\u0131": "i",  # without a dot
    "\u03c2": "\u03c3",  # sigma at the end of a word
}  # fmt: skip
_LETTER = re.compile(f"[{''.join(_LETTERS)}]")


def words_of(text: str) -> list[str]:
    """Return the words of a plain text, folded: case, accents and forms of letters are equal.

    They stand in no order: those with other letters than ASCII come last.
    """
    words = text.lower().encode().translate(_PARTED).decode().split()
    if text.isascii():
        return words
    plain = [word for word in words if word.isascii()]
    for word in words:
        if not word.isascii():
            plain += _fold(word)
    return plain


@lru_cache(maxsize=50_000)
def _fold(run: str) -> tuple[str, ...]:
    """Return the words in a run of characters that are not all ASCII."""
    folded = unicodedata.normalize("NFKD", run).lower()
    folded = _ACCENT.sub("", folded)
    folded = _LETTER.sub(lambda found: _LETTERS[found.group()], folded)
    return tuple(_WORD.findall(folded))
