"""What gives the reader of a page a day: the page as it stood then."""

from __future__ import annotations

from collections.abc import Callable

from explainer.catalog.standing import Standing
from explainer.prose.weave import ROOT
from explainer.rendering.markup import NOTHING, Html, fill, fill_in, join, text
from explainer.rendering.phrases import Phrases
from explainer.views.entry import ClaimPart

# Hidden until the script finds two days or more to choose from; without it the page is today's.
_CONTROL = """\
<div class="xp-asof" data-xp-asof data-search-exclude data-later="%(later)s" \
data-unsaid="%(unsaid)s" hidden>
<details>
<summary>%(title)s</summary>
<p><button type="button" data-step="-1" aria-label="%(previous)s">←</button>
<label>%(day)s <input type="date"></label>
<button type="button" data-step="1" aria-label="%(next)s">→</button></p>
<p class="xp-note">%(hint)s</p>
</details>
<p><span class="xp-asof__notice" role="status" data-says="%(notice)s" \
data-span="%(span)s"></span> \
<button type="button" data-today hidden>%(today)s</button></p>
<template><ul class="xp-legend">%(standings)s</ul></template>
</div>
<script src="%(root)sassets/explainer/days.js" defer></script>
<script src="%(root)sassets/explainer/asof.js" defer></script>
"""

_STANDING = '<li class="xp-standing--%s" data-standing="%s">%s%s</li>'

_CHANGES = (' data-xp-known="', ' data-xp-standings="')


class AsOf:
    """The control for "as it stood on a day", the same on all pages of a site."""

    def __init__(self, phrases: Phrases, mark: Callable[[Standing], Html]) -> None:
        """Take the words, and what draws the mark of a standing."""
        self._phrases = phrases
        self._mark = mark
        self._control: Html | None = None

    def control(self) -> Html:
        """Return the control and its scripts; what a page has of days, they find there."""
        if self._control is None:
            self._control = self._new_control()
        return self._control

    def control_of(self, claim: ClaimPart | None, below: Html) -> Html:
        """Return the control where a page has anything dated: a claim's own, or what it lists."""
        own = claim and (claim.known or len(claim.changes) > 1)
        if own or any(one in below for one in _CHANGES):
            return self.control()
        return NOTHING

    def _new_control(self) -> Html:
        say = self._phrases.word
        standings = [
            fill(
                _STANDING,
                text(one),
                text(one),
                self._mark(one),
                say(f"standings.{one}"),
            )
            for one in Standing
        ]
        return fill_in(
            _CONTROL,
            root=text(ROOT),
            title=say("asof.title"),
            day=say("asof.day"),
            previous=say("asof.previous"),
            next=say("asof.next"),
            hint=say("asof.hint"),
            notice=say("asof.notice"),
            span=say("asof.span"),
            today=say("asof.today"),
            later=say("asof.later"),
            unsaid=say("asof.unsaid"),
            standings=join(standings),
        )
