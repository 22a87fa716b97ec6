"""The index of a kind: on one page, or an overview and the pages of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, pairwise
from typing import Any, NamedTuple

from explainer.catalog.standing import Standing
from explainer.dates import in_words
from explainer.kinds.claim import Claim
from explainer.model.entry import Node
from explainer.settings import Settings, Words
from explainer.views.claim import claim_row, stated
from explainer.views.division.overview import BY_STANDING, Row, divided, rows, weightiest
from explainer.views.division.part import Label, Part, Said, leaves
from explainer.views.ledger import ledger
from explainer.views.link import Sight
from explainer.views.listing import listing, part_sections
from explainer.views.order import GLOSSARY, in_order
from explainer.views.related import item

_NARROW = 6
"""The letters of a name that stand beside its count in a narrow column."""


@dataclass(frozen=True, slots=True)
class PartPage:
    """What the page of a part is made of: where it stands, its name, and what templates take."""

    address: str
    title: str
    description: str
    values: dict[str, Any]


class _Place(NamedTuple):
    """A part, those that it lies in, the widest first, and what is listed before and after it."""

    part: Part
    above: tuple[Part, ...]
    previous: Part | None
    following: Part | None


class Indexes:
    """The indexes of one site, as templates show them."""

    def __init__(
        self, settings: Settings, words: Words, sight: Sight, kinds: Mapping[str, type[Node]]
    ) -> None:
        """Take what the pages of the site are made of."""
        self._reading = settings.reading
        self._words = words
        self._sight = sight
        self._kinds = kinds
        self._found: dict[str, dict[str, _Place]] = {}
        self.address = cache(self._address)
        """Returns the address of the index of a kind."""

    def front(self, kind: str) -> tuple[str, dict[str, Any]]:
        """Return the template of an index, and what it takes."""
        parts = self._parts(kind)
        if parts:
            return "overview.html", self._overview(kind, parts)
        if kind == Claim.kind:
            return "ledger.html", {"kind": kind, "ledger": self._sight.once(ledger, self._reading)}
        template = "glossary.html" if kind == GLOSSARY else "listing.html"
        return template, {"kind": kind, "sections": listing(kind, self._sight)}

    def titles(self, kind: str) -> dict[str, str]:
        """Return the titles of the pages of parts, in their order, by their paths on the site."""
        return {path: self._title(kind, place.part) for path, place in self._places(kind).items()}

    def part(self, kind: str, path: str) -> PartPage:
        """Return what the page of a part is made of, given its path."""
        part, above, previous, following = self._places(kind)[path]
        values = {
            **self._naming(kind),
            "title": self._title(kind, part),
            "part": part,
            "above": above,
            "index": self.address(kind),
            "previous": previous,
            "following": following,
            "standing": _standing(part)[1],
            **(self._divided(part, above) if part.parts else self._listed(kind, part.entries)),
        }
        key = "claims.count" if kind == Claim.kind else "listing.count"
        count = self._words.count(key, len(part.entries))
        return PartPage(self._at(kind, part), values["title"], count, values)

    def _address(self, kind: str) -> str:
        return self._sight.addresses.at(f"{self._kinds[kind].folder}/index")

    def _places(self, kind: str) -> dict[str, _Place]:
        """Return where each part of an index stands among the others, by its path on the site."""
        if kind not in self._found:
            parts = self._parts(kind)
            listed = [leaf for part in parts for leaf in leaves(part)]
            before = {following.path: part for part, following in pairwise(listed)}
            after = {part.path: following for part, following in pairwise(listed)}
            self._found[kind] = {
                self._path(kind, part): _Place(
                    part, above, before.get(part.path), after.get(part.path)
                )
                for part, above in _walk(parts)
            }
        return self._found[kind]

    def _parts(self, kind: str) -> tuple[Part, ...]:
        return self._sight.once(divided, kind, self._reading)

    def _overview(self, kind: str, parts: tuple[Part, ...]) -> dict[str, Any]:
        nodes = self._sight.once(in_order, kind)
        found = rows(parts)
        values = {
            "wide": self._are_wide(found),
            **self._naming(kind),
            "length": len(nodes),
            "weightiest": self._rows(kind, weightiest(nodes, self._sight)),
        }
        if kind != Claim.kind:
            return values | {"rows": found}
        # Each standing has a heading of its own, and its parts are a list below it.
        alone = [(part, [(one, ()) for one in inner]) for part, inner in found]
        return values | {"standings": [(*_standing(part), part, inner) for part, inner in alone]}

    def _naming(self, kind: str) -> dict[str, Any]:
        """Return what templates name parts and their addresses with."""
        return {
            "kind": kind,
            "name": self._name,
            "full_name": self._full_name,
            "at": partial(self._at, kind),
        }

    def _divided(self, part: Part, above: tuple[Part, ...]) -> dict[str, Any]:
        """Return what the template of a part that is divided takes.

        An overview leads to a part and to the parts of that; what lies deeper stands here.
        """
        found = rows(part.parts, all_below=bool(above))
        return {"rows": found, "wide": self._are_wide(found)}

    def _listed(self, kind: str, nodes: Iterable[Node]) -> dict[str, Any]:
        """Return what the template of a part that lists its entries takes."""
        if kind == Claim.kind:
            return {"claims": self._rows(kind, nodes)}
        return {"sections": part_sections(kind, nodes, self._sight)}

    def _rows(self, kind: str, nodes: Iterable[Node]) -> list[Any]:
        """Return entries as lists show them; of claims never the standing alone."""
        if kind == Claim.kind:
            rows = (self._sight.once(claim_row, node.id, self._reading) for node in nodes)
            return [stated(row, self._sight) for row in rows]
        return [item(node, self._sight) for node in nodes]

    def _title(self, kind: str, part: Part) -> str:
        index = self._words(f"kinds.{kind}.other")
        return self._words("listing.part").format(index=index, part=self._full_name(part))

    def _at(self, kind: str, part: Part) -> str:
        return self._sight.addresses.at(self._path(kind, part))

    def _path(self, kind: str, part: Part) -> str:
        return f"{self._kinds[kind].folder}/{part.path}"

    def _are_wide(self, found: Iterable[Row]) -> bool:
        """Say whether most names of parts need wide columns: months do, years do not."""
        shown = list(chain.from_iterable(inner or (part,) for part, inner in found))
        return sum(len(self._name(part)) > _NARROW for part in shown) * 2 > len(shown)

    def _name(self, part: Part) -> str:
        """Return what a part is called beside the others."""
        return self._said(part.labels[-1])

    def _full_name(self, part: Part) -> str:
        """Return what a part is called where nothing else stands beside it."""
        return " · ".join(self._said(label, short=False) for label in part.labels)

    def _said(self, label: Label, *, short: bool = True) -> str:
        if isinstance(label, str):
            return label
        if isinstance(label, Said):
            return self._words(label.key)
        return in_words(label, self._words.dates, short=short)


def _walk(
    parts: Iterable[Part], above: tuple[Part, ...] = ()
) -> Iterator[tuple[Part, tuple[Part, ...]]]:
    """Yield every part with those that it lies in, the widest first."""
    for part in parts:
        yield part, above
        yield from _walk(part.parts, (*above, part))


def _standing(part: Part) -> tuple[str, Standing | None]:
    """Return the anchor of a part of the ledger, and the standing of what is in it."""
    folder, token = part.path.split("/")[:2]
    return token, Standing(token) if folder == BY_STANDING else None
