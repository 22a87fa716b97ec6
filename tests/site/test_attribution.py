"""Who said it, to whom, who is quoted and who judged it: in the catalog and on the page.

What is right stands in `facts.yml`. A fact told in the right words beside the wrong name is
the worst that can go wrong with it, and no test of words alone would see it.
"""

from __future__ import annotations

from typing import Any

import pytest

from explainer.catalog import Catalog
from explainer.dates import EdtfDate, bounds
from explainer.kinds.claim import Assessment, Claim
from explainer.kinds.event import Event
from explainer.kinds.source import Source
from explainer.model.citation import Citation
from explainer.settings import read_words
from tests.site.test_facts import Fact, facts
from tests.walk import Built, Element, Page, by_class, straight, text_of

WORDS, _ = read_words("en")
CLAIMS = [fact for fact in facts() if fact.claim]
EVENTS = [fact for fact in facts() if fact.event]
SOURCE = "newsweek-marginal-gains"

for_each_claim = pytest.mark.parametrize("fact", CLAIMS, ids=lambda fact: f"fact-{fact.fact}")
for_each_event = pytest.mark.parametrize("fact", EVENTS, ids=lambda fact: f"fact-{fact.fact}")


def test_every_fact_is_attributed() -> None:
    for fact in facts():
        held = [told["id"] for told in (fact.claim, fact.event) if told]
        assert held
        assert {*held} <= {*fact.entries}


# --- the catalog -----------------------------------------------------------------------


@for_each_claim
def test_claim_in_the_catalog(fact: Fact, bakhmut_catalog: Catalog) -> None:
    claim = bakhmut_catalog[fact.claim["id"]]
    assert isinstance(claim, Claim)
    found = {name: getattr(claim, name) for name in ("made_by", "said_to", "form")}
    assert found == {name: fact.claim[name] for name in found}
    assert _dated(claim.made, fact.claim["made"])
    assert _dated(claim.concerns, fact.claim.get("concerns", "unknown"))
    assert _voices(claim.sources, bakhmut_catalog) == {*fact.claim["voices"]}
    if claim.id == fact.entries[0]:
        assert [straight(words) for words in [claim.quote] if words] == fact.quotes


@for_each_claim
def test_assessments_in_the_catalog(fact: Fact, bakhmut_catalog: Catalog) -> None:
    claim = bakhmut_catalog[fact.claim["id"]]
    assert isinstance(claim, Claim)
    wanted = fact.claim.get("assessments", [])
    assert [_read(one) for one in claim.assessments] == [
        {name: one[name] for name in ("by", "verdict", "wording")} for one in wanted
    ]
    for one, expected in zip(claim.assessments, wanted, strict=True):
        # Where the notes give no day, one that the editors inferred is marked as that.
        assert _dated(one.date, expected["date"]) if "date" in expected else _inferred(one.date)
        assert _voices(one.sources, bakhmut_catalog) == {one.by}


@for_each_event
def test_event_in_the_catalog(fact: Fact, bakhmut_catalog: Catalog) -> None:
    event = bakhmut_catalog[fact.event["id"]]
    assert isinstance(event, Event)
    assert _dated(event.date, fact.event["date"])
    assert _voices(event.sources, bakhmut_catalog) == {*fact.event["voices"]}
    assert {*fact.event["involves"]} <= {one.who for one in event.involves}


def _read(one: Assessment) -> dict[str, str]:
    return {"by": one.by, "verdict": one.verdict, "wording": straight(one.wording)}


def _dated(date: EdtfDate | None, wanted: str) -> bool:
    """Say whether a date is the wanted one, or has no first day where that is unknown."""
    if wanted != "unknown":
        return str(date) == wanted
    return date is None or bounds(date)[0] is None


def _inferred(date: EdtfDate | None) -> bool:
    return date is None or "?" in str(date)


def _voices(citations: tuple[Citation, ...], catalog: Catalog) -> set[str | None]:
    """Return whose words citations rest on: the quoted, or else who published the source."""
    # What the source relays is cited as relayed: nobody here has read the originals.
    assert {citation.source for citation in citations} == {SOURCE}
    source = catalog[SOURCE]
    assert isinstance(source, Source)
    return {citation.quoting or source.publisher for citation in citations}


# --- the page --------------------------------------------------------------------------


@for_each_claim
def test_claim_on_its_page(fact: Fact, bakhmut: Built, bakhmut_catalog: Catalog) -> None:
    claim, page = fact.claim, _page(fact.claim, bakhmut, bakhmut_catalog)
    rows = _rows(page)
    for name in ("made_by", "said_to"):
        row = rows.get(WORDS(f"fields.{name}"), [])
        shown = {target for value in row for target in bakhmut.leads_to(page, value)}
        assert shown == _addresses([claim[name]], bakhmut_catalog)
    assert [text_of(value) for value in rows[WORDS("fields.form")]] == [claim["form"]]
    quoted = by_class(page.article, "xp-quote")
    if claim["id"] == fact.entries[0]:
        words = [text_of(one.find("blockquote")) for one in quoted]
        assert words == [f'"{words}"' for words in fact.quotes]
    for one in quoted:
        speaker = one.find("figcaption")
        links = {link.text_content() for link in speaker.xpath(".//a[not(ancestor::sup)]")}
        assert links == {bakhmut_catalog[claim["made_by"]].label}
        assert text_of(speaker).startswith(straight(bakhmut_catalog[claim["made_by"]].label))


@for_each_claim
def test_assessments_on_the_page(fact: Fact, bakhmut: Built, bakhmut_catalog: Catalog) -> None:
    page = _page(fact.claim, bakhmut, bakhmut_catalog)
    shown = [item for part in by_class(page.article, "xp-assessments") for item in part.iter("li")]
    wanted = fact.claim.get("assessments", [])
    assert len(shown) == len(wanted)
    for item, one in zip(shown, wanted, strict=True):
        (who,), (wording,) = by_class(item, "xp-assessment__who"), by_class(item, "xp-wording")
        assert bakhmut.leads_to(page, who) == _addresses([one["by"]], bakhmut_catalog)
        assert text_of(wording) == straight(one["wording"])
        reading = WORDS("claims.reading").format(verdict=one["verdict"])
        assert straight(reading) in text_of(item)


@pytest.mark.parametrize(
    "told",
    [told for fact in facts() for told in (fact.claim, fact.event) if told],
    ids=lambda told: told["id"],
)
def test_sources_name_whom_they_quote(
    told: dict[str, Any], bakhmut: Built, bakhmut_catalog: Catalog
) -> None:
    page = _page(told, bakhmut, bakhmut_catalog)
    (sources,) = by_class(page.article, "xp-sources")
    source = bakhmut_catalog[SOURCE]
    assert isinstance(source, Source)
    quoted = [voice for voice in told["voices"] if voice != source.publisher]
    wanted = _addresses([SOURCE, *quoted], bakhmut_catalog)
    assert bakhmut.leads_to(page, sources) == wanted


def _page(told: dict[str, Any], built: Built, catalog: Catalog) -> Page:
    (address,) = _addresses([told["id"]], catalog)
    return built.read[address]


def _addresses(ids: list[str | None], catalog: Catalog) -> set[str]:
    return {f"{catalog[one].folder}/{one}/" for one in ids if one is not None}


def _rows(page: Page) -> dict[str, list[Element]]:
    """Return the values in the box of facts, by what stands before them."""
    (box,) = by_class(page.article, "xp-box")
    return {text_of(row.find("dt")): row.findall("dd") for row in box.iterfind("dl/div")}
