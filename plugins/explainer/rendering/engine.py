"""The template engine: every value is escaped unless it is prose that was sanitised."""

from __future__ import annotations

import re
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from explainer.dates import EdtfDate, Form, Point, in_words, iso
from explainer.prose.weave import ROOT
from explainer.settings import Settings, Words
from explainer.views.link import Link
from explainer.views.listing import Month

_BACKTICKS = re.compile(r"`([^`]+)`")


def environment(words: Words, settings: Settings) -> Environment:
    """Return the engine with the words and settings of a site.

    Undefined names are errors; templates know `w` (a word of the site, its placeholders
    filled), `count`, `link`, `label` and `vocabulary`, and the filters below.
    """
    engine = Environment(
        loader=PackageLoader("explainer.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        # An engine serves one build; nothing changes under it, so nothing is looked up again.
        auto_reload=False,
    )
    vocabularies = {
        name: settings.words_of(name, words) for name in words.section_names("vocabularies")
    }
    engine.globals.update(
        w=partial(_word, words),
        count=words.count,
        link=cache(_link),
        has_word=lambda key: key in words.texts,
        label=lambda vocabulary, word: vocabularies[vocabulary].get(word, word),
        vocabulary=lambda name: list(vocabularies[name]),
        settings=settings,
    )
    engine.filters.update(
        when=cache(partial(_when, words)),
        prose=Markup,  # sanitised and linked, by `explainer.prose`
        href=lambda address: ROOT + address,
        degrees=partial(_degrees, words),
        month=partial(_month, words),
        code=_code,
        initial=_initial,
    )
    engine.tests["of"] = lambda value, name: type(value).__name__ == name
    return engine


def _word(words: Words, key: str, **values: object) -> Markup:
    text = escape(words(key))
    return text.format(**values) if values else text


def _link(target: Link) -> Markup:
    """Return a link to an entry; the most frequent thing on a page, and so no macro."""
    return Markup('<a href="{}">{}</a>').format(ROOT + target.address, target.name)


def _when(words: Words, date: EdtfDate, *, short: bool = False) -> Markup:
    """Return a date in words, with the machine-readable one where HTML has a form for it."""
    text = escape(in_words(date, words.dates, short=short))
    machine = iso(date)
    return Markup('<time datetime="{}">{}</time>').format(machine, text) if machine else text


def _initial(text: str) -> str:
    """Return the text with a capital at its beginning, and nothing else changed."""
    return text[:1].upper() + text[1:]


def _code(text: str) -> Markup:
    """Return a model's documentation with what stands between backticks as code."""
    return Markup(_BACKTICKS.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704  # escaped


def _month(words: Words, heading: Month) -> str:
    """Return the month, or year, that heads a part of a list, in words."""
    form = Form.MONTH if heading.month else Form.YEAR
    point = Point(form, heading.year, heading.month)
    return in_words(point, words.dates)


def _degrees(words: Words, value: float, axis: str) -> Markup:
    positive, negative = {"lat": ("north", "south"), "lon": ("east", "west")}[axis]
    side = positive if value >= 0 else negative
    return _word(words, f"places.{side}", degrees=f"{abs(value):g}")
