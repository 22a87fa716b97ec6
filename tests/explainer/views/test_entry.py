"""The page of an entry: its fields, what refers to it, its sources by number."""

from __future__ import annotations

from pathlib import Path

from explainer.model.citation import Citation
from explainer.model.entry import Entry
from explainer.site import Site
from explainer.views.citation import Citations
from explainer.views.entry import EntryView, entry_view
from explainer.views.values import Reference, Text, When, Where, Word
from tests.projects import opened, sight

FILES = {
    "events/launch.yml": (
        "name: The launch\ndate: 1850-05-06\ndate_note: a Monday\n"
        "place: {id: skerry, relation: near}\npart_of: voyage\n"
        "involves:\n  - {who: ann, role: captain}\n  - {who: club}\n"
        "summary: On the Skerry a boat was launched. A lamp was lit.\nsources: [log]\n"
        "see_also: [lamp]\n"
    ),
    "events/voyage.yml": "name: The voyage\ndate: 1850\n",
    "events/start.yml": "name: The start\ndate: 1849\nplace: skerry\npart_of: voyage\n",
    "places/skerry.yml": (
        "name: Skerry\naliases: [Rock]\nwithin: sea\ntype: area\n"
        "coordinates: {lat: 54.5, lon: -3.25, precision: approximate}\n"
    ),
    "places/sea.yml": "name: The sea\nwithin: world\n",
    "places/world.yml": "name: The world\n",
    "people/ann.yml": "name: Ann\n",
    "organisations/club.yml": "name: The Club\n",
    "glossary/lamp.yml": "name: lamp\ndefinition: It gives light.\n",
    "sources/log.yml": "name: The log\ntype: book\ntitle: Log of the Skerry\npublisher: club\n",
    "sources/letter.yml": "name: A letter\ntype: report\ntitle: Letter\n",
    "claims/lit.yml": (
        "name: It was lit\nstatement: A light burned on the Skerry.\nform: report\nmade_by: ann\n"
        "about: [skerry]\nsources: [log, {source: letter, quoting: ann}]\n"
        "assessments:\n"
        "  - {by: club, wording: seen, verdict: confirmed, sources: [letter, log]}\n"
    ),
    "narratives/story.md": "---\ntitle: A story\n---\n\nWe went to [[skerry|a rock]] by boat.\n",
}


def _view(site: Site, entry_id: str) -> EntryView:
    entry = site.content.catalog[entry_id]
    assert isinstance(entry, Entry)
    return entry_view(entry, sight(site), lambda verdict: verdict)


def test_fields_come_in_the_order_of_the_kind_with_their_values(tmp_path: Path) -> None:
    site = opened(tmp_path, FILES)
    rows = {row.field: row.values for row in _view(site, "launch").rows}
    assert list(rows) == ["date", "date_note", "place", "part_of", "involves"]
    assert isinstance(rows["date"][0], When)
    assert rows["date_note"] == (Text("a Monday"),)
    link = sight(site).link
    assert rows["place"] == (Reference(link("skerry"), (Word("place_relations", "near"),)),)
    assert rows["involves"] == (
        Reference(link("ann"), (Text("captain"),)),
        Reference(link("club")),
    )
    where = {row.field: row.values for row in _view(site, "skerry").rows}
    assert where["coordinates"] == (Where(54.5, -3.25, Word("precisions", "approximate")),)
    assert where["type"] == (Word("place_types", "area"),)


def test_what_refers_to_an_entry_is_grouped_by_relation(tmp_path: Path) -> None:
    site = opened(tmp_path, FILES)
    groups = {group.relation: group for group in _view(site, "skerry").groups}
    # Claims first; then events by date, with what is said of the place.
    assert next(iter(groups)) == "claims-about"
    assert [row.link.id for row in groups["claims-about"].claims] == ["lit"]
    here = groups["events-here"].items
    assert [one.link.id for one in here] == ["start", "launch"]
    assert [one.notes for one in here] == [(), (Word("place_relations", "near"),)]
    assert [one.link.id for one in _view(site, "sea").groups[0].items] == ["skerry"]
    parts = {group.relation: group for group in _view(site, "voyage").groups}["parts"]
    assert [one.link.id for one in parts.items] == ["start", "launch"]


