"""The template engine: every value is escaped unless it is prose that was sanitised."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from explainer.dates import Form, Point, in_words
from explainer.prose.weave import ROOT
from explainer.rendering.components import Components
from explainer.rendering.markup import Html, for_templates, from_template, prose, rendered
from explainer.rendering.phrases import Phrases
from explainer.settings import Settings, Words
from explainer.views.listing import Month

_BACKTICKS = re.compile(r"`([^`]+)`")


class Engine:
    """Templates with the words, settings and components of a site.

    Undefined names are errors; templates know `w` (a word of the site, its placeholders
    filled), `count`, `link`, `label` and `vocabulary`, the filters below, and the components.
    """

    def __init__(self, words: Words, settings: Settings) -> None:
        """Take what all pages of the site have in common."""
        self._words = words
        self.environment = Environment(
            loader=PackageLoader("explainer.rendering"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            # An engine serves one build; nothing changes under it, so nothing is looked up again.
            auto_reload=False,
        )
        phrases = Phrases(words, settings)
        self._add_words(phrases, settings)
        # The marks of the standings are drawn in a template, which may know the words.
        marks: Any = self.environment.get_template("parts/marks.html").make_module()
        self.components = Components(phrases, lambda standing: from_template(marks.mark(standing)))
        self.environment.globals.update(self.components.by_name())

    def render(self, template: str, **values: Any) -> Html:  # what templates take
        """Return what a template makes of some values."""
        return rendered(self.environment.get_template(template), **values)

    def _add_words(self, phrases: Phrases, settings: Settings) -> None:
        self.environment.globals.update(
            w=_for_words(phrases.word),
            count=for_templates(phrases.count),
            link=for_templates(phrases.link),
            has_word=phrases.has,
            label=for_templates(phrases.label),
            vocabulary=phrases.vocabulary,
            settings=settings,
        )
        self.environment.filters.update(
            when=for_templates(phrases.when),
            prose=for_templates(prose),
            href=lambda address: ROOT + address,
            degrees=for_templates(phrases.degrees),
            month=self._month,
            code=_code,
            initial=_initial,
        )
        self.environment.tests["of"] = lambda value, name: type(value).__name__ == name

    def _month(self, heading: Month) -> str:
        """Return the month, or year, that heads a part of a list, in words."""
        form = Form.MONTH if heading.month else Form.YEAR
        point = Point(form, heading.year, heading.month)
        return in_words(point, self._words.dates)


def _for_words(make: Callable[..., Html]) -> Callable[..., Markup]:
    """Return what gives templates the words of a site: they fill in whatever they have."""
    made = for_templates(make)
    return lambda key, **values: made(
        key, **{name: from_template(one) for name, one in values.items()}
    )


def _initial(text: str) -> str:
    """Return a text, or HTML, with a capital at its beginning, and nothing else changed."""
    return text[:1].upper() + text[1:]


def _code(text: str) -> Markup:
    """Return a model's documentation with what stands between backticks as code."""
    return Markup(_BACKTICKS.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704  # escaped
