"""How one entry refers to another, declared once for both ends."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

REFERS = "x-refers"
"""The key in a JSON Schema under which a field says what it refers to, until ids are put there."""

ACTORS = ("person", "expert", "organisation")
"""The kinds that can act, speak and judge."""

ANYTHING = ()
"""Stands for every kind there is."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed reference, as a marker on the field that holds the id.

    `name` is its name at the entry that refers, `inverse` at the one referred to; the
    headings of both are found under these names among the site's words. `to` lists the kinds
    that may be referred to, or is `ANYTHING`. A `hierarchy` leads from a part to its whole
    and so can have no circle. `listed` says whether the other end shows it in a list of its own.
    """

    name: str
    inverse: str
    to: tuple[str, ...] = ANYTHING
    not_to: tuple[str, ...] = ()
    acyclic: bool = False
    listed: bool = True

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Note the relation; which ids there are, only those know who have read the content."""
        return {**handler(schema), REFERS: {"to": list(self.to), "not_to": list(self.not_to)}}

    def admits(self, kind: str) -> bool:
        """Say whether an entry of this kind may be referred to."""
        return kind not in self.not_to and (self.to == ANYTHING or kind in self.to)
