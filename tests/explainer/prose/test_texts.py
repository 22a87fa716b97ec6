"""All prose of a site: who mentions whom, and what the glossary says."""

from __future__ import annotations

import pytest

from explainer.catalog.addresses import Addresses
from explainer.prose.texts import Texts, plain
from explainer.prose.weave import ROOT
from explainer.site import Project, open_site

FILES = {
    "site_config/settings.yml": "title: A site\nas_of: 2022\n",
    "content/events/battle.yml": (
        "name: Battle of Bakhmut\nsummary: Near Bakhmut. A siege of Bakhmut.\n"
        "body: |\n  The [[town|place]]. Sieges, Bakhmut.\n\n  ## Then\n\n  Bakhmut and Soledar.\n"
    ),
    "content/places/town.yml": "name: Bakhmut\nsummary: A town.\nin_glossary: true\n",
    "content/places/soledar.yml": "name: Soledar\nlink: never\n",
    "content/places/hill.yml": "name: Hill\nin_glossary: true\n",
    "content/glossary/siege.yml": (
        "name: siege\naliases: [sieges]\ndefinition: A *long* wait & worse, at Bakhmut.\n"
    ),
    "content/narratives/story.md": "---\ntitle: Story\n---\nIt began. In Bakhmut & there.\n",
    "content/narratives/plain.md": (
        "---\ntitle: Plain\nlink_names: false\n---\nBakhmut. A [[siege]] there.\n"
    ),
    "content/narratives/draft.md": "---\ntitle: Draft\ndraft: true\n---\nBakhmut, [[nowhere]].\n",
    "content/about.md": "About Bakhmut.\n",
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    root = tmp_path_factory.mktemp("site")
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    project = Project(root, root / "content", root / "site_config/settings.yml")
    site, problems = open_site(project, Addresses())
    assert problems == []
    assert site is not None
    return site.texts


def test_one_backlink_a_page_with_its_sentence(texts: Texts) -> None:
    told = {m.origin: "".join(m.excerpt()) for m in texts.backlinks["town"]}
    assert told == {
        "battle": "Near Bakhmut.",
        "siege": "A long wait & worse, at Bakhmut.",
        "story": "In Bakhmut & there.",
    }
    assert len(texts.backlinks["town"]) == 3


def test_what_a_page_mentions(texts: Texts) -> None:
    found = {(m.origin, target) for target, all_ in texts.backlinks.items() for m in all_}
    assert {target for origin, target in found if origin == "battle"} == {"town", "siege"}
    assert {target for origin, target in found if origin == "plain"} == {"siege"}
    assert "draft" not in {origin for origin, _ in found}


def test_first_mention_counts_across_the_fields_of_a_page(texts: Texts) -> None:
    summary, body = texts.html("battle", "summary"), texts.html("battle", "body")
    town = f'<a href="{ROOT}places/town/"'
    assert summary.count(town) == 1
    assert body.count(town) == 2  # `[[town|place]]`, and once in the next section
    assert "Soledar" in body
    assert texts.html("soledar", "summary") == ""


def test_glossary_explains_terms_and_what_asks_for_it(texts: Texts) -> None:
    assert texts.definitions == {
        "siege": "A long wait & worse, at Bakhmut.",
        "town": "A town.",
    }


def test_plain_text_of_html() -> None:
    assert plain("<p>a &amp; <em>b</em> &lt;\n c</p>") == "a & b < c"
