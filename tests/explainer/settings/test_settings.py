"""Settings, and the vocabularies a site may choose."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.settings import Settings, read_settings, read_words
from explainer.settings.settings import READINGS


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    file = tmp_path / "settings.yml"
    file.write_text(
        "title: No\nas_of: 2022-11\nvocabularies:\n  place_types: {no: No}\n"
        "  verdicts: {true: {label: it is so, means: confirmed}}\n"
    )
    found, problems = read_settings(file, "settings.yml")
    assert problems == []
    assert found is not None
    return found


def test_declared_type_decides(settings: Settings) -> None:
    assert settings.title == "No"
    assert str(settings.as_of) == "2022-11"


def test_vocabulary_of_the_site_replaces_ours(settings: Settings) -> None:
    words, _ = read_words("en")
    assert settings.words_of("place_types", words) == {"no": "No"}
    assert settings.words_of("verdicts", words) == {"true": "it is so"}
    assert "battle" in settings.words_of("event_types", words)
    vocabularies = settings.vocabulary_words(words)
    assert vocabularies["verdicts"] == ("true",)
    assert vocabularies["forms"] == ("report", "forecast", "judgement")


def test_reading(settings: Settings) -> None:
    assert settings.reading("true") == "confirmed"
    plain = Settings.model_validate({"title": "x", "as_of": "2022"})
    assert [plain.reading(word) for word in READINGS] == list(READINGS)


def test_our_verdicts_are_readings() -> None:
    assert tuple(read_words("en")[0].section("vocabularies.verdicts")) == READINGS


def test_no_file(tmp_path: Path) -> None:
    found, (problem,) = read_settings(tmp_path / "none.yml", "none.yml")
    assert found is None
    assert problem.code == "no-settings"
