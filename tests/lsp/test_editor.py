"""What VS Code shows while an entry is being written, asked of the server it asks.

The server is wired as `.vscode/settings.json` wires it, in a copy of this repository's content.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from explainer.cli import main
from tests.conftest import CHOLERA, ROOT
from tests.explainer.schema.validating import files
from tests.lsp.server import SERVER, Place, Server

CURSOR = "¦"
"""Stands in a text where the cursor is."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editor")
    for part in ("content", "site_config", ".vscode"):
        shutil.copytree(ROOT / part, folder / part)
    write_schemas(folder, folder)
    return folder


@pytest.fixture(scope="module")
def editor(root: Path) -> Iterator[Server]:
    with Server(root, settings(root)) as server:
        yield server


def settings(root: Path) -> dict[str, Any]:
    """Return what VS Code hands its YAML extension, but for schemas from another host."""
    text = (root / ".vscode/settings.json").read_text(encoding="utf-8")
    own = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    # VS Code itself makes addresses of paths that begin with a dot.
    schemas = {(root / path).as_uri(): glob for path, glob in own["yaml.schemas"].items()}
    return {"schemas": schemas, "schemaStore": {"enable": False}, "validate": True,
            "hover": True, "completion": True}  # fmt: skip


def offered(editor: Server, path: str, text: str) -> dict[str, str]:
    """Return what is offered at the cursor, each with its documentation."""
    place, shown = _cursor(text)
    editor.open(path, shown)
    try:
        items = editor.complete(path, place)
    finally:
        editor.close(path)
    return {item["label"]: str(item.get("documentation") or "") for item in items}


def shown(editor: Server, path: str, text: str) -> str:
    place, whole = _cursor(text)
    editor.open(path, whole)
    try:
        return editor.hover(path, place)
    finally:
        editor.close(path)


def told(editor: Server, path: str, text: str) -> list[tuple[int, str]]:
    """Return the line and text of each diagnostic."""
    found = editor.open(path, text)
    editor.close(path)
    return [(one["range"]["start"]["line"] + 1, one["message"]) for one in found]


def _cursor(text: str) -> tuple[Place, str]:
    before, after = text.split(CURSOR)
    line = before.count("\n")
    return Place(line, len(before.rpartition("\n")[2])), before + after


EVENT = "content/events/new.yml"


def test_field_is_completed_with_its_documentation(editor: Server) -> None:
    found = offered(editor, EVENT, "name: A\n¦")
    assert found["date_note"].startswith("What the date rests on")
    assert "name" not in found
    assert "statement" not in found
    assert "null" not in found


def test_word_of_a_vocabulary_is_completed_with_its_label(editor: Server) -> None:
    found = offered(editor, EVENT, "name: A\ntype: ¦\n")
    assert found["military"] == "military action"
    assert not {"null", "true"} & set(found)


@pytest.mark.parametrize(
    "text",
    [
        "name: A\nplace: ¦\n",
        "name: A\nplace: {id: ¦}\n",
        "name: A\nplace:\n  id: ¦\n",
        "name: A\nsee_also: [¦]\n",
        "name: A\nsee_also:\n  - ¦\n",
    ],
)
def test_id_is_completed_with_the_name_it_stands_for(text: str, editor: Server) -> None:
    assert offered(editor, EVENT, text)["bakhmut"] == "Bakhmut"


def test_only_ids_that_fit_are_offered(editor: Server) -> None:
    found = offered(editor, EVENT, "name: A\npart_of: ¦\n")
    assert "battle-of-bakhmut" in found
    assert "bakhmut" not in found


@pytest.mark.parametrize(
    "text, fields",
    [
        ("name: A\nplace:\n  id: bakhmut\n  ¦\n", {"relation"}),
        ("name: A\nsources:\n  - source: newsweek-marginal-gains\n    ¦\n", {"at", "quoting"}),
    ],
)
def test_field_of_a_part_is_completed(text: str, fields: set[str], editor: Server) -> None:
    assert set(offered(editor, EVENT, text)) == fields


