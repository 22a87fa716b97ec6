"""What shows all entries at once is not made again after an edit of nothing but a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.catalog.addresses import Addresses
from explainer.rendering import Page
from explainer.site import Project, open_site
from explainer.site.overviews import Overviews
from explainer.site.trace import Trace, around, write_trace
from tests.projects import SETTINGS, write

PLACE = "content/places/lisbon.yml"
PAGE = Page("map/", "Map", "Places", "<p>Lisbon</p>")


def _begin(folder: Path, text: str, name: str = "Lisbon") -> Overviews:
    """Return the overviews of a build, which leaves what a finished one leaves."""
    entry = f"name: {name}\nsummary: A town.\nbody: {text}\n"
    write(folder, {"site_config/settings.yml": SETTINGS, PLACE: entry})
    project = Project(folder, folder / "content", folder / "site_config/settings.yml")
    site, problems = open_site(project, Addresses(), cache=folder / "cache")
    assert site, problems
    surroundings = around(site.content, site.texts, site.addresses)
    trace = Trace(surroundings, site.content.digests, b"", {})
    write_trace(site.store.shelf("trace"), trace)
    return Overviews(site)


def _make(folder: Path, text: str, name: str = "Lisbon", written: str = "") -> list[str]:
    """Build once more; return what of it was made and not taken from before."""
    made: list[str] = []
    overviews = _begin(folder, text, name)

    def page() -> Page:
        made.append("page")
        return PAGE

    def files() -> dict[str, bytes]:
        made.append("files")
        return {"map.json": b"{}"}

    assert overviews.page("map.md", written, page) == PAGE
    assert overviews.files("map", files) == {"map.json": b"{}"}
    overviews.keep()
    return made


def test_after_an_edit_of_a_text_it_stands(tmp_path: Path) -> None:
    assert _make(tmp_path, "One.") == ["page", "files"]
    assert _make(tmp_path, "Two.") == []
    assert _make(tmp_path, "Three.") == []  # what stood may stand again


def test_after_any_other_edit_it_is_made_anew(tmp_path: Path) -> None:
    _make(tmp_path, "One.")
    assert _make(tmp_path, "One.", name="Lisboa") == ["page", "files"]


def test_what_an_editor_writes_above_it_belongs_to_the_page(tmp_path: Path) -> None:
    _make(tmp_path, "One.")
    assert _make(tmp_path, "Two.", written="<p>Places.</p>") == ["page"]


def test_it_is_what_the_last_finished_build_left(tmp_path: Path) -> None:
    _make(tmp_path, "One.")
    _begin(tmp_path, "One.", name="Lisboa")  # another build, which kept nothing
    assert _make(tmp_path, "Two.", name="Lisboa") == ["page", "files"]


@pytest.mark.parametrize("spoilt", [b"", b"no shelf"])
def test_what_is_lost_is_made_anew(tmp_path: Path, spoilt: bytes) -> None:
    _make(tmp_path, "One.")
    for chunk in (tmp_path / "cache/overviews").glob("*.chunk"):
        chunk.write_bytes(spoilt)
    assert _make(tmp_path, "Two.") == ["page", "files"]
