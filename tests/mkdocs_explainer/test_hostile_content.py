"""All of `content/` is hostile: whatever it says, it is only ever text on the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.projects import SMALL, built, mkdocs, write
from tests.walk import Built, Page, text_of

NASTY = (
    "<script>alert(1)</script> \"q\" 'a' & &amp; {{ 7*7 }} {% raw %} {# c #} ${x} </title> \\u0022"
)

# As it stands in YAML between single quotes.
YAML = NASTY.replace("'", "''")

HOSTILE = {
    "site_config/settings.yml": (
        f"title: '{YAML}'\ndescription: '{YAML}'\nas_of: 1900\nlicence: {{name: '{YAML}', "
        "url: 'https://example.org/?a=1&b=2'}\ncorrections: mailto:a&b@example.org\n"
    ),
    "content/index.md": f"---\ntitle: '{YAML}'\n---\n\n# Home\n",
    "content/places/nasty.yml": (
        f"name: '{YAML}'\naliases: ['{YAML} alias']\nsummary: '`` {YAML} ``'\nin_glossary: true\n"
        f"tags: ['{YAML}']\n"
    ),
    "content/glossary/nasty-term.yml": f"name: 'Term {YAML}'\ndefinition: '`` {YAML} ``'\n",
    "content/sources/nasty-source.yml": (
        f"name: 'Source {YAML}'\ntype: book\ntitle: 'Title {YAML}'\nauthor: ['{YAML}']\n"
        "URL: 'https://example.org/?a=1&b=2'\n"
    ),
    "content/claims/nasty-claim.yml": (
        f"name: 'Claim {YAML}'\nstatement: '`` {YAML} ``'\nform: report\nquote: '{YAML}'\n"
        f"evidence: '{YAML}'\nabout: [nasty, nasty-term]\n"
        f"sources: [{{source: nasty-source, at: '{YAML}'}}]\n"
        f"assessments: [{{by: nasty-person, wording: '{YAML}', verdict: likely, "
        f"scope: '{YAML}'}}]\n"
    ),
    "content/people/nasty-person.yml": f"name: 'Person {YAML}'\nsee_also: [nasty-term]\n",
    "content/events/nasty-event.yml": (
        f"name: 'Event {YAML}'\ndate_note: '{YAML}'\nplace: nasty\n"
        f"involves: [{{who: nasty-person, role: '{YAML}'}}]\n"
        "body: |\n  ## [[nasty-term]] {% x %} <b>\n\n  See [[nasty-term]] and [[nasty]].\n"
    ).replace("## [[nasty-term]] {% x %} <b>", '## {{ 7*7 }} {% x %} & "q"'),
    "content/narratives/a-nasty-night.md": (
        f"---\ntitle: '{YAML}'\ndescription: '{YAML}'\nsources: [nasty-source]\n---\n\n"
        f"About [[nasty-term]] and [[nasty]].\n\n## `` {NASTY} ``\n\nMore.\n"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = write(tmp_path_factory.mktemp("hostile"), {**SMALL, **HOSTILE})
    return Built(built(folder))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What the theme itself brings, to compare with."""
    return Built(built(write(tmp_path_factory.mktemp("harmless"), SMALL)))


def _scripts(page: Page) -> list[str]:
    return [
        script.text or ""
        for script in page.root.iter("script")
        if script.get("type") != "application/json"
    ]


def test_no_script_of_the_content_is_on_a_page(hostile: Built, harmless: Built) -> None:
    of_the_theme = {script for page in harmless.pages.values() for script in _scripts(page)}
    for address, page in hostile.pages.items():
        assert set(_scripts(page)) <= of_the_theme, address
        assert not page.root.xpath("//@*[starts-with(name(), 'on')]"), address


def test_the_text_is_not_taken_for_a_template(hostile: Built) -> None:
    for address, page in hostile.read.items():
        for text in page.article.itertext():
            assert " 49 " not in text, address
        assert "49" not in (page.root.findtext(".//title") or ""), address


@pytest.mark.parametrize(
    "address",
    [
        "places/nasty/", "glossary/nasty-term/", "sources/nasty-source/", "claims/nasty-claim/",
        "people/nasty-person/", "events/nasty-event/",
    ],
)  # fmt: skip
def test_a_name_is_shown_as_it_was_written(address: str, hostile: Built) -> None:
    page = hostile.read[address]
    name = " ".join(NASTY.split())
    assert name in " ".join(page.article.findtext(".//h1").split())
    title = " ".join((page.root.findtext(".//title") or "").split())
    assert title.count(name) >= 1, "the title of the page"
    for described in page.root.xpath("//meta[@name='description']/@content"):
        assert name in described


