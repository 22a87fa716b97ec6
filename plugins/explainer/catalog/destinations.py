"""Each page at an address of its own: of two at one address readers would find one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from explainer.catalog.addresses import Addresses
from explainer.catalog.files import EntryFile
from explainer.catalog.shown import Shown
from explainer.model.entry import Node
from explainer.problems import START, Position, Problem, quoted
from explainer.reading.shape import Leaf

RESERVED = frozenset({"404", "assets", "problems", "search", "sitemap"})
"""What the site itself puts at its top: pages, files and folders of MkDocs, of themes and ours."""

FORMERLY = Leaf(("formerly",), ())

Taken = dict[str, str]
"""Whose an address is: an id, or the path of a page."""


def check_pages(
    pages: Iterable[str], entries: Iterable[EntryFile], shown_as: str
) -> tuple[Taken, list[Problem]]:
    """Return whose each address is, and a problem for each page that has none of its own."""
    # With folders for addresses: there `about.md` and `about/index.md` meet, and a site
    # may change its mind.
    addresses = Addresses()
    taken = {addresses.at(f"{entry.kind.folder}/{entry.id}"): entry.id for entry in entries}
    problems = []
    for relative in pages:
        path = relative.removesuffix(".md")
        address = addresses.at(path)
        owner = taken.setdefault(address, relative)
        if path.partition("/")[0] in RESERVED:
            message = f"the address {quoted(address)} is one that the site needs itself"
            hint = f"rename it; taken are {', '.join(sorted(RESERVED))}"
        elif owner != relative:
            message = f"the address {quoted(address)} belongs to {quoted(owner)}"
            hint = "rename one of them; an address leads to one page"
        else:
            continue
        problems.append(Problem(f"{shown_as}/{relative}", START, "address-in-use", message, hint))
    return taken, problems


def check_former(
    shown: Shown, taken: Taken, told: Collection[tuple[str, Position]]
) -> list[Problem]:
    """Return a problem for each former address that leads to another page already.

    `told` is where something was found wrong before: no address stands there.
    """
    owners = dict(taken)
    problems = []
    for entry_id, kind in shown.kinds.items():
        if entry_id in shown.sound:
            texts = shown.texts(entry_id, FORMERLY)
            if not texts:
                continue
            addresses = [Addresses().at(former_path(text, kind)) for text in texts]
            if len({*addresses}) == len(addresses) and owners.keys().isdisjoint(addresses):
                owners.update(dict.fromkeys(addresses, entry_id))
                continue
        path = shown.documents.path(entry_id)
        for scalar in shown.scalars(entry_id, FORMERLY):
            if (path, scalar.position) in told:
                continue
            former = former_path(scalar.text, kind)
            address = Addresses().at(former)
            if address in owners:
                message = f"the address {quoted(former)} belongs to {quoted(owners[address])}"
                hint = "leave it out; an address leads to one page"
                problems.append(Problem(path, scalar.position, "address-in-use", message, hint))
            owners.setdefault(address, entry_id)
    return problems


def former_path(written: str, kind: type[Node]) -> str:
    """Return folder and id that an entry of a kind once had."""
    return written if "/" in written else f"{kind.folder}/{written}"
