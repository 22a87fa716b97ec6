"""Cards and blocks in Markdown pages: `![[lisbon]]`, `![[timeline place=lisbon since=1755-11]]`.

The Markdown extension leaves a link to `block:…` in their place, which the sanitiser lets
through and `as_blocks` finds again in a paragraph of its own. What is shown there is up to
whoever knows the site (`explainer.rendering.blocks`); here is what may be written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from html import unescape
from typing import NamedTuple
from urllib.parse import quote, unquote

from explainer.catalog.absent import Absent
from explainer.catalog.selection import Selection
from explainer.dates import Day, InvalidDate, bounds, parse
from explainer.problems import did_you_mean, quoted

SCHEME = "block"
"""The scheme of what stands for a card or a block, which no browser sees."""

CARD = "card"
"""What a block is called that shows one entry."""

KINDS: Mapping[str, tuple[str, ...]] = {
    "timeline": ("event", "claim", "source"),
    "map": ("place", "event"),
    "claims": ("claim",),
}
"""The words that blocks begin with, each with the kinds of entries that it can show."""

# Of a timeline one expects what happened; what was said or written is shown where it is asked for.
_BY_DEFAULT = {"timeline": ("event",)}

# Each part is as long as the sanitiser made it: one link, or nothing but links, in a paragraph.
_LINK = re.compile(rf'<a href="{SCHEME}:([^"]*)"[^>]*>((?:[^<]++|<(?!/a>))*+)</a>')
_PARAGRAPH = re.compile(rf'<p>((?:\s*+<a href="{SCHEME}:[^"]*">[^<]*</a>(?:<br ?/?>)?)++)\s*</p>')


_NONE = Absent()


class Block(NamedTuple):
    """What is to be shown: a card of an entry, or a block of what a selection means."""

    word: str
    entry: str = ""
    selection: Selection = Selection()


class Fault(NamedTuple):
    """What is wrong in a block: in which part of it, and what would be right."""

    part: str
    code: str
    message: str
    hint: str


class Known(NamedTuple):
    """What blocks may name: ids with their kinds, and ids that they must not."""

    kinds: Mapping[str, str]
    absent: Absent = _NONE


def address_of(written: str) -> str:
    """Return the address that stands for what an editor wrote between the brackets."""
    return f"{SCHEME}:{quote(written, safe='')}"


def written_in(address: str) -> str:
    """Return what an editor wrote, from the part of the address behind the scheme."""
    return " ".join(unquote(unescape(address)).split())


def placed(html: str) -> Iterator[tuple[str, bool]]:
    """Yield what was written in each block of a page, and whether it stands alone."""
    alone = {
        link.start() + paragraph.start(1)
        for paragraph in _PARAGRAPH.finditer(html)
        for link in _LINK.finditer(paragraph[1])
    }
    for link in _LINK.finditer(html):
        yield written_in(link[1]), link.start() in alone


def as_blocks(html: str, show: Callable[[str], str]) -> str:
    """Return a page with what `show` makes of each block; of one within a text its words stay."""

    def paragraph(found: re.Match[str]) -> str:
        return "\n".join(show(written_in(link[1])) for link in _LINK.finditer(found[1]))

    if f'"{SCHEME}:' not in html:
        return html
    return _LINK.sub(lambda found: found[2], _PARAGRAPH.sub(paragraph, html))


def as_mentions(html: str, kinds: Mapping[str, str]) -> str:
    """Return a page with an ordinary link to its entry in the place of each card.

    So a card is a mention like any other, and its entry's page leads back.
    """

    def link(found: re.Match[str]) -> str:
        written = written_in(found[1])
        return f'<a href="entry:{written}">{written}</a>' if written in kinds else found[0]

    return _LINK.sub(link, html) if f'"{SCHEME}:' in html else html


def read_block(written: str, known: Known) -> tuple[Block, list[Fault]]:
    """Return the block that an editor wrote, as far as it can be read, and what is wrong in it."""
    if "|" in written:
        before = written.partition("|")[0].strip()
        message = "a card or block has no words of its own"
        return Block(CARD), [Fault("|", "unknown-selector", message, f"write `![[{before}]]`")]
    word, *selectors = written.split() or [""]
    if not selectors and word in known.kinds:
        return Block(CARD, word), []
    if word in KINDS:
        return _selected(word, selectors, known)
    if not selectors:
        return Block(CARD), [_unknown(word, known, (*known.kinds, *KINDS))]
    blocks = ", ".join(f"`{block}`" for block in KINDS)
    hint = did_you_mean(word, KINDS) or f"begin with {blocks}"
    if word in known.kinds:
        hint = f"a card has no selectors; write `![[{word}]]`"
    return Block(CARD), [Fault(word, "unknown-block", f"there is no block {quoted(word)}", hint)]


def _selected(word: str, selectors: list[str], known: Known) -> tuple[Block, list[Fault]]:
    chosen: dict[str, tuple[str, ...]] = {}
    days: dict[str, Day] = {}
    faults: list[Fault] = []
    for selector in selectors:
        name, is_one, value = selector.partition("=")
        if name not in Selection._fields or not is_one or not value:
            faults.append(_no_selector(selector, name))
        elif name in {"since", "until"}:
            day = _day(name, value)
            if isinstance(day, Fault):
                faults.append(day)
            else:
                days[name] = day
        else:
            values = tuple(one for one in value.split(",") if one)
            chosen[name] = (*chosen.get(name, ()), *values)
            faults += [fault for one in values if (fault := _wrong(word, name, one, known))]
    if len(days) == 2 and days["since"] > days["until"]:
        selector = next(one for one in selectors if one.startswith("until="))
        hint = "write the first day under `since`, the last one under `until`"
        faults.append(Fault(selector, "invalid-date", "the span ends before it begins", hint))
    chosen.setdefault("kind", _BY_DEFAULT.get(word, KINDS[word]))
    return Block(word, selection=Selection(**chosen, **days)), faults  # type: ignore[arg-type]  # by their names


def _no_selector(selector: str, name: str) -> Fault:
    hint = did_you_mean(name, Selection._fields) if name not in Selection._fields else ""
    hint = hint or "write selectors as `place=lisbon`, `since=1755-11-01`, without spaces"
    return Fault(selector, "unknown-selector", f"{quoted(selector)} selects nothing", hint)


def _day(name: str, value: str) -> Day | Fault:
    """Return the first day of what `since` says, the last one of what `until` does."""
    try:
        first, last = bounds(parse(value))
    except InvalidDate as error:
        return Fault(value, "invalid-date", error.message, error.hint)
    day = first if name == "since" else last
    if day is None:
        message = f"{quoted(value)} has no day to begin or end with"
        return Fault(value, "invalid-date", message, "write a day like 1755-11-01")
    return day


def _wrong(word: str, name: str, value: str, known: Known) -> Fault | None:
    """Return what is wrong with one of the values of a selector."""
    if name == "kind":
        if value in KINDS[word]:
            return None
        kinds = ", ".join(f"`{kind}`" for kind in KINDS[word])
        hint = did_you_mean(value, KINDS[word]) or f"it can show {kinds}"
        message = f"a block `{word}` shows no {quoted(value)}"
        return Fault(value, "unknown-word", message, hint)
    if value not in known.kinds:
        places = [one for one, kind in known.kinds.items() if name != "place" or kind == "place"]
        return _unknown(value, known, places)
    if name == "place" and known.kinds[value] != "place":
        hint = f"write `about={value}`, or the id of a place"
        return Fault(value, "wrong-kind", f"{quoted(value)} is no place", hint)
    return None


def _unknown(word: str, known: Known, choices: Collection[str]) -> Fault:
    refusal = known.absent.refusal(word, "it")
    if refusal:
        return Fault(word, *refusal)
    hint = did_you_mean(word, choices) or "name the id of an entry"
    return Fault(word, "unknown-reference", f"there is no entry {quoted(word)}", hint)
