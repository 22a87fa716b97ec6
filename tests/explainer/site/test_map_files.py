"""Drawings of countries are kept from one build to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.catalog.addresses import Addresses
from explainer.rendering import map_files as rendering
from explainer.site import Project, open_site
from explainer.site.map_files import map_files
from tests.projects import SETTINGS, write

DRAWING = "assets/explainer/map/portugal.svg"


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files of a project as a build with a cache makes them."""
    project = Project(folder, folder / "content", folder / "site_config/settings.yml")
    site, problems = open_site(project, Addresses(), cache=folder / "cache")
    assert site, problems
    return map_files(site, site.pages())


def test_a_drawing_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = "name: Lisbon\ncoordinates: {lat: 38.7, lon: -9.1, precision: approximate}\n"
    write(tmp_path, {"site_config/settings.yml": SETTINGS, "content/places/lisbon.yml": place})
    first = _files(tmp_path)
    assert [path for path in first if path.endswith(".svg")] == [DRAWING]
    monkeypatch.setattr(rendering, "base_drawing", lambda *_: pytest.fail("it is drawn again"))
    assert _files(tmp_path) == first
