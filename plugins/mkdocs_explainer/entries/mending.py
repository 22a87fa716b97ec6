"""Where Material's templates do not hold to HTML or leave out who reads by ear or keyboard.

The lines in question stand in no block that a template of ours could take the place of, and a copy
of the whole templates would be bound to one version of the theme. So the theme's source is mended
as Jinja loads it (`jinja2.ext.Extension.preprocess`): no page is ever touched. A line that another
version of the theme, or a site's own template, writes otherwise is left as it is; our tests check
finished pages with the Nu HTML checker and axe-core and would tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.ext import Extension

if TYPE_CHECKING:
    from collections.abc import Mapping

_MENDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "base.html": (
        # A checkbox completes nothing. Both get a name: the drawer's takes the keyboard's focus.
        ('id="__drawer" autocomplete="off"', """id="__drawer" aria-label="{{ lang.t('nav') }}\""""),
        (
            'id="__search" autocomplete="off"',
            """id="__search" aria-label="{{ lang.t('search') }}\"""",
        ),
        # What a page looks like comes before what it can do: on a narrow line this script, as
        # large as all styles together, would hold them up. `theme.furnish` says whether it may.
        (
            """.min.js' | url }}"></script>""",
            """.min.js' | url }}"{% if explainer_defers %} defer{% endif %}></script>""",
        ),
    ),
    "partials/search.html": (
        ('role="dialog"', """role="dialog" aria-label="{{ lang.t('search') }}\""""),
    ),
    "partials/nav-item.html": (
        # An empty number is none.
        ('tabindex="{{ tabindex }}"', '{% if tabindex %}tabindex="{{ tabindex }}"{% endif %}'),
        # What opens a list within the drawer, and what closes it, is pressed by keyboard as well.
        ('link--active" for="__toc">', 'link--active" for="__toc" tabindex="0">'),
        (
            '"md-nav__title" for="{{ path }}">',
            '"md-nav__title" for="{{ path }}"{% if not is_section %} tabindex="0"{% endif %}>',
        ),
    ),
    "partials/toc.html": (
        # In the sidebar it is a heading; what it would close is in the drawer alone, and there
        # only for pages of the navigation. `nav_item` is of the template that fills the drawer.
        (
            '"md-nav__title" for="__toc">',
            '"md-nav__title"{% if nav_item is defined %} for="__toc" tabindex="0"{% endif %}>',
        ),
    ),
}
"""Of each template what it says, and what it ought to say."""


class Mended(Extension):
    """Mends the theme's templates as they are loaded; `Environment.add_extension` takes it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source of a template with its faults mended."""
        for theirs, ours in _MENDS.get(name or "", ()):
            source = source.replace(theirs, ours)
        return source
