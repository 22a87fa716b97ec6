"""Links woven into prose: explicit ones resolved, names found, mentions gathered."""

from __future__ import annotations

import pytest

from explainer.prose.weave import Weaver
from tests.explainer.prose.conftest import NAMES, RESOLVER, TARGETS, Weave

TOWN = '<a href="~/places/town/">Bakhmut</a>'
BATTLE = '<a href="~/places/battle/">Battle of Bakhmut</a>'
TERM = '<a href="~/places/front/" class="xp-term" data-term="front">{}</a>'


@pytest.mark.parametrize(
    "text, html",
    [
        ("[[town]]", TOWN),
        ("[[town|the *town*]]", '<a href="~/places/town/">the <em>town</em></a>'),
        ("[[town|a & b < c]]", '<a href="~/places/town/">a &amp; b &lt; c</a>'),
        ("[words](town)", '<a href="~/places/town/">words</a>'),
        ("[words](../places/town.yml)", '<a href="~/places/town/">words</a>'),
        ("[words](town.yml#how)", '<a href="~/places/town/#how">words</a>'),
        ("[words](../about.md)", '<a href="~/about/">words</a>'),
        ("[[front]]", TERM.format("front line")),
        ("At Bakhmut & < x.", f"At {TOWN} &amp; &lt; x."),
        ("The front line", f"The {TERM.format('front line')}"),
        ("Front line.", f"{TERM.format('Front line')}."),
        ("The Battle of Bakhmut, Bakhmut", f"The {BATTLE}, {TOWN}"),
        ("In Bakhmut Raion", "In Bakhmut Raion"),
        ("Bakhmut, Bakhmut, Artemivsk", f"{TOWN}, Bakhmut, Artemivsk"),
        ("[[town]], Bakhmut", f"{TOWN}, Bakhmut"),
        ("Bakhmut, [[town]]", f"{TOWN}, {TOWN}"),
        ("*Bakhmut*", f"<em>{TOWN}</em>"),
        ("`Bakhmut [[town]]`", "<code>Bakhmut [[town]]</code>"),
        (r"\[[town]]", "[[town]]"),
        (
            "[Bakhmut](https://e.org)",
            '<a href="https://e.org" rel="noopener noreferrer">Bakhmut</a>',
        ),
        ("[x](#here)", '<a href="#here">x</a>'),
        ("[x](mailto:a@e.org)", '<a href="mailto:a@e.org">x</a>'),
    ],
)
def test_paragraph(weave: Weave, text: str, html: str) -> None:
    woven = weave(text)
    assert woven.html == f"<p>{html}</p>"
    assert woven.unresolved == []


def test_not_in_headings_and_code(weave: Weave) -> None:
    html = weave("## Bakhmut\n\n    Bakhmut\n").html
    assert "<a" not in html


def test_first_mention_in_each_section(weave: Weave) -> None:
    html = weave("Bakhmut, Bakhmut.\n\nBakhmut.\n\n## Then\n\nBakhmut, Bakhmut.").html
    assert html.count("<a ") == 2
    assert html.index("<h2>") < html.rindex("<a ")


def test_not_on_its_own_page() -> None:
    weaver = Weaver("battle", NAMES, TARGETS.__getitem__, RESOLVER.in_file("places/battle.yml"))
    woven = weaver.weave("<p>The Battle of Bakhmut, <a href='x'>x</a></p>")
    assert "Battle of Bakhmut" in woven.html
    assert woven.mentions == []
    again = weaver.weave("<p>Bakhmut</p>").html + weaver.weave("<p>Bakhmut</p>").html
    assert again.count("<a ") == 1  # across the fields of one page


@pytest.mark.parametrize(
    "text, unresolved",
    [
        ("[[nowhere]]", ["nowhere"]),
        ("[[nowhere|words]]", ["nowhere"]),
        ("[x](nowhere.md) [y](../about.html)", ["nowhere.md", "../about.html"]),
        ("[[a b]]", ["a%20b"]),
        ("[[Town]]", ["Town"]),
        ("[x]() [x](/abs/) [x](//e.org/x)", ["", "/abs/", "//e.org/x"]),
    ],
)
def test_unresolved(weave: Weave, text: str, unresolved: list[str]) -> None:
    assert weave(text).unresolved == unresolved


