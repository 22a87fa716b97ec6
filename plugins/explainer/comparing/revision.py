"""An earlier version of a site out of git, in a folder of its own; the working tree is not touched.

Only what decides the content is taken: the texts, and the names of pictures. They are read as git
has stored them, without the filters and hooks that a repository may bring, and with the kinds of
the site as it is now: no program is run out of git.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from explainer.problems import cut, printable, quoted
from explainer.reading.text import MAX_BYTES
from explainer.site import Project

MAX_FILES = 200_000
MAX_TOTAL = 1 << 30
"""Files and bytes of texts that a version may have: beyond all sites, and within a disk."""

TIMEOUT = 120
"""Seconds that git may take for one answer."""

_MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_TEXTS = {".yml", ".yaml", ".md"}
_BATCH = 2_000
_FILE = {"100644", "100755"}


class NoRevision(Exception):  # noqa: N818  # it is no fault of the program's
    """Why there is no earlier version to be had, and what to do."""


class Revision(NamedTuple):
    """A commit: its full hash, and what to call it."""

    commit: str
    called: str


class _Blob(NamedTuple):
    mode: str
    name: str
    size: int
    path: str


class Repository:
    """The git repository that a project lies in."""

    def __init__(self, project: Project) -> None:
        """Take the project; raises `NoRevision` where it lies in none, or git is missing."""
        self._project = project
        self._folder = project.root
        found = self._ask("rev-parse", "--show-toplevel")
        if found is None:
            said = self._said
            message = "this folder is in no git repository, so there is nothing to compare with"
            if "not a git repository" not in said:
                message = f"git cannot read this repository: {cut(said, 200)}"
            raise NoRevision(message)
        self._top = Path(found.removesuffix("\n"))

    def revision(self, wanted: str | None) -> Revision:
        """Return the commit that an editor names, or else the one where this branch began.

        That is the merge base with the main branch: on the main branch itself the last commit,
        or what was last pushed. Raises `NoRevision`.
        """
        if wanted is not None:
            commit = self._commit(wanted)
            if commit is None:
                raise NoRevision(f"there is no revision {quoted(wanted)}{self._how_to_get_it()}")
            return Revision(commit, printable(cut(wanted)))
        head = self._commit("HEAD")
        if head is None:
            raise NoRevision("there is no commit yet, so there is nothing to compare with")
        for name in _MAIN:
            if self._commit(name) is None:
                continue
            base = self._ask("merge-base", "HEAD", name)
            if base is None:
                message = f"nobody knows where this branch left {name}{self._how_to_get_it()}"
                raise NoRevision(message)
            return Revision(base.strip(), f"where this branch left {name}")
        return Revision(head, "the last commit")

    def changed(self, revision: Revision) -> list[str]:
        """Return the paths, from the root of the project, of files that differ; sorted."""
        plain = ("--no-ext-diff", "--no-textconv", "--no-renames", "--ignore-submodules=all")
        differing = self._ask("diff", "--name-only", "-z", *plain, revision.commit, "--")
        new = self._ask(
            "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", "."
        )
        names = {*(differing or "").split("\0"), *(new or "").split("\0")} - {""}
        return sorted(filter(None, map(self._from_root, names)))

    @contextmanager
    def checked_out(self, revision: Revision) -> Iterator[tuple[Project, list[str]]]:
        """Yield the project as it was, and what of it was left out; it is gone afterwards."""
        project = self._project
        content, settings = self._within(project.content), self._within(project.settings)
        wanted = [f"{content}/", str(settings), str(settings.with_name(project.words.name))]
        with TemporaryDirectory(prefix="explainer-") as made:
            top = Path(made)
            blobs, left = self._listed(revision, [] if str(content) == "." else wanted)
            blobs = [one for one in blobs if one.path in wanted[1:] or _lies_in(one.path, content)]
            root = top / self._within(project.root)
            root.mkdir(parents=True, exist_ok=True)
            self._write(top, blobs)
            yield (
                replace(
                    project,
                    root=root,
                    content=top / content,
                    settings=top / settings,
                    given_kinds=project.read_kinds,
                ),
                left,
            )

    def _within(self, path: Path) -> PurePosixPath:
        """Return a path from the top of the repository."""
        try:
            found = path.resolve().relative_to(self._top.resolve())
        except ValueError:
            message = f"{self._project.shown(path)} lies outside the git repository"
            raise NoRevision(message) from None
        return PurePosixPath(found.as_posix())

    def _from_root(self, name: str) -> str:
        return Path(os.path.relpath(self._top / name, self._project.root)).as_posix()

    def _listed(self, revision: Revision, wanted: list[str]) -> tuple[list[_Blob], list[str]]:
        """Return the files of a commit at some paths, or all, and what is left out of them."""
        asked = ("ls-tree", "-r", "-z", "-l", "--full-tree", revision.commit, "--")
        found = self._ask(*asked, *wanted)
        if found is None:
            raise NoRevision(f"git cannot list {revision.called}: {cut(self._said, 200)}")
        blobs: list[_Blob] = []
        left: list[str] = []
        total = 0
        for line in found.split("\0")[:-1]:
            about, _, path = line.partition("\t")
            mode, _, name, size = about.split()
            if mode not in _FILE or not _is_safe(path):
                if mode != "160000":
                    left.append(path)
                continue
            blob = _Blob(mode, name, int(size), path)
            blobs.append(blob)
            total += min(blob.size, MAX_BYTES + 1) if _is_text(path) else 0
            if len(blobs) > MAX_FILES or total > MAX_TOTAL:
                raise NoRevision(f"{revision.called} is too large to be compared with")
        return blobs, left

    def _write(self, root: Path, blobs: list[_Blob]) -> None:
        """Write files; of what is no text an empty one, since nobody looks into it."""
        texts = [blob for blob in blobs if _is_text(blob.path)]
        for blob in blobs:
            file = root / blob.path
            file.parent.mkdir(parents=True, exist_ok=True)
            if not _is_text(blob.path):
                file.touch()
        for start in range(0, len(texts), _BATCH):
            part = texts[start : start + _BATCH]
            for blob, raw in zip(part, self._contents(part), strict=True):
                # A byte more than may be read: the reader will say that it is too large.
                (root / blob.path).write_bytes(raw[: MAX_BYTES + 1])

    def _contents(self, blobs: list[_Blob]) -> Iterator[bytes]:
        """Yield the bytes of files (git-cat-file(1), “Batch output”)."""
        names = "".join(f"{blob.name}\n" for blob in blobs).encode()
        run = self._run(("cat-file", "--batch"), names)
        at = 0
        for _ in blobs:
            end = run.stdout.find(b"\n", at)
            header = run.stdout[at:end].split()
            if end < 0 or len(header) != 3 or header[1] != b"blob":
                message = f"git has not all of the files{self._how_to_get_it()}"
                raise NoRevision(message)
            size = int(header[2])
            yield run.stdout[end + 1 : end + 1 + size]
            at = end + size + 2

    def _commit(self, name: str) -> str | None:
        if not name or "\0" in name:
            return None
        asked = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        found = self._ask("rev-parse", *asked)
        return found.strip().splitlines()[-1] if found else None

    def _how_to_get_it(self) -> str:
        if (self._ask("rev-parse", "--is-shallow-repository") or "").strip() == "true":
            return (
                "; this clone is shallow: get the rest with `git fetch --unshallow`, or in a "
                "workflow with `fetch-depth: 0`"
            )
        return "; name a branch, a tag or a commit that `git log` knows"

    def _ask(self, *words: str) -> str | None:
        """Return what git answers; nothing where it fails, and `_said` is why."""
        run = self._run(words)
        self._said = printable(run.stderr.decode(errors="replace").strip().removeprefix("fatal: "))
        return os.fsdecode(run.stdout) if run.returncode == 0 else None

    def _run(
        self, words: tuple[str, ...], given: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        quiet = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
        try:
            return subprocess.run(  # noqa: S603  # our words; what an editor gives is no option
                ["git", "-c", "core.fsmonitor=false", *words],  # noqa: S607  # the editor's own git
                cwd=self._folder,
                input=given,
                capture_output=True,
                env={**os.environ, **quiet},
                timeout=TIMEOUT,
                check=False,
            )
        except FileNotFoundError:
            raise NoRevision("git is not installed, and only git knows earlier versions") from None
        except (OSError, subprocess.TimeoutExpired, ValueError) as error:
            raise NoRevision(f"git does not answer: {printable(str(error))}") from None


def _is_text(path: str) -> bool:
    return PurePosixPath(path).suffix in _TEXTS


def _lies_in(path: str, folder: PurePosixPath) -> bool:
    return PurePosixPath(path).is_relative_to(folder)


def _is_safe(path: str) -> bool:
    """Say whether a path leads into the folder that it is written to, and nowhere else."""
    parts = path.split("/")
    return not path.startswith("/") and not {"", ".", ".."} & {*parts} and "\\" not in path
