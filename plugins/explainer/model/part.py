"""What every piece of content is: frozen, closed to unknown fields, documented in place."""

from __future__ import annotations

from typing import Any, ClassVar, Never

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError


class Part(BaseModel):
    """A piece of content with fields of its own.

    Where `shorthand` names a field, a text may stand for the whole part: `place: lisbon` is
    `place: {id: lisbon}`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    shorthand: ClassVar[str | None] = None

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:  # noqa: ANN401  # anything a file may hold
        if cls.shorthand and isinstance(value, str):
            return {cls.shorthand: value}
        return value


def reject(code: str, message: str, hint: str = "") -> Never:
    """Refuse a value from within a validator; `code` is the problem's code."""
    # The message is handed over as a value: content may hold braces, a template must not.
    context = {"message": message, "hint": hint}
    raise PydanticCustomError(code, "{message}", context)
