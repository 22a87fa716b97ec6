"""A standing never stands alone: beside it are the assessor's words, or that there are none."""

from __future__ import annotations

from explainer.catalog import Catalog
from explainer.catalog.standing import Standing
from explainer.kinds.claim import Claim
from explainer.settings import read_words
from tests.walk import Built, Element, by_class, has_class, straight, text_of

WORDS, _ = read_words("en")
NOBODY = WORDS("claims.nobody").casefold()


def _wordings(catalog: Catalog) -> dict[str, set[str]]:
    """Return what assessors said of each claim, by the address of its page."""
    return {
        f"claims/{claim.id}/": {straight(one.wording) for one in claim.assessments}
        for claim in catalog
        if isinstance(claim, Claim)
    }


def _standing_of(element: Element) -> str | None:
    for standing in Standing:
        if has_class(element, f"xp-standing--{standing}"):
            return standing.value
    return None


def _item_of(element: Element) -> Element:
    """Return the item of a list, the row of a table, the card or section that an element is in."""
    found = element
    while found.tag not in {"li", "tr", "section"} and not has_class(found, "xp-card"):
        found = found.getparent()
    return found


def _shown_claims(built: Built) -> list[tuple[str, Element]]:
    """Return every item of a list of claims and every row of the ledger, with their page."""
    return [
        (address, shown)
        for address, page in built.read.items()
        for shown in (
            *by_class(page.article, "xp-claim"),
            *page.article.xpath(".//table[contains(@class, 'xp-ledger')]/tbody/tr"),
        )
    ]


def test_claims_with_a_standing_show_the_words_it_follows_from(
    either: Built, catalog: Catalog
) -> None:
    wordings = _wordings(catalog)
    seen = set()
    for address, shown in _shown_claims(either):
        page = either.read[address]
        section = shown if has_class(shown, "xp-claim") else _item_of(shown.getparent())
        standing = _standing_of(section)
        if standing is None:
            assert not by_class(shown, "xp-claim__standing")
            continue
        seen.add(standing)
        said = {text_of(words) for words in by_class(shown, "xp-wording")}
        claim = next(iter(either.leads_to(page, shown) & set(wordings)))
        if standing == Standing.UNASSESSED:
            assert not said
            assert NOBODY in text_of(shown).casefold()
        else:
            assert said, f"{address}: {claim} is {standing} without a word of an assessor"
            assert said <= wordings[claim]
            assert len(by_class(shown, "xp-assessor")) == len(by_class(shown, "xp-wording"))
    assert seen


def test_every_mark_and_word_of_a_standing_is_beside_its_words(either: Built) -> None:
    words = {WORDS(f"standings.{standing}") for standing in Standing}
    found = 0
    for address, page in either.read.items():
        for shown in (
            *by_class(page.article, "xp-mark"),
            *by_class(page.article, "xp-standing"),
            *by_class(page.article, "xp-claim__standing"),
        ):
            if has_class(shown, "xp-mark--none") or _is_legend(shown):
                continue
            item = _item_of(shown)
            text = text_of(item).casefold()
            assert by_class(item, "xp-wording") or NOBODY in text, f"{address}: {text[:200]}"
            # Of a single assessment the word is the editors' reading, from a vocabulary of theirs.
            assert item.xpath("ancestor::section[contains(@class, 'xp-assessments')]") or any(
                word in text for word in words
            ), f"{address}: {text[:200]}"
            found += 1
    assert found


def test_marks_are_never_alone(either: Built) -> None:
    """A mark is hidden from those who do not see it, so its word has to be text."""
    for page in either.read.values():
        for mark in page.article.xpath(".//svg[contains(@class, 'xp-mark')]"):
            assert mark.get("aria-hidden") == "true"
            assert text_of(mark.getparent() if mark.getnext() is None else _item_of(mark))


def test_the_page_of_a_claim_shows_every_assessment(either: Built, catalog: Catalog) -> None:
    for claim in catalog:
        if not isinstance(claim, Claim):
            continue
        article = either.read[f"claims/{claim.id}/"].article
        (part,) = by_class(article, "xp-assessments")
        wordings = [text_of(words) for words in by_class(part, "xp-wording")]
        assert sorted(wordings) == sorted(straight(one.wording) for one in claim.assessments)
        # Their readings are ours, and are labelled so.
        readings = part.xpath(".//li")
        label = straight(WORDS("claims.reading")).partition("{")[0].strip()
        assert all(label in text_of(reading) for reading in readings)
        has_standing = bool(by_class(part, "xp-standing"))
        assert has_standing is (claim.form == "report")


def test_forecasts_and_judgements_stand_below_and_have_no_standing(
    either: Built, catalog: Catalog
) -> None:
    page = either.read["claims/"]
    sections = by_class(page.article, "xp-section")
    standings = [_standing_of(section) for section in sections]
    reports = [found for found in standings if found]
    assert reports == [found.value for found in Standing if found.value in reports]
    assert standings[: len(reports)] == reports, "reports come first, in order of trust"
    others = {
        address
        for section in sections[len(reports) :]
        for address in either.leads_to(page, section)
    }
    for claim in catalog.of_kind("claim"):
        assert isinstance(claim, Claim)
        is_below = f"claims/{claim.id}/" in others
        assert is_below is (claim.form != "report"), claim.id


def _is_legend(element: Element) -> bool:
    """Say whether an element explains the marks, and speaks of no claim."""
    return any(
        "xp-legend" in (parent.get("class") or "") or parent.get("id") == "legend"
        for parent in element.iterancestors()
    )
