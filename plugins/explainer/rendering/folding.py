"""A list of which the rest can be opened after so many rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import LiteralString

from explainer.rendering.markup import Html, fill, join, text
from explainer.rendering.phrases import Phrases
from explainer.views.incoming import FOLD


def folded(
    rows: Sequence[Html], name: LiteralString, phrases: Phrases, fold: int | None = FOLD
) -> Html:
    """Return rows as a list with a name for its style; without a number nothing is folded."""
    if fold is None or len(rows) <= fold:
        return _list(rows, name)
    pattern = '%s<details class="xp-more"><summary>%s</summary>\n%s</details>\n'
    more = phrases.count("page.more", len(rows) - fold)
    return fill(pattern, _list(rows[:fold], name), more, _list(rows[fold:], name))


def _list(rows: Sequence[Html], name: LiteralString) -> Html:
    if not name:
        return fill("<ul>\n%s</ul>\n", join(rows))
    return fill('<ul class="%s">\n%s</ul>\n', text(name), join(rows))
