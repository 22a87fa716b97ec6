"""A small site in a repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import SMALL, write
from tests.repositories import committed


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    write(folder, SMALL)
    committed(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder
