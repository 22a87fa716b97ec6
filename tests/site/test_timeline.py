"""The timeline of the built sites, and what a page says of the days on which it was another."""

from __future__ import annotations

import gzip
import re

import pytest

from explainer.catalog import Catalog
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from tests.walk import Built, by_class, text_of

DAY = re.compile(r"[+-]?\d{4,}-\d\d-\d\d")


def test_every_event_and_claim_is_on_the_timeline(either: Built, catalog: Catalog) -> None:
    page = either.read["timeline/"]
    rows = by_class(page.article, "xp-tl__row")
    shown = {(row.get("data-xp-kind"), row.get("data-xp-id")) for row in rows}
    for kind in (Event.kind, Claim.kind):
        ids = {node.id for node in catalog.of_kind(kind)}
        assert {found for its, found in shown if its == kind} == ids
    # All that counts, or counted until the same assessor judged again.
    counted = "contains(@class, 'xp-assessment--ignored') and not(.//p[contains(@class, 'xp-sup')])"
    judged = {
        claim.id
        for claim in catalog.of_kind(Claim.kind)
        if either.read[f"claims/{claim.id}/"].article.xpath(
            f".//li[contains(@class, 'xp-assessment')][not({counted})]"
        )
    }
    assert {found for kind, found in shown if kind == "assessment"} == judged


def test_the_timeline_is_an_ordered_list_in_the_order_of_time(either: Built) -> None:
    (spine,) = [
        one for one in by_class(either.read["timeline/"].article, "xp-tl") if one.tag == "ol"
    ]
    rows = by_class(spine, "xp-tl__row")
    assert all(row.getparent().tag == "ol" for row in rows)
    exact = [
        row.get("data-xp-from")
        for row in rows
        if row.get("data-xp-from") == row.get("data-xp-until")
    ]
    days = [day for day in exact if day]
    assert days == sorted(days)
    assert days


def test_what_has_no_date_stands_in_a_list_of_its_own_with_its_note(
    either: Built, catalog: Catalog
) -> None:
    (rest,) = by_class(either.read["timeline/"].article, "xp-tl--undated")
    for event in catalog.of_kind(Event.kind):
        assert isinstance(event, Event)
        found = rest.xpath(f".//li[@data-xp-id='{event.id}']")
        assert bool(found) is (event.date is None), event.id
        if event.date_note and found:
            assert text_of(by_class(found[0], "xp-tl__date")[0])


def test_days_are_written_so_that_scripts_can_read_them(either: Built) -> None:
    found = 0
    for page in either.read.values():
        for name in ("from", "until", "known", "replaced"):
            for day in page.article.xpath(f".//@data-xp-{name}"):
                assert DAY.fullmatch(day) or (not day and name in {"from", "until"})
                found += 1
        for standings in page.article.xpath(".//@data-xp-standings"):
            assert all(
                re.fullmatch(r"([+-]?[\d-]{10,})?:[a-z]+", one) for one in standings.split(" ")
            )
    assert found


def test_the_control_for_a_day_is_where_something_is_dated(either: Built) -> None:
    for address, page in either.read.items():
        if address in {"", "timeline/", "claims/"} or address.count("/") != 2:
            continue
        if address.startswith("narratives/"):
            continue  # its text would stay that of today, whatever its blocks show
        dated = page.article.xpath(".//*[@data-xp-known or @data-xp-standings]")
        assert bool(by_class(page.article, "xp-asof")) is bool(dated), address


def test_controls_wait_for_their_scripts(either: Built) -> None:
    for page in either.read.values():
        for name in ("xp-asof", "xp-filters", "xp-axis"):
            assert all(one.get("hidden") is not None for one in by_class(page.article, name))
        scripts = page.article.xpath(".//script/@src")
        assert len(scripts) == len({*scripts})


def test_the_title_and_description_are_its_own(either: Built) -> None:
    root = either.read["timeline/"].root
    assert "Timeline" in root.findtext(".//title")
    (said,) = root.xpath("//meta[@name='description']/@content")
    others = [
        page.root.xpath("//meta[@name='description']/@content")
        for address, page in either.read.items()
        if address != "timeline/"
    ]
    assert [said] not in others


@pytest.mark.parametrize("name", ["days", "asof", "timeline", "axis", "periods"])
def test_scripts_are_small_and_of_this_site(name: str, bakhmut: Built) -> None:
    script = (bakhmut.folder / "assets" / "explainer" / f"{name}.js").read_bytes()
    assert len(gzip.compress(script)) < 6_000
    assert b"http" not in script
