"""Dates as fields: EDTF, with hints for what editors type instead."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_plain_validator_function

from explainer.dates import EdtfDate, InvalidDate, parse
from explainer.model.part import reject
from explainer.problems import cut


def _date(value: Any) -> EdtfDate:  # noqa: ANN401  # anything a file may hold
    if isinstance(value, list):
        # To YAML an unquoted set of dates is a list.
        members = ",".join(str(item) for item in value) or "…"
        hint = f'write "[{cut(members, 80)}]"'
        reject("invalid-date", "a set of dates wants quotes", hint)
    if not isinstance(value, str):
        hint = "write a day like 2022-11-29, or a span like 2022-11-27/2022-11-29"
        reject("invalid-date", "a date is one text", hint)
    try:
        return parse(value)
    except InvalidDate as error:
        reject("invalid-date", error.message, error.hint)


class _Edtf:
    """Says how a date is validated, and keeps pydantic from looking into its types for it."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        return no_info_plain_validator_function(_date)


Date = Annotated[EdtfDate, _Edtf]
"""A date in EDTF, levels 0 and 1 and sets."""
