"""The extension alone: a page that nothing but Python-Markdown makes."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from tests.projects import SMALL, write

TEXT = """# A page elsewhere

[[skerry]] and [[lamp|its lamp]].

![[first-light]]

![[timeline place=skerry]]

![[map place=skerry]]

![[claims about=skerry]]

`![[first-light]]` <script>alert(1)</script>
"""


def _made(folder: Path, text: str = TEXT) -> str:
    options = {"site": str(folder), "root": "https://lights.example/"}
    return markdown.markdown(
        text, extensions=["explainer"], extension_configs={"explainer": options}
    )


def test_all_sorts_of_blocks_stand_on_a_page_that_is_no_page_of_the_site(tmp_path: Path) -> None:
    html = _made(write(tmp_path, SMALL))
    assert '<a href="https://lights.example/places/skerry/"' in html
    assert 'href="https://lights.example/glossary/lamp/"' in html
    for shown in ("xp-card", "xp-block--timeline", "xp-block--map", "xp-block--claims"):
        assert shown in html
    assert "February 1844" in html
    assert "<code>![[first-light]]</code>" in html
    assert "block:" not in html
    assert "entry:" not in html
    assert "\x1d" not in html
    assert "<script>" not in html


def test_pages_are_made_one_after_the_other(tmp_path: Path) -> None:
    options = {"site": str(write(tmp_path, SMALL)), "root": "/"}
    engine = markdown.Markdown(extensions=["explainer"], extension_configs={"explainer": options})
    first = engine.convert("![[first-light]]")
    assert engine.reset().convert("![[first-light]]") == first
    assert 'href="/events/first-light/"' in first


def test_what_is_wrong_with_the_site_is_said(tmp_path: Path) -> None:
    folder = write(tmp_path, {**SMALL, "content/events/late.yml": "name: Late\nplace: nowhere\n"})
    with pytest.raises(ValueError, match=r"content/events/late\.yml:2:8: unknown-reference"):
        _made(folder)
