"""A small site to stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import SMALL, write


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, SMALL)
    monkeypatch.chdir(tmp_path)
    return tmp_path
