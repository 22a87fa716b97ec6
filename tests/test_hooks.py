"""The hooks for pre-commit, installed and run as another repository would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.projects import SMALL, write
from tests.repositories import committed

SLIP = "name: The keeper\nsumary: Who tended the light.  \n"


# The package is installed with all that it needs, from the index that pip asks on this machine:
# a quarter of a minute.
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit clones a repository")
def test_hooks_check_and_fix_another_repository(tmp_path: Path) -> None:
    site = write(tmp_path / "site", {**SMALL, "content/people/keeper.yml": SLIP})
    committed(site)
    variables = {
        **os.environ,
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PRE_COMMIT_COLOR": "never",
    }
    variables["XDG_CACHE_HOME"] = str(tmp_path / "cache")
    variables.pop("PYTHONPATH", None)
    run = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "--all-files"],
        cwd=site,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    said = run.stdout
    assert run.returncode == 1, said + run.stderr
    check, fix = said.split("check the entries", 1)[1].split("fix the entries", 1)
    assert "content/people/keeper.yml:2:1: unknown-field “sumary”" in check
    assert "Failed" in check
    assert "Failed" in fix
    assert "files were modified by this hook" in fix
    fixed = (site / "content/people/keeper.yml").read_text(encoding="utf-8")
    assert fixed == "name: The keeper\nsummary: Who tended the light.\n"
