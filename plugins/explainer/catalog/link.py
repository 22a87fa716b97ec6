"""References between entries: do they lead somewhere, to the right kind, in no circle?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer.catalog.catalog import Edge
from explainer.model.entry import Node
from explainer.model.relation import Relation
from explainer.problems import Position, Problem, did_you_mean, quoted
from explainer.reading.shape import leaves, scalars, values
from explainer.reading.tree import Document

Known = Mapping[str, str]
"""The kind of every id there is, of entries that could not be read too."""


def check_references(document: Document, kind: type[Node], known: Known) -> list[Problem]:
    """Return what is wrong with the references in an entry's fields, valid or not."""
    problems = []
    for leaf in leaves(kind, Relation):
        relation = _relation(leaf.markers)
        for scalar in scalars(document.root, kind, leaf):
            problem = _check(document.path, scalar.position, scalar.text, relation, known)
            if problem:
                problems.append(problem)
    return problems


def edges_of(node: Node) -> list[Edge]:
    """Return the references in an entry's fields, in the order of the fields."""
    return [
        Edge(node.id, found.value, _relation(leaf.markers), found.owner)
        for leaf in leaves(type(node), Relation)
        for found in values(node, leaf)
    ]


def check_circles(edges: Iterable[Edge], documents: Mapping[str, Document]) -> list[Problem]:
    """Return a problem for every circle of a relation that can have none."""
    onward: dict[str, dict[str, list[str]]] = {}
    for edge in edges:
        if edge.relation.acyclic:
            onward.setdefault(edge.relation.name, {}).setdefault(edge.origin, []).append(
                edge.target
            )
    problems = []
    for name in sorted(onward):
        for circle in _circles(onward[name]):
            document = documents[circle[0]]
            position = _where(document, circle[1])
            way = " → ".join(circle)
            hint = "leave out one of these references"
            message = f"this leads back to itself: {way}"
            problems.append(Problem(document.path, position, "circle", message, hint))
    return problems


def _relation(markers: tuple[object, ...]) -> Relation:
    (relation,) = markers
    assert isinstance(relation, Relation)  # noqa: S101  # what the leaves were chosen by
    return relation


def _check(
    path: str, position: Position, target: str, relation: Relation, known: Known
) -> Problem | None:
    admitted = [entry_id for entry_id, kind in known.items() if relation.admits(kind)]
    if target not in known:
        hint = did_you_mean(target, admitted) or did_you_mean(target, known)
        message = f"there is no entry {quoted(target)}"
        return Problem(path, position, "unknown-reference", message, hint)
    if not relation.admits(known[target]):
        wanted = " or ".join(relation.to) if relation.to else "another kind"
        hint = did_you_mean(target, admitted) or f"name the id of {_article(wanted)}"
        message = f"{quoted(target)} is {_article(known[target])}, not {_article(wanted)}"
        return Problem(path, position, "wrong-kind", message, hint)
    return None


def _article(noun: str) -> str:
    if noun == "another kind":
        return "an entry of another kind"
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _circles(onward: Mapping[str, list[str]]) -> list[tuple[str, ...]]:
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


def _where(document: Document, target: str) -> Position:
    """Return where an entry names another, in whichever field."""
    stack: list[object] = [document.root]
    while stack:
        node = stack.pop()
        if getattr(node, "text", None) == target:
            return node.position  # type: ignore[attr-defined,no-any-return]  # only scalars have text
        stack += reversed(getattr(node, "items", ()) if not hasattr(node, "entries") else ())
        stack += reversed(list(getattr(node, "entries", {}).values()))
    return document.root.position
