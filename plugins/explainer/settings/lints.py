"""What a site asks of its editorial lints: how severe each is, and where it begins to speak."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator

from explainer.model.part import Part, reject
from explainer.model.text import one_of
from explainer.problems import quoted

LINTS = (
    "assessed-before-made",
    "checked-long-ago",
    "claim-without-source",
    "far-from-whole",
    "idle-allowance",
    "long-quotation",
    "one-origin",
    "one-wording-two-verdicts",
    "only-self-confirmed",
    "outside-whole",
    "shared-name",
    "unreferenced",
    "unused-term",
)
"""The codes of all lints."""

DATED = frozenset({"checked-long-ago"})
"""Lints whose word depends on the day: they never fail anything, since no change brought it on."""

DISTANCES = {
    "country": 5_000,
    "region": 1_000,
    "area": 1_000,
    "district": 150,
    "city": 60,
    "town": 25,
    "village": 10,
    "building": 1,
}
"""Kilometres that a place may lie from the middle of one it is within, by the type of that one.

About half the length of the largest that there are. A road or a river has no middle to speak of,
and so no bound.
"""


class Level(StrEnum):
    """How severe what a lint finds is; `off` keeps it silent."""

    OFF = "off"
    WARNING = "warning"
    ERROR = "error"


def _levels(value: Any) -> dict[str, Level]:  # noqa: ANN401  # anything a file may hold
    if not isinstance(value, dict):
        reject("wrong-shape", "lints and their severities are expected here", "write `lint: off`")
    found = {}
    for lint, level in value.items():
        one_of(lint, LINTS, "editorial lint")
        found[lint] = Level(one_of(str(level), tuple(Level), "severity"))
        if lint in DATED and found[lint] is Level.ERROR:
            message = f"{quoted(lint)} depends on the day and can be no error"
            reject("unknown-word", message, "write `warning` or `off`")
    return found


def _amount(value: Any) -> int:  # noqa: ANN401  # anything a file may hold
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,6}", value):
        written = quoted(value) if isinstance(value, str) else "this"
        reject("invalid-number", f"{written} is no whole number", "write digits only")
    return int(value)


def _distances(value: Any) -> dict[str, int]:  # noqa: ANN401  # anything a file may hold
    if not isinstance(value, dict):
        hint = "write `town: 25`"
        reject("wrong-shape", "types of places and kilometres are expected here", hint)
    return {kind: _amount(distance) for kind, distance in value.items()}


Amount = Annotated[int, BeforeValidator(_amount)]
"""A whole number."""


class LintSettings(Part):
    """What the editorial lints of `explainer check` ask for."""

    severity: Annotated[dict[str, Level], PlainValidator(_levels)] = Field(default_factory=dict)
    """For single lints `off`, `warning` or `error`; what is an error stops a build too."""

    checked_within: Amount = 365
    """Days after which an entry that says when it was `checked` wants to be checked again."""

    quotation_length: Amount = 500
    """Characters that a `quote` or a `wording` may have before it is called long."""

    distances: Annotated[dict[str, int], PlainValidator(_distances)] = Field(default_factory=dict)
    """Kilometres that a place may lie from the place it is within, by the type of that one."""

    def level(self, lint: str) -> Level:
        """Return how severe what a lint finds is."""
        return self.severity.get(lint, Level.WARNING)

    def distance(self, kind: str | None) -> int | None:
        """Return the most kilometres from the middle of a place of this type, or nothing."""
        return self.distances.get(kind or "", DISTANCES.get(kind or ""))
