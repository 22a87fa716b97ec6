"""What lies in the content folder: entries, Markdown pages, pictures, and what must not."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from explainer.model.entry import Node
from explainer.model.ids import id_from
from explainer.model.image import SUFFIXES
from explainer.model.text import MAX_ID, is_id
from explainer.problems import START, Problem, did_you_mean, quoted
from explainer.reading.text import FORBIDDEN, called

MAX_FOLDERS = 8
"""How deep folders may nest; entries lie one deep, pictures a little deeper."""


# In a name, unlike in a text, the ends of lines are as forbidden.
_UNSEEN = re.compile(rf"[\t\n\r]|{FORBIDDEN.pattern}")


class EntryFile(NamedTuple):
    """The file of an entry or narrative: its kind, its id, and its path in the content."""

    kind: type[Node]
    id: str
    relative: str


@dataclass(slots=True)
class Folder:
    """All files of the content folder, by what they are, in the order of their paths."""

    entries: list[EntryFile] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def scan(content: Path, shown_as: str, kinds: Sequence[type[Node]]) -> Folder:
    """Return what lies in the content folder; `shown_as` is what problems call the folder.

    Symbolic links, devices and the like are problems and are never followed. Paths are
    relative to the folder, with forward slashes.
    """
    found = Folder()
    folders = {kind.folder: kind for kind in kinds}
    for relative, problem in sorted(_walk(content, "", 0)):
        if problem:
            hint = "remove it, or put a plain file in its place"
            path = f"{shown_as}/{relative}"
            found.problems.append(Problem(path, START, "not-a-file", problem, hint))
        elif unseen := _UNSEEN.search(relative):
            path = f"{shown_as}/{relative}"
            message = f"an invisible character is not allowed in a name: {called(unseen.group())}"
            hint = "rename the file, or the folder that it is in"
            found.problems.append(Problem(path, START, "forbidden-character", message, hint))
        elif entry := _entry(relative, folders):
            found.entries.append(entry)
        else:
            _sort(found, folders, relative, f"{shown_as}/{relative}")
    return found


def _entry(relative: str, folders: dict[str, type[Node]]) -> EntryFile | None:
    """Return the entry that a file is, if it lies and is called as an entry should."""
    folder, _, name = relative.partition("/")
    stem, _, suffix = name.rpartition(".")
    kind = folders.get(folder)
    if kind is None or f".{suffix}" != kind.suffix or stem == "index" or not is_id(stem):
        return None
    return EntryFile(kind, stem, relative)


def _walk(folder: Path, prefix: str, depth: int) -> list[tuple[str, str]]:
    """Return every file below a folder, and what is wrong with it where it is no plain file."""
    if depth > MAX_FOLDERS:
        return [(prefix.rstrip("/"), "folders nest too deep here")]
    try:
        with os.scandir(folder) as scanned:
            items = list(scanned)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return [(prefix.rstrip("/"), f"this folder cannot be read: {reason}")]
    found = []
    for item in items:
        relative = prefix + item.name
        # The folder itself says what an item is; no file is asked.
        if item.is_symlink():
            found.append((relative, "a symbolic link is not followed"))
        elif item.is_dir(follow_symlinks=False):
            if not item.name.startswith("."):
                found += _walk(Path(item.path), f"{relative}/", depth + 1)
        elif not item.is_file(follow_symlinks=False):
            found.append((relative, "this is no plain file"))
        elif not item.name.startswith("."):
            found.append((relative, ""))
    return found


def _sort(found: Folder, folders: dict[str, type[Node]], relative: str, path: str) -> None:
    """Note what a file is that is no entry: a picture, a page, or a mistake."""
    parts = PurePosixPath(relative)
    suffix = parts.suffix.lower()
    kind = folders.get(parts.parts[0]) if len(parts.parts) > 1 else None
    if suffix in SUFFIXES:
        found.pictures.append(relative)
    elif suffix in {".yml", ".yaml"}:
        _refuse_entry(found, folders, relative, path)
    elif suffix != ".md":
        hint = f"content is .yml, .md and pictures ({', '.join(sorted(SUFFIXES))})"
        what = f"files of type {quoted(suffix)}" if suffix else "files without a type"
        message = f"{what} are not published"
        found.problems.append(Problem(path, START, "unknown-file", message, hint))
    elif kind and kind.suffix == ".md" and not _is_index(parts):
        _refuse_entry(found, folders, relative, path)
    elif kind and not _is_index(parts):
        message = f"the folder of a kind holds entries ({kind.suffix}) and one index.md"
        hint = "move the page to the top of the content folder, or to narratives"
        found.problems.append(Problem(path, START, "unknown-file", message, hint))
    elif not all(map(is_id, (*parts.parts[:-1], parts.stem))):
        message = f"{quoted(relative)} makes no address: lower-case letters, digits and `-` do"
        hint = f"rename the file to {_as_id(parts.stem)}.md"
        found.problems.append(Problem(path, START, "invalid-id", message, hint))
    elif relative.removesuffix(".md") in folders:
        message = f"the address of this page is that of the list in {parts.stem}/"
        hint = f"rename it, or move what it says to {parts.stem}/index.md"
        found.problems.append(Problem(path, START, "address-in-use", message, hint))
    else:
        found.pages.append(relative)


def _is_index(path: PurePosixPath) -> bool:
    """Say whether this is the Markdown page that introduces a folder of entries."""
    return path.parts[1:] == ("index.md",)


def _refuse_entry(found: Folder, folders: dict[str, type[Node]], relative: str, path: str) -> None:
    """Note what is wrong with the name or place of a file that ends like an entry."""
    parts = PurePosixPath(relative)
    folder = parts.parts[0] if len(parts.parts) > 1 else ""
    kind = folders.get(folder)
    entry_folders = sorted(name for name, kind in folders.items() if kind.suffix == ".yml")
    if kind is None:
        hint = did_you_mean(folder, entry_folders) or f"the folders are {', '.join(entry_folders)}"
        known = f"{quoted(folder)} is no folder of entries"
        message = known if folder else "an entry lies in the folder of its kind"
        found.problems.append(Problem(path, START, "unknown-folder", message, hint))
    elif len(parts.parts) > 2:  # folder and file
        message = "entries lie right in the folder of their kind"
        hint = f"move it to {folder}/{parts.name}"
        found.problems.append(Problem(path, START, "unknown-folder", message, hint))
    elif parts.suffix != kind.suffix:
        message = f"files in {folder} end in {kind.suffix}"
        hint = f"rename it to {parts.stem}{kind.suffix}"
        found.problems.append(Problem(path, START, "unknown-file", message, hint))
    elif parts.stem == "index":
        message = "“index” is the page that lists the folder"
        hint = "rename the file after the entry"
        found.problems.append(Problem(path, START, "invalid-id", message, hint))
    else:
        message = f"{quoted(parts.stem)} is no id: lower-case letters and digits joined by `-`"
        if len(parts.stem) > MAX_ID:
            message = f"an id has {MAX_ID} characters at the most"
        hint = f"rename the file to {_as_id(parts.stem)}{kind.suffix}"
        found.problems.append(Problem(path, START, "invalid-id", message, hint))


def _as_id(stem: str) -> str:
    return id_from(stem) or "a-name-in-latin-letters"
