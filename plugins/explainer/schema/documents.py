"""All schemas of a site, as the bytes of their files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaValue

from explainer.catalog.front_matter import PageHead
from explainer.model.entry import Node
from explainer.schema.fill import fill
from explainer.schema.generate import generate
from explainer.schema.ids import Ids
from explainer.schema.words import words_schema
from explainer.settings import Settings, Words

LOCAL = ".explainer/schemas"
"""Where the schemas with ids lie, from the folder of the site: for one's own editor only."""

_MADE_BY = "Made by `explainer schema`; not to be edited."


def schemas(
    kinds: Sequence[type[Node]], settings: Settings, words: Words, ids: Ids | None = None
) -> dict[str, bytes]:
    """Return the file of each schema by its name: one a kind, and those of the other files.

    `page` is the head of a Markdown page that is no entry, `settings` and `words` are the files
    of the site's configuration. The vocabularies are the site's own.
    """
    models: Mapping[str, type[BaseModel]] = {
        **{kind.kind: kind for kind in kinds},
        "page": PageHead,
        "settings": Settings,
    }
    made = {
        name: fill(generate(model), lambda one: settings.words_of(one, words), ids)
        for name, model in models.items()
    }
    made["words"] = words_schema(words.texts)
    return {f"{name}.json": _bytes(schema) for name, schema in made.items()}


def _bytes(schema: JsonSchemaValue) -> bytes:
    """Return a schema as a file: the same on any machine, and fit to be compared line by line."""
    commented = {"$comment": _MADE_BY, **schema}
    return (json.dumps(commented, ensure_ascii=False, indent=2) + "\n").encode()
