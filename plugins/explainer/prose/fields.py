"""A field of prose: rendered within bounds, and what its own text shows to be wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from explainer.catalog.absent import Absent
from explainer.problems import Problem
from explainer.prose.bounds import Excess, excess
from explainer.prose.checks import (
    lost_problems,
    one_paragraph_problem,
    start_of,
    too_complex_problem,
    unresolved_problems,
)
from explainer.prose.commonmark import begins_a_block, lost_parts, render_safely
from explainer.reading import Document, Scalar


class Faults(NamedTuple):
    """What is wrong in a text: of most texts there is no such thing."""

    excess: Excess | None = None
    is_block: bool = False
    lost: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


_NONE = Faults()


class Field(NamedTuple):
    """A field of prose as safe HTML, not yet linked, and its faults if there are any."""

    name: str
    html: str
    faults: Faults | None


def render_field(name: str, source: str, *, inline: bool) -> Field:
    """Return a field rendered; all of it follows from the source alone."""
    found = excess(source)
    if found:
        return Field(name, "", Faults(excess=found))
    html, refused = render_safely(source, inline=inline)
    is_block = inline and begins_a_block(source)
    lost = lost_parts(source)
    faults = None
    if refused or is_block or lost:
        faults = Faults(None, is_block, tuple(lost), tuple(refused))
    return Field(name, html, faults)


class Written(NamedTuple):
    """Where the source of a field stands, as it was read."""

    document: Document
    scalar: Scalar
    source: str


class Linkable(NamedTuple):
    """What links in a file could lead to: ids and paths, and the ids that they must not."""

    choices: Iterable[str]
    absent: Absent


def field_problems(
    written: Written, faults: Faults | None, unresolved: Iterable[str], linkable: Linkable
) -> list[Problem]:
    """Return what is wrong in a field, where it stands in its file.

    `unresolved` are the links in it that lead nowhere.
    """
    document, scalar, source = written
    found = faults or _NONE
    if found.excess:
        return [too_complex_problem(document, scalar, source, found.excess)]
    problems = [one_paragraph_problem(document, scalar)] if found.is_block else []
    first = start_of(document, scalar)
    problems += lost_problems(document, first, found.lost)
    problems += unresolved_problems(document, first, unresolved, *linkable)
    problems += unresolved_problems(document, first, found.refused, ())
    return problems
