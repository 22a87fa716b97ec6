"""The neighbourhood of an entry: the few others that it hangs together with most closely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from explainer.catalog.link import references_of
from explainer.model.entry import Entry
from explainer.views.incoming import Form
from explainer.views.link import Link, Sight
from explainer.views.related import Group

MOST = 10
"""How many neighbours the picture shows; the lists below it have all of them."""

FEWEST = 2
"""With fewer neighbours there is nothing that a picture would show better than the text."""


class Neighbourhood(NamedTuple):
    """The neighbours of an entry under the name of the relation, in the order of the page.

    `before` are those that refer to the entry, `after` those that it refers to; each is near by
    one relation only.
    """

    before: tuple[tuple[str, tuple[Link, ...]], ...]
    after: tuple[tuple[str, tuple[Link, ...]], ...]


def neighbourhood(entry: Entry, groups: Sequence[Group], sight: Sight) -> Neighbourhood | None:
    """Return the neighbours of an entry, taken by turns from each relation; `None` for few.

    Of each list the first ones are taken, as the page orders it. What is merely cited or quoted
    is no neighbour: a source would have most of the site for one.
    """
    after = _referred_to(entry, sight)
    before = _referring(groups, sight)
    if not after and not before:
        return None
    chosen = _by_turns((*after.values(), *before.values()), entry.id)
    if len(chosen) < FEWEST:
        return None
    return Neighbourhood(_kept(before, chosen), _kept(after, chosen))


def _referred_to(entry: Entry, sight: Sight) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for _, target, relation, _ in sight.catalog.references(entry.id):
        if relation.listed:
            found.setdefault(relation.name, []).append(sight.link(target))
    return found


def _referring(groups: Iterable[Group], sight: Sight) -> dict[str, list[Link]]:
    found = {}
    names = sight.once(_names)
    for group in groups:
        rows = group.claims if group.form is Form.CLAIMS else group.items
        if group.form is not Form.WORKS:
            found[names[group.relation]] = [row.link for row in rows[:MOST]]
    return found


def _names(sight: Sight) -> dict[str, str]:
    """Return the name of each relation by that of its inverse; to be asked for with `once`."""
    kinds = {type(node) for node in sight.catalog}
    relations = [relation for kind in kinds for _, relation in references_of(kind)]
    return {relation.inverse: relation.name for relation in relations}


def _by_turns(lists: Sequence[Sequence[Link]], own: str) -> dict[str, Sequence[Link]]:
    """Return the chosen by their ids, each with the list that it was taken from."""
    chosen: dict[str, Sequence[Link]] = {}
    for turn in range(max(map(len, lists))):
        for links in lists:
            if turn < len(links) and links[turn].id != own and links[turn].id not in chosen:
                chosen[links[turn].id] = links
                if len(chosen) == MOST:
                    return chosen
    return chosen


def _kept(
    lists: dict[str, list[Link]], chosen: dict[str, Sequence[Link]]
) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    found = []
    for relation, links in lists.items():
        # Who is named twice, in two roles say, is one neighbour.
        own = {link.id: link for link in links if chosen.get(link.id) is links}
        if own:
            found.append((relation, tuple(own.values())))
    return tuple(found)
