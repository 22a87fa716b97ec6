"""The page that ours are measured against: what plain Material makes of plain text.

It has the theme's options of this site, so that neither side carries less of the theme, and as
many words as the shortest of the pages that are measured, so that none of them has it easier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from itertools import cycle, islice
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

from tests.projects import built, write

SECTION = 100  # words below one heading

SENTENCE = (
    "A lighthouse stands where ships would not see the rocks in time, and whoever keeps it writes "
    "down each night what passed, how the wind stood, and when the lamp was lit and put out."
)

_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_NO_WORDS = re.compile(r"<(script|style|svg|template)\b.*?</\1>|<[^>]+>", re.DOTALL)


def words_of(page: Path) -> int:
    """Return how many words the article of a finished page has."""
    article = _ARTICLE.search(page.read_text(encoding="utf-8"))
    return len(unescape(_NO_WORDS.sub(" ", article[0])).split()) if article else 0


def build(folder: Path, settings: Path, pages: Iterable[Path]) -> Path:
    """Build the bare site below a folder and return where it is.

    `settings` is the `mkdocs.yml` whose theme it has, `pages` are those it is measured against.
    """
    with settings.open(encoding="utf-8") as file:
        theme = yaml_load(file)["theme"]
    theme.pop("custom_dir", None)
    config = {
        "site_name": "Bare",
        "site_url": "https://example.org/",
        "theme": theme,
        "plugins": ["search"],
    }
    words = list(islice(cycle(SENTENCE.split()), min(map(words_of, pages))))
    text = [
        "---\ndescription: A page.\n---\n\n# Bare",
        *(
            f"## From word {at + 1}\n\n" + " ".join(words[at : at + SECTION])
            for at in range(0, len(words), SECTION)
        ),
    ]
    files = {"mkdocs.yml": yaml.safe_dump(config), "docs/index.md": "\n\n".join(text) + "\n"}
    return built(write(folder, files))
