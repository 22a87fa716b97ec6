"""Dates as fields: EDTF, with hints for what editors type instead."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_plain_validator_function

from explainer.dates import EdtfDate, InvalidDate, parse
from explainer.model.part import reject
from explainer.model.text import NAMED
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


# Looser than `parse`: enough to tell a date from a slip while it is being typed.
_YEAR = r"(?:-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
_DAY = r"(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:[0-2][0-9]|3[01]|XX))?)?"
_TIME = r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[-+][0-9:]{2,5})?)?"
_POINT = rf"(?:{_YEAR}{_DAY}{_TIME}|Y-?[0-9]+)[?~%]?"
_END = rf"(?:{_POINT}|\.\.)?"
_SET = rf"[\[{{] *(?:\.\.)?{_POINT}(?:(?: *, *|\.\.){_POINT})*(?:\.\.)? *[\]}}]"

_TYPED = {
    NAMED: "date",
    "type": ["string", "integer"],
    "pattern": rf"^(?:{_POINT}|{_END}/{_END}|{_SET})$",
    "minimum": -9999,
    "maximum": 9999,
    "errorMessage": (
        "A date in EDTF is expected here: `2022-11-29`, `2022-11?` (inferred), `2022~` (about), "
        'from `2022-11-27/2022-11-29`, one of `"[2022-11-29,2022-11-30]"` (with the quotes).'
    ),
    "examples": ["2022-11-29", "2022-11", "2022-11-29?", "2022-11-27/2022-11-29", "/2022-11-29"],
}


class _Edtf:
    """Says how a date is validated, and keeps pydantic from looking into its types for it."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        return no_info_plain_validator_function(_date)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(_TYPED)


Date = Annotated[EdtfDate, _Edtf]
"""A date in EDTF, levels 0 and 1 and sets."""
