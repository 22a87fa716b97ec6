"""Numbers as fields: what is counted or measured."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator

from explainer.model.part import reject
from explainer.model.text import written
from explainer.problems import quoted

# Fifteen digits are more than anybody counts, and no program makes another number of them.
_WHOLE = r"[-+]?[0-9]{1,15}"
_NUMBER = rf"{_WHOLE}(\.[0-9]{{1,9}})?"


@dataclass(frozen=True, slots=True)
class NumberMark:
    """Marks what is a number."""


def _whole(value: Any) -> int:  # noqa: ANN401  # anything a file may hold
    if isinstance(value, str) and re.fullmatch(_WHOLE, value):
        return int(value)
    hint = "write digits only, without a point, a comma or a unit"
    return reject("invalid-number", f"{_shown(value)} is no whole number", hint)


def _number(value: Any) -> Decimal:  # noqa: ANN401  # anything a file may hold
    if isinstance(value, str) and re.fullmatch(_NUMBER, value):
        return Decimal(value)
    hint = "write digits only, with a point before a fraction, without a comma or a unit"
    return reject("invalid-number", f"{_shown(value)} is no number", hint)


def _shown(value: object) -> str:
    return quoted(value) if isinstance(value, str) else "this"


Whole = Annotated[
    int,
    BeforeValidator(_whole),
    NumberMark(),
    written("whole-number", f"^{_WHOLE}$", "A whole number is expected here.", "integer"),
]
"""A whole number: of things that are counted."""

Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    NumberMark(),
    written("number", f"^{_NUMBER}$", "A number is expected here, without a unit.", "number"),
]
"""A number that may have a fraction, kept as it is written: `31.50` stays that."""
