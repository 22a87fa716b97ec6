"""What `explainer diff` says, in the order in which it is read; other files say how it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from explainer.comparing.difference import (
    Changed,
    Difference,
    FieldChange,
    Page,
    StandingChange,
    Withdrawn,
)

MOST_ITEMS = 100
"""Items of a section that are shown; a reader of more wants another format."""

MOST_DETAILS = 20


class Report(NamedTuple):
    """A difference and where it is from.

    `base` is what to call the earlier version, `commit` its hash. `site_files` are the changed
    files that decide how the site is built, `pictures` those of the content; `left_out` are
    files of the earlier version that are no plain files. `from_outside` says that the change
    is proposed by somebody who may not change the site's own files.
    """

    difference: Difference
    base: str
    commit: str
    site_files: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    from_outside: bool = False

    @property
    def failed(self) -> bool:
        """Whether this must not be published as it is."""
        return bool(self.difference.dead or self.difference.errors_after)


class Style(NamedTuple):
    """How words look that are not ours: plain text, a name, a path or an address."""

    text: Callable[[str], str]
    name: Callable[[str], str]
    path: Callable[[str], str]


class Item(NamedTuple):
    """A line, and lines that say more of it."""

    line: str
    details: tuple[str, ...] = ()


class Section(NamedTuple):
    """A heading and what stands below it; `number` is of all items, `items` are the first."""

    heading: str
    number: int
    items: tuple[Item, ...]
    is_alarm: bool = False


def sections(report: Report, style: Style) -> Iterator[Section]:
    """Yield the sections that have something in them, alarms first."""
    found = report.difference
    made: tuple[tuple[str, list[Item], bool], ...] = (
        ("Addresses that would die", [
            Item(f"{style.path('/' + one.address)}: {style.text(one.hint)}") for one in found.dead
        ], True),
        (_site_heading(report), [Item(style.path(one)) for one in report.site_files],
         report.from_outside),
        ("Claims whose standing changes",
         [_standing(one, style) for one in found.standings], False),
        ("Added", [Item(_page(one, style)) for one in found.added], False),
        ("Changed", [_changed(one, style) for one in found.changed], False),
        ("Renamed", [
            Item(f"{_page(one.after, style)}, was {style.path('/' + one.before.address)}, which "
                 + ("leads there" if not _is_dead(one.before, found) else "leads nowhere"))
            for one in found.renamed
        ], False),
        ("Removed", [
            Item(_page(one.entry, style) + (
                f"; its address leads to {style.name(one.leads_to.name)}" if one.leads_to else ""))
            for one in found.removed
        ], False),
        ("Withdrawn", [_withdrawn(one, style) for one in found.withdrawn], False),
        ("Pages whose links change", [
            Item(_page(one.page, style), (
                *_list("now linked with", one.gained, style),
                *_list("no longer linked with", one.lost, style),
            ))
            for one in found.links
        ], False),
        ("Pictures", [Item(style.path(one)) for one in report.pictures], False),
    )  # fmt: skip
    for heading, items, is_alarm in made:
        if items:
            shown = tuple(_bounded(item) for item in items[:MOST_ITEMS])
            yield Section(heading, len(items), shown, is_alarm)


def notes(report: Report, style: Style) -> Iterator[str]:
    """Yield what to know before reading: mistakes in one of the versions, what was left out."""
    before, after = report.difference.errors_before, report.difference.errors_after
    if after:
        yield (
            f"This version has {_errors(after)}, which `explainer check` lists. It cannot be "
            "published, and entries with mistakes are compared only in part."
        )
    if before:
        yield (
            f"The earlier version has {_errors(before)}; entries with mistakes in it are "
            "compared only in part."
        )
    if report.left_out:
        names = ", ".join(style.path(one) for one in report.left_out[:5])
        yield f"Left out of the earlier version, since they are no plain files: {names}"


def _site_heading(report: Report) -> str:
    if report.from_outside:
        return "From outside, and it changes how the site is built: look at these files first"
    return "Files that decide how the site is built"


def _errors(number: int) -> str:
    return f"{number} error{'' if number == 1 else 's'}"


def _is_dead(page: Page, found: Difference) -> bool:
    return any(one.address == page.address for one in found.dead)


def _page(page: Page, style: Style) -> str:
    return f"{style.name(page.name)} ({page.kind}, {style.path(page.path)})"


def _changed(changed: Changed, style: Style) -> Item:
    details = tuple(_field(one, style) for one in changed.fields)
    if not details:
        details = ("what changed cannot be said, for one of the versions has a mistake",)
    return Item(_page(changed.entry, style), details)


def _field(change: FieldChange, style: Style) -> str:
    parts = [f"added {style.text(one)}" for one in change.added[:MOST_DETAILS]]
    parts += [f"removed {style.text(one)}" for one in change.removed[:MOST_DETAILS]]
    if change.before and change.after:
        parts.append(f"{style.text(change.before)} → {style.text(change.after)}")
    elif change.after:
        parts.append(f"new: {style.text(change.after)}")
    elif change.before:
        parts.append(f"gone: {style.text(change.before)}")
    if change.note:
        parts.append(f"({change.note})" if parts else change.note)
    return f"{style.text(change.label)}: {'; '.join(parts)}"


def _withdrawn(withdrawn: Withdrawn, style: Style) -> Item:
    because = style.text(withdrawn.because)
    see = f"; read instead: {style.name(withdrawn.see.name)}" if withdrawn.see else ""
    return Item(_page(withdrawn.entry, style), (f"on {style.text(withdrawn.on)}: {because}{see}",))


def _standing(change: StandingChange, style: Style) -> Item:
    words = [style.name(one) if one else "no standing" for one in (change.before, change.after)]
    line = f"{_page(change.claim, style)}: {words[0]} → {words[1]}"
    return Item(line, tuple(style.text(reason) for reason in change.reasons))


def _list(what: str, names: tuple[str, ...], style: Style) -> Iterator[str]:
    if names:
        shown = ", ".join(style.text(name) for name in names[:MOST_DETAILS])
        more = f" and {len(names) - MOST_DETAILS} more" if len(names) > MOST_DETAILS else ""
        yield f"{what} {shown}{more}"


def _bounded(item: Item) -> Item:
    if len(item.details) <= MOST_DETAILS:
        return item
    more = f"and {len(item.details) - MOST_DETAILS} more"
    return Item(item.line, (*item.details[:MOST_DETAILS], more))
