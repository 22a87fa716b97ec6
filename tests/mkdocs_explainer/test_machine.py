"""Nothing of the machine that builds a site reaches it through content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.projects import SMALL, built, check, write

SECRET = "3f1c9a-of-the-machine"  # noqa: S105  # nobody's

# What some engine or other would take for a way to a variable, a file or a value of its own.
ASKING = """\
{{ config.extra.secret }} {{ env.SECRET }} {% include "secret.txt" %} {{ 6*7*1111 }}

--8<-- "secret.txt"

--8<-- "../secret.txt"

;--8<--
secret.txt
;--8<--

!ENV SECRET, ${SECRET}, $SECRET, %SECRET%, `!ENV SECRET`, {!secret.txt!}, !include secret.txt

![[secret.txt]] {{ page.file.abs_src_path }} ::: os.environ

``` {.python file=secret.txt}
```
"""


def _of_the_machine(folder: Path, page: str, **files: str) -> str:
    """Return all of a site that was built where there is a secret in each place one can be."""
    asking = json.dumps(" ".join(page.split()).replace("<", ""))
    config = SMALL["mkdocs.yml"] + f"extra: {{secret: {SECRET}}}\n" + files.get("config", "")
    own = {
        "mkdocs.yml": config,
        "secret.txt": SECRET,
        "content/about.md": f"# About\n\n{page}",
        "content/narratives/a-night.md": f'---\ntitle: {asking[:250]}"\n---\n\n{page}',
        "content/places/skerry.yml": f'name: {asking[:250]}"\nbody: {asking}\n',
        "content/glossary/lamp.yml": f"name: lamp\ndefinition: {asking}\n",
    }
    site = built(write(folder, SMALL | own), SECRET=SECRET)
    return "".join(
        file.read_text(encoding="utf-8", errors="replace")
        for file in site.rglob("*")
        if file.suffix in {".html", ".json", ".xml"}
    )


@pytest.mark.parametrize("config", ["", "markdown_extensions: [pymdownx.snippets]\n"])
def test_nothing_of_the_machine_reaches_the_site(config: str, tmp_path: Path) -> None:
    page = ASKING.replace("![[secret.txt]] ", "")
    whole = _of_the_machine(tmp_path, page, config=config)
    assert SECRET not in whole
    assert "46662" not in whole
    assert str(tmp_path) not in whole
    # It was there to be asked for, and is shown as it was written.
    assert "{{ env.SECRET }}" in whole


@pytest.mark.parametrize(
    "field",
    [
        "name: !ENV SECRET", "name: !ENV [NONE, SECRET]", "name: !include secret.txt",
        "name: !!python/name:os.environ", "name: !!python/object/apply:os.getenv [SECRET]",
        "name: !relative secret.txt", "<<: !ENV SECRET", "!ENV SECRET: x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["places/skerry.yml", "narratives/a-night.md", "about.md"])
def test_no_tag_is_a_way_to_the_machine(field: str, path: str, tmp_path: Path) -> None:
    page = path.endswith(".md")
    text = f"---\n{field.replace('name:', 'title:')}\n---\n\nx\n" if page else f"{field}\n"
    result = check(write(tmp_path, SMALL | {"secret.txt": SECRET, f"content/{path}": text}))
    assert result.returncode == 1
    assert f"content/{path}:" in result.stdout
    assert " tag tags " in result.stdout or "bad-yaml" in result.stdout
    assert SECRET not in result.stdout
    assert "Traceback" not in result.stdout