def test_wiki_link_cannot_be_captured(weave: Weave) -> None:
    woven = weave("[[town]]\n\n[town]: javascript:alert(1)")
    assert woven.html == f"<p>{TOWN}</p>"


def test_mentions_with_their_sentence(weave: Weave) -> None:
    woven = weave(
        "Not. Near *Bakhmut* at 5 & the [[front|line]]. Then.\n\nIn the\nBattle of Bakhmut."
    )
    told = [(m.target, *m.excerpt()) for m in woven.mentions]
    assert told == [
        ("town", "Near ", "Bakhmut", " at 5 & the line."),
        ("front", "Near Bakhmut at 5 & the ", "line", "."),
        ("battle", "In the ", "Battle of Bakhmut", "."),
    ]


def test_sentence_does_not_leave_its_paragraph(weave: Weave) -> None:
    (mention, *_) = weave("- before\n- Bakhmut\n- after").mentions
    assert mention.excerpt() == ("", "Bakhmut", "")


def test_first_mention_on_a_page_counts(weave: Weave) -> None:
    woven = weave("At [[town|it]]. Then [[town]].\n\n## Later\n\nBakhmut.")
    assert [(m.target, *m.excerpt()) for m in woven.mentions] == [
        ("town", "At ", "it", "."),
    ]


@pytest.mark.parametrize("text", ["[[ town ]]", "[[town|]]", "[[town| ]]", "[](town)"])
def test_link_without_words_has_the_name(weave: Weave, weave_page: Weave, text: str) -> None:
    assert weave(text).html == f"<p>{TOWN}</p>"
    assert weave_page(text).html == f"<p>{TOWN}</p>"


@pytest.mark.parametrize("text", ["[[ town | the town ]]", "[[town|the town ]]"])
def test_spaces_around_the_words_of_a_link_do_not_count(
    weave: Weave, weave_page: Weave, text: str
) -> None:
    link = '<p><a href="~/places/town/">the town</a></p>'
    assert weave(text).html == weave_page(text).html == link


def test_page_that_is_no_entry_is_not_mentioned(weave: Weave) -> None:
    assert weave("[words](../about.md)").mentions == []


@pytest.mark.parametrize(
    "text, html",
    [
        ("[[town]]", f"<p>{TOWN}</p>"),
        ("[[town|the *town*]]", '<p><a href="~/places/town/">the <em>town</em></a></p>'),
        ("`[[town]]`", "<p><code>[[town]]</code></p>"),
        (r"\[[town]]", "<p>[[town]]</p>"),
        ("[[town]]\n\n[town]: javascript:alert(1)", f"<p>{TOWN}</p>"),
        ("[town][] at [[town]]\n\n[town]: https://e.org", None),
    ],
)
def test_markdown_extension(weave_page: Weave, text: str, html: str | None) -> None:
    woven = weave_page(text)
    assert woven.unresolved == []
    if html is None:
        assert TOWN in woven.html
        assert 'href="https://e.org"' in woven.html
    else:
        assert woven.html == html


@pytest.mark.parametrize("bar", [r"\|", "|"])
def test_markdown_extension_in_tables(weave_page: Weave, bar: str) -> None:
    html = weave_page(f"| a | b |\n|---|---|\n| x | [[town{bar}the town]] |").html
    if bar == "|":  # as in any table, a bar ends the cell
        assert "[[town" in html
    else:
        assert '<td><a href="~/places/town/">the town</a></td>' in html


def test_markdown_extension_in_fenced_code_and_lists(weave_page: Weave) -> None:
    assert "<code>[[town]]\n</code>" in weave_page("    [[town]]\n").html
    assert f"<li>{TOWN}</li>" in weave_page("- [[town]]").html
    assert weave_page("[[nowhere]] [[ town ]]").unresolved == ["entry:nowhere"]


def test_link_in_a_heading_is_the_first_of_its_section(weave_page: Weave) -> None:
    html = weave_page("# Bakhmut [[town]]\n\nBakhmut\n\n# Bakhmut\n\nBakhmut").html
    assert html.count("<a ") == 2
    assert f"<h1>Bakhmut {TOWN}</h1>\n<p>Bakhmut</p>" in html
