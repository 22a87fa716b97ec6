"""A second topic, on another century: the same plugins, and nothing of the first in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from explainer.catalog import Catalog
from explainer.catalog.standing import Standing
from tests.conftest import CHOLERA, ROOT
from tests.walk import Built, Element, Page, by_class, has_class, straight, text_of

STANDINGS = {
    "brewery-men-were-spared": Standing.LIKELY,
    "cesspool-leaked-into-the-well": Standing.CONFIRMED,
    "lewis-child-was-the-first-case": Standing.CONFIRMED,
    "handle-ended-the-outbreak": Standing.UNVERIFIED,
    "five-hundred-in-ten-days": Standing.UNVERIFIED,  # assessed on a part only
    "foul-air-caused-it": Standing.UNLIKELY,
    "plague-pit-caused-it": Standing.REFUTED,
    "outbreak-came-from-the-pump": Standing.DIFFER,
    "widow-had-the-water-sent": Standing.UNASSESSED,
}

DRAFT = "memorial-pump"

# What only the first topic speaks of; some are whole words, some the beginnings of words.
FIRST_TOPIC = (
    r"bakhmut", r"artemivsk", r"donba[sz]", r"donetsk", r"luhansk", r"kherson", r"chasiv", r"t0513",
    r"soledar", r"crimea", r"ukrain", r"russia", r"kremlin", r"moscow", r"kyiv", r"soviet",
    r"putin", r"zelensk", r"barbieri", r"roozenbeek", r"jaroslava", r"newsweek", r"guardian",
    r"milblog", r"\bisw\b", r"study of war", r"\bgrad\b", r"bm-21", r"birmingham", r"cambridge",
    r"british academy", r"trench", r"howitzer", r"artiller", r"rocket", r"encircle",
    r"counteroffensive", r"geolocat", r"special military", r"\bgloc\b", r"wagner",
)  # fmt: skip


def _entries(folder: Path) -> list[Path]:
    return sorted((folder / "content").glob("*/*.yml"))


@pytest.mark.parametrize(
    "file", _entries(CHOLERA), ids=lambda file: f"{file.parent.name}/{file.stem}"
)
def test_every_entry_is_there(file: Path, cholera: Built) -> None:
    address = f"{file.parent.name}/{file.stem}/"
    entry = yaml.safe_load(file.read_text(encoding="utf-8"))
    if file.stem == DRAFT:
        assert address not in cholera.pages
        return
    name = straight(entry["name"])
    assert text_of(cholera.read[address].article.find(".//h1")) == name


def test_the_draft_is_nowhere(cholera: Built) -> None:
    draft = CHOLERA / "content" / "events" / f"{DRAFT}.yml"
    name = yaml.safe_load(draft.read_text(encoding="utf-8"))["name"]
    for file in cholera.folder.rglob("*"):
        if file.suffix in {".html", ".xml", ".json"}:
            text = file.read_text(encoding="utf-8")
            assert DRAFT not in text, file
            assert name not in text, file


@pytest.mark.parametrize("claim,standing", STANDINGS.items())
def test_standings_follow_from_the_assessments(
    claim: str, standing: Standing, cholera: Built
) -> None:
    (shown,) = by_class(cholera.read[f"claims/{claim}/"].article, "xp-standing")
    assert has_class(shown, f"xp-standing--{standing}")
    ledger = cholera.read["claims/"]
    (section,) = ledger.article.xpath(f".//section[.//h2[@id='{standing}']]")
    assert f"claims/{claim}/" in cholera.leads_to(ledger, section)


def test_the_ledger_shows_all_seven_standings(cholera: Built) -> None:
    headings = cholera.read["claims/"].article.xpath(".//h2/@id")
    assert headings[: len(Standing)] == [standing.value for standing in Standing]


def test_assessors_who_differ_stand_side_by_side(cholera: Built) -> None:
    ledger = cholera.read["claims/"]
    (section,) = ledger.article.xpath(".//section[.//h2[@id='differ']]")
    (row,) = section.xpath(".//tbody/tr")
    # Of Henry Whitehead's two only the later one; nothing of Snow's on his own claim.
    shown = [
        name for name in by_class(row, "xp-assessor") if not name.xpath("ancestor::*[@hidden]")
    ]
    names = [text_of(name) for name in shown]
    assert len(names) == len(set(names)) == 3
    assert not any("Snow" in name for name in names)


def test_the_verdicts_are_the_words_of_the_site(cholera: Built) -> None:
    settings = yaml.safe_load((CHOLERA / "site_config" / "settings.yml").read_text("utf-8"))
    shown = " ".join(
        text_of(reading)
        for page in cholera.read.values()
        for reading in by_class(page.article, "xp-assessment__reading")
    )
    for verdict in settings["vocabularies"]["verdicts"].values():
        assert verdict["label"] in shown


def test_what_does_not_count_is_shown_and_said_so(cholera: Built) -> None:
    article = cholera.read["claims/outbreak-came-from-the-pump/"].article
    ignored = by_class(article, "xp-assessment--ignored")
    assert len(ignored) == 2  # an earlier word of the same assessor, and one of the claimant's own
    reasons = {text_of(by_class(one, "xp-assessment__reading")[-1]) for one in ignored}
    assert len(reasons) == 2


# --- pictures --------------------------------------------------------------------------


def _picture(page: Page) -> tuple[Element, Element]:
    (figure,) = page.article.xpath(".//figure[.//img]")
    (image,) = figure.xpath(".//img")
    return figure, image


def _declared(path: str) -> dict[str, str]:
    entry = yaml.safe_load((CHOLERA / "content" / path).read_text(encoding="utf-8"))
    (image,) = entry["images"]
    declared: dict[str, str] = image
    return declared


def test_a_picture_shows_what_it_is_and_whose(cholera: Built) -> None:
    declared = _declared("places/broad-street-pump.yml")
    page = cholera.read["places/broad-street-pump/"]
    figure, image = _picture(page)
    assert image.get("alt") == declared["alt"]
    assert cholera.target(page, image.get("src")) == (declared["file"], "")
    caption = text_of(figure.find("figcaption"))
    assert declared["credit"] in caption
    assert declared["licence"] in caption
    assert not figure.xpath(".//details")


def test_a_sensitive_picture_is_opened_by_the_reader(cholera: Built) -> None:
    declared = _declared("events/broad-street-outbreak.yml")
    figure, image = _picture(cholera.read["events/broad-street-outbreak/"])
    (details,) = image.xpath("ancestor::details")
    assert "open" not in details.attrib
    assert declared["alt"] in text_of(details.find("summary"))
    assert image.get("loading") == "lazy", "a browser must not fetch what nobody opened"
    assert declared["credit"] in text_of(figure.find("figcaption"))


# --- addresses that do not die ---------------------------------------------------------


@pytest.mark.parametrize(
    "former,now",
    [
        ("places/broad-street-well/", "places/broad-street-pump/"),
        ("events/well-and-pump/", "places/broad-street-pump/"),  # another folder then
        ("events/pump-closed/", "events/handle-removed/"),
    ],
)
def test_a_former_address_leads_to_the_page(former: str, now: str, cholera: Built) -> None:
    page = cholera.pages[former]
    assert page.is_redirect
    (refresh,) = page.root.xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh.startswith("0;")
    assert cholera.target(page, refresh.partition("url=")[2]) == (now, "")
    # For those whose browser does not go there by itself, and for search engines.
    assert cholera.leads_to(page) == {now}
    assert page.root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.root.xpath("//link[@rel='canonical']/@href")


# --- what the generator knows ----------------------------------------------------------


def test_the_first_topic_is_not_in_the_generator() -> None:
    pattern = re.compile("|".join(FIRST_TOPIC), re.IGNORECASE)
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in sorted((ROOT / "plugins").rglob("*"))
        # The layer of all countries says whose borders it draws.
        if file.is_file() and not {"__pycache__", "data"} & set(file.parts)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_the_words_that_are_looked_for_are_those_of_the_first_topic() -> None:
    content = " ".join(
        file.read_text(encoding="utf-8").lower()
        for file in (ROOT / "content").rglob("*")
        if file.suffix in {".yml", ".md"}
    )
    named = [word for word in FIRST_TOPIC if re.search(word, content)]
    assert len(named) > 25


def test_the_second_topic_shares_no_word_with_the_first(
    cholera: Built, cholera_catalog: Catalog
) -> None:
    """What the pages of one site say can only come from its content, not from the other's."""
    pattern = re.compile("bakhmut|donbas|ukrain|newsweek", re.IGNORECASE)
    assert len(cholera_catalog.nodes) > 50
    for file in cholera.folder.rglob("*.html"):
        page = file.read_text(encoding="utf-8")
        # Every map says whose borders its base layer draws.
        page = re.sub(r'<details class="xp-map__about">.*?</details>', "", page, flags=re.DOTALL)
        assert not pattern.search(page), file
