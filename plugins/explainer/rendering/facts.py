"""What an entry is at a glance: the line below its name, and the box of all its fields."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from explainer.rendering.markup import NOTHING, Html, fill, initial, join, text
from explainer.rendering.phrases import Phrases
from explainer.rendering.values import Values, beside
from explainer.views.entry import EntryView

_IN_LINE = frozenset(
    {"date", "place", "made_by", "made", "type", "issued", "within", "affiliations"}
)
# Without the name of the field these would say who or where, but not as what.
_NAMED_IN_LINE = frozenset({"made_by", "within"})


class Sheet(NamedTuple):
    """The line of an entry, and the rows of its box; empty where nothing is known."""

    line: Html
    rows: Html


class Facts:
    """Shows the fields of entries; each value is made once for both places."""

    def __init__(self, phrases: Phrases, values: Values) -> None:
        """Take the words, and what shows values."""
        self._phrases = phrases
        self._values = values
        self._before = cache(self._new_before)

    def of(self, view: EntryView) -> Sheet:
        """Return the facts of an entry."""
        say, show, claim = self._phrases, self._values.show, view.claim
        kind = view.link.kind
        line, box = [], []
        if claim:
            line.append(_one(initial(say.label("forms", claim.form))))
        if view.aliases:
            aliases = text(", ".join(view.aliases))
            box.append(_row(say.word("fields.aliases"), aliases))
        for field, values in view.rows:
            before_fact, before_row = self._before(kind, field)
            shown = [show(value) for value in values]
            in_line = in_box = shown[0]
            if len(shown) > 1:
                in_line, in_box = join(shown, ", "), join(shown, "</dd> <dd>")
            if claim and claim.maker_note and field == "made_by":
                note = text(claim.maker_note)
                in_line, in_box = fill("%s (%s)", in_line, note), fill("%s%s", in_box, beside(note))
            if before_fact:
                line.append(fill("%s%s</span>", before_fact, in_line))
            box.append(fill("%s%s</dd></div>\n", before_row, in_box))
        return Sheet(join(line, " · "), join(box))

    def _new_before(self, kind: str, field: str) -> tuple[Html, Html]:
        """Return what a field's values stand behind, in the line (or nothing) and in the box."""
        row = fill("<div><dt>%s</dt> <dd>", self._phrases.field(kind, field))
        if field not in _IN_LINE:
            return NOTHING, row
        name = NOTHING
        if field in _NAMED_IN_LINE:
            name = fill("%s ", self._phrases.field_within(kind, field))
        return fill('<span class="xp-facts__one">%s', name), row


def _one(fact: Html) -> Html:
    return fill('<span class="xp-facts__one">%s</span>', fact)


def _row(name: Html, shown: Html) -> Html:
    return fill("<div><dt>%s</dt> <dd>%s</dd></div>\n", name, shown)
