"""Files and folders that nobody may read or write: every command says so, and does no harm."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.projects import SMALL, tree, write
from tests.repositories import committed

# What lets the superuser read and search everything (capabilities(7)), and how it is given up.
_DROP, _OVERRIDE, _READ_SEARCH = 24, 1, 2

PLACES = {
    "entry": "content/places/skerry.yml",
    "narrative": "content/narratives/a-night.md",
    "page": "content/index.md",
    "folder": "content/people",
    "settings": "site_config/settings.yml",
}


def _as_anybody() -> None:
    """Give up what the superuser may do that others may not, in the process that is begun."""
    if os.geteuid() == 0:
        for one in (_OVERRIDE, _READ_SEARCH):
            ctypes.CDLL(None).prctl(_DROP, one, 0, 0, 0)


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from explainer.cli import main; main()", *words],
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder.parent / "cache")},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_as_anybody,  # tests begin no threads of their own
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    write(folder, SMALL)
    committed(folder)
    assert run(folder, "build", "-q").returncode == 0
    return folder


@pytest.fixture
def locked(what: str, site: Path) -> Iterator[Path]:
    path = site / PLACES[what]
    mode = path.stat().st_mode
    path.chmod(0)
    yield path
    path.chmod(mode)


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("check", "--fix", "--order"),
        ("build",),
        ("diff",),
        ("rename", "lamp", "lantern"),
        ("schema",),
        ("new", "place", "Elsewhere"),
        ("check", "content/places"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("what", PLACES)
def test_what_cannot_be_read(words: tuple[str, ...], locked: Path, site: Path) -> None:
    built = tree(site / "site")
    result = run(site, *words)
    said = result.stdout + result.stderr
    assert "Traceback" not in said
    assert tree(site / "site") == built
    if result.returncode == 0:
        # Only for who had no need to look there.
        assert words[0] in {"new", "schema"} or words[-1] == "content/places"
        assert locked.name != "settings.yml"
        assert words[0] != "check" or locked.name != "skerry.yml"
    else:
        # `diff` and `rename` lead to `check`, which says where and why.
        why = ("Permission denied", "not readable", "`explainer check`")
        assert any(one in said for one in why[: 3 if words[0] in {"diff", "rename"} else 2]), said
        assert locked.name in said or words[0] == "diff", said
