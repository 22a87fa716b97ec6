"""Claims in lists. A standing never stands without its assessors' words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from explainer.catalog.standing import Standing
from explainer.rendering.folding import folded
from explainer.rendering.markup import NOTHING, Html, fill, join, text
from explainer.rendering.phrases import Phrases
from explainer.views.claim import ClaimRow, Judgement
from explainer.views.incoming import FOLD

_NO_MARK = fill('<span class="xp-mark xp-mark--none" aria-hidden="true"></span>')


class Claims:
    """Shows claims in lists; what it makes of one it keeps, for it stands in many lists."""

    def __init__(self, phrases: Phrases, mark: Callable[[Standing], Html]) -> None:
        """Take the words, and what draws the mark of a standing."""
        self._phrases = phrases
        self._marks = {standing: mark(standing) for standing in Standing}
        self._made: dict[str, Html] = {}

    def claims(self, rows: Iterable[ClaimRow], *, fold: int | None = FOLD) -> Html:
        """Return a list of claims, folded or not."""
        return folded([self.claim(row) for row in rows], "xp-claims", self._phrases, fold)

    def claim(self, row: ClaimRow) -> Html:
        """Return a claim in a list, and its standing or its form."""
        made = self._made.get(row.link.id)
        if made is None:
            made = self._made[row.link.id] = self._claim(row)
        return made

    def standing(self, row: ClaimRow) -> Html:
        """Return the mark and the word of a claim's standing; nothing where it has none."""
        if not row.standing:
            return NOTHING
        found = row.standing
        word = self._phrases.word(f"standings.{found}")
        pattern = '<span class="xp-standing xp-standing--%s">%s%s</span>'
        return fill(pattern, text(found), self._marks[found], word)

    def assessed(self, row: ClaimRow) -> Html:
        """Return who assessed a claim, in which words."""
        if row.judgements:
            return join([self._words_of(one) for one in row.judgements], "; ")
        return fill('<span class="xp-assessed">%s</span>', self._phrases.word("claims.nobody"))

    def _claim(self, row: ClaimRow) -> Html:
        say, by = self._phrases, self._maker(row)
        if row.standing:
            tone = fill(" xp-standing--%s", text(row.standing))
            mark, by = self._marks[row.standing], fill("%s · %s", by, self.assessed(row))
            word = say.word(f"standings.{row.standing}")
            is_what = fill('<span class="xp-claim__standing">%s</span>', word)
        else:
            tone, mark = NOTHING, _NO_MARK
            is_what = fill('<span class="xp-claim__form">%s</span>', say.label("forms", row.form))
        return fill(
            '<li class="xp-claim%s">\n%s<div>\n<p class="xp-claim__name">%s %s</p>\n'
            '<p class="xp-claim__by">%s</p>\n</div>\n</li>\n',
            tone, mark, say.link(row.link), is_what, by,
        )  # fmt: skip

    def _maker(self, row: ClaimRow) -> Html:
        say = self._phrases
        if not row.maker:
            return say.word("claims.made_by_unknown")
        key = "claims.made_by" if row.standing else "claims.stated_by"
        maker = say.word(key, who=say.link(row.maker))
        return fill("%s (%s)", maker, text(row.maker_note)) if row.maker_note else maker

    def _words_of(self, judgement: Judgement) -> Html:
        say = self._phrases
        date = scope = NOTHING
        if judgement.date:
            date = fill(", %s", say.when(judgement.date, short=True))
        if judgement.scope:
            words = say.word("claims.scope", scope=text(judgement.scope))
            scope = fill(' <span class="xp-scope">(%s)</span>', words)
        return fill(
            '<span class="xp-assessed"><span class="xp-assessor">%s%s</span>: '
            '<span class="xp-wording">%s</span>%s</span>',
            say.link(judgement.assessor), date, text(judgement.wording), scope,
        )  # fmt: skip
