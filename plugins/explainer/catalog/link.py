"""References between entries: do they lead somewhere, to the right kind, in no circle?"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from explainer.catalog.catalog import Edge
from explainer.model.entry import Node
from explainer.model.relation import Relation
from explainer.problems import Position, Problem, did_you_mean, quoted
from explainer.reading.shape import leaves, scalars, values
from explainer.reading.tree import Document


@dataclass(frozen=True, slots=True)
class Known:
    """Every id there is, of entries that could not be read too.

    `kinds` has the kind of each id that may be referred to, `drafts` the ids that may not
    yet; `named` finds the id for an editor who wrote a name, without regard to case.
    """

    kinds: Mapping[str, str]
    drafts: Container[str]
    named: Mapping[str, str]


def check_references(document: Document, kind: type[Node], known: Known) -> list[Problem]:
    """Return what is wrong with the references in an entry's fields, valid or not."""
    problems = []
    for leaf in leaves(kind, Relation):
        relation = _relation(leaf.markers)
        for scalar in scalars(document.root, kind, leaf):
            wrong = _check(scalar.text, relation, known)
            if wrong:
                problems.append(Problem(document.path, scalar.position, *wrong))
    return problems


def edges_of(node: Node) -> list[Edge]:
    """Return the references in an entry's fields, in the order of the fields."""
    return [
        Edge(node.id, found.value, _relation(leaf.markers), found.owner)
        for leaf in leaves(type(node), Relation)
        for found in values(node, leaf)
    ]


def check_circles(
    edges: Iterable[Edge], documents: Mapping[str, Document], kinds: Mapping[str, type[Node]]
) -> list[Problem]:
    """Return a problem for every circle of a relation that can have none."""
    onward: dict[Relation, dict[str, list[str]]] = {}
    for edge in edges:
        if edge.relation.acyclic:
            onward.setdefault(edge.relation, {}).setdefault(edge.origin, []).append(edge.target)
    problems = []
    for relation in sorted(onward, key=lambda relation: relation.name):
        for first, second, *rest in _circles(onward[relation]):
            document = documents[first]
            position = _where(document, kinds[first], relation, second)
            way = " → ".join((first, second, *rest))
            hint = "leave out one of these references"
            message = f"this leads back to itself: {way}"
            problems.append(Problem(document.path, position, "circle", message, hint))
    return problems


def _relation(markers: tuple[object, ...]) -> Relation:
    (relation,) = markers
    assert isinstance(relation, Relation)  # noqa: S101  # what the leaves were chosen by
    return relation


def _check(target: str, relation: Relation, known: Known) -> tuple[str, str, str] | None:
    """Return code, message and hint of what is wrong with a reference, if anything is."""
    kind = known.kinds.get(target)
    if kind is not None and relation.admits(kind):
        return None
    if target in known.drafts:
        hint = "finish it, or leave the reference out until then"
        return "unknown-reference", f"{quoted(target)} is a draft", hint
    admitted = [entry_id for entry_id, other in known.kinds.items() if relation.admits(other)]
    hint = did_you_mean(target, admitted) or f"name the id of {_wanted(relation)}"
    if kind is not None:
        message = f"{quoted(target)} is {_article(kind)}, which cannot stand here"
        return "wrong-kind", message, hint
    by_name = known.named.get(target.casefold())
    if by_name in admitted:
        message = f"{quoted(target)} is a name, and an id is expected here"
        return "unknown-reference", message, f"write `{by_name}`"
    return "unknown-reference", f"there is no entry {quoted(target)}", hint


def _wanted(relation: Relation) -> str:
    if relation.to:
        return _either(relation.to)
    return f"anything but {_either(relation.not_to)}" if relation.not_to else "an entry"


def _either(kinds: tuple[str, ...]) -> str:
    *others, last = [_article(kind) for kind in kinds]
    return f"{', '.join(others)} or {last}" if others else last


def _article(noun: str) -> str:
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


def _where(document: Document, kind: type[Node], relation: Relation, target: str) -> Position:
    """Return where an entry names another in the field of a relation."""
    for leaf in leaves(kind, Relation):
        if _relation(leaf.markers) == relation:
            for scalar in scalars(document.root, kind, leaf):
                if scalar.text == target:
                    return scalar.position
    return document.root.position
