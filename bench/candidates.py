"""What is compared: how each candidate's project is written, built, edited and cleaned."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import entries as files
from bench import hugo, plain
from bench.content import SEED, corpus
from bench.entries import FOLDERS, Entry
from bench.prose import OPENING

_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
_SETTINGS = """\
title: A benchmark
as_of: 2024
corrections: mailto:corrections@example.org
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
"""
# As in the repository's own mkdocs.yml, but for what only its content wants.
_THEME = """\
site_name: A benchmark
site_url: https://example.org/
edit_uri: https://example.org/edit/main/content/
docs_dir: content
theme:
  name: material
  language: en
  font: false
  features:
    - navigation.tabs
    - navigation.top
    - content.action.edit
    - search.suggest
    - search.highlight
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      accent: custom
      toggle: {icon: material/weather-night, name: Switch to dark mode}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {icon: material/weather-sunny, name: Switch to light mode}
extra: {generator: false}
validation:
  nav: {omitted_files: ignore, not_found: warn, absolute_links: warn}
  links: {not_found: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: false}
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to build the site: `entries` is where the files of entries are written."""

    name: str
    prepare: Callable[[Sequence[Entry], Path], None]
    command: Callable[[], Sequence[str]]
    site: str
    entries: str
    suffix: str
    caches: tuple[str, ...] = ()

    def clean(self, folder: Path) -> None:
        """Remove what earlier builds left."""
        for name in (self.site, *self.caches):
            shutil.rmtree(folder / name, ignore_errors=True)

    def edit(self, folder: Path, number: int) -> None:
        """Change a word in the body of one entry: an event in the middle of the alphabet."""
        events = sorted((folder / self.entries / FOLDERS["event"]).glob(f"*{self.suffix}"))
        file = events[len(events) // 2]
        before = file.read_text(encoding="utf-8")
        after = before.replace(OPENING, f"{OPENING} year {number}", 1)
        if after == before:
            message = f"there is no opening to edit in {file.name}"
            raise ValueError(message)
        file.write_text(after, encoding="utf-8", newline="\n")


def _mkdocs_yml(*plugins: str) -> str:
    listings = "".join(f"  - {name.capitalize()}: {name}/index.md\n" for name in FOLDERS.values())
    listed = f"plugins: [{', '.join(plugins)}]\n"
    return f"{_THEME}{listed}nav:\n  - Start: index.md\n{listings}"


def _explainer(*plugins: str) -> Callable[[Sequence[Entry], Path], None]:
    def prepare(entries: Sequence[Entry], folder: Path) -> None:
        files.write(entries, folder / "content")
        settings = folder / "site_config" / "settings.yml"
        settings.parent.mkdir()
        settings.write_text(_SETTINGS, encoding="utf-8")
        (folder / "mkdocs.yml").write_text(_mkdocs_yml(*plugins), encoding="utf-8")

    return prepare


def _plain(entries: Sequence[Entry], folder: Path) -> None:
    plain.write(entries, folder / "content")
    (folder / "mkdocs.yml").write_text(_mkdocs_yml("search"), encoding="utf-8")


# By default it keeps what it works out among the user's caches.
_ENTRIES = "{explainer/entries: {cache: .cache}}"

CANDIDATES = (
    Candidate("explainer", _explainer("search", _ENTRIES), lambda: _MKDOCS,
              "site", "content", ".yml", (".cache",)),
    Candidate("explainer-no-search", _explainer(_ENTRIES), lambda: _MKDOCS,
              "site", "content", ".yml", (".cache",)),
    Candidate("hugo-yaml", hugo.from_yaml, hugo.command, "public", "data", ".yml", ("resources",)),
    Candidate("hugo-markdown", hugo.from_markdown, hugo.command,
              "public", "content", ".md", ("resources",)),
    Candidate("mkdocs-plain", _plain, lambda: _MKDOCS, "site", "content", ".md", (".cache",)),
)  # fmt: skip
"""Everything that is compared, in the order of the table."""


def main() -> None:
    """Write the project of one candidate into an empty folder."""
    parser = argparse.ArgumentParser(prog="python -m bench.candidates", description=main.__doc__)
    parser.add_argument("name", choices=[candidate.name for candidate in CANDIDATES])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    (candidate,) = (one for one in CANDIDATES if one.name == options.name)
    options.folder.mkdir(parents=True)
    candidate.prepare(corpus(options.entries, options.seed), options.folder)


if __name__ == "__main__":
    main()
