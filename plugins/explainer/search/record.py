"""What search knows of one place of the site: a page, or a section of one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple


class Record(NamedTuple):
    """A page or section that search can lead to.

    `location` is the page's address from the root of the site, with `#` and the section's
    anchor where it is not the page itself. `title` and `text` are HTML: a theme prints them
    as they are, so that all in them is escaped, and of tags `text` holds only those of
    paragraphs, lists, code, sub- and superscripts.
    """

    location: str
    title: str
    text: str


def to_json(records: Iterable[Record]) -> str:
    """Return records as the members of a JSON array, in the form that the theme expects."""
    quote = json.encoder.encode_basestring_ascii
    return ",".join(
        f'{{"location":{quote(location)},"title":{quote(title)},"text":{quote(text)}}}'
        for location, title, text in records
    )
