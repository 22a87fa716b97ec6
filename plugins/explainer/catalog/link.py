"""References between entries: do they lead somewhere, to the right kind?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from explainer.catalog.absent import Absent
from explainer.catalog.catalog import Edge
from explainer.model.entry import Node
from explainer.model.relation import Relation
from explainer.problems import Mend, Problem, did_you_mean, only_near, quoted
from explainer.reading.shape import Leaf, leaves, scalars, values
from explainer.reading.tree import Document
from explainer.reading.yaml import MAX_PROBLEMS


@dataclass(frozen=True, slots=True)
class Known:
    """Every id there is, of entries that could not be read too.

    `kinds` has the kind of each id that may be referred to, `absent` are those that may not;
    `named` finds the id for an editor who wrote a name, without regard to case.
    """

    kinds: Mapping[str, str]
    absent: Absent
    named: Mapping[str, str]


def leads_astray(edges: Iterable[Edge], kinds: Mapping[str, str]) -> bool:
    """Say whether a reference leads nowhere, or to what cannot stand there.

    `kinds` has the kind of each id that may be referred to.
    """
    for _, target, relation, _ in edges:
        kind = kinds.get(target)
        if kind is None or not relation.admits(kind):
            return True
    return False


def check_references(document: Document, kind: type[Node], known: Known) -> list[Problem]:
    """Return what is wrong with the references in an entry's fields, valid or not.

    Of very many mistakes in one file the first hundred are told.
    """
    problems: list[Problem] = []
    told: dict[tuple[str, Relation], tuple[str, str, str, str] | None] = {}
    for leaf, relation in references_of(kind):
        for scalar in scalars(document.root, kind, leaf):
            if len(problems) == MAX_PROBLEMS:
                return problems
            key = scalar.text, relation
            if key not in told:  # to look for what is near takes a while
                told[key] = _check(scalar.text, relation, known)
            wrong = told[key]
            if wrong:
                code, message, hint, near = wrong
                mend = Mend(scalar.text, near) if near else None
                where = document.path, scalar.position
                problems.append(Problem(*where, code, message, hint, mend=mend))
    return problems


def edges_of(node: Node) -> list[Edge]:
    """Return the references in an entry's fields, in the order of the fields."""
    origin = node.id
    edges: list[Edge] = []
    for leaf, relation in references_of(node.__class__):
        value = getattr(node, leaf.path[0])
        if value is None or value == ():
            continue  # most fields of most entries are left out; an empty text is no id
        if value.__class__ is str:
            edges.append(Edge(origin, value, relation, node))
        elif len(leaf.path) == 1:
            edges += [Edge(origin, target, relation, node) for target in value]
        else:
            edges += [Edge(origin, target, relation, part) for target, part in values(node, leaf)]
    return edges


@cache
def references_of(kind: type[Node]) -> tuple[tuple[Leaf, Relation], ...]:
    """Return the fields of a kind that refer to others, each with its relation."""
    found = []
    for leaf in leaves(kind, Relation):
        (relation,) = leaf.markers
        assert isinstance(relation, Relation)  # noqa: S101  # what the leaves were chosen by
        found.append((leaf, relation))
    return tuple(found)


def _check(target: str, relation: Relation, known: Known) -> tuple[str, str, str, str] | None:
    """Return what is wrong with a reference, if anything is.

    That is code, message, hint, and the one id that it can be a slip of.
    """
    kind = known.kinds.get(target)
    if kind is not None and relation.admits(kind):
        return None
    refusal = known.absent.refusal(target, "the reference")
    if refusal:
        return *refusal, ""
    admitted = [entry_id for entry_id, other in known.kinds.items() if relation.admits(other)]
    hint = did_you_mean(target, admitted) or f"name the id of {_wanted(relation)}"
    if kind is not None:
        message = f"{quoted(target)} is {_article(kind)}, which cannot stand here"
        return "wrong-kind", message, hint, ""
    by_name = known.named.get(target.casefold())
    if by_name in admitted:
        message = f"{quoted(target)} is a name, and an id is expected here"
        return "unknown-reference", message, f"write `{by_name}`", ""
    message = f"there is no entry {quoted(target)}"
    return "unknown-reference", message, hint, only_near(target, admitted)


def _wanted(relation: Relation) -> str:
    if relation.to:
        return _either(relation.to)
    return f"anything but {_either(relation.not_to)}" if relation.not_to else "an entry"


def _either(kinds: tuple[str, ...]) -> str:
    *others, last = [_article(kind) for kind in kinds]
    return f"{', '.join(others)} or {last}" if others else last


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
