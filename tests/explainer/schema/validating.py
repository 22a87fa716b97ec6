"""Files as an editor's program reads them: YAML 1.2, against one of our schemas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from jsonschema import Draft7Validator

from explainer.catalog.front_matter import FENCE
from explainer.kinds import KINDS
from explainer.schema import Ids, schemas
from explainer.settings import read_settings, read_words

FOLDERS = {kind.folder: kind for kind in KINDS}


class Yaml12(yaml.SafeLoader):
    """YAML by its core schema (YAML 1.2.2, section 10.3.2), in which `no` and dates are texts."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # as PyYAML has it


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
):
    resolved = re.compile(rf"^(?:{pattern})$")
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", resolved, [*first])
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
Yaml12.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def validators(root: Path, ids: Ids | None = None) -> Mapping[str, Draft7Validator]:
    """Return what validates the files of a project, by the names of the schemas."""
    settings, problems = read_settings(root / "site_config/settings.yml", "settings.yml")
    assert settings is not None, problems
    made = schemas(KINDS, settings, read_words(settings.language)[0], ids)
    return {name.removesuffix(".json"): _validator(raw) for name, raw in made.items()}


def _validator(raw: bytes) -> Draft7Validator:
    schema = json.loads(raw)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def files(root: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the path of each file of content and settings, its schema, and its YAML."""
    found = (file for folder in ("content", "site_config") for file in (root / folder).rglob("*.*"))
    for file in sorted(found):
        path = file.relative_to(root)
        name = schema_of(path.as_posix())
        if name and file.is_file() and not file.is_symlink():
            text = file.read_text(encoding="utf-8-sig")
            head = re.match(rf"{FENCE}\n(.*?)^{FENCE}$", text, re.DOTALL | re.MULTILINE)
            if path.suffix != ".md":
                yield path.as_posix(), name, text
            else:
                yield path.as_posix(), name, head[1] if head else ""


def schema_of(path: str) -> str | None:
    """Return which schema a file is to fit, by its path in the project."""
    parts = PurePosixPath(path)
    if parts.parts[0] == "site_config":
        return parts.stem if parts.suffix == ".yml" else None
    if parts.parts[0] != "content":
        return None
    kind = FOLDERS.get(parts.parts[1])
    if kind is not None and kind.suffix == parts.suffix and parts.stem != "index":
        return kind.kind
    return "page" if parts.suffix == ".md" else None


def faults(validator: Draft7Validator, text: str) -> list[str]:
    """Return what is wrong with a text that is YAML; raises `yaml.YAMLError` where it is not."""
    data: Any = yaml.load(text, Loader=Yaml12)  # noqa: S506  # its parent is the safe one
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in validator.iter_errors({} if data is None else data)
    ]
