"""Words that a site may choose: types of events, roles of places, verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import GetJsonSchemaHandler, ValidationInfo
from pydantic.functional_validators import AfterValidator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from explainer.model.text import one_of

WORD_OF = "x-word-of"
"""The key in a JSON Schema under which a field names its vocabulary, until words are put there."""

Vocabularies = dict[str, tuple[str, ...]]
"""The words of each vocabulary, by its name: what `validate` is given as context."""


class Vocabulary:
    """Marks a text as a word of a vocabulary, and checks it where the words are known."""

    def __init__(self, name: str, what: str, words: Mapping[str, str] | None = None) -> None:
        """Take the vocabulary's name and what one of its words is called in a message.

        A kind of a site's own brings the `words` of a vocabulary of its own, each with its label.
        """
        self.name = name
        self.what = what
        self.words = words

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:  # noqa: ANN401  # pydantic's own types
        """Check after the text itself was checked."""
        return AfterValidator(self._check).__get_pydantic_core_schema__(source, handler)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Name the vocabulary; its words are the site's."""
        return {**handler(schema), WORD_OF: self.name}

    def _check(self, value: str, info: ValidationInfo) -> str:
        words = (info.context or {}).get("vocabularies", {}).get(self.name)
        return value if words is None else one_of(value, words, self.what)