def test_a_role_is_shown_at_the_other_end(tmp_path: Path) -> None:
    site = opened(tmp_path, FILES)
    groups = {group.relation: group for group in _view(site, "ann").groups}
    assert [one.notes for one in groups["involved-in"].items] == [(Text("captain"),)]
    assert [row.link.id for row in groups["claims-made"].claims] == ["lit"]
    assert [one.link.id for one in groups["quoted-in"].items] == ["lit"]


def test_an_assessor_is_shown_what_they_judged(tmp_path: Path) -> None:
    groups = {group.relation: group for group in _view(opened(tmp_path, FILES), "club").groups}
    assert [row.link.id for row in groups["assessed"].claims] == ["lit"]
    assert [one.link.id for one in groups["published"].items] == ["log"]


def test_the_way_up_begins_with_the_whole(tmp_path: Path) -> None:
    site = opened(tmp_path, FILES)
    assert [one.id for one in _view(site, "skerry").wholes] == ["world", "sea"]
    assert [one.id for one in _view(site, "launch").wholes] == ["voyage"]


def test_mentions_come_with_their_sentence_narratives_first(tmp_path: Path) -> None:
    mentioned = _view(opened(tmp_path, FILES), "skerry").mentioned.mentions
    assert [one.link.id for one in mentioned] == ["story", "lit", "launch"]
    assert mentioned[0].excerpt == ("We went to ", "a rock", " by boat.")


def test_a_source_shows_what_rests_on_it(tmp_path: Path) -> None:
    site = opened(tmp_path, FILES)
    (log,), (letter,) = (_view(site, source).groups for source in ("log", "letter"))
    assert log.relation == letter.relation == "cited-by"
    assert [one.link.id for one in log.items] == ["lit", "launch"]
    assert [one.link.id for one in letter.items] == ["lit"]


def test_entries_that_point_at_each_other_show_it_once(tmp_path: Path) -> None:
    files = FILES | {"glossary/lamp.yml": FILES["glossary/lamp.yml"] + "see_also: [launch]\n"}
    view = _view(opened(tmp_path, files), "launch")
    assert [one.link.id for one in view.see_also] == ["lamp"]
    assert "see-also-from" not in {group.relation for group in view.groups}
    one_way = _view(opened(tmp_path, FILES), "lamp")
    assert "see-also-from" in {group.relation for group in one_way.groups}


# --- citations -------------------------------------------------------------------------


def test_citations_are_numbered_as_the_page_names_them(tmp_path: Path) -> None:
    view = _view(opened(tmp_path, FILES), "lit")
    assert view.citations == (1, 2)
    assert view.claim is not None
    # A letter that quotes Ann and the letter itself are two citations; the log is one.
    assert view.claim.judgements[0].citations == (3, 1)
    shown = [(one.number, one.work.link.id, one.quoting) for one in view.sources]
    assert [number for number, _, _ in shown] == [1, 2, 3]
    assert [entry_id for _, entry_id, _ in shown] == ["log", "letter", "letter"]
    assert [quoting.id if quoting else None for _, _, quoting in shown] == [None, "ann", None]


def test_a_place_in_a_source_makes_a_citation_of_its_own(tmp_path: Path) -> None:
    citations = Citations(sight(opened(tmp_path, FILES)))
    here, there = (Citation(source="log", at=page) for page in ("p. 1", "p. 2"))
    assert citations.numbers([here, there, here]) == (1, 2, 1)
    assert citations.numbers([Citation(source="log")]) == (3,)
    assert [view.at for view in citations.views()] == ["p. 1", "p. 2", None]


def test_a_page_without_sources_cites_nothing(tmp_path: Path) -> None:
    view = _view(opened(tmp_path, FILES), "ann")
    assert (view.citations, view.sources) == ((), ())
