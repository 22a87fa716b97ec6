"""The schema of `words.yml`, in which a site replaces single words of ours."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping

from pydantic.json_schema import JsonSchemaValue

from explainer.schema.generate import DRAFT, REFERENCE

_PLAIN = {
    "type": ["string", "number"],
    "pattern": r"^(?:[^{}]|\{\{|\}\})*$",
    "errorMessage": "A text without braces is expected here.",
}


def words_schema(texts: Mapping[str, str]) -> JsonSchemaValue:
    """Return the schema for words by their dotted keys; hovering shows what stands there."""
    root: JsonSchemaValue = {
        "$schema": DRAFT,
        "description": "Words of the site's own, each in the place of one that the package has.",
        **_section(),
        "definitions": {"text": _PLAIN},
    }
    for key, text in texts.items():
        *way, last = key.split(".")
        section = root
        for name in way:
            section = section["properties"].setdefault(name, _section())
        section["properties"][last] = _text(text)
    return _with_lists(root)


def _section() -> JsonSchemaValue:
    return {"type": "object", "additionalProperties": False, "properties": {}}


def _text(text: str) -> JsonSchemaValue:
    """Return the schema of a text that holds what ours is filled with, and no more."""
    names = sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})
    if not names:
        return {**_documented(text), "$ref": REFERENCE.format(model="text")}
    filled = [rf"\{{{re.escape(name)}(?:[!:.[][^{{}}]*)?\}}" for name in names]
    must = "".join(rf"(?=[\s\S]*{one})" for one in filled)
    may = "|".join([r"[^{}]", r"\{\{|\}\}", *filled])
    expected = ", ".join(f"{{{name}}}" for name in names)
    return {
        **_documented(text),
        "type": "string",
        "pattern": rf"^{must}(?:{may})*$",
        "errorMessage": f"Each of {expected} has to stand in this text, nothing else in braces.",
    }


def _documented(text: str) -> JsonSchemaValue:
    return {"description": f"In place of “{text}”."}


def _with_lists(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Return a schema in which what is numbered from 0 is a list, as it is in the file."""
    if "properties" not in schema:
        return schema
    inner = {name: _with_lists(part) for name, part in schema["properties"].items()}
    if all(name.isdigit() for name in inner):
        return {"type": "array", "items": [*inner.values()], "additionalItems": False}
    return {**schema, "properties": inner}
