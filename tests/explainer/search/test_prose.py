"""Prose by its headings, with the tags that search shows."""

from __future__ import annotations

from explainer.search.prose import sections, stripped


def test_only_some_tags_stay() -> None:
    html = (
        '<p>An <a href="x">old</a> <em>town</em>,\nH<sub>2</sub>O&nbsp;<code>&lt;p&gt;</code></p>'
    )
    assert stripped(html) == "<p>An old town, H<sub>2</sub>O\xa0<code>&lt;p&gt;</code></p>"


def test_lines_of_code_stay_lines() -> None:
    html = '<ol start="3">\n<li>x</li>\n</ol>\n<pre><code>a\nb</code></pre>\n'
    assert stripped(html) == "<ol> <li>x</li> </ol> <pre><code>a\nb</code></pre> "


def test_text_without_headings_is_one_section() -> None:
    assert sections("<p>x</p>") == [("", "", "<p>x</p>")]


def test_each_heading_begins_a_section() -> None:
    html = '<p>a</p>\n<h2 id="text-b">B <em>c</em></h2>\n<p>d</p><h3 id="text-e">E\nF</h3>'
    assert sections(html) == [
        ("", "", "<p>a</p> "),
        ("text-b", "B c", " <p>d</p>"),
        ("text-e", "E F", ""),
    ]


def test_a_heading_in_a_quotation_ends_with_it() -> None:
    html = '<blockquote><h2 id="text-q">Q</h2><p>in</p></blockquote><p>out</p>'
    assert sections(html) == [("", "", "<p>out</p>"), ("text-q", "Q", "<p>in</p>")]
