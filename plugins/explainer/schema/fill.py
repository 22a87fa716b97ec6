"""Putting a site's words, and the ids there are, into the schema of a model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pydantic.json_schema import JsonSchemaValue

from explainer.model.relation import REFERS
from explainer.model.text import NAMED
from explainer.model.vocabulary import WORD_OF
from explainer.schema.generate import DOCUMENTATION, REFERENCE
from explainer.schema.ids import Ids

Vocabulary = Callable[[str], Mapping[str, str]]
"""Gives the words of a vocabulary, with their labels, by its name."""


def fill(schema: JsonSchemaValue, vocabulary: Vocabulary, ids: Ids | None) -> JsonSchemaValue:
    """Complete a schema, in place: vocabularies with their words, references with `ids`.

    Without ids a reference is held to the form of an id alone.
    """
    shared: dict[str, JsonSchemaValue] = {}
    for part in [*_parts(schema)]:
        refers = part.pop(REFERS, None)
        if WORD_OF in part:
            part.update(_words(vocabulary(part.pop(WORD_OF))))
        elif refers is not None and ids is not None:
            kinds, said = ids.kinds(**refers), _said(**refers)
            name = f"id-of-{said.replace(' ', '-')}"
            shared.setdefault(name, _ids(ids.names(kinds), said))
            _share(part, name, shared)
        elif NAMED in part:
            _share(part, part.pop(NAMED), shared)
    if shared:
        schema["definitions"] = {**schema.get("definitions", {}), **dict(sorted(shared.items()))}
    return schema


def _parts(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  # any piece of JSON
    if isinstance(schema, dict):
        yield schema
    if isinstance(schema, dict | list):
        for inner in schema.values() if isinstance(schema, dict) else schema:
            yield from _parts(inner)


def _words(labels: Mapping[str, str]) -> JsonSchemaValue:
    return {"type": "string", "enum": [*labels], "enumDescriptions": [*labels.values()]}


def _share(part: JsonSchemaValue, name: str, shared: dict[str, JsonSchemaValue]) -> None:
    """Put what a part says, but for its documentation, among what many parts refer to."""
    form = {key: part.pop(key) for key in [*part] if key not in DOCUMENTATION}
    # Draft-07 has readers pass over what stands beside a reference; documentation may be lost.
    part["$ref"] = REFERENCE.format(model=name)
    shared.setdefault(name, form)


def _said(to: Sequence[str], not_to: Sequence[str]) -> str:
    """Say which kinds a relation leads to."""
    return " or ".join(to) or " ".join(["entry", *(f"but {kind}" for kind in not_to)])


def _ids(names: Mapping[str, str], kinds: str) -> JsonSchemaValue:
    # To YAML 1.2 an id of digits alone is a number where it stands without quotes.
    numbers = [key for key in names if key.isdigit()]
    return {
        "enum": [*names, *map(int, numbers)],
        "enumDescriptions": [*names.values(), *(names[key] for key in numbers)],
        "errorMessage": f"There was no {kinds} of this id when `explainer schema` last ran.",
    }
