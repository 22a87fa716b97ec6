"""A content folder made of a few lines."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from explainer.catalog import Content, load
from explainer.kinds import KINDS


class Load(Protocol):
    """Write files into a content folder and load it."""

    def __call__(self, **files: str) -> Content: ...


@pytest.fixture
def content(tmp_path: Path) -> Load:
    """Return what loads entries, given as `places__bakhmut="name: Bakhmut"`."""

    def write_and_load(**files: str) -> Content:
        for name, text in files.items():
            folder, _, stem = name.partition("__")
            suffix = ".md" if folder == "narratives" else ".yml"
            file = tmp_path / folder / (stem.replace("_", "-") + suffix)
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return load(tmp_path, "content", KINDS, {})

    return write_and_load
