"""The template engine: what a view says is text until it was sanitised as prose."""

from __future__ import annotations

import pytest
from jinja2 import Environment, UndefinedError

from explainer.dates import parse
from explainer.rendering.engine import Engine
from explainer.settings import Settings, read_words
from explainer.views.listing import Month

HOSTILE = "<b onclick=\"x\">'&amp;'</b> {{ 7*7 }} {% raw %}"
ESCAPED = "&lt;b onclick=&#34;x&#34;&gt;&#39;&amp;amp;&#39;&lt;/b&gt; {{ 7*7 }} {% raw %}"


@pytest.fixture(scope="module")
def engine() -> Environment:
    words, _ = read_words("en")
    settings = Settings.model_validate({"title": "Lights", "as_of": "1900"})
    return Engine(words, settings).environment


def _render(engine: Environment, source: str, **values: object) -> str:
    return engine.from_string(source).render(**values)


def test_values_are_escaped(engine: Environment) -> None:
    assert _render(engine, "{{ x }}", x=HOSTILE) == ESCAPED
    assert _render(engine, '<a title="{{ x }}">', x=HOSTILE) == f'<a title="{ESCAPED}">'


def test_only_prose_is_not(engine: Environment) -> None:
    assert _render(engine, "{{ x | prose }}", x="<em>so</em>") == "<em>so</em>"
    assert "<b" not in _render(engine, "{{ x | upper }}", x=HOSTILE)
    assert "<b" not in _render(engine, "{{ [x, x] | join('<') }}", x=HOSTILE)


def test_what_is_filled_into_a_word_is_escaped(engine: Environment) -> None:
    said = _render(engine, '{{ w("claims.made_by", who=x) }}', x=HOSTILE)
    assert ESCAPED in said
    link = '{% set x %}<a href="#">{{ y }}</a>{% endset %}{{ w("claims.made_by", who=x) }}'
    assert f'<a href="#">{ESCAPED}</a>' in _render(engine, link, y=HOSTILE)


def test_what_looks_like_a_placeholder_is_text(engine: Environment) -> None:
    said = _render(engine, '{{ w("claims.made_by", who=x) }}', x="{who} {0} {x.__class__}")
    assert said.endswith("{who} {0} {x.__class__}")


def test_a_name_that_no_view_has_is_an_error(engine: Environment) -> None:
    with pytest.raises(UndefinedError):
        _render(engine, "{{ nothing }}")
    with pytest.raises(KeyError):
        _render(engine, '{{ w("no.such.word") }}')


def test_dates_say_what_machines_can_read(engine: Environment) -> None:
    day = parse("2022-11-29?")
    assert _render(engine, "{{ x | when }}", x=day).startswith('<time datetime="2022-11-29">')
    # HTML has no form for a span, and a time that claims to be one would be wrong.
    span = _render(engine, "{{ x | when }}", x=parse("2022-11-27/2022-11-29"))
    assert "<time" not in span


@pytest.mark.parametrize(
    "value,axis,words",
    [
        (48.5, "lat", "48.5° N"), (-3.25, "lat", "3.25° S"), (38, "lon", "38° E"),
        (-0.5, "lon", "0.5° W"), (0, "lat", "0° N"),
    ],
)  # fmt: skip
def test_degrees_have_a_side(engine: Environment, value: float, axis: str, words: str) -> None:
    assert _render(engine, "{{ x | degrees(axis) }}", x=value, axis=axis) == words


def test_headings_of_time(engine: Environment) -> None:
    assert _render(engine, "{{ x | month }}", x=Month(2022, 11)) == "November 2022"
    assert _render(engine, "{{ x | month }}", x=Month(1999)) == "1999"


def test_addresses_begin_at_the_root_of_the_site(engine: Environment) -> None:
    found = _render(engine, '<a href="{{ x | href }}">', x='places/a"b/')
    assert '"b' not in found.replace('a"b', "") or "&#34;" in found
    assert found.endswith('places/a&#34;b/">')
