"""Long lists: the page of an entry shows the weightiest rows, pages of their own show all."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.model.entry import Entry
from explainer.site import Site
from explainer.views.entry import EntryView, entry_view
from explainer.views.incoming import SHOWN, WHOLE, places_by_weight
from explainer.views.link import Sight
from explainer.views.related import Group
from explainer.views.whole import ROWS, ListPage, list_page, list_places
from tests.projects import opened, sight

MANY = WHOLE + 5
TOLD = "name: {name}\ndate: {year}\nplace: skerry\nsummary: There was a lamp.\nsources: [log]\n"


def _events(count: int) -> dict[str, str]:
    """Return events at one place, the last one the earliest; all name the lamp and the log."""
    return {
        f"events/e{number:03}.yml": TOLD.format(name=f"Event {number:03}", year=2000 - number)
        for number in range(count)
    } | {
        "places/skerry.yml": "name: Skerry\n",
        "glossary/lamp.yml": "name: lamp\ndefinition: It gives light.\n",
        "sources/log.yml": "name: The log\ntype: book\ntitle: Log\n",
    }


def _view(site: Site, entry_id: str, *, of: Sight | None = None) -> EntryView:
    entry = site.content.catalog[entry_id]
    assert isinstance(entry, Entry)
    return entry_view(entry, of or sight(site), lambda verdict: verdict)


def _list(site: Site, entry_id: str) -> Group:
    """Return the one list of an entry."""
    view = _view(site, entry_id)
    return view.groups[0] if view.groups else view.mentioned


def _ids(group: Group) -> list[str]:
    rows = group.items or group.claims or group.mentions
    return [row.link.id for row in rows]


def _pages(site: Site, entry_id: str) -> list[ListPage]:
    node = site.content.catalog[entry_id]
    places = list_places(node, sight(site))
    found = [list_page(node, one, sight(site), lambda verdict: verdict) for one in places.values()]
    assert [page.address for page in found] == [f"{path}/" for path in places]
    return found


@pytest.mark.parametrize("entry_id", ["skerry", "lamp", "log"])
def test_a_list_that_is_not_too_long_is_whole(entry_id: str, tmp_path: Path) -> None:
    site = opened(tmp_path, _events(WHOLE))
    shown = _list(site, entry_id)
    assert sorted(_ids(shown)) == [f"e{number:03}" for number in range(WHOLE)]
    assert shown.whole is None
    assert _pages(site, entry_id) == []


@pytest.mark.parametrize(
    "entry_id,relation", [("skerry", "events-here"), ("lamp", "mentions"), ("log", "cited-by")]
)
def test_of_a_longer_one_the_weightiest_are_shown(
    entry_id: str, relation: str, tmp_path: Path
) -> None:
    files = _events(MANY)
    # Two people took part in the last of them, one in the one before.
    for who, what in (("ann", f"e{MANY - 1:03}"), ("bob", f"e{MANY - 1:03}"), ("cy", "e023")):
        files[f"people/{who}.yml"] = f"name: {who}\nsee_also: [{what}]\n"
    site = opened(tmp_path, files)
    shown = _list(site, entry_id)
    weightiest = {"e023", f"e{MANY - 1:03}"} | {f"e{number:03}" for number in range(SHOWN - 2)}
    assert set(_ids(shown)) == weightiest
    assert len(_ids(shown)) == SHOWN
    assert shown.whole is not None
    assert shown.whole.length == MANY
    assert shown.whole.address == _pages(site, entry_id)[0].address
    folder = site.content.catalog[entry_id].folder
    assert shown.whole.address == f"{folder}/{entry_id}/{relation}/"


def test_narratives_are_shown_first_of_all(tmp_path: Path) -> None:
    """Nothing refers to them, and yet they are what a person wrote to be read."""
    files = _events(MANY)
    files["narratives/night.md"] = "---\ntitle: Zero lamps\n---\n\nWe lit [[lamp|one]].\n"
    shown = _ids(_list(opened(tmp_path, files), "lamp"))
    assert shown == ["night", *(f"e{number:03}" for number in range(SHOWN - 1))]


def test_what_is_shown_stands_in_the_usual_order(tmp_path: Path) -> None:
    site = opened(tmp_path, _events(MANY))
    by_date, by_name = _ids(_list(site, "skerry")), _ids(_list(site, "log"))
    assert by_date == sorted(by_date, reverse=True)
    assert by_name == sorted(by_name)


def test_claims_are_in_the_order_of_trust(tmp_path: Path) -> None:
    files = {"places/skerry.yml": "name: Skerry\n", "people/ann.yml": "name: Ann\n"}
    for number in range(MANY):
        verdict = "confirmed" if number % 2 else "refuted"
        files[f"claims/c{number:03}.yml"] = (
            f"name: Claim {number:03}\nstatement: It is.\nform: report\nabout: [skerry]\n"
            f"assessments: [{{by: ann, wording: so, verdict: {verdict}}}]\n"
        )
    site = opened(tmp_path, files)
    shown = {group.relation: group for group in _view(site, "skerry").groups}["claims-about"]
    assert _ids(shown) == [f"c{number:03}" for number in (*range(1, 20, 2), *range(0, 20, 2))]
    (page,) = _pages(site, "skerry")
    assert _ids(page.group) == [
        f"c{number:03}" for number in (*range(1, MANY, 2), *range(0, MANY, 2))
    ]


def test_the_pages_of_a_whole_list_have_each_row_once(tmp_path: Path) -> None:
    count = 2 * ROWS + 1
    site = opened(tmp_path, _events(count))
    for entry_id, relation, first in (
        ("skerry", "places/skerry/events-here/", f"e{count - 1:03}"),
        ("lamp", "glossary/lamp/mentions/", "e000"),
    ):
        pages = _pages(site, entry_id)
        assert [len(_ids(page.group)) for page in pages] == [ROWS, ROWS, 1]
        rows = [row for page in pages for row in _ids(page.group)]
        assert sorted(rows) == [f"e{number:03}" for number in range(count)]
        assert rows in (sorted(rows), sorted(rows, reverse=True))
        assert rows[0] == first
        assert [page.address for page in pages] == [relation, f"{relation}2/", f"{relation}3/"]
        assert [page.previous for page in pages] == [None, relation, f"{relation}2/"]
        assert [page.following for page in pages] == [f"{relation}2/", f"{relation}3/", None]


def test_an_entry_has_its_weight_from_those_that_refer_to_it_in_any_way(tmp_path: Path) -> None:
    """Each counts once, however often it refers; ties go by name."""
    files = {
        "places/often.yml": "name: B often\n",
        "places/twice.yml": "name: C twice\n",
        "places/never.yml": "name: A never\n",
        "events/one.yml": (
            "name: D one\nplace: often\nsee_also: [often, twice]\nsummary: At [[often]].\n"
        ),
        "events/two.yml": "name: E two\nsummary: At [[twice]].\n",
    }
    places = places_by_weight(sight(opened(tmp_path, files)))
    assert sorted(places, key=places.__getitem__) == ["twice", "often", "never", "one", "two"]


def test_the_page_of_an_entry_is_the_same_whichever_was_made_before(tmp_path: Path) -> None:
    site = opened(tmp_path, _events(MANY))
    shared = sight(site)
    ids = ["skerry", "lamp", "log", "e000"]
    there = {entry_id: _view(site, entry_id, of=shared) for entry_id in ids}
    back = {entry_id: _view(site, entry_id, of=shared) for entry_id in reversed(ids)}
    assert there == back == {entry_id: _view(site, entry_id) for entry_id in ids}
