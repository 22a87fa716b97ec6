"""What stands in the explainer and leads nowhere, or has two entries claiming it."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.kinds.claim import Claim
from explainer.kinds.event import Event
from explainer.kinds.term import Term
from explainer.lints.finding import Finding, Ground
from explainer.model.entry import Entry
from explainer.problems import quoted
from explainer.reading.tree import Location

_TOLD = (Claim.kind, Event.kind)
"""What the explainer tells; all else is there to be referred to."""


def unreferenced(ground: Ground) -> Iterator[Finding]:
    """Yield entries that no reader comes to but through a list.

    Events and claims are what the explainer tells, and stand on the pages of what they are about:
    they are only alone where they refer to nothing either.
    """
    for entry in ground.entries():
        if isinstance(entry, Term) or ground.cites(entry.id):
            continue
        if entry.kind in _TOLD and any(
            edge.relation.listed for edge in ground.catalog.references(entry.id)
        ):
            continue
        message = "nothing refers to this entry"
        hint = "refer to it where it belongs, with a field or with `[[…]]` in a text"
        yield Finding("unreferenced", entry.id, ("name",), message, hint)


def unused_term(ground: Ground) -> Iterator[Finding]:
    """Yield terms that are explained and never used."""
    for term in ground.all(Term):
        if not ground.cites(term.id):
            message = "no text uses this term"
            hint = "delete it, or give it the aliases by which texts call it"
            yield Finding("unused-term", term.id, ("name",), message, hint)


def shared_name(ground: Ground) -> Iterator[Finding]:
    """Yield names that several entries claim."""
    told: set[tuple[str, ...]] = set()
    for name, ids in ground.texts.names.shared.items():
        if (name.lower(), *ids) in told:
            continue
        told.add((name.lower(), *ids))
        others = "neither" if len(ids) == 2 else "none of them"
        message = f"the name {quoted(name)} belongs to {' and '.join(ids)}, so it links to {others}"
        hint = "give one of them another name, or `link: never`"
        last = ground.catalog[ids[-1]]
        place = _place(last, name) if isinstance(last, Entry) else ()
        yield Finding("shared-name", ids[-1], place, message, hint, ids)


def _place(entry: Entry, name: str) -> Location:
    """Return where an entry says that it has a name."""
    for number, alias in enumerate(entry.aliases):
        if alias.lower() == name.lower() and entry.name.lower() != name.lower():
            return ("aliases", number)
    return ("name",)
