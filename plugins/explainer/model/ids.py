"""An id from a name, in whichever script that is written."""

from __future__ import annotations

import re

from explainer.model.text import MAX_ID

# A word goes on after an apostrophe, and after what stands for a soft sign.
_INSIDE_WORDS = re.compile(r"['`\"]")


def id_from(name: str) -> str:
    """Return the id that a name suggests; empty where nothing of it can be said in Latin letters.

    Letters of other scripts are written as they are mostly transliterated, sign by sign:
    whoever knows better gives an id of their own.
    """
    from anyascii import anyascii  # noqa: PLC0415  # its tables are wanted by very few commands

    # A picture would become its name between colons; it is no letter of any word.
    letters = (latin if len(latin := anyascii(c)) < 2 or latin[0] != ":" else " " for c in name)
    words = re.findall(r"[a-z0-9]+", _INSIDE_WORDS.sub("", "".join(letters).lower()))
    return _cut("-".join(words))


def _cut(text: str) -> str:
    """Return a text of at most `MAX_ID` characters, of whole words where it has several."""
    if len(text) <= MAX_ID:
        return text
    whole, hyphen, _ = text[: MAX_ID + 1].rpartition("-")
    return whole if hyphen else text[:MAX_ID]
