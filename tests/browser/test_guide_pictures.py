"""The command that takes the pictures of the editor's guide still takes them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser import guide_pictures
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GUIDE = ROOT / "content" / "guide.md"


def test_every_picture_of_the_guide_is_made(
    browser: Browser, site_address: str, tmp_path: Path
) -> None:
    guide_pictures.take(browser, site_address, tmp_path)
    made = {file.name for file in (tmp_path / guide_pictures.FOLDER).iterdir()}
    shown = re.findall(r"\(images/([\w-]+\.png)\)", GUIDE.read_text(encoding="utf-8"))
    assert made == {*shown}
