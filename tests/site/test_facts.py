"""The facts of the first topic: each on the page of its entry, attributed as in the source."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import pytest
import yaml

from explainer.catalog import Catalog
from tests.conftest import ROOT
from tests.walk import Built, straight, text_of

FACTS = ROOT / "tests" / "facts.yml"

# Everything under "Who and where" in the facts of the first topic.
WHO_AND_WHERE = {
    "people": ("vladimir-putin",),
    "experts": ("jaroslava-barbieri", "jon-roozenbeek"),
    "organisations": (
        "british-academy", "isw", "newsweek", "russian-forces", "russian-foreign-ministry",
        "russian-milbloggers", "russian-sources", "the-guardian", "ukrainian-air-assault-forces",
        "ukrainian-military", "university-of-birmingham", "university-of-cambridge",
    ),
    "places": (
        "bakhmut", "birmingham", "cambridge", "chasiv-yar", "donbas", "kherson", "russia",
        "southeast-of-bakhmut", "t0513-highway", "ukraine",
    ),
    "glossary": (
        "bm-21-grad", "counteroffensive", "degraded-forces", "encirclement", "geolocated-footage",
        "ground-line-of-communication", "information-operation", "milblogger",
        "multiple-rocket-launcher", "special-military-operation", "tempo", "think-tank",
        "trench-warfare",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """A fact, the entries that hold it, and what the page of the first of them has to say.

    Who its claim and its event are attributed to is tested in `test_attribution.py`.
    """

    fact: int
    entries: list[str]
    through: str
    attributed: list[str]
    says: list[str]
    quotes: list[str]
    claim: dict[str, Any]
    event: dict[str, Any]


def facts() -> list[Fact]:
    rows = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    return [Fact(**{"quotes": [], "claim": {}, "event": {}, **row}) for row in rows]


def test_all_facts_are_listed_once() -> None:
    assert [fact.fact for fact in facts()] == list(range(1, 24))


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: f"fact-{fact.fact}")
def test_fact_is_told_with_its_attribution(
    fact: Fact, bakhmut: Built, bakhmut_catalog: Catalog
) -> None:
    # The entry's own words: other pages that speak of it are quoted in sections below them.
    said = _article(fact.entries[0], bakhmut, bakhmut_catalog, without=("xp-section",))
    wanted = [*fact.says, *fact.attributed, fact.through]
    # Somebody's words stand between quotation marks, and nothing of ours with them.
    wanted += [f'"{quote}"' for quote in fact.quotes]
    assert [words for words in wanted if straight(words).casefold() not in said] == []


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: f"fact-{fact.fact}")
def test_every_entry_of_a_fact_has_a_page(
    fact: Fact, bakhmut: Built, bakhmut_catalog: Catalog
) -> None:
    for entry_id in fact.entries:
        assert fact.through.casefold() in _article(entry_id, bakhmut, bakhmut_catalog)


@pytest.mark.parametrize(
    "address",
    [f"{folder}/{entry_id}/" for folder, ids in WHO_AND_WHERE.items() for entry_id in ids],
)
def test_who_and_where(address: str, bakhmut: Built) -> None:
    assert address in bakhmut.read


def test_the_glossary_explains_each_term(bakhmut: Built, bakhmut_catalog: Catalog) -> None:
    page = bakhmut.read["glossary/"]
    terms = page.article.xpath(".//dt")
    found = {address: term for term in terms for address in bakhmut.leads_to(page, term)}
    for entry_id in (*WHO_AND_WHERE["glossary"], "donbas"):
        entry = bakhmut_catalog[entry_id]
        term = found[f"{entry.folder}/{entry_id}/"]
        assert straight(entry.label) in text_of(term)
        assert text_of(term.getnext()), f"{entry_id} has no definition there"


def _article(entry_id: str, built: Built, catalog: Catalog, without: Collection[str] = ()) -> str:
    """Return what the page of an entry says, in lower case."""
    page = built.read[f"{catalog[entry_id].folder}/{entry_id}/"]
    return text_of(page.article, without=("xp-term__tip", "xp-cite", *without)).casefold()