def test_the_home_page_and_narratives_show_it_too(hostile: Built) -> None:
    name = " ".join(NASTY.split())
    home = hostile.read[""].root
    assert name in home.xpath("//meta[@name='description']/@content")[0]
    page = hostile.read["narratives/a-nasty-night/"]
    assert name in " ".join((page.root.findtext(".//title") or "").split())
    assert name in page.root.xpath("//meta[@name='description']/@content")[0]
    assert name in text_of(page.article, without=()).replace('" q "', '"q"')


def test_the_table_of_contents_shows_headings_as_text(hostile: Built) -> None:
    root = hostile.read["narratives/a-nasty-night/"].root
    entries = root.xpath("//nav[contains(@class, 'md-nav--secondary')]//li")
    assert " ".join(NASTY.split()) in [" ".join(one.text_content().split()) for one in entries]


def test_definitions_are_text(hostile: Built) -> None:
    page = hostile.read["events/nasty-event/"]
    (tip,) = page.article.xpath(".//*[@id='term-nasty-term']")
    assert " ".join(tip.text_content().split()) == " ".join(NASTY.split())
    assert len(tip) == 0


def test_lists_show_names_as_text(hostile: Built) -> None:
    for address in ("places/", "glossary/", "claims/", "people/", "events/", "sources/", ""):
        text = " ".join(hostile.read[address].article.text_content().split())
        assert " ".join(NASTY.split()) in text, address


def test_the_page_holds_together(hostile: Built) -> None:
    """Nothing broke out of where it stands: every page still ends in the theme's own footer."""
    for address, page in hostile.read.items():
        assert page.root.xpath("//article//*[contains(@class, 'xp-page')]"), address
        assert page.root.xpath("//footer"), address
        assert not page.article.xpath(".//footer[contains(@class, 'md-footer')]"), address
        config = page.root.xpath("//script[@id='__config']")
        assert len(config) == 1, address
        json.loads(config[0].text)


def test_the_search_index_and_the_sitemap_are_sound(hostile: Built) -> None:
    index = json.loads((hostile.folder / "search/search_index.json").read_text(encoding="utf-8"))
    for record in index["docs"]:
        # The theme shows these as HTML.
        assert "<script" not in record["title"].lower(), record["location"]
        assert "<script" not in record["text"].lower(), record["location"]
    assert "<script" not in (hostile.folder / "sitemap.xml").read_text(encoding="utf-8")


def test_front_matter_cannot_steer_the_theme(tmp_path: Path) -> None:
    steering = "template: main.html\nhide: [navigation]\nsearch: {exclude: true}\nicon: x\n"
    narrative = f"---\ntitle: A night\n{steering}---\n\nDark.\n"
    page = f"---\n{steering}---\n\n# About\n"
    files = {"content/narratives/a-night.md": narrative, "content/about.md": page}
    result = mkdocs(write(tmp_path, SMALL | files))
    assert result.returncode != 0
    for number in range(4):
        assert f"content/narratives/a-night.md:{3 + number}:1: unknown-field" in result.stdout
        assert f"content/about.md:{2 + number}:1: unknown-field" in result.stdout
    assert "Traceback" not in result.stdout


PAGE = """\
---
title: A night
---

# A night

<script>alert(1)</script>

<p onclick="alert(1)" style="position:fixed" class="md-overlay">Dark.</p>

<img src="x" onerror="alert(1)" alt="">

<img src="https://elsewhere.example/pixel.png" alt="far away">

<iframe src="https://elsewhere.example/"></iframe> <svg onload="alert(1)"></svg>

<form action="https://elsewhere.example/"><input type="password" name="pw">
<button>ok</button></form>

<style>body { display: none }</style> <base href="https://elsewhere.example/">
<meta http-equiv="refresh" content="0">

<javascript:alert(1)>

<pre class="mermaid"><code>graph TD; a--&gt;b</code></pre>

<div id="_&#x200e;_search" class="m&#x200e;d-overlay">Dark.</div> <input>

<img src="https&#x200e;://elsewhere.example/pixel.png" alt="hidden">

A word{: onclick="alert(1)" style="color:red" } and
![picture](javascript:alert(1)){: onerror="alert(1)" }

!!! note "<img src=x onerror=alert(1)>"
    <a onclick="alert(1)" href="../places/skerry.md">in a box</a>

[[skerry]] {{ 7*7 }} {% include "main.html" %}
"""


