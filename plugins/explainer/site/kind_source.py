"""A Python file of a site's own kinds: run as a module, with the place of everything in it.

The file is the maintainers', like the settings beside it, and is trusted like any program that
they install; content never leads here.
"""

from __future__ import annotations

import ast
import sys
import traceback
import warnings
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from explainer.cache import digest
from explainer.model.entry import Node
from explainer.problems import START, Position, Problem

Wanted = Callable[[ast.AST], bool]


@dataclass(frozen=True, slots=True)
class KindSource:
    """A file that was run: what problems call it, its text as lines and as a tree, its module."""

    path: str
    lines: tuple[str, ...]
    tree: ast.Module
    module: ModuleType

    @property
    def classes(self) -> list[type[Node]]:
        """The kinds that stand in it, in their order, and what they are derived from."""
        named = [node.name for node in self.tree.body if isinstance(node, ast.ClassDef)]
        found = [getattr(self.module, name, None) for name in dict.fromkeys(named)]
        return [one for one in found if isinstance(one, type) and issubclass(one, Node)]

    def place(self, class_name: str, field: str = "") -> Position:
        """Return where a class stands, or what it says of a field; the start where that is not.

        The field may also be a variable of the class, such as `folder`.
        """
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ClassDef) and node.name == class_name:
                for inner in node.body if field else ():
                    if field in _assigned(inner):
                        return self._position(inner)
                return self._position(node)
        return START

    def place_of_text(self, text: str, otherwise: Position) -> Position:
        """Return where a text first stands in quotes, or `otherwise`."""
        return self._first(
            otherwise, lambda node: isinstance(node, ast.Constant) and node.value == text
        )

    def place_of_name(self, name: str, otherwise: Position) -> Position:
        """Return where a name is first used, or `otherwise`."""
        return self._first(otherwise, lambda node: isinstance(node, ast.Name) and node.id == name)

    def _first(self, otherwise: Position, wanted: Wanted) -> Position:
        found = [self._position(node) for node in ast.walk(self.tree) if wanted(node)]  # type: ignore[arg-type]  # constants and names have places
        return min(found, default=otherwise)

    def _position(self, node: ast.stmt | ast.expr) -> Position:
        # Python counts columns in bytes.
        before = self.lines[node.lineno - 1].encode()[: node.col_offset]
        return Position(node.lineno, len(before.decode(errors="replace")) + 1)


def read_source(file: Path, path: str) -> tuple[KindSource | None, list[Problem]]:
    """Run a file of kinds; `path` is what problems call it.

    The same text at the same place is run once: its classes stay the same, for whom a build
    keeps what it read. Another text is another module, so that nothing kept is found for it.
    """
    if file.is_symlink():
        message, right = "a symbolic link is not followed", "put a plain file in its place"
        return None, [Problem(path, START, "not-a-file", message, right)]
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return None, [Problem(path, START, "unreadable", f"this file cannot be read: {reason}")]
    try:
        tree = ast.parse(raw, str(file))
        code = compile(tree, str(file), "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return None, [_not_python(path, error)]
    name = f"own_kinds_{digest(str(file).encode(), raw).hex()[:16]}_{file.stem}"
    module = sys.modules.get(name)
    if module is None:
        module = ModuleType(name)
        module.__file__ = str(file)
        sys.modules[name] = module  # where types are looked up by their names
        try:
            # What it prints is not to stand in what a command says to another program.
            with warnings.catch_warnings(), redirect_stdout(sys.stderr):
                warnings.simplefilter("error", UserWarning)  # pydantic's, of fields in the way
                exec(code, module.__dict__)  # noqa: S102  # what this file is for
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever a program can raise
            del sys.modules[name]
            return None, [_failed(path, file, error)]
    lines = tuple(raw.decode(errors="replace").splitlines())
    return KindSource(path, lines, tree, module), []


def _assigned(node: ast.stmt) -> list[str]:
    """Return the names that a line of a class gives a value or a type."""
    targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _not_python(path: str, error: Exception) -> Problem:
    position, said = START, str(error) or "it nests too deep"
    if isinstance(error, SyntaxError):
        position = Position(max(error.lineno or 1, 1), max(error.offset or 1, 1))
        said = error.msg
    message = f"this is no Python: {said}"
    return Problem(path, position, "invalid-kind", message, "see what stands there and before it")


def _failed(path: str, file: Path, error: BaseException) -> Problem:
    """Return what a file ran into, at the last of its own lines on the way there."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename == str(file)]
    line = own[-1].lineno if own else 1
    said = str(error).strip().partition("\n")[0]
    if isinstance(error, ImportError):
        said = said.partition(" (")[0]  # then it says where that module lies on this machine
    message = f"running this file failed: {type(error).__name__}: {said}".removesuffix(": ")
    return Problem(path, Position(line or 1, 1), "invalid-kind", message)
