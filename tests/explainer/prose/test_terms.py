"""A term's definition beside its first link."""

from __future__ import annotations

from explainer.prose.terms import explain

LINK = '<a href="../glossary/siege/" class="xp-term" data-term="siege">sieges</a>'


def test_first_link_is_described_the_others_are_links() -> None:
    html = explain(f"<p>{LINK} and {LINK}</p>", {"siege": "A <long> & hard wait."})
    assert html.count('role="tooltip"') == 1
    assert 'aria-describedby="term-siege"' in html
    assert "A &lt;long&gt; &amp; hard wait." in html
    assert html.endswith('and <a href="../glossary/siege/">sieges</a></p>')


def test_term_without_a_definition_is_a_link() -> None:
    assert explain(LINK, {}) == '<a href="../glossary/siege/">sieges</a>'


def test_other_links_are_left() -> None:
    link = '<a href="../places/town/">town</a>'
    assert explain(link, {"town": "x"}) == link


def test_a_link_may_go_over_two_lines() -> None:
    link = LINK.replace("sieges", "sieges of\na town")
    html = explain(link, {"siege": "A wait."})
    assert ">sieges of\na town</a>" in html
    assert 'role="tooltip"' in html