def test_raw_html_of_a_narrative_is_cut_down_to_what_is_harmless(tmp_path: Path) -> None:
    site = Built(built(write(tmp_path, SMALL | {"content/narratives/a-night.md": PAGE})))
    article = site.read["narratives/a-night/"].article
    for tag in ("script", "iframe", "form", "button", "style", "base", "meta", "svg", "object"):
        assert not article.xpath(f".//{tag}"), tag
    assert not article.xpath(".//input")
    assert not article.xpath(".//*[contains(@class, 'mermaid')]")
    assert not article.xpath(".//*[contains(@id, '__')]")
    assert not article.xpath(".//@*[starts-with(name(), 'on')]")
    assert not article.xpath(".//@style")
    assert not article.xpath(".//*[contains(@class, 'md-overlay')]")
    assert not article.xpath(".//img[starts-with(@src, 'http')]")
    for address in article.xpath(".//@href | .//@src"):
        scheme = "".join(address.split()).partition(":")[0].lower()
        assert scheme not in {"javascript", "data", "vbscript"}, address
    assert "places/skerry/" in site.leads_to(site.read["narratives/a-night/"], article)
    assert "{{ 7*7 }}" in article.text_content()
    # Neither does any of it reach the search.
    index = (site.folder / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "onerror" not in index
    assert "javascript:" not in index.lower()


REFUSED = """\
[one](javascript:alert(1)) [two](JaVaScript:alert(1)) [three](vbscript:x)
[four](data:text/html,<script>alert(1)</script>) [five](&#106;avascript:alert(1))
[six](java&#10;script:alert(1)) <a href="java&#x200e;script:alert(1)">seven</a>
"""


def test_a_link_that_would_be_taken_out_is_an_error(tmp_path: Path) -> None:
    page = f"---\ntitle: A night\n---\n\n{REFUSED}"
    result = mkdocs(write(tmp_path, SMALL | {"content/narratives/a-night.md": page}))
    assert result.returncode != 0
    assert result.stdout.count("content/narratives/a-night.md") == 7
    assert result.stdout.count("invalid-address no link may lead to") == 7


@pytest.mark.parametrize("text", ["- x", "> x"])
def test_what_nests_too_deep_is_an_error(text: str, tmp_path: Path) -> None:
    lines = "\n".join("    " * depth + text for depth in range(150))
    page = f"---\ntitle: A night\n---\n\n{lines}\n"
    result = mkdocs(write(tmp_path, SMALL | {"content/narratives/a-night.md": page}))
    assert result.returncode != 0
    assert "content/narratives/a-night.md:30:1: too-complex" in result.stdout
    assert "Traceback" not in result.stdout


def test_raw_html_of_an_entry_is_an_error(tmp_path: Path) -> None:
    entry = "name: The Skerry\nbody: |\n  A rock.\n\n  <script>alert(1)</script>\n"
    result = mkdocs(write(tmp_path, SMALL | {"content/places/skerry.yml": entry}))
    assert result.returncode != 0
    assert "content/places/skerry.yml:5:3: raw-html" in result.stdout


def test_a_link_of_an_entry_that_would_be_taken_out_is_an_error(tmp_path: Path) -> None:
    entry = (
        "name: The Skerry\nbody: '[one](javascript:alert(1)) [two](data:text/html,x) [[lamp]]'\n"
    )
    folder = write(tmp_path, SMALL | {"content/places/skerry.yml": entry})
    result = mkdocs(folder)
    assert result.returncode != 0
    assert result.stdout.count("content/places/skerry.yml:2:") == 2


@pytest.mark.parametrize(
    "address",
    [
        'https://example.org/"><script>alert(1)</script>/',
        "https://example.org/?a#b",
        "https://a b/",
    ],
)
def test_an_address_at_which_no_page_can_stand_is_refused(address: str, tmp_path: Path) -> None:
    config = SMALL["mkdocs.yml"].replace("https://example.org/", f"'{address}'")
    result = mkdocs(write(tmp_path, SMALL | {"mkdocs.yml": config}))
    assert result.returncode == 1
    assert "`site_url` is" in result.stdout
    assert "Traceback" not in result.stdout
    assert not (tmp_path / "site").exists()
