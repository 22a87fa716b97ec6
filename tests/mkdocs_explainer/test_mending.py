"""What is mended is in the theme as it is installed, so that no mend stands here for nothing."""

from __future__ import annotations

from pathlib import Path

import jinja2
import material
import pytest

from mkdocs_explainer.entries import mending

TEMPLATES = Path(material.__file__).parent / "templates"


@pytest.mark.parametrize("name", sorted(mending._MENDS))
def test_every_mend_finds_its_line(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    for theirs, ours in mending._MENDS[name]:
        assert theirs in source, theirs
        assert theirs != ours


def test_templates_are_mended_as_they_are_loaded() -> None:
    templates = {"partials/search.html": '<p role="dialog">', "own.html": '<p role="dialog">'}
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(templates), extensions=[mending.Mended], autoescape=True
    )
    environment.globals["lang"] = {"t": str.title}
    assert environment.get_template("partials/search.html").render() == (
        '<p role="dialog" aria-label="Search">'
    )
    assert environment.get_template("own.html").render() == '<p role="dialog">'
