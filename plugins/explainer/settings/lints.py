"""What a site asks of its editorial lints: how severe each is, and where it begins to speak."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

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


def _level(value: Any) -> Level:  # noqa: ANN401  # anything a file may hold
    if not isinstance(value, str):
        reject("wrong-shape", "a severity is expected here", f"one of {', '.join(Level)}")
    return Level(one_of(value, tuple(Level), "severity"))


def _lint(value: str) -> str:
    return one_of(value, LINTS, "editorial lint")


def _no_dated_errors(levels: dict[str, Level]) -> dict[str, Level]:
    for lint in sorted(DATED):
        if levels.get(lint) is Level.ERROR:
            message = f"{quoted(lint)} depends on the day and can be no error"
            reject("unknown-word", message, "write `warning` or `off`")
    return levels


def _amount(value: Any) -> int:  # noqa: ANN401  # anything a file may hold
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,6}", value):
        written = quoted(value) if isinstance(value, str) else "this"
        reject("invalid-number", f"{written} is no whole number", "write digits only")
    return int(value)


Amount = Annotated[int, BeforeValidator(_amount)]
"""A whole number."""


_SCHEMA = {"type": "string", "enum": [one.value for one in Level]}
_Severity = Annotated[Level, BeforeValidator(_level), WithJsonSchema(_SCHEMA)]

Levels = Annotated[
    dict[Annotated[str, AfterValidator(_lint)], _Severity],
    AfterValidator(_no_dated_errors),
]
"""Lints, each with its severity."""


class LintSettings(Part):
    """What the editorial lints of `explainer check` ask for."""

    severity: Levels = Field(default_factory=dict)
    """For single lints `off`, `warning` or `error`; what is an error stops a build too."""

    checked_within: Amount = 365
    """Days after which an entry that says when it was `checked` wants to be checked again."""

    quotation_length: Amount = 500
    """Characters that a `quote` or a `wording` may have before it is called long."""

    distances: dict[str, Amount] = Field(default_factory=dict)
    """Kilometres that a place may lie from the place it is within, by the type of that one."""

    def level(self, lint: str) -> Level:
        """Return how severe what a lint finds is."""
        return self.severity.get(lint, Level.WARNING)

    def distance(self, kind: str | None) -> int | None:
        """Return the most kilometres from the middle of a place of this type, or nothing."""
        return self.distances.get(kind or "", DISTANCES.get(kind or ""))
