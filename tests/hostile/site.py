"""The hostile site, built: what the checks refuse is left out, and counted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from tests.hostile.corpus import PICTURE, entries, raw
from tests.projects import SMALL, built, check, write

_REFUSED = re.compile(r"^(content/[^:]*):(\d+):\d+: ([a-z-]+) (?!warning: )", re.MULTILINE)

# As a maintainer would have it, with all that Markdown may do here.
MKDOCS_YML = SMALL["mkdocs.yml"] + (
    "validation: {nav: {omitted_files: ignore}}\n"
    "markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables, "
    "pymdownx.details, pymdownx.superfences, abbr, {pymdownx.tabbed: {alternate_style: true}}]\n"
)
# The words of content are looked at in lists as well, whole and in parts.
SETTINGS = SMALL["site_config/settings.yml"] + "search: {whole_index_up_to: 100000}\n"


class Refused(NamedTuple):
    """An error that the checks found: in which file, on which line, and its code."""

    path: str
    line: int
    code: str


class Hostile(NamedTuple):
    """The folder of a built site, and all for which something was left out of it."""

    site: Path
    refused: list[Refused]


def build(folder: Path) -> Hostile:
    """Write the corpus into a folder, take out what is refused, and build the rest."""
    own = {"mkdocs.yml": MKDOCS_YML, "site_config/settings.yml": SETTINGS}
    pages = {page.path: page for page in raw()}
    write(folder, SMALL | own | dict(entries()) | {path: page.text for path, page in pages.items()})
    (folder / "content" / "images").mkdir()
    (folder / "content" / "images" / "dot.gif").write_bytes(PICTURE)
    refused: list[Refused] = []
    while found := _refused(check(folder).stdout):
        refused += found
        for path in {one.path for one in found}:
            lines = {one.line for one in found if one.path == path}
            page = pages[path] = pages[path].without(lines)
            if page.blocks and not lines & set(range(page.head.count("\n") + 1)):
                write(folder, {path: page.text})
            else:
                (folder / path).unlink()
    return Hostile(built(folder), refused)


def _refused(printed: str) -> list[Refused]:
    return [Refused(path, int(line), code) for path, line, code in _REFUSED.findall(printed)]
