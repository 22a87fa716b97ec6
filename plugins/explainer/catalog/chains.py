"""Relations that lead from a part to its whole: in no circle, and not without end."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from explainer.catalog.link import relation_of
from explainer.model.entry import Node
from explainer.model.relation import Relation
from explainer.problems import Position, Problem
from explainer.reading.shape import leaves, scalars
from explainer.reading.tree import Document

MAX_LEVELS = 50
"""How many levels a chain of wholes may have; pages nest their lists as deep."""

Onward = dict[str, dict[str, Position]]
"""For each entry those that it names in the fields of a relation, and where it first does."""


def check_chains(
    documents: Mapping[str, Document], kinds: Mapping[str, type[Node]]
) -> list[Problem]:
    """Return a problem for every circle of a relation that can have none, and every endless way.

    What stands in the files is asked, so that an entry with another mistake is checked too.
    """
    graphs = _graphs(documents, kinds)
    problems = []
    for relation in sorted(graphs, key=lambda relation: relation.name):
        onward = graphs[relation]
        for first, second, *rest in _circles(onward):
            way = " → ".join((first, second, *rest))
            message, hint = f"this leads back to itself: {way}", "leave out one of these references"
            path, position = documents[first].path, onward[first][second]
            problems.append(Problem(path, position, "circle", message, hint))
        for entry_id, position in _too_deep(onward):
            message = f"this is level {MAX_LEVELS + 1} of a chain, {MAX_LEVELS} is the most"
            hint = "leave out some of the levels above it"
            path = documents[entry_id].path
            problems.append(Problem(path, position, "too-deep", message, hint))
    return problems


def _graphs(
    documents: Mapping[str, Document], kinds: Mapping[str, type[Node]]
) -> dict[Relation, Onward]:
    graphs: dict[Relation, Onward] = {}
    for entry_id, document in documents.items():
        for leaf in leaves(kinds[entry_id], Relation):
            relation = relation_of(leaf)
            if not relation.acyclic:
                continue
            for scalar in scalars(document.root, kinds[entry_id], leaf):
                targets = graphs.setdefault(relation, {}).setdefault(entry_id, {})
                targets.setdefault(scalar.text, scalar.position)
    return graphs


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


def _too_deep(onward: Onward) -> list[tuple[str, Position]]:
    """Return the first entry of each chain that is a level too deep, and where it says so.

    Those below it are told nothing: they are in order as soon as it is.
    """
    levels = _levels(onward)
    found = []
    for entry_id, targets in onward.items():
        if levels.get(entry_id) == MAX_LEVELS + 1:
            deepest = max(targets, key=lambda target: levels[target])
            found.append((entry_id, targets[deepest]))
    return found


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
