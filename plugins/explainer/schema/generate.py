"""From a model to a JSON Schema that an editor's program can use.

pydantic says which shapes a model takes; what we add or take away is what one sees while
typing: the documentation of each field, parts that may be written in short, no titles that only
say the field's name again, no defaults, and no `null` for what may be left out.

The schemas are draft-07 (Wright, Andrews, Hutton, “JSON Schema: A Media Type for Describing JSON
Documents”, 2018): every version of `yaml-language-server` reads it, those from 1.20 on later
drafts too. `errorMessage`, `enumDescriptions` and `markdownDescription` are that server's own
(github.com/redhat-developer/yaml-language-server); other readers pass over them.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from explainer.model.entry import Node
from explainer.model.part import ShortPart
from explainer.model.withdrawal import FIELD, Tombstone, tombstone_of
from explainer.reading.docs import field_doc

DRAFT = "http://json-schema.org/draft-07/schema#"

DOCUMENTATION = ("description", "markdownDescription")
"""What says what a field is for, and is no rule."""

REFERENCE = "#/definitions/{model}"
"""How one part of a schema refers to another."""


def generate(model: type[BaseModel]) -> JsonSchemaValue:
    """Return the schema of a model: its vocabularies named and not yet listed, ids likewise."""
    made = model.model_json_schema(ref_template=REFERENCE, schema_generator=_Generator)
    made = deepcopy(made)  # what it was given by a type is still that type's own
    definitions = made.pop("$defs", {})
    for part in definitions.values():
        # The field says what it holds; a program would show both, one behind the other.
        part.pop("description", None)
    if issubclass(model, Node):
        made = _or_withdrawn(made, tombstone_of(model.suffix))
    schema = {"$schema": DRAFT, **made}
    return {**schema, "definitions": definitions} if definitions else schema


def _or_withdrawn(made: JsonSchemaValue, tombstone: type[Tombstone]) -> JsonSchemaValue:
    """Return the schema of a kind, in which a withdrawn entry has the fields of that alone."""
    kept = tombstone.model_fields
    must = [name for name in kept if kept[name].is_required() and name != FIELD]
    said = f"Beside `{FIELD}` there can be nothing else; git keeps what the file said before."
    return {
        **{key: value for key, value in made.items() if key != "required"},
        "if": {"required": [FIELD]},
        "then": {
            "required": must,
            "propertyNames": {"enum": [*kept], "errorMessage": said},
        },
        "else": {"required": made["required"]},
    }


class _Generator(GenerateJsonSchema):
    """pydantic's way from types to schemas, but for what an editor's program would show oddly."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002  # pydantic's own types
        """Give no field a title: it would say the field's name again."""
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Offer no `null`: what may be left out is left out."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Offer no default: whoever names a field wants something else."""
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Document each field, and let a part be written in short where it may be."""
        model: type[BaseModel] = schema["cls"]
        made = super().model_schema(schema)
        made.pop("title", None)
        if "description" in made:
            made["description"] = " ".join(made["description"].split())
        for name, field in model.model_fields.items():
            described = made["properties"][field.alias or name]
            described.update(_documentation(field_doc(model, name)))
        if issubclass(model, ShortPart) and model.shorthand:
            return {"anyOf": [_undocumented(made["properties"][model.shorthand]), made]}
        return made


def _documentation(text: str) -> dict[str, str]:
    """Return a text as hovering shows it: plainly, and as Markdown where that looks better."""
    if not text:
        return {}
    return {"description": text, **({"markdownDescription": text} if "`" in text else {})}


def _undocumented(schema: JsonSchemaValue) -> JsonSchemaValue:
    return {key: value for key, value in schema.items() if key not in DOCUMENTATION}
