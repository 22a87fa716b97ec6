"""Files and folders that nobody may read or write: every command says so, and does no harm."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.projects import EXPLAINER, SMALL, program, tree, write
from tests.repositories import committed

# The superuser gives up what lets it read and search everything (capabilities(7): bits 1 and 2 of
# each set), and is then held to what files say, as everybody is.
AS_ANYBODY = """\
import ctypes, os
if os.geteuid() == 0:
    system = ctypes.CDLL(None)
    version, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert system.capget(version, sets) == 0
    sets[:] = [one & ~0b110 for one in sets]
    assert system.capset(version, sets) == 0
"""

PLACES = {
    "entry": "content/places/skerry.yml",
    "narrative": "content/narratives/a-night.md",
    "page": "content/index.md",
    "folder": "content/people",
    "settings": "site_config/settings.yml",
}


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return program(folder, AS_ANYBODY + EXPLAINER, *words)


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
    said = result.stdout
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
