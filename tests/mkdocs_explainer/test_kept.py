"""What earlier builds worked out: a site made with it is, byte for byte, the site made without."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.conftest import CHOLERA
from tests.projects import MKDOCS_YML, SMALL, copied, mkdocs, tree, write

PAGES = re.compile(r"(\d+) pages of entries made, (\d+) kept")

Edit = Callable[[Path], None]


def _project(folder: Path, **options: object) -> Path:
    """Return a copy of a site that keeps what it works out in its own folder."""
    for name in ("content", "site_config"):
        shutil.copytree(CHOLERA / name, folder / name)
    config = yaml.safe_load((CHOLERA / "mkdocs.yml").read_text(encoding="utf-8"))
    config["plugins"] = ["search", {"explainer/entries": {"cache": ".cache", **options}}]
    config["theme"]["custom_dir"] = "theme"
    (folder / "theme").mkdir()
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return folder


def _built(folder: Path) -> tuple[dict[str, bytes], int, int]:
    """Build; return the site, and how many pages of entries were made and taken as they were."""
    result = mkdocs(folder, "--strict")
    assert result.returncode == 0, result.stdout
    counts = PAGES.search(result.stdout)
    assert counts, result.stdout
    return tree(folder / "site"), int(counts[1]), int(counts[2])


def _cold(folder: Path) -> dict[str, bytes]:
    """Build without what was kept."""
    shutil.rmtree(folder / ".cache")
    return _built(folder)[0]


def _replace(path: str, old: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        file = folder / path
        before = file.read_text(encoding="utf-8")
        assert old in before
        file.write_text(before.replace(old, new, 1), encoding="utf-8")

    return edit


def _write(path: str, text: str) -> Edit:
    def edit(folder: Path) -> None:
        (folder / path).write_text(text, encoding="utf-8")

    return edit


def _remove(path: str) -> Edit:
    return lambda folder: (folder / path).unlink()


def _copy(path: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        shutil.copy(folder / path, folder / new)

    return edit


PLACES, CLAIMS = "content/places", "content/claims"
EDITS: dict[str, tuple[Edit, int | None]] = {
    # What is changed, and the most pages of entries that may be made anew, where few show it.
    "a-body": (_replace(f"{PLACES}/broad-street-pump.yml", "Neighbours", "Many neighbours"), 6),
    "a-name": (_replace(f"{PLACES}/golden-square.yml", "name: Golden", "name: The Golden"), 30),
    "a-name-in-prose": (_replace(f"{PLACES}/broad-street-pump.yml", "the pump", "the handle"), 40),
    "a-new-alias": (
        _replace(f"{PLACES}/broad-street.yml", "[Broadwick", "[a street near Golden, Broadwick"), 9,
    ),
    "a-summary": (_replace(f"{PLACES}/broad-street.yml", "A street", "One street"), 20),
    "a-date": (_replace("content/events/handle-removed.yml", "1854-09-08", "1854-09-09"), 20),
    "a-type": (_replace(f"{PLACES}/broad-street.yml", "type: road", "type: area"), 2),
    "coordinates": (_replace(f"{PLACES}/broad-street.yml", "51.5133,", "51.5134,"), 1),
    "a-statement": (_replace(f"{CLAIMS}/brewery-men-were-spared.yml", "None of", "Not one of"), 12),
    "a-verdict": (_replace(f"{CLAIMS}/brewery-men-were-spared.yml", "probable", "improbable"), 12),
    "words-of-an-assessor": (
        _replace(f"{CLAIMS}/brewery-men-were-spared.yml", "taken as true", "taken for true"), 12,
    ),
    "a-definition": (_replace("content/glossary/cesspool.yml", "A pit", "A hole"), 12),
    "a-source": (_replace("content/sources/parish-report-1855.yml", "name: ", "name: The "), None),
    "a-reference": (_replace(f"{PLACES}/hampstead.yml", "within: london", "within: england"), 5),
    "see-also": (_replace(f"{PLACES}/broad-street.yml", "[broad-street-outbreak]", "[soho]"), 4),
    "an-old-address": (_replace(f"{PLACES}/broad-street-pump.yml", "[broad-street-well,", "["), 0),
    "a-narrative": (
        _replace("content/narratives/what-was-asked-and-when.md", "# ", "# Then and now: "), 40,
    ),
    "an-index": (_replace("content/events/index.md", "#", "# All the"), 0),
    "a-new-entry": (
        _write(f"{PLACES}/new-well.yml", "name: New well\nwithin: soho\nbody: In [[hampstead]].\n"),
        6,
    ),
    "a-draft": (_replace("content/events/pump-in-use.yml", "name:", "draft: true\nname:"), None),
    "an-entry-less": (_remove("content/events/residents-leave.yml"), None),
    "a-picture": (_copy("content/images/pump.png", "content/images/other.png"), 0),
    "a-setting": (_replace("site_config/settings.yml", "as_of: 1855", "as_of: 1856"), None),
    "a-verdict-s-name": (_replace("site_config/settings.yml", "held probable", "probable"), None),
    "a-word-of-the-site": (_write("site_config/words.yml", "page: {edit: Change this}\n"), None),
    "the-theme": (
        _write("theme/main.html", "{% extends 'base.html' %}{% block libs %}<!---->{% endblock %}"),
        0,
    ),
    "mkdocs.yml": (_replace("mkdocs.yml", "https://example.org/", "https://example.com/"), 0),
    "nothing": (lambda _: None, 0),
}  # fmt: skip


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that was built once."""
    folder = _project(tmp_path_factory.mktemp("start"))
    _, made, kept = _built(folder)
    assert made > 50
    assert kept == 0
    return folder


