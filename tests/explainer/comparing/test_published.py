"""`explainer published`: which addresses live, which would die, and where that is read."""

from __future__ import annotations

import json
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from explainer.cli import main
from explainer.comparing.published import NoList, read_list

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

PAGES = ("", "about/", "places/", "places/lisbon/", "people/ada/", "events/flood/")


def sitemap(home: str, *addresses: str) -> str:
    places = "".join(f"<url><loc>{home}{one}</loc></url>\n" for one in addresses)
    return f'{HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a built site, and beside it what was published before."""
    for one in PAGES:
        page = tmp_path / "site" / one / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("x", encoding="utf-8")
    kept = "".join(f"/{one}\n" for one in PAGES)
    (tmp_path / "site" / "addresses.txt").write_text(kept, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["published", *arguments], catch_exceptions=False)


def test_all_live(folder: Path) -> None:
    (folder / "old.txt").write_text(
        "# a list\n/\n/places/lisbon/\nplaces/lisbon/index.html\n/about\n"
    )
    result = run("old.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "3 addresses published before, 0 of them dead.\n"


def test_the_dead_are_listed_with_what_keeps_them(folder: Path) -> None:
    gone = ("places/ada/", "places/porto/", "team/", "places/lisbon/parts/", "events/by-year/1755/")
    (folder / "old.xml").write_text(sitemap("https://example.org/x/", *PAGES, *gone))
    result = run("old.xml")
    assert result.exit_code == 1
    assert result.stdout == (
        "Published before, and gone from site (3):\n"
        "  /places/ada/: /people/ada/ has the same name: if it is the same, write "
        "`formerly: [places/ada]` there\n"
        "  /places/porto/: write `formerly: [places/porto]` in the entry that takes its place, or "
        "put its file back with its name and `withdrawn: {because: …, on: …}`\n"
        "  /team/: put the page back; only entries and narratives can say what they were called\n"
        "Further pages of lists, which are shorter now: no loss (2):\n"
        "  /events/by-year/1755/\n"
        "  /places/lisbon/parts/\n"
    )
    found = json.loads(run("old.xml", "--format", "json").stdout)
    assert [one["address"] for one in found["dead"]] == ["places/ada/", "places/porto/", "team/"]
    assert found["number"] == 11


def test_an_earlier_site_or_a_folder_of_sitemaps(folder: Path) -> None:
    (folder / "maps").mkdir()
    for number, one in enumerate(("", "gone/")):
        text = sitemap("https://example.org/", "", one)
        (folder / "maps" / f"sitemap-{number}.xml").write_text(text)
    index = f"{HEAD}<sitemapindex><sitemap><loc>https://example.org/a.xml</loc></sitemap>"
    (folder / "maps" / "sitemap.xml").write_text(index)
    assert "/gone/" in run("maps").stdout
    assert run("site").exit_code == 0
    (folder / "site" / "robots.txt").write_text("User-agent: *\n")
    assert run("site").exit_code == 0


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "there is no address in old"),
        ("<!doctype html>\n<title>Not found</title>\n", "is no address of a page"),
        ("/../etc/passwd\n", "is no address of a page"),
        ("//example.org/\n", "is no address of a page"),
        ("/a/%2e%2e/b\n", "is no address of a page"),
        (f"{HEAD}<sitemapindex></sitemapindex>", "is an index of sitemaps"),
        ("https://a.example/b/\nhttps://c.example/d/e\n", "name its home page with --home"),
    ],
)
def test_what_is_no_list_is_refused(text: str, said: str, folder: Path) -> None:
    (folder / "old").write_text(text)
    result = run("old")
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_what_cannot_be_read_is_refused(folder: Path) -> None:
    (folder / "packed").write_bytes(b"\x1f\x8b\x08\xff")
    for old in ("packed", "nowhere", "http://127.0.0.1/", "http://nowhere.invalid"):
        result = run(old)
        assert result.exit_code == 2, old
        assert "Error: Invalid value for OLD" in result.stderr
    assert run("site", "--site", "nowhere").exit_code == 2


def test_the_home_page_is_found_or_named() -> None:
    assert read_list("https://example.org/x/\nhttps://example.org/x/a/\n", "") == {"", "a/"}
    assert read_list("https://example.org/x/a/\n", "", "https://example.org/x") == {"a/"}
    with pytest.raises(NoList):
        read_list("https://example.org/xy/\n", "", "https://example.org/x")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Return the address at which a folder is on the web, and the folder."""
    folder = tmp_path_factory.mktemp("web")
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}/x/", folder / "x"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.mark.usefixtures("folder")
def test_the_site_on_the_web_is_asked(web: tuple[str, Path]) -> None:
    home, there = web
    result = run(home, "--local")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"Nothing is published at {home} yet." in result.stderr
    there.mkdir()
    (there / "sitemap.xml").write_text(sitemap(home, "", "gone/"))
    assert "/gone/" in run(home.rstrip("/"), "--local").stdout
    index = f"{HEAD}<sitemapindex><sitemap><loc>{home}a.xml</loc></sitemap></sitemapindex>"
    (there / "sitemap.xml").write_text(index)
    assert run(home, "--local").exit_code == 2
    (there / "a.xml").write_text(sitemap(home, "", "older/"))
    assert "/older/" in run(home, "--local").stdout
    # Its own list knows more than its sitemap.
    (there / "addresses.txt").write_text("/\n/oldest/\n")
    assert "/oldest/" in run(home, "--local").stdout
    (there / "addresses.txt").write_text("<!doctype html>")
    assert run(home, "--local").exit_code == 2
