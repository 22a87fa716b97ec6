"""Claims in lists. A standing never stands without its assessors' words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from explainer.catalog.history import Change
from explainer.catalog.standing import Standing
from explainer.rendering import days
from explainer.rendering.folding import folded
from explainer.rendering.markup import NOTHING, Html, fill, join, text
from explainer.rendering.phrases import Phrases
from explainer.views.claim import ClaimRow, Judgement
from explainer.views.entry import ClaimPart
from explainer.views.incoming import FOLD

_BETWEEN = fill('<span class="xp-between">; </span>')
_HIDDEN_BETWEEN = fill('<span class="xp-between" hidden data-search-exclude>; </span>')
_HIDDEN = fill(" hidden data-search-exclude")
_SPAN, _SMALL = text("span"), text("small")
_NOBODY = ' <span class="xp-assessed xp-nobody" hidden data-search-exclude>%s</span>'
_STANDING = (
    '<span class="xp-standing xp-standing--%s">%s<span class="xp-standing__word">%s</span></span>'
)
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

    def assessed(self, row: ClaimRow) -> Html:
        """Return who assessed a claim, in which words.

        What counted once, and that nobody had assessed it, is there for who asks how it stood.
        """
        if not row.judgements:
            return fill('<span class="xp-assessed">%s</span>', self._phrases.word("claims.nobody"))
        found = [
            self._words_of(one, hidden=True, first=True, later=number > 0)
            for number, one in enumerate(row.former)
        ]
        for number, one in enumerate(row.judgements):
            found.append(self._words_of(one, first=number == 0, later=bool(found)))
        return join((*found, self.nobody(row.changes)))

    def nobody(self, changes: Sequence[Change]) -> Html:
        """Return, hidden, that nobody has assessed a claim, where that was so once."""
        if all(one.standing is not Standing.UNASSESSED for one in changes[:-1]):
            return NOTHING
        return fill(_NOBODY, self._phrases.word("claims.nobody"))

    def standing(self, standing: Standing) -> Html:
        """Return a standing as its mark and its word."""
        word = self._phrases.word(f"standings.{standing}")
        return fill(_STANDING, text(standing), self._marks[standing], word)

    def counted(self, judgement: Judgement) -> Html:
        """Return the attributes that say when an assessment counted."""
        return days.period(judgement.period)

    def known(self, claim: ClaimRow | ClaimPart) -> Html:
        """Return the attributes that say since when a claim is known, and how it stood."""
        return join((days.known(claim.known), days.standings(claim.changes)))

    def past(self, row: ClaimRow) -> Html:
        """Return the attributes that say which claim this is, since when, and how it stood."""
        return join(
            (
                days.entry(row.link.id, row.link.kind),
                days.span(row.made),
                self.known(row),
            )
        )

    def _claim(self, row: ClaimRow) -> Html:
        say, by = self._phrases, self.maker(row)
        if row.standing:
            tone = fill(" xp-standing--%s", text(row.standing))
            mark, by = self._marks[row.standing], fill("%s · %s", by, self.assessed(row))
            word = say.word(f"standings.{row.standing}")
            is_what = fill('<span class="xp-claim__standing">%s</span>', word)
        else:
            tone, mark = NOTHING, _NO_MARK
            is_what = fill('<span class="xp-claim__form">%s</span>', say.label("forms", row.form))
        return fill(
            '<li class="xp-claim%s"%s>\n%s<div>\n<p class="xp-claim__name">%s %s</p>\n'
            '<p class="xp-claim__by">%s</p>\n</div>\n</li>\n',
            tone, self.past(row), mark, say.link(row.link), is_what, by,
        )  # fmt: skip

    def maker(self, row: ClaimRow) -> Html:
        """Return who made a claim."""
        say = self._phrases
        if not row.maker:
            return say.word("claims.made_by_unknown")
        key = "claims.made_by" if row.standing else "claims.stated_by"
        maker = say.word(key, who=say.link(row.maker))
        return fill("%s (%s)", maker, text(row.maker_note)) if row.maker_note else maker

    def _words_of(
        self, judgement: Judgement, *, hidden: bool = False, first: bool, later: bool = False
    ) -> Html:
        """Return who found what. What stands between two is hidden before the `first` shown."""
        say = self._phrases
        date = scope = NOTHING
        if judgement.date:
            date = fill(", %s", say.when(judgement.date, short=True))
        if judgement.scope:
            words = say.word("claims.scope", scope=text(judgement.scope))
            scope = fill(' <span class="xp-scope">(%s)</span>', words)
        between = NOTHING if first and not later else _HIDDEN_BETWEEN if first else _BETWEEN
        # The theme's search leaves an element out up to the next end of its tag.
        tag, attributes = (_SMALL, _HIDDEN) if hidden else (_SPAN, NOTHING)
        return fill(
            '<%s class="xp-assessed"%s%s>%s<span class="xp-assessor">%s%s</span>: '
            '<span class="xp-wording">%s</span>%s</%s>',
            tag, days.period(judgement.period), attributes, between,
            say.link(judgement.assessor), date, text(judgement.wording), scope, tag,
        )  # fmt: skip
