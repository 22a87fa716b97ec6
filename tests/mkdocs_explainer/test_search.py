"""When the site's search is ours to make, and how pages come to name our script."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from explainer.settings import Settings
from mkdocs_explainer.entries.search import SCRIPT, has_search, is_sharded, use_script, write_search

SETTINGS = Settings.model_validate(
    {"title": "Lights", "as_of": "1900", "search": {"whole_index_up_to": "3"}}
)


def _config(folder: Path, plugins: str) -> MkDocsConfig:
    (folder / "docs").mkdir()
    file = folder / "mkdocs.yml"
    file.write_text(f"site_name: Lights\ntheme: {{name: material}}\nplugins: {plugins}\n")
    return load_config(str(file))


@pytest.mark.parametrize(
    "plugins,found",
    [
        ("[search]", True),
        ("[material/search]", True),
        ("[{search: {enabled: false}}]", False),
        ("[]", False),
    ],
)
def test_only_a_site_with_search_has_an_index(plugins: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001  # what is expected
    config = _config(tmp_path, plugins)
    assert has_search(config) is found
    assert is_sharded(config, SETTINGS, 4) is found


def test_up_to_a_size_the_index_is_whole(tmp_path: Path) -> None:
    assert not is_sharded(_config(tmp_path, "[search]"), SETTINGS, 3)


def test_the_theme_names_our_script() -> None:
    env = jinja2.Environment(autoescape=True)

    @pass_context
    def url(context: Context, value: str) -> str:
        return f"{context['base']}/{value}"

    env.filters["url"] = url
    use_script(env)
    theirs = '{{ "assets/javascripts/workers/search.0aF9.min.js" | url }}'
    assert env.from_string(theirs).render(base="..") == f"../{SCRIPT}"
    assert (
        env.from_string('{{ "assets/search.js" | url }}').render(base="..") == "../assets/search.js"
    )


def test_an_index_without_entries_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    index = tmp_path / "search" / "search_index.json"
    index.write_text('{"config":{"lang":["en"]},"docs":[]}')
    write_search(str(tmp_path), [])
    assert index.read_text() == '{"config":{"lang":["en"]},"docs":[]}'
