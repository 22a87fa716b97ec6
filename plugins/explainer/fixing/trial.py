"""Fixes made in a copy of a site, to show what they would be."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from explainer.fixing.files import text_files
from explainer.problems import escaped
from explainer.site import Project


@contextmanager
def copied(project: Project) -> Iterator[Project]:
    """Yield a copy of a project that is gone afterwards.

    Raises `ValueError` where its files do not all lie below its root, `OSError` where a folder of
    its content cannot be looked through.
    """
    with TemporaryDirectory(prefix="explainer-") as folder:
        root = Path(folder)
        copy = replace(
            project,
            root=root,
            content=root / project.content.relative_to(project.root),
            settings=root / project.settings.relative_to(project.root),
            given_kinds=project.read_kinds,
        )
        if project.content.is_dir():
            # Of what it cannot read `copytree` says no more than a list of texts.
            for _ in os.walk(project.content, onerror=_refuse):
                pass
            shutil.copytree(project.content, copy.content, symlinks=True, copy_function=_copy)
        copy.settings.parent.mkdir(parents=True, exist_ok=True)
        for file, other in ((project.settings, copy.settings), (project.words, copy.words)):
            if file.is_file():
                shutil.copyfile(file, other)
        yield copy


def _refuse(error: OSError) -> None:
    raise error


def differences(before: Project, after: Project, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Yield the lines of a unified diff from one project to its copy, without their ends."""
    for file in text_files(after, wanted):
        old, new = _text(before.root / file.path), _text(after.root / file.path)
        if old != new:
            yield from unified(old, new, file.path, file.path)


def unified(old: str, new: str, path: str, new_path: str) -> Iterator[str]:
    """Yield the lines of a unified diff from one text to another, without their ends."""
    for line in difflib.unified_diff(_lines(old), _lines(new), path, new_path):
        yield _shown(line.removesuffix("\n"))
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _copy(source: str, destination: str) -> None:
    """Give a file a second name, which is soon done; fixes are put in its place, not into it."""
    if not stat.S_ISREG(os.lstat(source).st_mode):
        return
    try:
        os.link(source, destination)
    except OSError:
        shutil.copy2(source, destination)


def _text(file: Path) -> str:
    return file.read_bytes().decode(errors="replace")


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their line feeds; what else could end a line does not."""
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _shown(line: str) -> str:
    """Return a line of a diff that no terminal and no runner takes for a command."""
    shown = "".join(c if c.isprintable() or c == "\t" else escaped(c) for c in line)
    # A line that stays as it is has a space before it, which the runner does not mind.
    if shown.lstrip().startswith("::"):
        shown = shown.replace(":", "\\x3a", 1)
    return shown.replace("##[", "##\\x5b")
