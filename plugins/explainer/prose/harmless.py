"""The plainest HTML, which a sanitiser would give back as it is, so that it need not be asked.

Most prose is paragraphs and headings with emphasis, code, and links to entries. What is
written here is a whole grammar of such HTML, not a list of dangers: each element is closed
where it was opened, none has an attribute but a link, and no address can have a scheme. A
test holds it against the sanitiser; whatever does not match is sanitised.
"""

from __future__ import annotations

import re

from explainer.reading.text import FORBIDDEN

# Without control characters. A hard space is written as an entity by the sanitiser, a carriage
# return as a line feed.
_TEXT = r"[^<>&\x00-\x08\x0b-\x1f\x7f-\xa0]++|&(?:amp|lt|gt);"
_EMPHASIS = rf"<(?:em>(?:{_TEXT})*+</em|strong>(?:{_TEXT})*+</strong|code>(?:{_TEXT})*+</code)>"
_LINK = rf'<a href="[a-zA-Z0-9./#_-]++">(?:{_TEXT}|{_EMPHASIS})*+</a>'
_INLINE = rf"(?:{_TEXT}|{_EMPHASIS}|{_LINK})*+"
_ITEMS = rf"\n(?:<li>{_INLINE}</li>\n)++"
_BLOCKS = re.compile(
    rf"(?:<(?:p>{_INLINE}</p|h2>{_INLINE}</h2|h3>{_INLINE}</h3|ul>{_ITEMS}</ul|ol>{_ITEMS}</ol)>\n)*+"
)


def is_harmless(html: str) -> bool:
    """Say whether HTML is of the plainest kind, so that nothing in it has to be taken out."""
    # What else is forbidden is looked for apart: to compile it each time the grammar has a text
    # takes longer than the rest of it.
    allowed = html.isascii() or FORBIDDEN.search(html) is None
    return allowed and _BLOCKS.fullmatch(html) is not None
