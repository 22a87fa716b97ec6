"""The plainest HTML: the sanitiser leaves it as it is, whatever it is made of."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explainer.prose.addresses import refused_addresses
from explainer.prose.commonmark import render
from explainer.prose.harmless import is_harmless
from explainer.prose.sanitise import sanitise_entry

PLAIN = """\
Near *Lisbon* & the **river**, see [[lisbon|the town]], [a map](../places/map.yml#north) and
`code < x`. “Quoted”, it's "plain".

## How it *is* known

### In [[letters]]

- One
- **Two**

1. First
"""

# What texts are made of, and what could go wrong with it.
PIECES = st.sampled_from([
    "<p>", "</p>\n", "</p>", "\n", "<h2>", "</h2>\n", "<h3>", "</h3>\n", "<ul>\n", "</ul>\n",
    "<ol>\n", "</ol>\n", "<li>", "</li>\n", "<em>", "</em>", "<strong>", "</strong>",
    "<code>", "</code>",
    '<a href="lisbon">', '<a href="../a/b.yml#c">', '<a href="//e.org">', '<a href="">', "</a>",
    '<a href="javascript:x">', '<a href="https://e.org">', '<a href="x" title="y">', "<br>", "<b>",
    "<p class>", "<table>", "<!--", "<", ">", "&", "&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;",
    "&#1;", '"', "'", "a", " ", "\xa0", "\r", "\t", "é", "巴", "\u202e", "\x00", "\U0001f692",
])  # fmt: skip


def _in(tag: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return inner.map(lambda html: f"<{tag}>{html}</{tag.partition(' ')[0]}>")


_TEXT = st.text(max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
_EMPHASIS = st.sampled_from(["em", "strong", "code"]).flatmap(lambda tag: _in(tag, _TEXT))
_ADDRESS = st.text(alphabet="abz09AZ./#_-", min_size=1, max_size=12)
_LINK = _ADDRESS.flatmap(lambda to: _in(f'a href="{to}"', _TEXT | _EMPHASIS))
_INLINE = st.lists(_TEXT | _EMPHASIS | _LINK, max_size=5).map("".join)
_ITEMS = st.lists(_in("li", _INLINE), min_size=1, max_size=3).map(
    lambda items: "\n" + "".join(f"{item}\n" for item in items)
)
_BLOCK = st.sampled_from(["p", "h2", "h3"]).flatmap(lambda tag: _in(tag, _INLINE)) | (
    st.sampled_from(["ul", "ol"]).flatmap(lambda tag: _in(tag, _ITEMS))
)
HARMLESS = st.lists(_BLOCK.map(lambda block: f"{block}\n"), max_size=4).map("".join)


@settings(max_examples=300)
@given(HARMLESS)
def test_the_sanitiser_leaves_what_is_harmless_as_it_is(html: str) -> None:
    assume(is_harmless(html))
    assert sanitise_entry(html) == html
    assert refused_addresses(html) == []


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_whatever_is_called_harmless_is(html: str) -> None:
    if is_harmless(html):
        assert sanitise_entry(html) == html
        assert refused_addresses(html) == []


def test_ordinary_prose_is_harmless() -> None:
    assert is_harmless(render(PLAIN, inline=False) + "\n")


@pytest.mark.parametrize(
    "html",
    [
        "text",
        "<p>a",
        "<p>a <p>b</p>\n</p>\n",
        "<p><em>a</p>\n",
        "<p><em>a <em>b</em></em></p>\n",
        '<p><a href="a">b <a href="c">d</a></a></p>\n',
        '<p><a href="javascript:a">b</a></p>\n',
        '<p><a href="https://e.org">b</a></p>\n',
        '<p><a href="a" onclick="b">c</a></p>\n',
        '<p class="a">b</p>\n',
        "<p>a\xa0b</p>\n",
        "<p>&#x202e;</p>\n",
        "<p>a\u202eb</p>\n",
        "<h1>a</h1>\n",
        "<script>a</script>\n",
    ],
)
def test_other_html_is_left_to_the_sanitiser(html: str) -> None:
    assert not is_harmless(html)
