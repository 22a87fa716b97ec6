"""Dates as fields: EDTF, with hints for what editors type instead."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator

from explainer.dates import EdtfDate, InvalidDate, parse
from explainer.model.part import reject


def _date(value: Any) -> EdtfDate:  # noqa: ANN401  # anything a file may hold
    if isinstance(value, (list, dict)):
        # To YAML an unquoted set of dates is a list or a mapping.
        opening, closing = "[]" if isinstance(value, list) else "{}"
        members = ",".join(str(item) for item in value) or "…"
        hint = f'write "{opening}{members[:80]}{closing}"'
        reject("invalid-date", "a set of dates wants quotes", hint)
    if not isinstance(value, str):
        reject("invalid-date", "a date is expected here", "write it like 2022-11-29")
    try:
        return parse(value)
    except InvalidDate as error:
        reject("invalid-date", error.message, error.hint)


Date = Annotated[EdtfDate, PlainValidator(_date)]
"""A date in EDTF, levels 0 and 1 and sets."""
