"""Where the relations of a site's own kinds lead, and under which names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.model.entry import Node
from explainer.model.relation import Relation
from explainer.model.text import is_id
from explainer.problems import Problem, did_you_mean, quoted
from explainer.reading.shape import leaves
from explainer.site.kind_checks import own_relations
from explainer.site.kind_source import KindSource

Ends = dict[str, str]
"""The inverse of each relation, by its name; empty for names that the program itself uses."""


def check_relations(
    kind: type[Node], source: KindSource, base: type[Node], kinds: Sequence[str], ends: Ends
) -> list[Problem]:
    """Return what is wrong with the relations of a kind; `ends` are those known before.

    The relations of this kind are added there.
    """
    found = []
    for field, relation in own_relations(kind, base):
        at = source.place(kind.__name__, field)
        for part, message, right in _relation(kind.kind, relation, kinds, ends):
            position = source.place_of_text(part, at) if part else at
            found.append(Problem(source.path, position, "invalid-kind", message, right))
        ends.setdefault(relation.name, relation.inverse)
    return found


def known_ends(kinds: Sequence[type[Node]]) -> Ends:
    """Return the names that relations of the program's kinds have, which no other may use."""
    marks = [mark for kind in kinds for leaf in leaves(kind, Relation) for mark in leaf.markers]
    return {
        name: ""
        for mark in marks
        if isinstance(mark, Relation)
        for name in (mark.name, mark.inverse)
    }


def _relation(
    kind: str, relation: Relation, kinds: Sequence[str], ends: Ends
) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a relation: in which of its texts, what, what would be right."""
    for name in (relation.name, relation.inverse):
        if not is_id(name):
            right = "use lower-case letters and digits joined by `-`"
            yield name, f"{quoted(name)} cannot name a relation", right
            return
    for other in (*relation.to, *relation.not_to):
        if other not in kinds:
            right = did_you_mean(other, kinds) or f"the kinds are {', '.join(kinds)}"
            yield other, f"there is no kind {quoted(other)}", right
    known = ends.get(relation.name)
    taken = next((name for name in (relation.name, relation.inverse) if ends.get(name) == ""), "")
    if taken:
        yield taken, f"the program has a relation {quoted(taken)}", "give it a name of its own"
    elif known is not None and known != relation.inverse:
        right = f"write {quoted(known)}, or give one of them another name"
        message = f"the other end of {quoted(relation.name)} has another name elsewhere"
        yield relation.inverse, message, right
    if relation.acyclic and relation.to != (kind,):
        right = f'write to=("{kind}",), or leave `acyclic` out'
        yield "", "only among entries of one kind can there be a circle", right
