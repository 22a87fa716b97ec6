"""The schemas on the built site: for those who edit it without its repository."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import ROOT


def test_published_schemas_are_the_committed_ones(built_site: Path) -> None:
    committed = {file.name: file.read_bytes() for file in (ROOT / "schemas").iterdir()}
    published = {file.name: file.read_bytes() for file in (built_site / "schemas").iterdir()}
    assert published == committed
    assert {"event.json", "narrative.json", "page.json", "settings.json"} <= set(published)


def test_site_of_others_has_its_own_words(built_cholera: Path) -> None:
    claim = json.loads((built_cholera / "schemas/claim.json").read_text(encoding="utf-8"))
    settings = (ROOT / "tests/topics/cholera/site_config/settings.yml").read_text(encoding="utf-8")
    words = claim["definitions"]["Assessment"]["properties"]["verdict"]["enum"]
    assert words
    assert all(f"    {word}:" in settings for word in words)


def test_sitemap_and_search_leave_them_out(built_site: Path) -> None:
    assert "example.org/schemas/" not in (built_site / "sitemap.xml").read_text(encoding="utf-8")
    for file in (built_site / "search").glob("*.json"):
        assert "schemas/event" not in file.read_text(encoding="utf-8")