@pytest.mark.parametrize("edit,most", EDITS.values(), ids=EDITS)
def test_after_an_edit_the_site_is_as_if_built_anew(
    edit: Edit, most: int | None, start: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    copied(start, folder)
    edit(folder)
    warm, made, kept = _built(folder)
    cold = _cold(folder)
    assert warm.keys() == cold.keys()
    assert [name for name in cold if cold[name] != warm[name]] == []
    if most is not None:
        assert made <= most
        assert kept > 20


def test_what_an_edit_makes_anew_is_what_shows_it(start: Path, tmp_path: Path) -> None:
    before = tree(start / "site")
    folder = tmp_path / "site"
    copied(start, folder)
    EDITS["a-name"][0](folder)
    after, made, _ = _built(folder)
    entries = re.compile(r"(?!index)[a-z]+/(?!index)[a-z0-9-]+/index\.html")
    changed = [name for name in after if entries.fullmatch(name) and after[name] != before[name]]
    narratives = sum(name.startswith("narratives/") for name in changed)
    assert made == len(changed) - narratives
    assert made > 1


@pytest.mark.parametrize("spoil", ["cut", "garbled", "gone", "emptied"])
def test_whatever_happens_to_what_is_kept_the_site_is_the_same(
    spoil: str, start: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    copied(start, folder)
    for number, file in enumerate(sorted((folder / ".cache").rglob("*"))):
        if file.is_dir() or (spoil == "gone" and number % 2):
            continue
        raw = file.read_bytes()
        if spoil == "cut":
            file.write_bytes(raw[: len(raw) * 2 // 3])
        elif spoil == "garbled":
            file.write_bytes(raw[: len(raw) // 2] + b"\x00\xff" + raw[len(raw) // 2 + 2 :])
        elif spoil == "gone":
            file.unlink()
        else:
            file.write_bytes(b"")
    site, _, _ = _built(folder)
    assert site == tree(start / "site")


def test_a_site_that_keeps_nothing_is_the_same(start: Path, tmp_path: Path) -> None:
    folder = _project(tmp_path, keep=False)
    site, made, kept = _built(folder)
    assert site == tree(start / "site")
    assert kept == 0
    assert made > 50
    assert not (folder / ".cache").exists()


@pytest.mark.parametrize("direct", [True, False])
def test_through_mkdocs_or_past_it_the_site_is_the_same(
    start: Path, tmp_path: Path, *, direct: bool
) -> None:
    site, _, _ = _built(_project(tmp_path, direct=direct, keep=False))
    assert site == tree(start / "site")


def test_a_site_may_grow_beyond_a_whole_index_and_shrink_again(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    settings = tmp_path / "site_config" / "settings.yml"
    with settings.open("a", encoding="utf-8") as file:
        file.write("search: {whole_index_up_to: 7}\n")
    config = MKDOCS_YML.replace("explainer/entries", "{explainer/entries: {cache: .cache}}")
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    small, _, _ = _built(tmp_path)
    assert "search/manifest.json" not in small
    added = tmp_path / "content" / "people" / "mate.yml"
    added.write_text("name: The mate\n", encoding="utf-8")
    large, _, _ = _built(tmp_path)
    assert "search/manifest.json" in large
    assert large == _cold(tmp_path)
    added.unlink()
    assert _built(tmp_path)[0] == small


def test_search_may_come_and_go(start: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    copied(start, folder)
    file = folder / "mkdocs.yml"
    with_search = file.read_text(encoding="utf-8")
    file.write_text(with_search.replace("- search\n", ""), encoding="utf-8")
    assert "search/search_index.json" not in _built(folder)[0]
    file.write_text(with_search, encoding="utf-8")
    assert _built(folder)[0] == tree(start / "site")
