"""Relations that lead from a part to its whole: in no circle, and not without end."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from explainer.catalog.link import references_of
from explainer.catalog.shown import Shown
from explainer.model.entry import Node
from explainer.model.relation import Relation
from explainer.problems import Position, Problem
from explainer.reading.shape import Leaf

MAX_LEVELS = 50
"""How many levels a chain of wholes may have; pages nest their lists as deep."""

Onward = dict[str, list[str]]
"""For each entry those that it names in the fields of a relation, each once."""


def check_chains(shown: Shown) -> list[Problem]:
    """Return a problem for every circle of a relation that can have none, and every endless way."""
    graphs = _graphs(shown)
    problems = []
    for relation in sorted(graphs, key=lambda relation: relation.name):
        onward = graphs[relation]
        levels = _levels(onward)
        # What has a level is on no circle, and nearly everything has one.
        rest = {origin: targets for origin, targets in onward.items() if origin not in levels}
        for circle in _circles(rest):
            message = f"this leads back to itself: {' → '.join(circle)}"
            hint = "leave out one of these references"
            path, position = _place(shown, relation, circle[0], circle[1])
            problems.append(Problem(path, position, "circle", message, hint))
        for entry_id, target in _too_deep(onward, levels):
            message = f"this is level {MAX_LEVELS + 1} of a chain, {MAX_LEVELS} is the most"
            hint = "leave out some of the levels above it"
            path, position = _place(shown, relation, entry_id, target)
            problems.append(Problem(path, position, "too-deep", message, hint))
    return problems


def _graphs(shown: Shown) -> dict[Relation, Onward]:
    graphs: dict[Relation, Onward] = {}
    upward = {kind: _upward(kind) for kind in {*shown.kinds.values()}}
    for entry_id, kind in shown.kinds.items():
        for leaf, relation in upward[kind]:
            named = shown.texts(entry_id, leaf)
            if named:
                targets = graphs.setdefault(relation, {}).get(entry_id, [])
                graphs[relation][entry_id] = list(dict.fromkeys((*targets, *named)))
    return graphs


def _upward(kind: type[Node]) -> list[tuple[Leaf, Relation]]:
    """Return the fields of a kind that lead from a part to its whole."""
    return [(leaf, relation) for leaf, relation in references_of(kind) if relation.acyclic]


def _place(shown: Shown, relation: Relation, origin: str, target: str) -> tuple[str, Position]:
    """Return where an entry first names another in the fields of a relation."""
    position = next(
        scalar.position
        for leaf, other in references_of(shown.kinds[origin])
        if other == relation
        for scalar in shown.scalars(origin, leaf)
        if scalar.text == target
    )
    return shown.documents.path(origin), position


def _circles(onward: Onward) -> list[tuple[str, ...]]:
    """Return the circles of a graph, each beginning with the first of its ids.

    Depth-first with a stack of our own: a chain of ten thousand parts must not end Python's.
    """
    done: set[str] = set()
    circles = []
    for start in sorted(onward):
        path: list[str] = []
        on_path: set[str] = set()
        stack = [(start, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                path.pop()
                on_path.discard(node)
                done.add(node)
            elif node in on_path:
                circles.append(_from_first((*path[path.index(node) :], node)))
            elif node not in done:
                path.append(node)
                on_path.add(node)
                stack.append((node, True))
                stack += [(target, False) for target in sorted(onward.get(node, ()), reverse=True)]
    return circles


def _from_first(circle: tuple[str, ...]) -> tuple[str, ...]:
    ring = circle[:-1]
    first = ring.index(min(ring))
    return (*ring[first:], *ring[:first], ring[first])


def _too_deep(onward: Onward, levels: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return the first entry of each chain that is a level too deep, and what it names there.

    Those below it are told nothing: they are in order as soon as it is.
    """
    return [
        (entry_id, max(targets, key=lambda target: levels[target]))
        for entry_id, targets in onward.items()
        if levels.get(entry_id) == MAX_LEVELS + 1
    ]


def _levels(onward: Onward) -> dict[str, int]:
    """Return the level of each entry, 1 at the top; what leads into a circle has none."""
    parts: dict[str, list[str]] = {}
    for origin, targets in onward.items():
        for target in targets:
            parts.setdefault(target, []).append(origin)
    waiting = {origin: len(targets) for origin, targets in onward.items()}
    levels = dict.fromkeys((whole for whole in parts if whole not in onward), 1)
    queue = deque(levels)
    while queue:
        whole = queue.popleft()
        for part in parts.get(whole, ()):
            waiting[part] -= 1
            if not waiting[part]:
                # All that it names has its level by now.
                levels[part] = 1 + max(levels[target] for target in onward[part])
                queue.append(part)
    return levels
