"""Cards and blocks on a page, as the library makes them without a browser or MkDocs."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from explainer.kinds.narrative import Narrative
from tests.projects import SMALL, opened
from tests.walk import Element, by_class

BASE = {
    path.removeprefix("content/"): text
    for path, text in SMALL.items()
    if path.startswith("content/")
}
STORY = "narratives/a-night.md"


def _page(folder: Path, more: str, **files: str) -> Element:
    site = opened(folder, {**BASE, **files, STORY: f"{BASE[STORY]}\n{more}\n"})
    node = site.content.catalog["a-night"]
    assert isinstance(node, Narrative)
    body = site.content.pages[STORY].body
    return html.fromstring(site.pages().narrative(node, site.project.render(body)).html)


def test_a_card_says_what_who_where_and_how_sure(tmp_path: Path) -> None:
    page = _page(tmp_path, "![[first-light]]\n\n![[always-lit]]\n\n![[a-night]]")
    event, claim, story = by_class(page, "xp-card")
    assert event.get("data-xp-id") == "first-light"
    assert event.find(".//a").get("href") == "../../events/first-light/"
    said = [" ".join(part.text_content().split()) for part in event]
    assert said == [
        "Event", "First light", "The keeper lit the lamp on the Skerry.",
        "February 1844 · The Skerry",
    ]  # fmt: skip
    (standing,) = by_class(claim, "xp-standing--unassessed")
    assert standing.text_content() == "unassessed"
    assert standing.find("svg") is not None
    assert "nobody has assessed this" in claim.text_content()
    assert "Narrative" in story.text_content()


def test_blocks_show_what_they_select(tmp_path: Path) -> None:
    page = _page(
        tmp_path,
        "![[timeline place=skerry]]\n\n![[map]]\n\n![[claims about=skerry]]\n\n"
        "![[timeline kind=claim,event]]",
    )
    timeline, table, claims, both = by_class(page, "xp-block")
    assert [a.text for a in timeline.iter("a")] == ["First light", "The Skerry"]
    # No place has coordinates, so there is no map to draw.
    assert [a.text for a in table.iter("a")] == ["The Skerry"]
    assert [a.text for a in by_class(claims, "xp-claim__name")[0].iter("a")] == ["Always lit"]
    names = [by_class(row, "xp-tl__name")[0] for row in by_class(both, "xp-tl__row")]
    assert [name.find("a").text for name in names] == ["First light", "Always lit"]


def test_a_map_has_places_of_events_and_coordinates(tmp_path: Path) -> None:
    rock = "name: Rock\ntype: area\ncoordinates: {lat: 56.43, lon: -7.11, precision: exact}\n"
    page = _page(
        tmp_path,
        "![[map since=1900]]",
        **{
            "places/rock.yml": rock,
            "events/landing.yml": "name: Landing\ndate: 1901\nplace: rock\n",
        },
    )
    (table,) = by_class(page, "xp-places")
    _, row = table.iter("tr")
    assert [a.text for a in row.iter("a")] == ["Rock", "Landing"]
    assert "Area" in row.text_content()
    assert "56.43° N, 7.11° W, exact" in row.text_content()
    (drawn,) = by_class(page, "xp-map__pane")
    assert {a.get("href") for a in drawn.iter("a")} == {"../../places/rock/"}


def test_a_card_is_a_mention_on_both_ends(tmp_path: Path) -> None:
    site = opened(tmp_path, {**BASE, STORY: "---\ntitle: T\n---\n\n![[keeper]]\n"})
    assert [one.origin for one in site.texts.backlinks["keeper"]][-1:] == ["a-night"]


def test_names_in_a_block_cannot_be_html(tmp_path: Path) -> None:
    hostile = {"places/x.yml": "name: <script>x</script>\nsummary: A & `<b>`\n"}
    page = _page(tmp_path, "![[x]]\n\n![[map place=x]]", **hostile)
    assert not list(page.iter("script", "b"))
