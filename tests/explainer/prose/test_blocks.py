"""Cards and blocks as editors write them, and as the extension and the sanitiser leave them."""

from __future__ import annotations

import markdown
import pytest

from explainer.catalog.absent import Absent
from explainer.prose.blocks import Known, as_blocks, as_mentions, placed, read_block
from explainer.prose.sanitise import sanitise_page

KINDS = {"lisbon": "place", "quake": "event", "map": "event"}
KNOWN = Known(KINDS, Absent({"unwritten"}))
EXTENSIONS = ["admonition", "footnotes", "tables", "explainer"]


def _page(text: str) -> str:
    return sanitise_page(markdown.markdown(text, extensions=EXTENSIONS))


def _shown(text: str) -> str:
    return as_blocks(_page(text), lambda written: f"<div>{written}</div>")


def test_a_card_stands_in_the_place_of_its_paragraph() -> None:
    assert _shown("One.\n\n![[lisbon]]\n\nTwo.") == "<p>One.</p>\n<div>lisbon</div>\n<p>Two.</p>"


def test_several_in_a_paragraph_and_over_lines() -> None:
    text = "![[lisbon]]\n![[timeline place=lisbon\n  since=1755]]"
    assert _shown(text) == "<div>lisbon</div>\n<div>timeline place=lisbon since=1755</div>"


@pytest.mark.parametrize(
    "text", ["It is ![[lisbon]].", "- ![[lisbon]]", "# ![[lisbon]]", "| a |\n| - |\n| ![[b]] |"]
)
def test_within_a_text_the_words_stay(text: str) -> None:
    page = _page(text)
    assert [alone for _, alone in placed(page)] == [False]
    shown = as_blocks(page, lambda _: "never")
    assert "never" not in shown
    assert "block:" not in shown


@pytest.mark.parametrize("text", ["`![[lisbon]]`", "    ![[lisbon]]", r"\![[lisbon]]", "!\\[[b]]"])
def test_code_and_escapes_are_no_blocks(text: str) -> None:
    assert list(placed(_page(text))) == []


def test_it_can_be_read_where_nobody_knows_the_site() -> None:
    html = markdown.markdown("![[timeline place=lisbon]]", extensions=["explainer"])
    assert ">timeline place=lisbon</a>" in html


def test_what_is_written_comes_back_whatever_it_is() -> None:
    written = 'timeline place="x" <b> & kind=%41 é'
    assert [one for one, _ in placed(_page(f"![[{written}]]"))] == [written]


def test_a_card_is_a_mention() -> None:
    page = as_mentions(_page("![[lisbon]]\n\n![[map place=lisbon]]"), KNOWN.kinds)
    assert '<a href="entry:lisbon">lisbon</a>' in page
    assert [one for one, _ in placed(page)] == ["map place=lisbon"]


def test_an_entry_called_like_a_block_is_a_card() -> None:
    assert read_block("map", KNOWN)[0].word == "card"
    assert read_block("map place=lisbon", KNOWN)[0].word == "map"


def test_selectors() -> None:
    block, faults = read_block(
        "claims about=lisbon,quake about=map since=1755 until=1755-11", KNOWN
    )
    assert faults == []
    assert block.selection.about == ("lisbon", "quake", "map")
    assert block.selection.since == (1755, 1, 1)
    assert block.selection.until == (1755, 11, 30)
    assert block.selection.kind == ("claim",)
    assert read_block("timeline kind=claim,event", KNOWN)[0].selection.kind == ("claim", "event")


@pytest.mark.parametrize(
    "written, code",
    [
        ("lisbom", "unknown-reference"),
        ("unwritten", "unknown-reference"),
        ("lisbon since=1755", "unknown-block"),
        ("lisbon|the city", "unknown-selector"),
        ("map lisbon", "unknown-selector"),
        ("map word=lisbon", "unknown-selector"),
        ("map place=", "unknown-selector"),
        ("map place=quake", "wrong-kind"),
        ("map kind=term", "unknown-word"),
        ("map since=soon", "invalid-date"),
        ("map since=/1755", "invalid-date"),
    ],
)
def test_mistakes(written: str, code: str) -> None:
    assert [fault.code for fault in read_block(written, KNOWN)[1]] == [code]
