"""The day that a page is of, taken from the content and never from the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explainer.dates import bounds
from mkdocs_explainer.entries.page import EntryPage

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

    from explainer.dates import EdtfDate

# What the sitemap is packed with has room for these only.
_FIRST, _LAST = "1970-01-01", "2105-12-31"


def date_pages(files: Files, as_of: EdtfDate) -> None:
    """Give each page the last day on which it was checked, or else that the site speaks of.

    MkDocs would take today's, so that each day's build of the same content were another.
    """
    for file in files.documentation_pages():
        page = file.page
        if page is None:
            continue
        checked = page.checked if isinstance(page, EntryPage) else None
        page.update_date = _day(checked or as_of)


def _day(date: EdtfDate) -> str:
    """Return the last day of a date as sitemaps write it."""
    first, last = bounds(date)
    year, month, day = last or first or (0, 1, 1)
    if not int(_FIRST[:4]) <= year <= int(_LAST[:4]):
        return _FIRST if year < int(_FIRST[:4]) else _LAST
    return f"{year:04}-{month:02}-{day:02}"
