"""The words of the site come from one file: templates hold none, and none is idle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, PackageLoader, nodes
from lxml import html

from explainer.catalog.standing import SUMMED_UP, Ignored, Standing
from explainer.kinds import KINDS
from explainer.model.entry import Entry
from explainer.model.relation import Relation
from explainer.model.vocabulary import Vocabulary
from explainer.reading.shape import leaves
from explainer.rendering.neighbourhood import SHAPES
from explainer.settings import read_words
from explainer.views.values import SHOWN_ELSEWHERE
from tests.conftest import ROOT
from tests.walk import Element

TEMPLATES = ROOT / "plugins" / "explainer" / "rendering" / "templates"
WORDS, _ = read_words("en")

# What of a page is read out or shown, beside its text.
_SPOKEN = ("alt", "aria-label", "title", "placeholder", "content", "aria-description")

# Fields that are prose, or that the page shows in a place of their own.
NOT_IN_THE_BOX = SHOWN_ELSEWHERE | {"statement", "definition"}

ENGINE = Environment(loader=PackageLoader("explainer.rendering"), autoescape=True, trim_blocks=True)

RELATIONS = {
    marker.inverse
    for kind in KINDS
    for leaf in leaves(kind, Relation)
    for marker in leaf.markers
    if isinstance(marker, Relation)
}
_NAMES = [kind.kind for kind in KINDS]
_NUMBERS = ("one", "other")

WORKED_OUT: dict[str, Iterable[str]] = {
    "claims.*": Ignored,
    "claims.count.*": _NUMBERS,
    "claims.none_*": SUMMED_UP,
    "headings.*": SUMMED_UP,
    "kinds.*.one": _NAMES,
    "kinds.*.other": _NAMES,
    "listing.count.*": _NUMBERS,
    "standing_headings.*": Standing,
    "standing_meanings.*": Standing,
    "standings.*": Standing,
    "timeline.count.*": _NUMBERS,
}
"""What templates put in the place of the `*` of a key."""


def _templates() -> list[str]:
    return sorted(file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.html"))


def _parse(name: str) -> nodes.Template:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    return ENGINE.parse(source)


def _keys_asked_for(name: str) -> Iterator[str]:
    """Yield the keys of words that a template asks for; `*` stands for what it works out.

    What it asks for only where there is such a word need not be there.
    """
    calls = [
        call for call in _parse(name).find_all(nodes.Call) if isinstance(call.node, nodes.Name)
    ]
    optional = {
        key
        for call in calls
        if isinstance(call.node, nodes.Name) and call.node.name == "has_word"
        for key in _pattern(call.args[0])
    }
    for call in calls:
        assert isinstance(call.node, nodes.Name)
        if call.node.name in {"w", "count"}:
            ending = ".*" if call.node.name == "count" else ""
            yield from {key + ending for key in _pattern(call.args[0])} - optional


def _pattern(node: nodes.Expr) -> list[str]:
    """Return the keys that an expression can come to, with `*` where it depends on the page."""
    if isinstance(node, nodes.Const):
        return [str(node.value)]
    if isinstance(node, nodes.CondExpr):
        return _pattern(node.expr1) + (_pattern(node.expr2) if node.expr2 else [])
    if isinstance(node, nodes.Concat):
        return ["".join(_pattern(part)[0] for part in node.nodes)]
    if isinstance(node, nodes.Getitem) and isinstance(node.node, nodes.Dict):
        return [key for pair in node.node.items for key in _pattern(pair.value)]
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
        table = node.node.node
        assert isinstance(table, nodes.Dict), "a key has to be readable in the template"
        values = [pair.value for pair in table.items] + node.args[1:]
        return [key for value in values for key in _pattern(value)]
    return ["*"]


@pytest.mark.parametrize("name", _templates())
def test_every_word_of_a_template_exists(name: str) -> None:
    for pattern in _keys_asked_for(name):
        assert _matching(pattern), f"{name} asks for {pattern}"


def test_every_word_is_used() -> None:
    patterns = {pattern for name in _templates() for pattern in _keys_asked_for(name)}
    used = {key for pattern in patterns for key in _matching(pattern)}
    code = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "plugins").rglob("*.py"))
    idle = [
        key
        for key in WORDS.texts
        # Vocabularies and the words of dates are asked for section by section.
        if key not in used
        and not key.startswith(("vocabularies.", "dates."))
        and not _is_in_code(key, code)
    ]
    assert idle == []


def _is_in_code(key: str, code: str) -> bool:
    """Say whether a key is written in code, whole or up to a part that is worked out."""
    section, _, last = key.rpartition(".")
    return (
        f'"{key}"' in code
        or (last in _NUMBERS and f'"{section}"' in code)
        or re.search(rf'"{re.escape(section)}\.\{{[^}}]+\}}"', code) is not None
        or re.search(
            rf'"{re.escape(section.partition(".")[0])}\.\{{[^}}]+\}}\.{re.escape(last)}"', code
        )
        is not None
    )


def _matching(pattern: str) -> list[str]:
    """Return the keys that a pattern stands for; there has to be a word under each of them."""
    if "*" not in pattern:
        return [pattern] if pattern in WORDS.texts else []
    start, _, end = pattern.partition("*")
    keys = [f"{start}{value}{end}" for value in WORKED_OUT[pattern]]
    assert [key for key in keys if key not in WORDS.texts] == []
    return keys


def test_every_relation_has_a_heading() -> None:
    headings = {key.removeprefix("inverse.") for key in WORDS.texts if key.startswith("inverse.")}
    assert headings == RELATIONS


def test_every_relation_that_is_drawn_has_words_for_its_edge() -> None:
    drawn = {
        marker.name
        for kind in KINDS
        for leaf in leaves(kind, Relation)
        for marker in leaf.markers
        if isinstance(marker, Relation) and marker.listed
    }
    edges = {key.removeprefix("edges.") for key in WORDS.texts if key.startswith("edges.")}
    assert edges == drawn


def test_every_kind_has_a_shape() -> None:
    assert {kind.kind for kind in KINDS} == set(SHAPES)


def test_every_field_of_the_box_has_a_name() -> None:
    shown = {
        row
        for kind in KINDS
        for row in kind.model_fields
        if issubclass(kind, Entry) and row not in Entry.model_fields
    }
    names = {key.removeprefix("fields.") for key in WORDS.texts if key.startswith("fields.")}
    assert shown - NOT_IN_THE_BOX - names == set()


def test_every_vocabulary_has_labels() -> None:
    names = {
        marker.name
        for kind in KINDS
        for leaf in leaves(kind, Vocabulary)
        for marker in leaf.markers
        if isinstance(marker, Vocabulary)
    }
    assert names <= set(WORDS.section_names("vocabularies"))


def test_every_kind_has_a_name_for_one_and_for_many() -> None:
    for kind in KINDS:
        assert WORDS(f"kinds.{kind.kind}.one")
        assert WORDS(f"kinds.{kind.kind}.other")


# --- no words in templates -------------------------------------------------------------


@pytest.mark.parametrize("name", _templates())
def test_a_template_holds_no_words(name: str) -> None:
    """What is left of a template without what it works out are tags, and no letter of text."""
    said = []
    for element in _parsed(_without_expressions(name)).iter():
        for text in (element.text, element.tail):
            if isinstance(element.tag, str) and element.tag not in {"script", "style"}:
                said += re.findall(r"[^\W\d_]+", text or "")
        for attribute in _SPOKEN if isinstance(element.tag, str) else ():
            if element.tag != "meta":
                said += re.findall(r"[^\W\d_]+", element.get(attribute) or "")
    assert said == []


def test_mkdocs_templates_hold_no_words() -> None:
    for file in (ROOT / "plugins" / "mkdocs_explainer").rglob("*.html"):
        bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", "", file.read_text("utf-8"))
        assert re.findall(r"[^\W\d_]+", bare) == [], file


@pytest.mark.parametrize("name", _templates())
def test_a_template_trusts_only_prose(name: str) -> None:
    """Everything is escaped but for what was sanitised; nothing else says that it is safe."""
    filters = {found.name for found in _parse(name).find_all(nodes.Filter)}
    assert "safe" not in filters
    assert not list(_parse(name).find_all(nodes.MarkSafe))
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    assert "autoescape" not in source
    for found in _parse(name).find_all(nodes.Filter):
        if found.name == "prose":
            assert isinstance(found.node, (nodes.Name, nodes.Getattr)), "prose is a value of a view"


def test_styles_and_scripts_say_nothing() -> None:
    """Text that a style sheet adds could not be translated, nor found by a search."""
    css = (TEMPLATES.parent / "assets" / "explainer.css").read_text(encoding="utf-8")
    for content in re.findall(r"content:\s*([^;}]+)", css):
        written = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', content))
        assert not re.search(r"[a-zA-Z]{2,}", written), content
    assert "url(" not in css.replace("url(data:", "")


def _without_expressions(name: str) -> str:
    """Return the HTML that a template has by itself, an `x` in an attribute for what varies."""
    pieces = []
    for _, kind, text in ENGINE.lex((TEMPLATES / name).read_text(encoding="utf-8")):
        if kind == "data":
            pieces.append(text)
        elif kind == "variable_begin":
            pieces.append("0")
    return "".join(pieces)


def _parsed(source: str) -> Element:
    return html.fromstring(f"<div>{source}</div>")


def test_the_templates_are_all_seen() -> None:
    assert len(_templates()) > 10
    assert Path(TEMPLATES, _templates()[0]).is_file()
