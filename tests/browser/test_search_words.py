"""What a word is: the same in the browser, where a question is read, as where the index is made."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

from explainer.search import WORKER
from explainer.search.tokens import words_of
from tests.explainer.search.test_tokens import CASES

if TYPE_CHECKING:
    from tests.browser.conftest import PageAt


def _in_browser(page_at: PageAt, texts: list[str]) -> list[list[str]]:
    page = page_at(1280, "light")
    page.goto("")
    script = WORKER.read_text(encoding="utf-8")
    found: list[list[str]] = page.evaluate(
        f"(texts) => {{ {script}\n return texts.map(wordsOf); }}", texts
    )
    return found


def test_texts_have_the_same_words(page_at: PageAt) -> None:
    texts = [text for text, _ in CASES]
    found = _in_browser(page_at, texts)
    assert [sorted(words) for words in found] == [sorted(words_of(text)) for text in texts]


def test_characters_are_the_same_words(page_at: PageAt) -> None:
    # What is private or not assigned is in no content; the browser may know newer characters.
    known = [
        chr(code)
        for code in range(sys.maxunicode)
        if unicodedata.category(chr(code)) not in {"Cn", "Co", "Cs"}
    ]
    found = _in_browser(page_at, known)
    different = {
        f"{ord(one):04X} {one}": (words_of(one), there)
        for one, there in zip(known, found, strict=True)
        if words_of(one) != there
    }
    assert different == {}
