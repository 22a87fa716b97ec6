"""Words as the index has them. The browser's half is given the same cases."""

from __future__ import annotations

import pytest

from explainer.search.tokens import words_of

CASES: list[tuple[str, list[str]]] = [
    ("", []),
    ("A Lighthouse, lit.", ["a", "lighthouse", "lit"]),
    ("the keeper’s log-book (1844)", ["the", "log", "book", "1844", "keeper", "s"]),
    ("snake_case & AT&T", ["snake_case", "at", "t"]),
    ("São Tomé, Łódź, Ærø", ["sao", "tome", "lodz", "aero"]),
    ("Straße STRASSE", ["strasse", "strasse"]),
    ("İstanbul ISPARTA ısı", ["isparta", "istanbul", "isi"]),
    ("Ёлка й Чёрное море", ["елка", "и", "черное", "море"]),
    ("Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", ["οδυσσευσ", "οδυσσευσ"]),
    ("مُحَمَّد محمد", ["محمد", "محمد"]),
    ("שָׁלוֹם", ["שלום"]),
    ("हिन्दी भाषा।", ["हिन्दी", "भाषा"]),
    ("老铁山灯塔 2022年", ["老", "铁", "山", "灯", "塔", "2022", "年"]),
    ("がんばる カタカナ", ["か", "ん", "は", "る", "カ", "タ", "カ", "ナ"]),
    ("ﬁve ½ ①", ["five", "1", "2", "1"]),
    ("１２３ ＡＢＣ", ["123", "abc"]),
    ("🙂 → · – “”", []),
]


@pytest.mark.parametrize("text,words", CASES)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_hangul_is_found_by_the_beginning_of_a_syllable() -> None:
    (whole,), (begun,) = words_of("한국"), words_of("하")
    assert whole.startswith(begun)
