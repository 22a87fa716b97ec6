"""Small sites of a test's own: written into a folder, then built as a person would build them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from explainer.catalog.addresses import Addresses
from explainer.site import Project, Site, open_site
from explainer.views.link import Sight
from tests import forked

# What builds keep for the next is not to fill the caches of whoever runs the tests.
_CACHES = TemporaryDirectory(prefix="explainer-tests-")

MKDOCS = "from mkdocs.__main__ import cli; cli()"
EXPLAINER = "from explainer.cli import main; main()"

MKDOCS_YML = """\
site_name: Lighthouses
site_url: https://example.org/
docs_dir: content
theme: {name: material, font: false}
plugins: [search, explainer/entries]
"""

SETTINGS = """\
title: Lighthouses
as_of: 1900
"""

SMALL: dict[str, str] = {
    "mkdocs.yml": MKDOCS_YML,
    "site_config/settings.yml": SETTINGS,
    "content/index.md": "# Who lit them?\n\nA small site about lights.\n",
    "content/places/skerry.yml": "name: The Skerry\nsummary: A rock with a [[lamp]] on it.\n",
    "content/events/first-light.yml": (
        "name: First light\ndate: 1844-02\nplace: skerry\n"
        "summary: The keeper lit the lamp on the Skerry.\n"
    ),
    "content/people/keeper.yml": "name: The keeper\nsummary: Who tended the light.\n",
    "content/claims/always-lit.yml": (
        "name: Always lit\nstatement: The light never went out.\nform: report\n"
        "made_by: keeper\nabout: [skerry]\nsources: [logbook]\n"
    ),
    "content/glossary/lamp.yml": "name: lamp\ndefinition: What gives the light.\n",
    "content/sources/logbook.yml": "name: The logbook\ntype: book\ntitle: Log of the Skerry\n",
    "content/narratives/a-night.md": (
        "---\ntitle: A night\nsources: [logbook]\n---\n\n# A night\n\nOn [[skerry]] it was dark. "
        "[The lamp](../glossary/lamp.md) was lit.\n"
    ),
}
"""A whole site, with one entry of most kinds, that builds without a warning."""


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files by their paths into a folder, and return it."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def mkdocs(folder: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in a folder.

    Given variables of its own, it is in a Python started for it: some are for Python itself.
    """
    if variables:
        return afresh(folder, MKDOCS, "build", *options, **variables)
    return program(folder, MKDOCS, "build", *options)


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `explainer check` in a folder."""
    return explainer(folder, "check", *options)


def explainer(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command `explainer` in a folder."""
    return program(folder, EXPLAINER, *words)


def program(folder: Path, code: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own; return what it said, its errors in between.

    The process is a fork of one that waits (see `forked`), where a system can fork.
    """
    if not hasattr(os, "fork"):
        return afresh(folder, code, *words)
    exit_code, said = forked.run(code, words, folder, _environment())
    return subprocess.CompletedProcess([code, *words], exit_code, said)


def afresh(
    folder: Path, code: str, *words: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a program likewise, but in a Python that is started for it alone."""
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=folder,
        env=_environment() | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": _CACHES.name}


def built(folder: Path, *options: str, **variables: str) -> Path:
    """Build a site that has to build, and return its folder."""
    result = mkdocs(folder, *options, **variables)
    assert result.returncode == 0, result.stdout
    return folder / "site"


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder, by its path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def copied(start: Path, folder: Path) -> None:
    """Copy a built project; the files of its site get a second name, as those of its last build."""

    def copy(old: str, new: str) -> None:
        in_site = Path(old).relative_to(start).parts[0] == "site"
        (os.link if in_site else shutil.copy2)(old, new)

    shutil.copytree(start, folder, copy_function=copy)


def opened(folder: Path, files: Mapping[str, str]) -> Site:
    """Write a site's content and return the site that the library makes of it, without MkDocs."""
    settings = {"site_config/settings.yml": SETTINGS}
    write(folder, {**settings, **{f"content/{path}": text for path, text in files.items()}})
    (folder / "content").mkdir(exist_ok=True)
    project = Project(folder, folder / "content", folder / "site_config" / "settings.yml")
    site, problems = open_site(project, Addresses())
    assert site is not None, "\n".join(map(str, problems))
    return site


def sight(site: Site) -> Sight:
    """Return what views look at."""
    return Sight(site.content.catalog, site.texts, site.addresses)
