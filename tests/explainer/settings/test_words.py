"""The words of the site, and what may replace them."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.settings import Words, read_words


@pytest.fixture(scope="module")
def words() -> Words:
    return read_words("en")[0]


def test_words_by_key(words: Words) -> None:
    assert words("kinds.place.other") == "Places"
    assert words.get("fields.place.type", "fields.type") == words("fields.type")
    with pytest.raises(KeyError):
        words("kinds.ship.one")


def test_count(words: Words) -> None:
    assert words.count("claims.count", 1) == "1 claim"
    assert words.count("claims.count", 0) == "0 claims"


def test_sections(words: Words) -> None:
    assert list(words.section("vocabularies.forms")) == ["report", "forecast", "judgement"]
    assert "verdicts" in words.section_names("vocabularies")
    assert words.dates.months[10] == "November"


def test_site_replaces_single_words(tmp_path: Path) -> None:
    own = tmp_path / "words.yml"
    own.write_text("kinds: {place: {other: Where}}\ndates: {uncertain: '{date} (?)'}\n")
    words, problems = read_words("en", own, "words.yml")
    assert problems == []
    assert words("kinds.place.other") == "Where"
    assert words("kinds.place.one") == "Place"
    assert words.dates.uncertain == "{date} (?)"


@pytest.mark.parametrize(
    "text, code",
    [
        ("a: b", "unknown-field"),
        ("a.b: c", "unknown-field"),
        ("'': c", "unknown-field"),
        ("kinds: Kinds", "unknown-field"),
        ("dates: {uncertain: maybe}", "wrong-placeholder"),
        ("dates: {uncertain: '{date'}", "wrong-placeholder"),
        ("dates: {uncertain: '{date.__class__}'}", "wrong-placeholder"),
        ("dates: {uncertain: '{}'}", "wrong-placeholder"),
        ("kinds: {place: {one: '{0}'}}", "wrong-placeholder"),
        ("- a", "not-a-mapping"),
    ],
)
def test_word_that_cannot_be_used_is_told_and_left(tmp_path: Path, text: str, code: str) -> None:
    own = tmp_path / "words.yml"
    own.write_text(text)
    words, problems = read_words("en", own, "words.yml")
    assert [problem.code for problem in problems] == [code]
    assert words.texts == read_words("en")[0].texts
