"""HTML that is put together in Python: nothing gets in unescaped, and no words are in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from explainer.model.entry import Entry
from explainer.rendering.markup import fill, fill_in, for_templates, from_template, join, text
from explainer.settings import read_words
from tests.conftest import ROOT
from tests.projects import opened

HOSTILE = "<b onclick=\"x\">'&amp;'</b> %s %(x)s {0}"
ESCAPED = "&lt;b onclick=&#34;x&#34;&gt;&#39;&amp;amp;&#39;&lt;/b&gt; %s %(x)s {0}"

RENDERING = ROOT / "plugins" / "explainer" / "rendering"
MODULES = sorted(file.name for file in RENDERING.glob("*.py"))
WORDS, _ = read_words("en")


def test_a_text_is_escaped_once() -> None:
    assert text(HOSTILE) == ESCAPED
    assert fill("<i>%s</i>", text(HOSTILE)) == f"<i>{ESCAPED}</i>"
    assert fill_in("<i>%(x)s</i>", x=text(HOSTILE)) == f"<i>{ESCAPED}</i>"
    assert join([text("<"), fill("<br>")], ", ") == "&lt;, <br>"


def test_templates_take_html_for_what_it_is_and_give_text_as_text() -> None:
    made = for_templates(text)(HOSTILE)
    assert made.__html__() == ESCAPED
    assert from_template(made) == ESCAPED
    assert from_template(HOSTILE) == ESCAPED


def test_nothing_that_an_editor_writes_gets_in_unescaped(tmp_path: Path) -> None:
    """Each text of each kind is a tag that nobody else writes; none of them may be one."""
    bad = '"<blink x=\\"1\\">{{ 7 }} %s & <"'
    note = f"role: {bad}"
    files = {
        "organisations/club.yml": f"name: {bad}\naliases: [{bad}]\ntags: [{bad}]\n",
        "people/ann.yml": f"name: {bad}\naffiliations: [{{organisation: club, {note}}}]\n",
        "places/skerry.yml": "name: Skerry\nsummary: Of [[ann]] {{ x }}.\nsources: [log]\n",
        "events/launch.yml": (
            f"name: {bad}\ndate_note: {bad}\nplace: skerry\ninvolves: [{{who: ann, {note}}}]\n"
            f"see_also: [skerry]\nsources: [{{source: log, at: {bad}, quoting: ann}}]\n"
        ),
        "claims/lit.yml": (
            f"name: {bad}\nstatement: It was.\nform: report\nquote: {bad}\nmade_by: ann\n"
            f"made_by_note: {bad}\nabout: [skerry]\nevidence: {bad}\nassessments:\n"
            f"  - {{by: club, wording: {bad}, verdict: likely, scope: {bad}}}\n"
        ),
        "sources/log.yml": (
            f"name: {bad}\ntype: book\ntitle: {bad}\nauthor: [{bad}]\ncontainer-title: {bad}\n"
            "publisher: club\nURL: https://example.org/?a=1&b=2\n"
        ),
    }
    site = opened(tmp_path, files)
    pages = site.pages()
    for node in site.content.catalog:
        assert isinstance(node, Entry)
        made = pages.entry(node, "https://example.org/?a=1&b=2").html
        article = html.fromstring(made)
        assert "blink" in article.text_content()
        assert not article.xpath("//blink")
        assert not re.search(r"&(?!amp;|lt;|gt;|#34;|#39;|quot;)", made)


# --- how it is written -----------------------------------------------------------------


def _strings(tree: ast.Module) -> Iterator[str]:
    """Yield the texts in code that are no documentation."""
    documentation = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in documentation:
            yield str(node.value)


def _parsed(name: str) -> ast.Module:
    return ast.parse((RENDERING / name).read_text(encoding="utf-8"))


def _components() -> list[str]:
    """Return the modules that put HTML together."""
    used = "from explainer.rendering.markup import"
    return [name for name in MODULES if used in (RENDERING / name).read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", MODULES)
def test_a_pattern_holds_no_words(name: str) -> None:
    for pattern in _strings(_parsed(name)):
        if "<" not in pattern:
            continue
        bare = re.sub(r"%s|%\(\w+\)s", "", pattern)
        assert re.findall(r"[^\W\d_]+", re.sub(r"<[^>]*>?", "", bare)) == [], pattern
        assert not re.search(r'(?:aria-label|alt|title)="[^"]', bare), pattern


@pytest.mark.parametrize("name", _components())
def test_html_is_made_in_one_place(name: str) -> None:
    """All else hands it on, as mypy sees; a pattern made while running could hold anything."""
    for node in ast.walk(_parsed(name)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"Html", "cast"}
        if isinstance(node, ast.JoinedStr):
            assert not any("<" in str(part.value) for part in _constants(node))


@pytest.mark.parametrize("name", _components())
def test_a_pattern_is_written_in_the_code(name: str) -> None:
    tree = _parsed(name)
    written: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _is_written(node.value, written):
            written |= {one.id for one in node.targets if isinstance(one, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"fill", "fill_in"}:
            assert _is_written(node.args[0], written), ast.unparse(node)


def _is_written(node: ast.expr, written: set[str]) -> bool:
    """Say whether an expression is a text in the code, or has the name of such a one."""
    if isinstance(node, ast.IfExp):
        return _is_written(node.body, written) and _is_written(node.orelse, written)
    if isinstance(node, ast.Name):
        return node.id in written
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _constants(node: ast.JoinedStr) -> list[ast.Constant]:
    return [part for part in node.values if isinstance(part, ast.Constant)]


def test_the_components_are_all_seen() -> None:
    assert len(_components()) > 8


@pytest.mark.parametrize("name", MODULES)
def test_every_word_that_is_asked_for_exists(name: str) -> None:
    for node in ast.walk(_parsed(name)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr == "word" and node.args and isinstance(node.args[0], ast.Constant):
            assert node.args[0].value in WORDS.texts
