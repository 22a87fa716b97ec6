"""Where a sentence begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.prose.sentences import MAX_SENTENCE, excerpt


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("One. Two HERE two. Three.", "Two HERE two."),
        ("One! HERE? Three.", "HERE?"),
        ("HERE", "HERE"),
        ("By Dr. Smith HERE. Next.", "By Dr. Smith HERE."),
        ("In the U.S. army HERE. Next.", "In the U.S. army HERE."),
        ("J. Smith HERE. Next.", "J. Smith HERE."),
        ("Along the T0513. Then HERE. Next.", "Then HERE."),
        ("It cost 3.5 HERE. Next.", "It cost 3.5 HERE."),
        ("He said “no.” Then HERE. Next.", "Then HERE."),
        ("“No.” “HERE.” Next.", "“HERE.”"),
        ("HERE ... and on. Next.", "HERE ... and on."),
        ("See e.g. that HERE. Next.", "See e.g. that HERE."),
        ("まず。ここはHEREです。次。", "ここはHEREです。"),
        ("「何！」HERE。次。", "HERE。"),
        ("Раз. Два HERE. Три.", "Два HERE."),
        ("One.\nTwo HERE\ntwo. Three.", "Two HERE two."),
        ("2022 was. 2023 HERE. Next.", "2023 HERE."),
    ],
)
def test_sentence(text: str, sentence: str) -> None:
    start = text.index("HERE")
    before, words, after = excerpt(text, start, start + 4)
    assert words == "HERE"
    assert f"{before}{words}{after}" == sentence


def test_long_sentence_is_cut_at_words() -> None:
    text = "word " * 200 + "HERE" + " word" * 200
    before, words, after = excerpt(text, 1000, 1004)
    assert words == "HERE"
    assert before.startswith("…word ")
    assert after.endswith(" word…")
    assert len(before + words + after) <= MAX_SENTENCE + 2


@given(st.text(alphabet="aA.!?…。” (\n1é", max_size=60), st.integers(0, 60), st.integers(1, 5))
def test_words_stand_in_their_sentence(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    before, words, after = excerpt(text, start, end)
    spaced = [" ".join(part.split()) for part in (text[:start], text[start:end], text[end:])]
    assert spaced[0].endswith(before.strip())
    assert words.strip() == spaced[1]
    assert spaced[2].startswith(after.strip())