@pytest.mark.parametrize(
    "path, text, says",
    [
        (EVENT, "na¦me: A\n", "What the entry is called."),
        (EVENT, "name: A\nda¦te: 2022\n", "`?` marks what was inferred"),
        (EVENT, "name: A\npl¦ace: bakhmut\n", "Where it happened: a place's id"),
        (EVENT, "name: A\nplace: {relat¦ion: near}\n", "Where it was, seen from that place."),
        (EVENT, "name: A\ntype: mili¦tary\n", "military action"),
        ("content/glossary/new.yml", "name: A\ndefin¦ition: B\n", "What the word means"),
        ("site_config/settings.yml", "as_¦of: 2022\n", "The day that the site speaks of"),
        ("site_config/words.yml", "headings:\n  sou¦rces: S\n", "In place of “Sources”."),
    ],
)
def test_hover_explains(path: str, text: str, says: str, editor: Server) -> None:
    assert says in shown(editor, path, text)


@pytest.mark.parametrize(
    "text, line, says",
    [
        ("name: A\nplase: bakhmut\n", 2, "Property plase is not allowed"),
        ("name: A\nplace: {id: bakhmut, relatoin: near}\n", 2, "Property relatoin is not allowed"),
        ("name: A\n\ntype: wra\n", 3, "Value is not accepted"),
        ("name: A\nplace: bakmut\n", 2, "There was no place of this id"),
        ("name: A\ndate: 29.11.2022\n", 2, "A date in EDTF is expected here"),
        ("name: A\ndate: [2022-11-29, 2022-11-30]\n", 2, "A date in EDTF is expected here"),
        ("name: A\ndraft: maybe\n", 2, 'Incorrect type. Expected "boolean"'),
        ("name: A\naliases: B\n", 2, 'Incorrect type. Expected "array"'),
        ("name: [A]\n", 1, "A text is expected here"),
        ("type: battle\n", 1, 'Missing property "name"'),
        ("name: A: B\n", 1, "Nested mappings are not allowed"),
    ],
)
def test_mistake_is_marked_in_its_line(text: str, line: int, says: str, editor: Server) -> None:
    found = told(editor, EVENT, text)
    assert any(at == line and says in message for at, message in found), found


def test_nothing_is_marked_in_our_own_files(editor: Server) -> None:
    count = 0
    for path, _, text in files(ROOT):
        if not path.endswith(".md"):
            assert told(editor, path, text) == [], path
            count += 1
    assert count > 50


def test_nothing_is_marked_on_a_site_with_words_of_its_own(tmp_path: Path) -> None:
    """Each file names its schema in a comment, as one may who has no copy of the repository."""
    known = write_schemas(CHOLERA, tmp_path)
    count = 0
    with Server(tmp_path, {"schemaStore": {"enable": False}, "validate": True}) as server:
        for path, name, text in files(CHOLERA):
            if path.endswith(".md"):
                continue
            assert told(server, path, f"{comment(known, name)}{text}") == [], path
            count += 1
        wrong = f"{comment(known, 'place')}name: A\nplase: x\n"
        found = told(server, "content/places/new.yml", wrong)
    assert count > 50
    assert any("Property plase is not allowed" in message for _, message in found)


def comment(known: Path, name: str) -> str:
    """Return the line by which a file names its schema."""
    return f"# yaml-language-server: $schema={(known / f'{name}.json').as_uri()}\n"


def write_schemas(project: Path, folder: Path) -> Path:
    """Write the schemas of a project into a folder, and return the one that has them."""
    known = folder / "schemas"
    arguments = ["--content", str(project / "content")]
    arguments += ["--settings", str(project / "site_config/settings.yml"), "--out", str(known)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        result = CliRunner().invoke(main, ["schema", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return known


def test_server_is_the_one_that_the_lock_names() -> None:
    lock = json.loads((Path(__file__).parent / "package-lock.json").read_text(encoding="utf-8"))
    package = json.loads((SERVER.parents[1] / "package.json").read_text(encoding="utf-8"))
    pinned = lock["packages"]["node_modules/yaml-language-server"]["version"]
    assert package["version"] == pinned
    wanted = lock["packages"][""]["dependencies"]["yaml-language-server"]
    assert wanted == pinned


def test_lock_has_a_hash_for_each_package_and_names_no_registry() -> None:
    lock = json.loads((Path(__file__).parent / "package-lock.json").read_text(encoding="utf-8"))
    packages = {path: package for path, package in lock["packages"].items() if path}
    assert packages
    for path, package in packages.items():
        assert package["integrity"].startswith("sha512-"), path
        assert "resolved" not in package, path
