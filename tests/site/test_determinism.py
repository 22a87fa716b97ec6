"""The same input gives the same bytes: wherever, whenever, in whatever order files are listed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.conftest import CHOLERA, ROOT
from tests.projects import SMALL, built, mkdocs, tree, write

INPUT = ("mkdocs.yml", "content", "site_config")

HERE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}
# Another day than this one, whenever that is, and ASCII as what the system takes text for.
ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "America/Adak",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "SOURCE_DATE_EPOCH": "86400",
}

# What a disk may do as well: list what is in a folder in any order. Python reads it at its start.
SHUFFLED = """\
import os, random

scandir, listdir = os.scandir, os.listdir

class Shuffled:
    def __init__(self, items):
        self.items = items
        found = list(items)
        random.Random(4242).shuffle(found)
        self.found = iter(found)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.found)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        self.items.close()

def list_shuffled(path="."):
    return random.Random(4242).sample(found := listdir(path), len(found))

os.scandir = lambda path=".": Shuffled(scandir(path))
os.listdir = list_shuffled
print("shuffled")
"""


def _copy(project: Path, to: Path, *, backwards: bool) -> Path:
    """Copy what a site is made of, its files created in one order or the other."""
    found = [file for name in INPUT for file in (project / name, *(project / name).rglob("*"))]
    files = [file for file in found if file.is_file()]
    for file in sorted(files, reverse=backwards):
        target = to / file.relative_to(project)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    return to


def _start(folder: Path) -> Path:
    """Return a folder that Python begins with, in which the order of all others is shuffled."""
    write(folder / "start", {"sitecustomize.py": SHUFFLED})
    return folder / "start"


@pytest.mark.parametrize("project", [ROOT, CHOLERA], ids=["bakhmut", "cholera"])
def test_the_same_content_gives_the_same_bytes(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    one = _copy(project, tmp_path / "a", backwards=False)
    other = _copy(project, tmp_path / "b" / "a folder, and" / "deeper", backwards=True)
    elsewhere = ELSEWHERE | {"PYTHONPATH": str(_start(tmp_path))}
    first, result = tree(built(one, "-q", **HERE)), mkdocs(other, "-q", **elsewhere)
    assert result.stdout.startswith("shuffled"), result.stdout
    second = tree(other / "site")
    assert list(first) == list(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_a_build_over_an_old_one_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = write(tmp_path, SMALL)
    first = tree(built(folder))
    (folder / "site" / "left-over.html").write_text("old", encoding="utf-8")
    assert tree(built(folder)) == first


def test_the_sitemap_tells_the_day_of_the_last_check_and_no_other(tmp_path: Path) -> None:
    folder = write(tmp_path, SMALL)
    write(folder, {"site_config/settings.yml": "title: Lighthouses\nas_of: 2019-05\n"})
    with (folder / "content/places/skerry.yml").open("a", encoding="utf-8") as file:
        file.write("checked: 2020-02-03\n")
    site = built(folder)
    assert _last_changes(site) == {"places/skerry/": "2020-02-03"}
    packed = gzip.decompress((site / "sitemap.xml.gz").read_bytes())
    assert packed == (site / "sitemap.xml").read_bytes()


@pytest.mark.parametrize("as_of", ["0044-03-15", "9999-12-31", '"[..2022]"'])
def test_any_date_can_be_the_one_that_a_site_speaks_of(as_of: str, tmp_path: Path) -> None:
    settings = {"site_config/settings.yml": f"title: Lighthouses\nas_of: {as_of}\n"}
    site = built(write(tmp_path, SMALL | settings))
    # What is packed has a time of its own, in which not every date has room.
    packed = gzip.decompress((site / "sitemap.xml.gz").read_bytes())
    assert packed == (site / "sitemap.xml").read_bytes()
    assert _last_changes(site) == {}


def _last_changes(site: Path) -> dict[str, str]:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    """Return the days that the sitemap gives, by the addresses of their pages."""
    found = re.findall(r"<loc>https://example.org/(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", sitemap)
    return dict(found)
