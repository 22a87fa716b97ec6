"""Quotations are the source's words: only those that we may quote, and at that length."""

from __future__ import annotations

import re

import yaml

from tests.site.test_facts import FACTS
from tests.walk import Built, Page, by_class, lines_of, straight, text_of

SHORTEST = 4
"""From how many words on a quoted passage is a quotation and not a name or a word in doubt."""

TITLE = "Russia Makes Marginal Gains as Bakhmut Battle Descends Into Trench Warfare"


def _allowed() -> list[str]:
    rows = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    return [straight(quote) for row in rows for quote in row.get("quotes", ())]


def test_quoted_passages_are_ones_that_we_may_quote(bakhmut: Built) -> None:
    allowed = [*_allowed(), TITLE]
    found = {
        quotation: address or "home"
        for address, page in bakhmut.read.items()
        for line in (*lines_of(page.article), *_definitions(page))
        for quotation in _quotations(line)
    }
    strange = {
        words: where
        for words, where in found.items()
        # A sentence that is shown in "Mentioned in" may have been cut.
        if not any(words.strip(" .,;…") in quote for quote in allowed)
    }
    assert strange == {}
    assert len(found) >= len(_allowed()), "the search for quotations finds none"


def test_quotes_of_claims_are_ones_that_we_may_quote(bakhmut: Built) -> None:
    quotes = [
        text_of(quote.find(".//blockquote")).strip('"')
        for page in bakhmut.read.values()
        for quote in by_class(page.article, "xp-quote")
    ]
    assert quotes
    assert set(quotes) <= set(_allowed())


def test_every_allowed_quotation_is_used(bakhmut: Built) -> None:
    said = " ".join(text_of(page.article) for page in bakhmut.read.values())
    assert [quote for quote in _allowed() if quote not in said] == []


def _definitions(page: Page) -> list[str]:
    """Return the definitions of terms that a page shows on demand."""
    return [text_of(tip, without=()) for tip in by_class(page.article, "xp-term__tip")]


def _quotations(text: str) -> list[str]:
    """Return what stands between quotation marks, where it is long enough to be a quotation.

    Marks are paired by what is beside them: one opens before a word, after a space.
    """
    passages = re.findall(r'(?<![\w.,;!?])"(?=\w)(.+?)(?<=[\w.,;!?…])"(?!\w)', text)
    return [passage for passage in passages if len(passage.split()) >= SHORTEST]
