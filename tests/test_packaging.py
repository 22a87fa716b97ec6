"""What `pip install mkdocs-explainer` brings, and what the lock file pins."""

from __future__ import annotations

import email
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PACKAGES = ("explainer", "mkdocs_explainer")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert build.returncode == 0, build.stdout + build.stderr
    (path,) = folder.iterdir()
    return zipfile.Path(path)


@pytest.fixture(scope="module")
def in_wheel(wheel: zipfile.Path) -> set[str]:
    return {name for name in wheel.root.namelist() if not name.endswith("/")}


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lock() -> str:
    return (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")


def sources() -> set[str]:
    """Every file of our packages, but for what Python and the tools leave between them."""
    plugins = ROOT / "plugins"
    return {
        path.relative_to(plugins).as_posix()
        for package in PACKAGES
        for path in (plugins / package).rglob("*")
        if path.is_file() and not {"__pycache__", ".DS_Store"} & set(path.parts)
    }


def test_wheel_has_each_file_of_the_packages_and_no_other(in_wheel: set[str]) -> None:
    about_the_wheel = {name for name in in_wheel if ".dist-info/" in name}
    # Templates, styles, words and py.typed are among them, wherever they lie.
    assert in_wheel - about_the_wheel == sources()


def test_packages_tell_that_they_are_typed(in_wheel: set[str]) -> None:
    assert {f"{package}/py.typed" for package in PACKAGES} <= in_wheel


def test_wheel_has_the_licence_of_the_code_alone(in_wheel: set[str]) -> None:
    licences = {PurePosixPath(name).name for name in in_wheel if "/licenses/" in name}
    assert licences == {"LICENSE"}


def test_entry_points_lead_somewhere(project: dict[str, Any], in_wheel: set[str]) -> None:
    table = project["project"]
    groups = [table["scripts"], *table["entry-points"].values()]
    modules = [target.partition(":")[0] for group in groups for target in group.values()]
    for module in modules:
        path = module.replace(".", "/")
        assert {f"{path}.py", f"{path}/__init__.py"} & in_wheel, module


def test_wheel_says_what_it_needs(project: dict[str, Any], wheel: zipfile.Path) -> None:
    (info,) = (folder for folder in wheel.iterdir() if folder.name.endswith(".dist-info"))
    metadata = email.message_from_string((info / "METADATA").read_text(encoding="utf-8"))
    required = {str(Requirement(line)) for line in metadata.get_all("Requires-Dist", [])}
    assert required == {str(Requirement(line)) for line in project["project"]["dependencies"]}
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"


def test_lock_names_no_address_and_no_folder(lock: str) -> None:
    assert "://" not in lock
    options = re.findall(r"^\s*--(?!hash=sha256:)\S*|.*@ .*", lock, flags=re.MULTILINE)
    assert options == []


def test_lock_has_a_hash_for_each_version(lock: str) -> None:
    for block in blocks(lock):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block


def test_lock_pins_what_the_project_asks_for(project: dict[str, Any], lock: str) -> None:
    pins = pinned(lock)
    for text in asked_for(project):
        requirement = Requirement(text)
        name = canonicalize_name(requirement.name)
        assert name in pins, f"{name} is not locked: run `make lock`"
        assert requirement.specifier.contains(pins[name]), f"{text}: {pins[name]} is locked"


def asked_for(project: dict[str, Any]) -> Iterable[str]:
    yield from project["project"]["dependencies"]
    yield from project["dependency-groups"]["dev"]
    yield from project["build-system"]["requires"]  # built without isolation


def blocks(lock: str) -> list[str]:
    """Split the lock into one piece a pin: its line and the hashes below it."""
    return re.findall(r"^[a-z0-9].*(?:\n .*)*", lock, flags=re.MULTILINE)


def pinned(lock: str) -> dict[str, str]:
    """Return the version of each name: one for all Pythons, so that all build the same site."""
    pins: dict[str, str] = {}
    for block in blocks(lock):
        line = block.splitlines()[0].removesuffix("\\")
        requirement = Requirement(line.strip())
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        name = canonicalize_name(requirement.name)
        assert name not in pins, f"{name} is locked twice"
        pins[name] = pin.version
    return pins
