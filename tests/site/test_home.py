"""Where and when, on the home pages of the two built sites."""

from __future__ import annotations

from explainer.catalog import Catalog
from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from tests.walk import Built, by_class, text_of


def test_the_map_is_a_picture_that_leads_to_its_places(either: Built, catalog: Catalog) -> None:
    home = either.read[""]
    (where,) = by_class(home.article, "xp-where")
    assert text_of(where.find("h2")) == "Where and when"
    places = where.xpath(".//a[contains(@class, 'xp-map__place')]")
    assert places
    assert {one.get("data-xp-id") for one in places} <= {one.id for one in catalog.of_kind("place")}
    assert "map/" in where.xpath(".//figcaption/a/@href")
    # The picture does it: no script of the map is asked for.
    assert not home.root.xpath("//script[contains(@src, 'map')]")


def test_the_strip_has_events_in_order_with_what_is_reported_of_them(
    either: Built, catalog: Catalog
) -> None:
    (strip,) = by_class(either.read[""].article, "xp-tl--strip")
    rows = by_class(strip, "xp-tl__row")
    assert rows
    for row in rows:
        event = catalog[row.get("data-xp-id") or ""]
        assert isinstance(event, Event)
        assert event.date is not None
        for claim in by_class(row, "xp-claim"):
            node = catalog[claim.get("data-xp-id") or ""]
            assert isinstance(node, Claim)
            assert event.id in node.about
            assert by_class(claim, "xp-claim__standing")
    exact = [
        row.get("data-xp-from") or ""
        for row in rows
        if row.get("data-xp-from") == row.get("data-xp-until")
    ]
    assert exact == sorted(exact)
