"""The kinds of a site: the program's, and those that Python files in `kinds/` add or extend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from explainer.kinds import KINDS
from explainer.model.entry import Entry, Node
from explainer.problems import Problem, quoted
from explainer.site.kind_checks import check_kind
from explainer.site.kind_relations import check_relations, known_ends
from explainer.site.kind_source import KindSource, read_source

BUILT_IN = {kind.kind: kind for kind in KINDS}
"""The program's own kinds, by their names."""


class Kinds(NamedTuple):
    """All kinds of a site in their order, those of its own among them, and what is wrong."""

    all: tuple[type[Node], ...] = KINDS
    problems: tuple[Problem, ...] = ()

    @property
    def own(self) -> tuple[type[Node], ...]:
        """The kinds that the program does not have, or not so."""
        return tuple(kind for kind in self.all if kind not in KINDS)


class _Declared(NamedTuple):
    """A class of the site's own and the file that it stands in."""

    kind: type[Node]
    source: KindSource


def read_kinds(folder: Path, shown: Callable[[Path], str]) -> Kinds:
    """Return the kinds of a site whose own are declared in the Python files of a folder.

    `shown` gives what problems call a file. Where anything is wrong in one of them, the kinds
    are the program's alone.
    """
    files = sorted(folder.glob("*.py")) if folder.is_dir() else []
    if not files:
        return Kinds()
    problems: list[Problem] = []
    declared: list[_Declared] = []
    for file in files:
        source, more = read_source(file, shown(file))
        problems += more
        declared += [_Declared(kind, source) for kind in _kinds_in(source)] if source else []
    sound = []
    for one in declared:
        more = check_kind(one.kind, one.source, BUILT_IN, base_of(one.kind))
        problems += more
        sound += [] if more else [one]
    problems += _twice(sound)
    if not problems:
        ends = known_ends(KINDS)
        names = [*BUILT_IN, *(one.kind.kind for one in declared)]
        for one in declared:
            problems += check_relations(one.kind, one.source, base_of(one.kind), names, ends)
    if problems:
        return Kinds(KINDS, tuple(sorted(problems)))
    return Kinds(_together([one.kind for one in declared]))


def base_of(kind: type[Node]) -> type[Node]:
    """Return what the program itself has of a kind of the site's own: that kind, or all entries."""
    return next((one for one in KINDS if issubclass(kind, one)), Entry)


def _kinds_in(source: KindSource) -> Iterator[type[Node]]:
    """Yield the classes of a file, but for those that others there are derived from."""
    classes = source.classes
    for one in classes:
        is_base = any(other is not one and issubclass(other, one) for other in classes)
        if one.__module__ == source.module.__name__ and not is_base:
            yield one


def _twice(declared: list[_Declared]) -> Iterator[Problem]:
    """Yield a problem for each name and folder that two kinds have."""
    kinds = {kind.kind: "" for kind in KINDS}
    folders = {kind.folder: "" for kind in KINDS}
    for kind, source in declared:
        extends = base_of(kind) is not Entry
        named = (("kind", kinds),) if extends else (("kind", kinds), ("folder", folders))
        for field, taken in named:
            value = getattr(kind, field)
            other = taken.get(value)
            if other is not None and (other or not extends):
                message = f"the {field} {quoted(value)} is there already"
                hint = f"it is declared in {other}" if other else "the program has one of that name"
                position = source.place(kind.__name__, field)
                yield Problem(source.path, position, "invalid-kind", message, hint)
            taken[value] = source.path


def _together(own: list[type[Node]]) -> tuple[type[Node], ...]:
    """Return the kinds in their order: the program's, extended or not, then the others."""
    extended = {kind.kind: kind for kind in own if kind.kind in BUILT_IN}
    ours = [extended.get(kind.kind, kind) for kind in KINDS]
    return (*ours, *(kind for kind in own if kind.kind not in BUILT_IN))
