"""What sanitised HTML is like: the same when it is sanitised again, and of known classes."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explainer.prose.sanitise import sanitise_entry, sanitise_page
from explainer.reading.text import FORBIDDEN
from explainer.site.project import MARKDOWN_EXTENSIONS

PIECES = st.sampled_from(
    """
    <a|href="java|&#x200e;|script:x"|entry:town|>|<p|<p>|</p>|<div>|</div>|class="m|ermaid"|id="|id=_
    _search"|sources"|text-|"|'|title=|src="/|/e.org|https:|<img|<input|type=radio|name=__tabbed_1|<b
    checked|<table>|<td>|<tr>|<pre>|<code>|<li>|<ul>|<h1>|<h2>|</h3>|<!--|-->|<svg>|<math>|&|&amp;|x
    &lt;|&#x202e;|<em>|</a>|<a href=x>|<details>|<summary>|<noscript>|<textarea>|<style>|</style>
    """.replace("\n", "|").split("|")
)


@given(st.lists(PIECES, max_size=20).map("".join))
@example('<a href="java&#x200e;script:x">x</a>')
@example('<img src="/&#x200e;/e.org">')
@example('<p id="sources">&amp;&#x200e;lt;b&#x200e;></p>')
def test_what_was_sanitised_is_safe_for_good(html: str) -> None:
    for sanitise in (sanitise_entry, sanitise_page):
        safe = sanitise(html)
        assert not FORBIDDEN.search(safe)
        assert sanitise(safe) == safe


MATERIAL = """\
!!! warning inline "Title"
    Text.

??? note
    Folded.

=== "A"
    a

=== "B"
    b

```python linenums="1" title="x.py" hl_lines="1"
def f(): return 1.0  # x
```

A note[^1].

[^1]: Below.
"""


def test_the_classes_of_the_markdown_in_the_guide_are_kept() -> None:
    html = markdown.markdown(
        MATERIAL,
        extensions=list(MARKDOWN_EXTENSIONS),
        extension_configs={"pymdownx.tabbed": {"alternate_style": True}},
    )
    assert _classes(sanitise_page(html)) == _classes(html)
    assert html.count("<input") == sanitise_page(html).count("<input") == 2


def _classes(html: str) -> list[str]:
    return re.findall(r'<\w+[^>]*?class="[^"]*"', html)


@pytest.mark.parametrize(
    "html",
    [
        '<pre class="mermaid">x</pre>',
        '<div class="mermaid arithmatex">x</div>',
        '<p class="k">x</p>',
        '<a class="admonition">x</a>',
        '<div class="md-overlay xp-page announce">x</div>',
        '<ul class="task-list"><li>x</li></ul>',
    ],
)
def test_other_classes_are_not(html: str) -> None:
    assert "class" not in sanitise_page(html)


@pytest.mark.parametrize(
    "html",
    [
        "<input>",
        '<input type="radio">',
        '<input type="text" name="__tabbed_1">',
        '<input type="checkbox" checked>',
        '<input title=\' type="radio" name="__tabbed_1" \'>',
        '<input type="radio" name="other">',
    ],
)
def test_inputs_that_make_no_tabs_are_left_out(html: str) -> None:
    assert sanitise_page(f"<p>{html}x</p>") == "<p>x</p>"


def test_an_id_stands_once_on_a_page() -> None:
    made = sanitise_page('<p id="a">1</p><p title=" id=" id="a">2</p><p id="b">3</p>')
    assert made == '<p id="a">1</p><p title=" id=">2</p><p id="b">3</p>'
    made = sanitise_page('<h2 id="sources">1</h2><h2 id="text-sources">2</h2>')
    assert made == '<h2 id="text-sources">1</h2><h2>2</h2>'
