"""The kinds of a site's own: in which order, run how often, from where, and called what."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from explainer.kinds import KINDS
from explainer.kinds.event import Event
from explainer.site import Project, check_site
from explainer.site.kind_words import coined
from explainer.site.store import Store
from tests.conftest import WRECKS

SETTINGS = "site_config/settings.yml"
KIND = '''\
from explainer.model.entry import Entry


class Vessel(Entry):
    """A ship."""

    kind = "vessel"
    folder = "vessels"
'''


def project(root: Path) -> Project:
    return Project(root, root / "content", root / SETTINGS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    kinds = tmp_path / "site_config/kinds"
    kinds.mkdir(parents=True)
    (tmp_path / "content").mkdir()
    (tmp_path / SETTINGS).write_text("title: A\nas_of: 1900\n", encoding="utf-8")
    (kinds / "vessel.py").write_text(KIND, encoding="utf-8")
    return tmp_path


def test_kinds_of_the_program_come_first_and_extended_ones_in_their_place() -> None:
    kinds = project(WRECKS).kinds
    assert [kind.kind for kind in kinds] == [*(kind.kind for kind in KINDS), "vessel"]
    event = kinds[[kind.kind for kind in KINDS].index("event")]
    assert event is not Event
    assert issubclass(event, Event)
    assert "wind" in event.model_fields


def test_site_without_any_has_those_of_the_program(tmp_path: Path) -> None:
    assert project(tmp_path).kinds is KINDS


def test_same_file_gives_the_same_class_and_another_text_another(folder: Path) -> None:
    before = project(folder).kinds[-1]
    assert project(folder).kinds[-1] is before
    file = folder / "site_config/kinds/vessel.py"
    file.write_text(KIND.replace("A ship", "A boat"), encoding="utf-8")
    after = project(folder).kinds[-1]
    assert after is not before
    assert after.__doc__ == "A boat."


def test_what_was_kept_is_not_found_with_another_text_of_a_kind(folder: Path) -> None:
    def kept() -> object:
        return Store(folder / "cache", project(folder).kinds).shelf("x").get(b"key")

    shelf = Store(folder / "cache", project(folder).kinds).shelf("x")
    shelf.keep(shelf.put([(b"key", "value")]), {b"key"})
    shelf.save()
    assert kept() == "value"
    file = folder / "site_config/kinds/vessel.py"
    file.write_text(f"{KIND}# another text\n", encoding="utf-8")
    assert kept() is None
    file.write_text(KIND, encoding="utf-8")
    assert kept() == "value"


def test_base_of_several_kinds_is_none_itself(folder: Path) -> None:
    text = KIND.replace("class Vessel(Entry)", "class Ship(Entry)")
    text = text.replace('    kind = "vessel"\n    folder = "vessels"\n', "")
    text += '\n\nclass Brig(Ship):\n    """A brig."""\n\n    kind = "brig"\n    folder = "brigs"\n'
    text += '\n\nclass Tug(Ship):\n    """A tug."""\n\n    kind = "tug"\n    folder = "tugs"\n'
    (folder / "site_config/kinds/vessel.py").write_text(text, encoding="utf-8")
    assert [kind.kind for kind in project(folder).kinds[len(KINDS) :]] == ["brig", "tug"]


def test_nothing_in_the_content_is_ever_run(folder: Path) -> None:
    mark = folder / "was-run"
    (folder / "content/kinds").mkdir()
    text = f"open({str(mark)!r}, 'w').close()\n"
    (folder / "content/kinds/vessel.py").write_text(text, encoding="utf-8")
    (folder / "content/settings.yml").write_text("title: A\nas_of: 1900\n", encoding="utf-8")
    inside = Project(folder, folder / "content", folder / "content/settings.yml")
    assert inside.kinds is KINDS
    assert check_site(inside)
    file = folder / "site_config/kinds/vessel.py"
    file.unlink()
    file.symlink_to(folder / "content/kinds/vessel.py")
    assert [one.code for one in check_site(project(folder))] == ["not-a-file"]
    assert not mark.exists()


def test_running_one_leaves_nothing_beside_it(folder: Path) -> None:
    assert len(project(folder).kinds) == len(KINDS) + 1
    assert [one.name for one in (folder / "site_config/kinds").iterdir()] == ["vessel.py"]


def test_words_are_made_of_names() -> None:
    words = {key: word.text for key, word in coined(project(WRECKS).read_kinds.own).items()}
    assert words["kinds.vessel.one"] == "Vessel"
    assert words["kinds.vessel.other"] == "Vessels"
    assert words["fields.vessel.lost_at"] == "Lost at"
    assert words["fields.event.wind"] == "Wind"
    assert words["inverse.served-aboard"] == "Served aboard"
    assert words["edges.sister-of"] == "sister of"
    assert words["vocabularies.rigs.steamer"] == "steamer"
    assert "kinds.event.one" not in words
    said, problems = project(WRECKS).read_words("en")
    assert problems == []
    assert said("kinds.vessel.one") == "Ship"
    assert said("inverse.vessels-lost") == "Vessels lost"


def test_field_that_the_program_has_a_word_for_has_that_word(folder: Path) -> None:
    text = KIND.replace(
        "import Entry\n", "import Entry\nfrom explainer.model.text import Line\n", 1
    )
    text += '\n    made_by: Line | None = None\n    """Who built it."""\n'
    (folder / "site_config/kinds/vessel.py").write_text(text, encoding="utf-8")
    (folder / "site_config/words.yml").write_text("fields: {made_by: Built by}\n", encoding="utf-8")
    said, problems = project(folder).read_words("en")
    assert problems == []
    assert said("fields.vessel.made_by") == "Built by"


def test_numbers_are_found_again(tmp_path: Path) -> None:
    shelf = Store(tmp_path).shelf("x")
    shelf.keep(shelf.put([(b"key", (Decimal("31.50"), 6))]), {b"key"})
    shelf.save()
    assert Store(tmp_path).shelf("x").get(b"key") == (Decimal("31.50"), 6)
