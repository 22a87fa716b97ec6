"""A kind of a site's own is treated like the program's: its pages, lists, relations, schemas."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft7Validator

from explainer.cli import main
from tests.conftest import ROOT, WRECKS
from tests.projects import built
from tests.walk import Built, Page, by_class, text_of

GUIDE = ROOT / "docs" / "custom-kinds.md"


@pytest.fixture(scope="module")
def wrecks(built_wrecks: Path) -> Built:
    return Built(built_wrecks)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "wrecks"
    shutil.copytree(WRECKS, folder)
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def facts(page: Page) -> dict[str, str]:
    """Return the box of facts of a page, by the labels of its rows."""
    (box,) = by_class(page.article, "xp-box")
    labels, shown = box.xpath(".//dt"), box.xpath(".//dd")
    return {text_of(one): text_of(two) for one, two in zip(labels, shown, strict=True)}


def test_page_shows_its_kind_its_prose_and_its_facts(wrecks: Built) -> None:
    page = wrecks.read["vessels/good-intent/"]
    assert text_of(by_class(page.article, "xp-kind")[0]) == "Ship"
    assert "Slates and a church bell, as the Harbour book has it." in text_of(page.article)
    found = facts(page)
    assert found["Rig"] == "two-masted brig"  # as words.yml has it
    assert found["Built in"] == "1861"
    assert found["Lost at"] == "Hook Shoal"
    assert found["Lost in"] == "The October gale"  # as the name of the field has it
    assert "owner, rescued" in found["Crew"]
    assert found["Length (m)"] == "31.50"
    assert found["Hands"] == "6"
    assert found["Insured"] == "no"


def test_other_end_of_a_relation_tells_what_is_said_of_it(wrecks: Built) -> None:
    assert "owner, rescued" in text_of(wrecks.read["people/ann-marlow/"].article)


def test_what_is_not_said_is_not_shown(wrecks: Built) -> None:
    found = facts(wrecks.read["vessels/second-intent/"])
    assert {"Length (m)", "Hands", "Insured"}.isdisjoint(found)


def test_index_lists_its_entries_and_the_home_page_counts_them(wrecks: Built) -> None:
    index = wrecks.read["vessels/"]
    assert text_of(index.article.find(".//h1")) == "Ships"
    assert {"vessels/good-intent/", "vessels/second-intent/"} <= set(
        wrecks.leads_to(index, index.article)
    )
    assert "Ships · 2" in text_of(wrecks.read[""].article)


@pytest.mark.parametrize(
    "address, heading, to",
    [
        ("places/hook-shoal/", "Ships lost here", "vessels/good-intent/"),
        ("events/october-gale/", "Vessels lost", "vessels/good-intent/"),
        ("people/ann-marlow/", "Served aboard", "vessels/good-intent/"),
        ("vessels/good-intent/", "Sisters", "vessels/second-intent/"),
    ],
)
def test_relation_is_shown_at_its_other_end(
    address: str, heading: str, to: str, wrecks: Built
) -> None:
    page = wrecks.read[address]
    (section,) = page.article.xpath(f".//*[h2[contains(., '{heading}')]]")
    assert to in wrecks.leads_to(page, section)


def test_names_in_prose_are_links_and_mentions_are_told(wrecks: Built) -> None:
    event = wrecks.read["events/october-gale/"]
    assert "vessels/good-intent/" in wrecks.leads_to(event, event.article)
    vessel = wrecks.read["vessels/good-intent/"]
    (section,) = vessel.article.xpath(".//*[h2[contains(., 'Mentioned in')]]")
    assert "narratives/a-night-on-the-hook/" in wrecks.leads_to(vessel, section)


def test_picture_of_relations_has_a_shape_for_it(wrecks: Built) -> None:
    (picture,) = by_class(wrecks.read["vessels/good-intent/"].article, "xp-net")
    assert "sister of" in "".join(picture.itertext())
    assert all(path.get("d") for path in picture.xpath(".//*[local-name()='path']"))


def test_card_of_it_stands_in_a_narrative(wrecks: Built) -> None:
    (card,) = by_class(wrecks.read["narratives/a-night-on-the-hook/"].article, "xp-card")
    assert "xp-kind--vessel" in card.get("class")
    assert "Good Intent" in text_of(card)


def test_field_more_on_a_kind_of_the_program(wrecks: Built) -> None:
    found = facts(wrecks.read["events/october-gale/"])
    assert found["Wind"] == "south-west, gale"
    assert found["Place"] == "Hook Shoal"
    assert "The October gale" in text_of(wrecks.read["timeline/"].article)


def test_search_finds_it(built_wrecks: Path) -> None:
    index = json.loads((built_wrecks / "search/search_index.json").read_text(encoding="utf-8"))
    texts = {one["location"]: one["text"] for one in index["docs"]}
    found = " ".join(text for at, text in texts.items() if at.startswith("vessels/good-intent/"))
    assert "two-masted brig" in found
    assert "church bell" in found
    assert "Length (m) 31.50" in found


def test_schema_of_it_is_published_and_fits_its_entries(built_wrecks: Path) -> None:
    schema = json.loads((built_wrecks / "schemas/vessel.json").read_text(encoding="utf-8"))
    rig = schema["properties"]["rig"]
    assert rig["description"] == "What sort of vessel it is."
    assert rig["enum"] == ["brig", "steamer", "lugger"]
    assert rig["enumDescriptions"][0] == "two-masted brig"
    entry = {"name": "A", "rig": "brig", "lost_at": "hook-shoal", "crew": ["ann-marlow"]}
    checks = Draft7Validator(schema)
    assert [*checks.iter_errors(entry)] == []
    assert [*checks.iter_errors(entry | {"rig": "bark"})]
    for right in ({"length": 31.5}, {"length": "31.50"}, {"hands": 6}, {"insured": False}):
        assert [*checks.iter_errors(entry | right)] == []
    for wrong in ({"length": "31 m"}, {"length": True}, {"hands": 6.5}, {"insured": "yes"}):
        assert [*checks.iter_errors(entry | wrong)]
    assert schema["properties"]["length"]["description"] == "From stem to stern, in metres."
    event = json.loads((built_wrecks / "schemas/event.json").read_text(encoding="utf-8"))
    assert "wind" in event["properties"]
    words = json.loads((built_wrecks / "schemas/words.json").read_text(encoding="utf-8"))
    assert "vessel" in words["properties"]["fields"]["properties"]


def test_own_schema_offers_its_ids(copy: Path) -> None:
    assert run("schema", "--ids").exit_code == 0
    schema = json.loads((copy / ".explainer/schemas/vessel.json").read_text(encoding="utf-8"))
    listed = schema["definitions"]["id-of-vessel"]
    assert listed["enum"] == ["good-intent", "second-intent"]


@pytest.mark.usefixtures("copy")
def test_new_begins_one_and_check_says_what_is_missing() -> None:
    path = run("new", "vessel", "Northern Star").stdout.strip()
    assert path == "content/vessels/northern-star.yml"
    text = Path(path).read_text(encoding="utf-8")
    assert "# What sort of vessel it is. One of: brig, steamer, lugger.\nrig:\n" in text
    assert "#sister_of:" in text
    said = run("check", "--no-cache", path).stdout
    assert "empty-value “rig” has no value" in said
    Path(path).write_text(text.replace("\nrig:\n", "\nrig: lugger\n"), encoding="utf-8")
    assert run("check", "--no-cache").exit_code == 0
    assert "did you mean “vessel”?" in " ".join(run("new", "vesel", "X").stderr.split())


def test_check_holds_entries_to_it(copy: Path) -> None:
    file = copy / "content/vessels/good-intent.yml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("rig: brig", "rig: bark").replace("hook-shoal", "hook-shaol")
    file.write_text(text.replace("[october-gale]", "[ann-marlow]"), encoding="utf-8")
    said = run("check", "--no-cache").stdout
    assert "good-intent.yml:2:6: unknown-word “bark” is no rig" in said
    assert "did you mean “hook-shoal”?" in said
    assert "wrong-kind “ann-marlow” is a person, which cannot stand here" in said


@pytest.mark.parametrize("command", [["check", "--no-cache"], ["new", "vessel", "A"], ["schema"]])
def test_mistake_in_it_is_all_that_any_command_says(copy: Path, command: list[str]) -> None:
    file = copy / "site_config/kinds/vessel.py"
    text = file.read_text(encoding="utf-8").replace('to=("place",)', 'to=("plaec",)')
    file.write_text(text, encoding="utf-8")
    result = run(*command)
    assert result.exit_code == 1
    where = "site_config/kinds/vessel.py:55:67: invalid-kind there is no kind “plaec”"
    said = [line for line in result.output.splitlines() if "-kind " in line]
    assert [line.startswith(where) for line in said] == [True]
    assert "unknown-folder" not in result.output


def test_what_it_prints_is_in_no_answer_of_a_command(copy: Path) -> None:
    file = copy / "site_config/kinds/vessel.py"
    file.write_text(file.read_text(encoding="utf-8") + "print('Loaded.')\n", encoding="utf-8")
    result = run("check", "--no-cache", "--format", "json")
    assert json.loads(result.stdout)
    assert "Loaded." in result.stderr


@pytest.mark.parametrize("raw", [b"\0", b"\xff\xfe", b"(" * 9999, b"raise SystemExit", b"1/0\n"])
def test_file_that_is_no_python_or_fails_gives_no_traceback(copy: Path, raw: bytes) -> None:
    (copy / "site_config/kinds/vessel.py").write_bytes(raw)
    result = run("check", "--no-cache")
    assert result.exit_code == 1
    assert re.match(r"site_config/kinds/vessel\.py:1:\d+: invalid-kind ", result.stdout)


def test_validator_that_fails_in_its_own_way_is_told_of(copy: Path) -> None:
    file = copy / "site_config/kinds/vessel.py"
    text = file.read_text(encoding="utf-8")
    text = text.replace("from typing", "from pydantic import model_validator\nfrom typing", 1)
    text += (
        '\n    @model_validator(mode="after")\n    def afloat(self) -> "Vessel":\n'
        '        raise KeyError(f"{self.name}\\nnext")\n'
    )
    file.write_text(text, encoding="utf-8")
    result = run("check", "--no-cache")
    assert result.exit_code == 1
    assert (
        "content/vessels/good-intent.yml:1:1: invalid-kind the kind “Vessel” fails at this: "
        "KeyError: 'Good Intent\\nnext'; its validators have to raise ValueError"
    ) in result.stdout


@pytest.mark.parametrize(
    "written, said",
    [
        (
            "length: 31 m",
            "4:9: invalid-number “31 m” is no number; write digits only, with a point",
        ),
        ("length: 1,200", "4:9: invalid-number “1,200” is no number"),
        ("length: .5", "4:9: invalid-number “.5” is no number"),
        ("length: 1e3", "4:9: invalid-number “1e3” is no number"),
        ("length: [3]", "4:9: invalid-number this is no number"),
        ("length: ٣", "4:9: invalid-number “٣” is no number"),
        ("hands: 6.5", "4:8: invalid-number “6.5” is no whole number; write digits only, without"),
        ("hands: six", "4:8: invalid-number “six” is no whole number"),
        ("hands: 0", "4:8: invalid-value Input should be greater than or equal to 1"),
        ("insured: maybe", "4:10: invalid-flag “maybe” is neither true nor false"),
    ],
)
def test_number_or_flag_that_is_none_is_told_at_its_place(
    written: str, said: str, copy: Path
) -> None:
    file = copy / "content/vessels/second-intent.yml"
    text = file.read_text("utf-8").replace("built: 1874~\n", f"built: 1874~\n{written}\n")
    file.write_text(text, encoding="utf-8")
    assert f"second-intent.yml:{said}" in run("check", "--no-cache").stdout


def test_numbers_are_kept_and_compared(copy: Path) -> None:
    cache = {"XDG_CACHE_HOME": str(copy / "cache")}
    first = built(copy, "--strict", **cache) / "vessels/good-intent/index.html"
    before = first.read_bytes()
    built(copy, "--strict", **cache)
    assert first.read_bytes() == before
    committed(copy)
    file = copy / "content/vessels/good-intent.yml"
    text = file.read_text("utf-8").replace("31.50", "12500").replace("false", "true")
    file.write_text(text, encoding="utf-8")
    said = " ".join(run("diff", "HEAD").stdout.split())
    assert "Length (m): 31.50 → 12500" in said
    assert "Insured: no → yes" in said
    page = built(copy, "--strict", **cache) / "vessels/good-intent/index.html"
    assert "12,500" in page.read_text("utf-8")


def committed(copy: Path) -> None:
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "first")):
        git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
        subprocess.run(git, cwd=copy, check=True)


def test_diff_reads_the_earlier_version_with_the_kinds_of_today(copy: Path) -> None:
    committed(copy)
    file = copy / "content/vessels/good-intent.yml"
    file.write_text(file.read_text("utf-8").replace("rig: brig", "rig: lugger"), encoding="utf-8")
    result = run("diff", "HEAD")
    assert result.exit_code == 0
    said = " ".join(result.stdout.split())
    assert "Changed (1): Good Intent (vessel, vessels/good-intent.yml) Rig: two-masted brig" in said
    assert "error" not in said
    # Whatever the earlier version has as its kinds, it is not run.
    (copy / "site_config/kinds/vessel.py").write_text("open('run', 'w').close()", encoding="utf-8")
    committed(copy)
    shutil.copy(WRECKS / "site_config/kinds/vessel.py", copy / "site_config/kinds/vessel.py")
    run("diff", "HEAD")
    assert not (copy / "run").exists()


def test_rename_and_fix_know_it(copy: Path) -> None:
    result = run("rename", "second-intent", "third-intent")
    assert result.exit_code == 0, result.output
    file = copy / "content/vessels/third-intent.yml"
    assert "formerly: [second-intent]" in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace("rig:", "rigg:"), encoding="utf-8")
    assert "rigg" in run("check", "--no-cache", "--fix", "--diff").stdout
    assert run("check", "--no-cache", "--fix").exit_code == 0
    assert "\nrig:" in file.read_text("utf-8")


def test_what_was_kept_is_not_used_once_a_kind_is_another(copy: Path) -> None:
    cache = {"XDG_CACHE_HOME": str(copy / "cache")}
    page = built(copy, "--strict", **cache) / "events/october-gale/index.html"
    assert "south-west, gale" in page.read_text(encoding="utf-8")
    file = copy / "site_config/kinds/event.py"
    text = file.read_text(encoding="utf-8").replace("wind: Line", "breeze: Line")
    file.write_text(text, encoding="utf-8")
    said = run("check").stdout
    assert "“wind” is no field here" in said
    entry = copy / "content/events/october-gale.yml"
    entry.write_text(
        entry.read_text(encoding="utf-8").replace("wind:", "breeze:"), encoding="utf-8"
    )
    words = copy / "site_config/words.yml"
    words.write_text(
        words.read_text(encoding="utf-8").replace("wind: Wind", "breeze: Air"), encoding="utf-8"
    )
    page = built(copy, "--strict", **cache) / "events/october-gale/index.html"
    assert ">Air</dt>" in page.read_text(encoding="utf-8")


def test_index_of_many_is_divided(copy: Path) -> None:
    for number in range(400):
        (copy / f"content/vessels/hull-{number}.yml").write_text(
            f"name: {'ABCD'[number % 4]} hull {number}\nrig: brig\nsources: [harbour-book]\n"
            "allow: [{lint: unreferenced, because: a test}]\n",
            encoding="utf-8",
        )
    site = Built(built(copy))
    assert "vessels/by-letter/a/" in site.pages
    assert "vessels/hull-0/" in site.leads_to(
        site.read["vessels/by-letter/a/"], site.read["vessels/by-letter/a/"].article
    )


def test_guide_shows_the_files_that_are_tested() -> None:
    shown = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    kinds = WRECKS / "site_config/kinds"
    # Whole, so that whoever copies one has a file that works.
    assert shown == [(kinds / name).read_text("utf-8") for name in ("vessel.py", "event.py")]
