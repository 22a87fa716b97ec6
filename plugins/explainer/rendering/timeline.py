"""A timeline: a list down a spine, in the order of time."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.kinds.claim import Claim
from explainer.prose.weave import ROOT
from explainer.rendering import days
from explainer.rendering.claims import Claims
from explainer.rendering.markup import NOTHING, Html, fill, fill_in, initial, join, prose, text
from explainer.rendering.phrases import Phrases
from explainer.views.entry_timeline import ShortTimeline
from explainer.views.home import Happened
from explainer.views.map_places import CLAIMS_ABOUT
from explainer.views.timeline import ASSESSMENT, Anchor, Row, Timeline

_ROW = """\
<li class="xp-tl__row%(shape)s"%(attributes)s>
<p class="xp-tl__date">%(date)s</p>
<div class="xp-tl__what">
<p class="xp-tl__name"><span class="xp-kind xp-kind--%(kind)s">%(kind_name)s</span> %(name)s</p>
%(by)s%(gist)s%(below)s</div>
</li>
"""

_ANCHOR = """\
<li class="xp-tl__anchor">
<p class="xp-tl__when" role="heading" aria-level="%s">%s</p>
<ol>
%s</ol>
</li>
"""

# The lists of the page say it too, and search reads those.
_SHORT = """\
<section class="xp-section" data-search-exclude>
<h2 id="in-time">%s</h2>
<ol class="xp-tl xp-tl--short">
%s</ol>
%s</section>
"""

# What a script fills: the rows to scale, in lanes.
_AXIS = """\
<section class="xp-axis" data-xp-axis data-other="%(other)s" hidden aria-label="%(label)s">
<p class="xp-axis__buttons">
%(buttons)s
</p>
<div class="xp-axis__ground" tabindex="0" role="group" aria-label="%(label)s"></div>
</section>
"""

_BUTTON = '<button type="button" data-do="%s"%s>%s</button>'
_SIGNS = {"earlier": "←", "later": "→", "nearer": "+", "further": "\N{MINUS SIGN}"}
_DOES = ("earlier", "later", "nearer", "further", "whole", "choose")

_SCRIPT = '<script src="%sassets/explainer/%s.js" defer></script>\n'


class Timelines:
    """Shows timelines; rows without a date stand in a list of their own behind the others."""

    def __init__(self, phrases: Phrases, claims: Claims) -> None:
        """Take the words, and what shows claims."""
        self._phrases = phrases
        self._claims = claims
        self._short_rows: dict[str, Html] = {}

    def block(self, view: Timeline, *, level: int = 3) -> Html:
        """Return a timeline as it stands in a page, its anchors headings of a level."""
        anchors = join([self._anchor(one, level) for one in view.anchors])
        shown = fill('<ol class="xp-tl">\n%s</ol>\n', anchors) if view.anchors else NOTHING
        if not view.undated:
            return shown
        heading = fill(
            '<p class="xp-tl__rest" role="heading" aria-level="%s">%s</p>\n',
            text(str(level)),
            self._phrases.word("timeline.undated"),
        )
        rows = self._rows(view.undated)
        return fill('%s%s<ul class="xp-tl xp-tl--undated">\n%s</ul>\n', shown, heading, rows)

    def short(self, view: ShortTimeline) -> Html:
        """Return the section of an entry's page that has its timeline."""
        return fill(
            _SHORT,
            self._phrases.word("timeline.heading"),
            join([self._short_row(row) for row in view.rows]),
            self._onward(view),
        )

    def strip(self, found: Iterable[Happened]) -> Html:
        """Return events down a narrow spine, below each what is reported of it."""
        rows = join([self._row(one.row, self._reports(one)) for one in found])
        return fill('<ol class="xp-tl xp-tl--short xp-tl--strip">\n%s</ol>\n', rows)

    def _reports(self, found: Happened) -> Html:
        if not found.reports:
            return NOTHING
        shown = self._claims.claims(found.reports)
        if not found.more:
            return shown
        link = found.row.link.address
        more = self._phrases.count("page.more", found.more)
        pattern = '%s<p class="xp-onward"><a href="%s#%s">%s</a></p>\n'
        return fill(pattern, shown, text(ROOT + link), text(CLAIMS_ABOUT), more)

    def _onward(self, view: ShortTimeline) -> Html:
        """Return the way to the rest of a timeline."""
        if not view.address:
            return NOTHING
        said = self._phrases.word("timeline.all", n=text(str(view.length)))
        return fill(
            '<p class="xp-onward"><a href="%s">%s</a></p>\n', text(ROOT + view.address), said
        )

    def axis(self) -> Html:
        """Return what the timeline to scale is drawn in, with its buttons."""
        say = self._phrases.word
        buttons = []
        for name in _DOES:
            said = say(f"timeline.{name}")
            sign = _SIGNS.get(name)
            label = fill(' aria-label="%s"', said) if sign else NOTHING
            buttons.append(fill(_BUTTON, text(name), label, text(sign) if sign else said))
        return fill_in(
            _AXIS,
            other=say("timeline.other"),
            label=say("timeline.axis"),
            buttons=join(buttons, "\n"),
        )

    def script(self, *, summed: bool) -> Html:
        """Return the scripts of the page; those for a day come with the control for it."""
        return _scripts("periods") if summed else _scripts("timeline", "axis")

    def span_script(self, *, days: bool) -> Html:
        """Return the scripts of a page on which a span can be chosen, and nothing else.

        The one that reckons with `days` comes with the control for a day, where there is one.
        """
        return _scripts("days", "timeline") if days else _scripts("timeline")

    def _anchor(self, anchor: Anchor, level: int) -> Html:
        heading = anchor.heading
        say = self._phrases
        said = say.when(heading) if heading else say.word("timeline.ongoing")
        return fill(_ANCHOR, text(str(level)), said, self._rows(anchor.rows))

    def _rows(self, rows: Iterable[Row]) -> Html:
        return join([self._row(row) for row in rows])

    def _short_row(self, row: Row) -> Html:
        """Return a row as it is the same on the pages of all entries."""
        made = self._short_rows.get(row.link.id)
        if made is None:
            made = self._short_rows[row.link.id] = self._row(row)
        return made

    def _row(self, row: Row, below: Html = NOTHING) -> Html:
        return fill_in(
            _ROW,
            shape=_shape(row),
            attributes=self._attributes(row),
            date=self._date(row),
            kind=text(Claim.kind if row.kind == ASSESSMENT else row.kind),
            kind_name=self._kind_name(row),
            name=self._name(row),
            by=self._by(row),
            gist=fill('<p class="xp-tl__gist">%s</p>\n', prose(row.gist)) if row.gist else NOTHING,
            below=below,
        )

    def _attributes(self, row: Row) -> Html:
        found = [days.entry(row.link.id, row.kind), days.span(row.date), days.known(row.known)]
        if row.extent and row.extent.time:
            found.append(fill(' data-xp-time="%s"', text(row.extent.time)))
        if row.places:
            found.append(fill(' data-xp-place="%s"', text(" ".join(row.places))))
            found.append(fill(' data-xp-at="%s"', text(" ".join(row.at))))
        if row.actors:
            ids = " ".join(one.id for one in row.actors)
            found.append(fill(' data-xp-actor="%s"', text(ids)))
        if row.claim and row.claim.standing:
            found.append(fill(' data-xp-standing="%s"', text(row.claim.standing)))
            found.append(days.standings(row.claim.changes))
        return join(found)

    def _date(self, row: Row) -> Html:
        if row.date:
            return self._phrases.when(row.date, short=True)
        return text(row.date_note) if row.date_note else self._phrases.word("listing.no_date")

    def _kind_name(self, row: Row) -> Html:
        say = self._phrases
        if row.kind == ASSESSMENT:
            return say.word("timeline.assessment")
        if row.type and row.kind == Claim.kind:
            return initial(say.label(row.type.vocabulary, row.type.word))
        return say.word(f"kinds.{row.kind}.one")

    def _name(self, row: Row) -> Html:
        say = self._phrases
        if row.judgement:
            who = say.link(row.judgement.assessor)
            return say.word("timeline.found", who=who, claim=say.link(row.link))
        link = say.link(row.link)
        if row.claim and row.claim.standing:
            return fill("%s %s", link, self._claims.standing(row.claim.standing))
        return link

    def _by(self, row: Row) -> Html:
        say = self._phrases
        if row.judgement:
            said = fill('<span class="xp-wording">%s</span>', text(row.judgement.wording))
            return fill('<p class="xp-tl__by">%s</p>\n', said)
        found = []
        if row.claim:
            found.append(self._claims.maker(row.claim))
            if row.claim.standing:
                found.append(self._claims.assessed(row.claim))
        elif row.kind != Claim.kind and row.actors:
            found.append(join([say.link(one) for one in row.actors], ", "))
        if row.place:
            place = say.link(row.place)
            if row.relation:
                place = fill("%s %s", say.label(row.relation.vocabulary, row.relation.word), place)
            found.insert(0, place)
        if row.date and row.date_note:
            found.append(text(row.date_note))
        return fill('<p class="xp-tl__by">%s</p>\n', join(found, " · ")) if found else NOTHING


def _scripts(*names: str) -> Html:
    return join([fill(_SCRIPT, text(ROOT), text(name)) for name in names])


def _shape(row: Row) -> Html:
    """Return the classes that say how a row is drawn: its ends, and whether it lasted."""
    it = row.extent
    if it is None:
        return NOTHING
    lasting = it.lasting or it.first != it.last
    if not lasting and it.start == "sharp":
        return NOTHING
    if not lasting:
        return text(f" xp-tl--{it.start}")
    how = "span" if it.lasting else "within"
    return text(f" xp-tl--{how} xp-tl--start-{it.start} xp-tl--end-{it.end}")
