"""Both built sites, parsed, and what the library knows of their content."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.catalog import Catalog
from explainer.catalog.addresses import Addresses
from explainer.site import Project, open_site
from tests.conftest import CHOLERA, ROOT
from tests.walk import Built


@pytest.fixture(scope="session")
def bakhmut(built_site: Path) -> Built:
    return Built(built_site)


@pytest.fixture(scope="session")
def cholera(built_cholera: Path) -> Built:
    return Built(built_cholera)


@pytest.fixture(scope="session")
def bakhmut_catalog() -> Catalog:
    return _catalog(ROOT)


@pytest.fixture(scope="session")
def cholera_catalog() -> Catalog:
    return _catalog(CHOLERA)


@pytest.fixture(scope="session", params=["bakhmut", "cholera"])
def either(request: pytest.FixtureRequest) -> Built:
    """Each of the two sites in turn."""
    built: Built = request.getfixturevalue(request.param)
    return built


@pytest.fixture(scope="session")
def catalog(either: Built, built_site: Path, request: pytest.FixtureRequest) -> Catalog:
    """The catalog of the site that `either` stands for."""
    name = "bakhmut_catalog" if either.folder == built_site else "cholera_catalog"
    catalog: Catalog = request.getfixturevalue(name)
    return catalog


def _catalog(root: Path) -> Catalog:
    project = Project(root, root / "content", root / "site_config" / "settings.yml")
    site, problems = open_site(project, Addresses())
    assert site is not None, "\n".join(map(str, problems))
    return site.content.catalog
