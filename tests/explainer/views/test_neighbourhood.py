"""Who hangs together with an entry, and the picture of it."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from explainer.model.entry import Entry
from explainer.views.entry import EntryView, entry_view
from explainer.views.neighbourhood import MOST
from tests.projects import opened, sight


def _view(folder: Path, entry_id: str, files: dict[str, str]) -> EntryView:
    site = opened(folder, files)
    node = site.content.catalog[entry_id]
    assert isinstance(node, Entry)
    return entry_view(node, sight(site), site.settings.reading)


def _picture(folder: Path, entry_id: str, files: dict[str, str]) -> str:
    site = opened(folder, files)
    node = site.content.catalog[entry_id]
    assert isinstance(node, Entry)
    found = re.search(
        r'<figure class="xp-net.*?</figure>', site.pages().entry(node).html, re.DOTALL
    )
    return found[0] if found else ""


FILES = {
    "places/lisbon.yml": "name: Lisbon\n",
    "events/war.yml": "name: A war\n",
    "events/quake.yml": (
        "name: Quake\nplace: lisbon\npart_of: war\nsee_also: [lisbon]\nsources: [book]\n"
    ),
    "sources/book.yml": "name: Book\ntype: book\ntitle: Book\n",
    **{
        f"claims/{name}.yml": f"name: {name}\nstatement: x\nform: report\nabout: [quake]\n"
        for name in (f"c{number:02}" for number in range(20))
    },
    "events/fire.yml": (
        "name: <Fire> & “smoke” of a very long night in the lower town\npart_of: quake\n"
    ),
}


def test_neighbours_are_few_and_of_each_relation(tmp_path: Path) -> None:
    near = _view(tmp_path, "quake", FILES).neighbours
    assert near is not None
    after = [(name, [link.id for link in links]) for name, links in near.after]
    assert sorted(after) == [("part-of", ["war"]), ("see-also", ["lisbon"])]
    before = dict(near.before)
    assert [link.id for link in before["part-of"]] == ["fire"]
    assert [link.id for link in before["about"]] == [f"c{number:02}" for number in range(7)]
    every = [link.id for _, links in (*near.before, *near.after) for link in links]
    assert len(every) == len(set(every)) == MOST
    assert "book" not in every


def test_one_neighbour_is_no_neighbourhood(tmp_path: Path) -> None:
    assert _view(tmp_path, "c00", FILES).neighbours is None
    assert _picture(tmp_path, "c00", FILES) == ""


def test_the_picture_is_sound_and_small(tmp_path: Path) -> None:
    picture = _picture(tmp_path, "quake", FILES)
    root = etree.fromstring(picture.replace(" data-search-exclude", ""))
    assert root.get("aria-hidden") == "true"
    links = root.findall(".//a")
    assert len(links) == MOST
    assert all(link.get("tabindex") == "-1" for link in links)
    titles = [link.findtext("title") for link in links]
    assert "Event: <Fire> & “smoke” of a very long night in the lower town" in titles
    assert all(len(text.text or "") <= 36 for text in root.iter("text"))
    edges = [text.text for text in root.iter("text") if text.get("class") == "xp-net__edge"]
    assert edges[0] == "about"
    assert "part of" in edges
    # Above and below, the box between them, all within the picture.
    _, _, width, height = map(float, root.find("svg").get("viewBox").split())
    tops = [float(found) for found in re.findall(r"translate\(0 ([\d.]+)\)", picture)]
    assert tops == sorted(tops)
    assert tops[-1] < height
    assert width == 330
    assert len(picture) < 4_500


def test_who_is_named_twice_stands_once(tmp_path: Path) -> None:
    files = {
        "people/ana.yml": "name: Ana\n",
        "people/rui.yml": "name: Rui\n",
        "events/play.yml": (
            "name: Play\ninvolves: [{who: ana, role: a}, {who: rui}, {who: ana, role: b}]\n"
        ),
    }
    near = _view(tmp_path, "play", files).neighbours
    assert near is not None
    assert [link.id for _, links in near.after for link in links] == ["ana", "rui"]


def test_letters_of_asia_are_wide(tmp_path: Path) -> None:
    files = {
        "places/a.yml": f"name: {'城' * 30}\n",
        "places/b.yml": "name: B\n",
        "events/c.yml": "name: C\nplace: a\nsee_also: [b]\n",
    }
    picture = _picture(tmp_path, "c", files)
    assert f">{'城' * 14}…<" in picture
    assert f"<title>Place: {'城' * 30}</title>" in picture
