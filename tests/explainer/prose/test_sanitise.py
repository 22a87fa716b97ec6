"""Nothing of a stranger's HTML that could do harm reaches a page."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explainer.prose.commonmark import begins_a_block, lost_parts, render
from explainer.prose.sanitise import sanitise_entry, sanitise_page
from explainer.prose.weave import ROOT, Weaver
from explainer.reading.text import FORBIDDEN
from tests.explainer.prose.conftest import EXTENSIONS, NAMES, RESOLVER, TARGETS

HOSTILE = [
    "<script>alert(1)</script>",
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" &#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:x" target="_blank" ping="//e.org">x</a>',
    "<style>body{display:none}</style>",
    '<p style="position:fixed">x</p>',
    '<td style="background:url(//e.org)">x</td>',
    '<iframe src="//e.org"></iframe><object data="x"></object><embed src="x">',
    "<svg><script>alert(1)</script><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    '<form action="//e.org"><input name="q"><button formaction="javascript:x">x</button></form>',
    '<input type="password" name="__tabbed_1"><input type="image" src="//e.org/x.png">',
    '<div id="__search">x</div><label for="__drawer">x</label>',
    '<div class="md-header md-search xp-standing mdx-x">x</div>',
    '<a class="xp-term" data-term="town" href="x">x</a>',
    '<meta http-equiv="refresh" content="0;//e.org"><base href="//e.org"><link href="//e.org">',
    '<img src="//e.org/x.png"><img src="https://e.org/x.png"><img src="/\\e.org/x.png">',
    '<img src="\\\\e.org/x.png"><img src="data:image/svg+xml,x"><img src="/&#9;/e.org/x">',
    '<img src="x" srcset="//e.org/x.png 1x" onerror="alert(1)">',
    '<video src="//e.org"></video><audio src="//e.org"></audio><source src="//e.org">',
    "<p>&#x202e;x&#29;&#0;</p>",
    '<a href="java&#x200e;script:alert(1)">x</a><img src="https&#x200e;://e.org/x.png">',
    '<div id="_&#x200e;_search" class="m&#x200e;d-overlay">x</div><img src="/&#x200e;/e.org/x">',
    '<pre class="mermaid"><code>graph</code></pre><div class="arithmatex">x</div>',
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<textarea><img src=x onerror=alert(1)></textarea><template><b>x</b></template>",
]

HARM = re.compile(
    r"<(script|style|iframe|object|embed|svg|math|form|button|meta|base|link|video|audio|source"
    r"|noscript|textarea|template|title|html|body)\b|\son\w+=|javascript:|vbscript:|data:"
    r"|<input(?![^>]*type=\"radio)"
    r"|style=\"(?!text-align)|id=\"__(?!tabbed)|for=\"__(?!tabbed)|(class=\"|\s)(md|xp|mdx)-"
    r"|mermaid|arithmatex|data-|src=\"(https?:|//|/?\\)|srcset|type=\"(?!radio)|target=|ping=",
    re.IGNORECASE,
)


@pytest.mark.parametrize("html", HOSTILE)
def test_hostile_html(html: str) -> None:
    for made in (sanitise_page(html), sanitise_entry(html)):
        # Between tags anything may be said; within them it does something.
        tags = "".join(re.findall(r"<[^>]*>", made))
        assert not HARM.search(tags), made
        assert not FORBIDDEN.search(made)


@pytest.mark.parametrize(
    "own",
    [
        "xp-card",
        "xp-map-0-soft",
        "map-1-at-lisbon",
        "entries",
        "ongoing",
        "in-1755-11",
        "no-date",
        "source-1",
    ],
)
def test_what_our_pages_and_scripts_go_by_is_not_taken(own: str) -> None:
    assert sanitise_page(f'<p id="{own}">x</p>') == f'<p id="text-{own}">x</p>'
    assert sanitise_page(f'<p id="{own[1:]}">x</p>') == f'<p id="{own[1:]}">x</p>'


def test_a_link_within_a_page_follows_what_it_leads_to() -> None:
    html = '<h2 id="term-limits">x</h2><a href="#term-limits">y</a> <a href="#sources">z</a>'
    made = html.replace("term-limits", "text-term-limits")
    assert sanitise_page(html) == made
    assert sanitise_page(made) == made
    shown = '<h2 id="text-term-x">x</h2><code>a href="#term-x"</code>'
    assert sanitise_page(shown) == shown  # a text is no link


@pytest.mark.parametrize(
    "html",
    [
        "<p><select></p>",
        "<p>a<object></p>b",
        "<textarea><dl/></textarea></dl><li/><dd/>?></textarea><li>'",
    ],
)
def test_what_was_sanitised_is_read_as_it_was_judged(html: str) -> None:
    """A tree out of which something was taken may not be one that a browser would make."""
    _settled(html)


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "![x](//e.org/x.png)",
        "x{: onclick=alert(1) style=position:fixed id=__search class=md-header }",
        "[x](y){: href=javascript:alert(1) }",
        "&#x202e;",
        '[x]: javascript:1 "y"\n\n[x] [[x]]',
    ],
)
def test_hostile_markdown(text: str) -> None:
    page = sanitise_page(markdown.markdown(text, extensions=EXTENSIONS))
    for made in (page, render(text, inline=False)):
        assert not HARM.search("".join(re.findall(r"<[^>]*>", made))), made
        assert not FORBIDDEN.search(made)


@pytest.mark.parametrize(
    "html",
    [
        '<div class="admonition note"><p class="admonition-title">x</p></div>',
        '<details class="note" open=""><summary>x</summary><p>y</p></details>',
        '<table><thead><tr><th style="text-align:right">x</th></tr></thead></table>',
        '<input checked="checked" id="__tabbed_1_1" name="__tabbed_1" type="radio">',
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<img alt="x" src="../images/town.jpg">',
        "<dl><dt>x</dt><dd>y</dd></dl>",
    ],
)
def test_what_narratives_may_have(html: str) -> None:
    made = sanitise_page(html)
    assert sorted(re.findall(r"[\w:/.-]+", made)) == sorted(re.findall(r"[\w:/.-]+", html))


def test_inline_prose_has_no_paragraph_around_it() -> None:
    assert render("a *b*", inline=True) == "a <em>b</em>"
    assert render("a\n\nb", inline=True) == "<p>a</p>\n<p>b</p>"


@pytest.mark.parametrize(
    "text, lost",
    [
        ("1 < 2 and <https://e.org> `<b>` # x", []),
        ("a <b>x</b>", ["<b>", "</b>"]),
        ("<div>\nfoo <b>\n</div>\n\n<hr>", ["<div>", "<hr>"]),
        ("![a](b) ![c][d]\n\n[d]: e", ["![", "!["]),
        ("# a\n\nb\n===\n\n> # c\n\n## d", ["#", "#", "#"]),
        ("#", ["#"]),
        ("#a\n\nb = c\n", []),
    ],
)
def test_lost_parts(text: str, lost: list[str]) -> None:
    assert lost_parts(text) == lost


@pytest.mark.parametrize("text", ["- a", "1. a", "2022. It", "> a", "## a", "```a", "***", "+ a"])
def test_begins_a_block(text: str) -> None:
    assert begins_a_block(text)


@pytest.mark.parametrize(
    "text", ["a - b", "*a* b", "**a**", "2022 a", "1.5", "-1", "_a_", "#a", ""]
)
def test_begins_no_block(text: str) -> None:
    assert not begins_a_block(text)


PIECES = st.sampled_from(
    [
        "Bakhmut",
        " ",
        "[[town]]",
        "[[",
        "]]",
        "|",
        "*",
        "`",
        "<",
        ">",
        "&",
        "&lt;",
        "&#60;",
        '"',
        "<a href=",
        "<p>",
        "</p>",
        "<b title='Bakhmut'>",
        "<!--",
        "-->",
        "\n",
        "[x](",
        ")",
        "\x1d",
        "<img src=x>",
        "\n\n## ",
        "javascript:",
        "{: .x }",
        "<code>",
        "front line",
        "é",
        "\xa0",
    ]
)


TAGS = (
    "a abbr b button caption code dd details div dl dt em form h2 iframe img input label li math "
    "noscript object ol option p pre select span style summary svg table td template textarea th "
    "title tr ul xmp"
)
SOUP = st.sampled_from([one.format(tag) for tag in TAGS.split() for one in ("<{}>", "</{}>")])


@given(st.lists(SOUP, max_size=12).map("x".join))
def test_whatever_was_sanitised_is_read_as_it_was_judged(html: str) -> None:
    _settled(html)


def _settled(html: str) -> None:
    for sanitise in (sanitise_page, sanitise_entry):
        made = sanitise(html)
        assert sanitise(made) == made


@given(st.lists(PIECES, max_size=15).map("".join))
@example("Bakhmut < Bakhmut &amp; [[town|<b>]]")
@example("<a href='x>Bakhmut'>y</a>")
def test_what_is_woven_is_as_safe_as_before(text: str) -> None:
    for safe, again in (
        (render(text, inline=False), sanitise_entry),
        (sanitise_page(markdown.markdown(text, extensions=EXTENSIONS)), sanitise_page),
    ):
        resolve = RESOLVER.in_file("places/page.yml")
        woven = Weaver("page", NAMES, TARGETS.__getitem__, resolve).weave(safe).html
        assert ROOT in woven or woven.count("<a ") == safe.count("<a ")
        # What the weaver adds: links to the root of the site, their marks, and `rel`.
        assert again(woven).rstrip() == again(_without_additions(woven)).rstrip()
        assert again(_without_additions(woven)).rstrip() == _without_additions(woven)


def _without_additions(html: str) -> str:
    html = re.sub(r' class="xp-term" data-term="[a-z-]+"', "", html).replace("\xa0", "&nbsp;")
    return html.replace(ROOT, "").replace(' rel="noopener noreferrer"', "").rstrip()
