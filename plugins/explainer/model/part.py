"""What every piece of content is: frozen, closed to unknown fields, documented in place."""

from __future__ import annotations

from typing import Any, ClassVar, Never, Self

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from explainer.problems import Mend


class Part(BaseModel):
    """A piece of content with fields of its own."""

    # A validator takes a millisecond to build, and what comes out of a cache needs none.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    shorthand: ClassVar[str | None] = None

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as the values of the fields alone, twice as fast as pydantic's own way."""
        return restored, (self.__class__, self.__dict__)

    def slimmed(self) -> Self:
        """Return the same part without the note of which fields were written: a tenth of it."""
        _set(self, "__pydantic_fields_set__", _UNASKED)
        return self


def restored(kind: type[Part], values: dict[str, Any]) -> Part:
    """Return a part with values that were checked before."""
    part = kind.__new__(kind)
    _set(part, "__dict__", values)
    _set(part, "__pydantic_fields_set__", _UNASKED)
    _set(part, "__pydantic_extra__", None)
    _set(part, "__pydantic_private__", None)
    return part


# The parts themselves let nobody set anything.
_set = object.__setattr__

# Which fields were written, as pydantic notes for each part: nobody asks, and a set is large.
_UNASKED: frozenset[str] = frozenset()


class ShortPart(Part):
    """A piece that may be written as one text, which stands for the field named by `shorthand`.

    `place: lisbon` is `place: {id: lisbon}`.
    """

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:  # noqa: ANN401  # anything a file may hold
        return {cls.shorthand: value} if isinstance(value, str) else value


def reject(code: str, message: str, hint: str = "", mend: Mend | None = None) -> Never:
    """Refuse a value from within a validator; `code` is the problem's code."""
    # The message is handed over as a value: content may hold braces, a template must not.
    context = {"message": message, "hint": hint, "mend": mend}
    raise PydanticCustomError(code, "{message}", context)
