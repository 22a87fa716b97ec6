"""The sentence that an entry is named in, cut out of the HTML of a page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explainer.prose.mentions import Mention
from explainer.prose.sentences import excerpt

LINK = '<a href="\x1dplaces/lisbon/">Lisbon</a>'


def told(html: str) -> tuple[str, str, str]:
    return Mention("page", "lisbon", html, html.index("<a href=")).excerpt()


@pytest.mark.parametrize(
    "html, sentence",
    [
        (LINK, ("", "Lisbon", "")),
        (f"<p>It fell again. Near {LINK} it rose. Then on.</p>", ("Near ", "Lisbon", " it rose.")),
        (f"<p>It fell.</p>\n<p>Near {LINK}</p>\n<p>It rose.</p>", ("Near ", "Lisbon", "")),
        (f"<ul>\n<li>a</li>\n<li>b {LINK} c\n<ul>\n<li>d</li>", ("b ", "Lisbon", " c")),
        (f"<p>About approx. Three to {LINK}.</p>", ("About approx. Three to ", "Lisbon", ".")),
        (  # what looks like the end of a sentence, but stands in a tag
            f'<p><abbr title="Down there. Up">It</abbr> {LINK} <abbr title="There. Up">on</abbr>',
            ("It ", "Lisbon", " on"),
        ),
        (
            f"<p>It fell, <em>R&amp;D</em>\nsay, at {LINK} &lt;there.</p>",
            ("It fell, R&D say, at ", "Lisbon", " <there."),
        ),
        (
            f'<p>At {LINK}<sup><a class="footnote-ref" href="#fn:1">1</a></sup>. So</p>',
            ("At ", "Lisbon", "."),
        ),
        (
            f'<p>At {LINK}<a class="footnote-ref" href="#fn:1">1</a> it rose.</p>',
            ("At ", "Lisbon", " it rose."),
        ),
    ],
)
def test_sentence(html: str, sentence: tuple[str, str, str]) -> None:
    assert told(html) == sentence


PIECES = st.sampled_from([
    "word", "It went", " ", "\n", ". ", ".", "? ", "approx. ", "Dr. ", "word. The ", "in 2022. It ",
    "went down. It ", "etc. And ", "Prof. A ", "(Prof. B ", "Sgt. C ", "<em>", "</em>", "<code>",
    "&amp;", "”", "(", "é", "。", "Porto. Then ", " <strong>is</strong> ", "  ", "war.\nÉvora ",
    '<a href="\x1dplaces/porto/">Porto</a>', '<a href="\x1dplaces/porto/">Porto</a>. Then ',
    'it was. <a href="\x1dplaces/porto/">Porto</a> ',
    '<a href="https://example.org/">Prof</a>. It ',
])  # fmt: skip
PROSE = st.lists(PIECES, max_size=15).map("".join)
AROUND = st.sampled_from([
    ("<p>", "</p>"), ("", ""), ("<p>It fell.</p>\n<p>", "</p>\n<p>It rose.</p>"),
    ("<h2>How</h2>\n<p>", "</p>"), ("<p>So</p>\n<ul>\n<li>", "</li>\n<li>It rose.</li>\n</ul>"),
    ("<ul>\n<li>It", "\n<ul>\n<li>It rose.</li>\n</ul>\n</li>\n</ul>"),
])  # fmt: skip


@given(AROUND, PROSE, PROSE)
@example(("<p>", "</p>"), "He went down. It ", " was. went down. It ")
def test_reading_the_sentence_alone_finds_what_the_whole_paragraph_shows(
    around: tuple[str, str], before: str, after: str
) -> None:
    opening, closing = around
    within = "It" if opening.endswith("It") else ""
    plain = [unescape(re.sub("<[^>]*>", "", part)) for part in (within + before, after)]
    text = f"{plain[0]}Lisbon{plain[1]}{closing[:1].strip('<')}"
    start = len(plain[0])
    html = f"{opening}{before}{LINK}{after}{closing}"
    shown = Mention("page", "lisbon", html, len(opening) + len(before)).excerpt()
    assert shown == excerpt(text, start, start + len("Lisbon"))
