"""Words in any script; names found as by trying each at each place."""

from __future__ import annotations

import re
import sys
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from explainer.prose.names import Names
from explainer.prose.words import Words, is_edge
from tests.explainer.prose.conftest import entry

LETTERS = "aA-_ 字กबि\u0301\u200d👩"


def test_every_mark_that_stands_on_a_letter_is_part_of_its_word() -> None:
    marks = [chr(c) for c in range(sys.maxunicode + 1) if category(chr(c)).startswith("M")]
    spaced = [mark for mark in marks if not _is_unspaced(mark)]
    assert [mark for mark in spaced if is_edge(f"a{mark}", 1)] == []


def test_nothing_else_is_part_of_a_word() -> None:
    known = [chr(c) for c in range(sys.maxunicode + 1) if category(chr(c)) != "Cn"]
    others = [c for c in known if category(c)[0] != "M" and not re.match(r"[\w\u200c\u200d]", c)]
    assert len(others) > 100_000
    assert [c for c in others if not is_edge(f"a{c}", 1)] == []


def _is_unspaced(mark: str) -> bool:
    ranges = ((0xE00, 0xEFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF))
    return any(first <= ord(mark) <= last for first, last in ranges)


@given(st.text(alphabet=LETTERS))
def test_words_end_at_edges(text: str) -> None:
    words = Words(text)
    assert "".join(words.words) == text
    edges = {at for at in range(len(text) + 1) if is_edge(text, at)}
    assert edges == {*words.starts, len(text)}


FORMS = st.lists(
    st.text(alphabet=LETTERS, min_size=2, max_size=4).filter(str.strip), min_size=1, max_size=12
)


@given(FORMS, st.text(alphabet=LETTERS, max_size=40))
def test_names_are_found_as_by_trying_each_at_each_place(forms: list[str], text: str) -> None:
    names = Names([entry(f"e{i}", form) for i, form in enumerate(dict.fromkeys(forms))])
    found = [(name.start, name.end) for name in names.find(text)]
    known = dict(zip(names._forms, names._ids, strict=True))
    assert found == [(start, end) for start, end in _tried(known, text) if known[text[start:end]]]


def _tried(known: dict[str, str], text: str) -> list[tuple[int, int]]:
    found = []
    start = 0
    while start < len(text):
        ends = (end for end in range(len(text), start, -1) if text[start:end] in known)
        whole = (end for end in ends if is_edge(text, start) and is_edge(text, end))
        end = next(whole, None)
        if end is not None:
            found.append((start, end))
        start = start + 1 if end is None else end
    return found
