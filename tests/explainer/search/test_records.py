"""Records of entries, against what the theme's own parser finds in the finished pages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from material.plugins.search.plugin import Parser

from explainer.catalog.addresses import Addresses
from explainer.model.entry import Entry
from explainer.rendering.headings import anchored
from explainer.search import Record, Records
from explainer.site import Project, Site, open_site
from explainer.views.entry import entry_view
from tests.conftest import CHOLERA, ROOT
from tests.projects import opened, sight

# Where an entry is mentioned is no part of it, and its timeline repeats what its lists say; the
# parser leaves an empty section of each.
KEPT_OUT = ("mentions", "in-time")

RICH = {
    "places/lisbon.yml": (
        "name: Lisbon & <Tagus>\naliases: [Lisboa, <b>]\ntype: city\ntags: [a & b]\n"
        "checked: 2022-11\ncoordinates: {lat: 38.72, lon: -9.14, precision: approximate}\n"
        "summary: A *city* & more, `x < y`.\nsources: [{source: atlas, at: p. 12}]\n"
        "images: [{file: a.png, alt: A < B, credit: C & D, licence: CC0, sensitive: true}]\n"
        "body: |\n  First, H&nbsp;one &amp; two.\n\n  3. three\n  4. four\n\n  > ## Quoted\n  >\n"
        "  > inside\n\n  after\n\n  ## The *lower* `town`\n\n      code <b>\n\n  - item\n\n"
        "    ### Within\n\n    deep\n\n  last<br>\n"
    ).replace("<br>", ""),
    "places/alfama.yml": "name: Alfama\nwithin: lisbon\n",
    "people/voltaire.yml": "name: Voltaire\n",
    "claims/burnt.yml": (
        "name: Burnt\nstatement: It burnt.\nform: report\nquote: It <burnt>.\nabout: [lisbon]\n"
        "made: 1755-11\nassessments:\n  - {by: voltaire, wording: so & so, verdict: likely,"
        " scope: the half, date: 1755}\n"
    ),
    "claims/hard.yml": (
        "name: Hard\nstatement: It is hard.\nform: judgement\nmade_by: voltaire\n"
        "made_by_note: <early>\nabout: [lisbon]\n"
    ),
    "events/quake.yml": "name: Quake\ndate: 1755-11-01\nplace: {id: lisbon, relation: near}\n",
    "events/fire.yml": "name: Fire\ndate_note: after it\nplace: lisbon\nsee_also: [quake]\n",
    "sources/atlas.yml": (
        "name: Atlas\ntype: book\ntitle: An <atlas>\nauthor: [{family: Sá, given: A.}]\n"
        "container-title: Maps\nissued: 1760\nURL: https://example.org/\naccessed: 2022-01\n"
        "archive_url: https://example.org/a\n"
    ),
    **{f"people/p{n}.yml": f"name: P{n}\nsee_also: [lisbon]\n" for n in range(25)},
}


def _site(folder: Path) -> Site:
    settings = folder / "site_config" / "settings.yml"
    site, problems = open_site(Project(folder, folder / "content", settings), Addresses())
    assert site is not None, problems
    return site


def _ours(site: Site, entry: Entry) -> list[Record]:
    view = entry_view(entry, sight(site), site.settings.reading)
    return Records(site.settings, site.words).of(view, anchored(view.text), editable=True)


def _theirs(site: Site, entry: Entry) -> list[Record]:
    page = site.pages().entry(entry, "https://example.org/edit")
    parser = Parser()
    parser.feed(page.html)
    parser.close()
    return [
        Record(
            f"{page.address}#{section.id}" if section.id else page.address,
            "".join(section.title).strip() or page.title,
            "".join(section.text),
        )
        for section in parser.data
        if not section.is_excluded() and section.id not in KEPT_OUT
    ]


def _said(records: list[Record]) -> list[tuple[str, str, list[str]]]:
    return [
        (location, unescape(title), re.findall(r"\w+", unescape(re.sub("<[^>]*>", " ", text))))
        for location, title, text in records
    ]


def _check(site: Site) -> None:
    entries = [node for node in site.content.catalog if isinstance(node, Entry)]
    assert entries
    for entry in entries:
        assert _said(_ours(site, entry)) == _said(_theirs(site, entry)), entry.id


@pytest.mark.parametrize("folder", [ROOT, CHOLERA], ids=["bakhmut", "cholera"])
def test_records_say_what_pages_say(folder: Path) -> None:
    _check(_site(folder))


def test_records_of_entries_with_everything(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.png").write_bytes(b"")
    _check(opened(tmp_path, RICH))


def test_nothing_in_a_record_is_markup_but_a_few_tags(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.png").write_bytes(b"")
    site = opened(tmp_path, RICH)
    for node in site.content.catalog:
        assert isinstance(node, Entry)
        for record in _ours(site, node):
            tags = set(re.findall(r"<[^>]*>", record.title + record.text))
            assert tags <= {
                f"<{slash}{tag}>"
                for slash in ("", "/")
                for tag in ("p", "ul", "ol", "li", "code", "pre", "sub", "sup")
            }
            assert "<" not in re.sub(r"</?[a-z]+>", "", record.title + record.text)
