"""`explainer new`: a new entry, what is still to be filled in, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer.cli import main
from explainer.kinds import KINDS
from tests.projects import SMALL, tree, write


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments], catch_exceptions=False)


def check(*paths: str) -> list[str]:
    result = CliRunner().invoke(main, ["check", *paths], catch_exceptions=False)
    # Below each problem stands its line; what only lints ask is no concern of the skeleton.
    lines = (line for line in result.stdout.splitlines() if not line.startswith(" "))
    return [line for line in lines if " warning: " not in line]


TO_FILL_IN = {
    "claim": ["statement", "form"],
    "term": ["definition"],
    "source": ["type", "title"],
}


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("kind", [kind.kind for kind in KINDS])
def test_check_says_what_is_to_be_filled_in_and_nothing_else(kind: str) -> None:
    result = run(kind, "Sextant")
    assert result.exit_code == 0, result.output
    path = result.stdout.strip()
    said = check(path)
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    wanted = TO_FILL_IN.get(kind, [])
    assert [line.partition(": ")[0] for line in said] == [
        f"{path}:{lines.index(f'{field}:') + 1}:1" for field in wanted
    ]
    assert all(f"“{field}” has no value" in line for field, line in zip(wanted, said, strict=True))


def test_filled_in_it_is_an_entry(site: Path) -> None:
    file = site / run("claim", "Dark all year").stdout.strip()
    text = file.read_text(encoding="utf-8")
    text = text.replace("\nstatement:\n", "\nstatement: The light was out.\n")
    text = text.replace("\nform:\n", "\nform: report\n").replace("#made_by:", "made_by: keeper")
    file.write_text(text, encoding="utf-8")
    assert check() == []


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    "arguments, path",
    [
        (["place", "Łódź"], "content/places/lodz.yml"),
        (["places", "Лиссабон"], "content/places/lissabon.yml"),
        (["Person", "Vera", "Cruz"], "content/people/vera-cruz.yml"),
        (["glossary", "Lamp oil"], "content/glossary/lamp-oil.yml"),
        (["narrative", "A day: the storm"], "content/narratives/a-day-the-storm.md"),
        (["event", "🎉", "--id", "party"], "content/events/party.yml"),
        (["event", "--id", "feast", "The Feast"], "content/events/feast.yml"),
    ],
)
def test_file_is_named_after_the_name(arguments: list[str], path: str) -> None:
    result = run(*arguments)
    assert result.stdout == f"{path}\n"
    assert Path(path).is_file()


@pytest.mark.parametrize(
    "arguments, says",
    [
        (["palce", "A"], "there is no kind “palce”; did you mean “place”?"),
        (["xyzzy", "A"], "the kinds are narrative, event, place"),
        (["event", "Skerry"], "the id “skerry” is taken by content/places/skerry.yml"),
        (["place", "A night"], "taken by content/narratives/a-night.md"),
        (["place", "B", "--id", "keeper"], "taken by content/people/keeper.yml"),
        (["place", "B", "--id", "The Keeper"], "write the-keeper"),
        (["place", "B", "--id", "index"], "“index” is the page that lists the folder"),
        (["place", "B", "--id", "a" * 81], "80 characters at the most"),
        (["place", "Index"], "give one with --id"),
        (["place", "🎉"], "no id can be made of “🎉”"),
        (["place", " "], "it is empty"),
        (["place", "A\u202eB"], "invisible character"),
        (["place", "a" * 301], "300 is the most"),
        (["place"], "Missing argument"),
        ([], "Missing argument"),
        (["place", "A", "--content", "none"], "there is no folder none"),
    ],
)
def test_what_is_refused_is_said_and_nothing_is_written(
    site: Path, arguments: list[str], says: str
) -> None:
    before = tree(site)
    result = run(*arguments)
    assert says in " ".join(result.stderr.split())
    assert result.exit_code == 2
    assert tree(site) == before


def test_nothing_is_overwritten(site: Path) -> None:
    """Not even what is no entry: here, a link that leads nowhere."""
    (site / "content/places/port.yml").symlink_to("nowhere.yml")
    result = run("place", "Port")
    assert result.exit_code == 1
    assert "content/places/port.yml: File exists" in result.stderr
    assert not (site / "content/places/nowhere.yml").exists()


def test_folder_that_is_none(site: Path) -> None:
    (site / "content/experts").write_text("", encoding="utf-8")
    result = run("expert", "Vera")
    assert result.exit_code == 1
    assert "content/experts: File exists" in result.stderr


def test_works_with_settings_that_do_not(site: Path) -> None:
    (site / "site_config/settings.yml").write_text("title: [", encoding="utf-8")
    text = (site / run("event", "Storm").stdout.strip()).read_text(encoding="utf-8")
    assert "One of: war, battle," in text


def test_words_are_those_of_the_site(site: Path) -> None:
    own = SMALL["site_config/settings.yml"] + "vocabularies: {event_types: {storm: A storm}}\n"
    write(site, {"site_config/settings.yml": own})
    text = (site / run("event", "Storm").stdout.strip()).read_text(encoding="utf-8")
    assert "One of: storm.\n#type:\n" in text


def test_own_schemas_offer_the_new_id_at_once(site: Path) -> None:
    run("place", "Port")
    assert not (site / ".explainer").exists()
    CliRunner().invoke(main, ["schema", "--ids"], catch_exceptions=False)
    run("place", "Harbour")
    schema = json.loads((site / ".explainer/schemas/event.json").read_text(encoding="utf-8"))
    listed = schema["definitions"]["id-of-place"]
    assert listed["enum"] == ["harbour", "port", "skerry"]
    assert listed["enumDescriptions"][0] == "Harbour"


@pytest.mark.usefixtures("site")
def test_comment_that_names_a_schema_is_no_problem() -> None:
    file = Path("content/places/skerry.yml")
    line = "# yaml-language-server: $schema=https://example.org/schemas/place.json\n"
    file.write_text(line + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert check() == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30).filter(lambda name: not name.startswith("-")))
def test_any_name_gives_an_entry_or_a_reason(site: Path, name: str) -> None:
    result = run("place", name)
    assert result.exit_code in {0, 2}
    if result.exit_code == 0:
        path = site / result.stdout.strip()
        assert check(str(path)) == []
        path.unlink()
