"""The documentation of fields: the text below each in the source of its model.

pydantic can gather it as well (`use_attribute_docstrings`), but does so whenever a model is
defined, which took a third of the time that the program needs to start; few commands ask.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise

from pydantic import BaseModel


def field_doc(model: type[BaseModel], name: str) -> str:
    """Return what a field is for, on one line; empty where nobody wrote it or lost the source."""
    for one in model.__mro__:
        if name in inspect.get_annotations(one):
            text = _docs_of(one.__module__).get(f"{one.__qualname__}.{name}", "")
            return " ".join(text.split())
    return ""


@cache
def _docs_of(module: str) -> dict[str, str]:
    """Return the texts below the fields of the classes of a module, by `Class.field`."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (KeyError, OSError, TypeError):
        return {}
    docs: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            docs.update((f"{node.name}.{name}", text) for name, text in _fields_of(node))
    return docs


def _fields_of(node: ast.ClassDef) -> list[tuple[str, str]]:
    found = []
    for field, text in pairwise(node.body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        ):
            found.append((field.target.id, text.value.value))
    return found
