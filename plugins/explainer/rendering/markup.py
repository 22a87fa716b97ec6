"""HTML put together in Python: the one place where it is.

What stands on most pages is made by small functions, since a macro of a template costs ten times
as much. They return `Html`, a text that is safe to stand in a page. Only this module makes one:
of a pattern written in the code, of other `Html`, of a text by escaping it. To put a text where
`Html` is wanted is an error of types, so that nobody can forget to escape it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, LiteralString, NewType, ParamSpec

from jinja2 import Template
from markupsafe import Markup, escape

P = ParamSpec("P")

# At run time it is a plain text: a class of its own would cost more than all the rest.
Html = NewType("Html", str)

NOTHING = Html("")


def fill(pattern: LiteralString, *values: Html) -> Html:
    """Return a pattern of HTML with a value in place of each `%s`."""
    return Html(pattern % values)


def fill_in(pattern: LiteralString, **values: Html) -> Html:
    """Return a pattern of HTML with the values that it names, as `%(name)s`."""
    return Html(pattern % values)


def join(pieces: Iterable[Html], between: LiteralString = "") -> Html:
    """Return pieces of HTML behind each other."""
    return Html(between.join(pieces))


def text(value: str) -> Html:
    """Return a text as HTML, escaped for what stands between tags or in an attribute.

    It does what markupsafe's `escape` does, in the same words, without a `Markup` around it.
    """
    return Html(
        value.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )


def prose(html: str) -> Html:
    """Return as HTML what `explainer.prose` has sanitised and linked."""
    return Html(html)


def rendered(template: Template, **values: Any) -> Html:  # what templates take
    """Return what a template makes of some values; it escapes them itself."""
    return Html(template.render(**values))


def word(pattern: Html, **values: Html) -> Html:
    """Return a word of a site with its placeholders filled."""
    return Html(pattern.format(**values))


def initial(said: Html) -> Html:
    """Return a text with a capital at its beginning, and nothing else changed."""
    return Html(said[:1].upper() + said[1:])


def lower(said: Html) -> Html:
    """Return a text in small letters."""
    return Html(said.lower())


def for_templates(make: Callable[P, Html]) -> Callable[P, Markup]:
    """Return a function whose HTML a template takes for what it is."""

    def made(*args: P.args, **values: P.kwargs) -> Markup:
        return Markup(make(*args, **values))  # noqa: S704  # it is HTML

    return made


def from_template(value: object) -> Html:
    """Return what a template hands over as HTML: escaped, unless it is HTML already."""
    return Html(escape(value))
