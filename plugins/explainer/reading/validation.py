"""A tree against a pydantic model: the value, or problems at the places they are in."""

from __future__ import annotations

from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from explainer.problems import START, Mend, Position, Problem, did_you_mean, only_near, quoted
from explainer.reading.docs import field_doc
from explainer.reading.shape import model_at
from explainer.reading.tree import Document, Location, Mapping, data, descend, key_position
from explainer.reading.yaml import MAX_PROBLEMS

M = TypeVar("M", bound=BaseModel)

# What pydantic finds where a value has the wrong shape, and what we say of it.
_SHAPES = {
    "string_type": (
        "a text is expected here",
        "put quotes around one that begins with a bracket or brace",
    ),
    "tuple_type": ("a list is expected here", "write `[…]`, or a line `- …` for each item"),
    "dict_type": ("fields are expected here", "write `field: value`"),
}


def validate(
    model: type[M], document: Document, context: dict[str, Any] | None = None
) -> tuple[M | None, list[Problem]]:
    """Return the document as a value of the model, or all that keeps it from being one.

    `context` is handed to the model's validators (the vocabularies of the site). The models
    raise `PydanticCustomError` with our own code and, in its context, `hint`.
    """
    try:
        return model.model_validate(data(document.root), context=context), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        untold = (detail for detail in details if not _is_told(document, detail))
        found = islice(untold, MAX_PROBLEMS)
        return None, [_problem(model, document, detail) for detail in found]
    except Exception as error:
        if not is_own(model):
            raise
        message = f"the kind {quoted(model.__name__)} fails at this: {type(error).__name__}"
        said = str(error).strip().partition("\n")[0]
        problem = Problem(
            document.path, START, "invalid-kind", f"{message}: {said}".removesuffix(": "),
            "its validators have to raise ValueError for what they do not accept",
        )  # fmt: skip
        return None, [problem]


def is_own(model: type[BaseModel]) -> bool:
    """Say whether a model is a site's own program, which may raise whatever it likes."""
    return not model.__module__.startswith("explainer.")


def _is_told(document: Document, detail: ErrorDetails) -> bool:
    """Say whether a field is only missing because its value could not be read."""
    *way, last = detail["loc"] or ("",)
    parent = descend(document.root, tuple(way))
    return detail["type"] == "missing" and isinstance(parent, Mapping) and last in parent.keys


def _problem(model: type[BaseModel], document: Document, detail: ErrorDetails) -> Problem:
    location: Location = detail["loc"]
    kind = detail["type"]
    if kind == "missing":
        position = descend(document.root, location).position
        missing = location[-1] if location else ""
        hint = _meaning(model, location)
        return _at(document, position, "missing-field", f"`{missing}` is missing", hint)
    if kind == "extra_forbidden":
        return _unknown_key(model, document, location)
    position = descend(document.root, location).position
    if kind in {"model_type", "model_attributes_type"}:
        part = model_at(model, location) or model
        return _at(document, position, "wrong-shape", "fields are expected here", _form(part))
    if kind in _SHAPES:
        return _at(document, position, "wrong-shape", *_SHAPES[kind])
    # Not `detail["msg"]`: pydantic fills in braces in it that are content.
    said = detail.get("ctx", {})
    code = kind if "hint" in said else "invalid-value"
    message = str(said.get("message", detail["msg"]))
    mend = said.get("mend") if code == kind else None
    return Problem(document.path, position, code, message, str(said.get("hint", "")), mend=mend)


def _unknown_key(model: type[BaseModel], document: Document, location: Location) -> Problem:
    key = str(location[-1])
    part = model_at(model, location[:-1])
    fields = part.model_fields.items() if part else ()
    known = [field.alias or name for name, field in fields]
    hint = did_you_mean(key, known) or f"the fields here are {', '.join(known)}"
    if location == ("id",):
        hint = "the id of an entry is the name of its file"
    position = key_position(document.root, location)
    near = only_near(key, known, key=True)
    beside = descend(document.root, location[:-1])
    taken = beside.keys if isinstance(beside, Mapping) else {}
    mend = Mend(key, near) if near and near not in taken else None
    message = f"{quoted(key)} is no field here"
    return Problem(document.path, position, "unknown-field", message, hint, mend=mend)


def _form(part: type[BaseModel]) -> str:
    """Return how a part is written: in short where it may be, and with what it must have."""
    shorthand = getattr(part, "shorthand", None)
    must = [field.alias or name for name, field in part.model_fields.items() if field.is_required()]
    fields = ", ".join(f"{name}: …" for name in must or [shorthand or "field"])
    return (
        f"write the {shorthand} alone or `{{{fields}}}`" if shorthand else f"write `{{{fields}}}`"
    )


def _meaning(model: type[BaseModel], location: Location) -> str:
    """Return the first sentence of the field's documentation."""
    part = model_at(model, location[:-1])
    about = field_doc(part, str(location[-1])) if part and location else ""
    first = about.split(". ")[0].rstrip(".")
    return f"it is {first[:1].lower()}{first[1:]}" if first else ""


def _at(document: Document, position: Position, code: str, message: str, hint: str) -> Problem:
    return Problem(document.path, position, code, message, hint)
