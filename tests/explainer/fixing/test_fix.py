"""`--fix`: what is written, what is left, and that a second time nothing is done."""

from __future__ import annotations

import stat
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.fixing import Fixing, fix_site
from explainer.problems import Severity
from explainer.reading import read
from explainer.reading.tree import Data, data
from explainer.site import Project, check_site
from tests.projects import SMALL, tree, write

LISBON = "name: Lisbon\ntype: city\n"


def project(root: Path) -> Project:
    return Project(root, root / "content", root / "site_config" / "settings.yml")


def fix(root: Path, *, order: bool = False) -> Fixing:
    site = project(root)
    return fix_site(site, lambda: check_site(site), lambda _: True, order=order)


def site(root: Path, **files: str) -> Path:
    paths = {
        f"content/{name.replace('__', '/').replace('_', '-')}.yml": text
        for name, text in files.items()
    }
    return write(root, {"site_config/settings.yml": "title: A\nas_of: 2022\n", **paths})


def fixed(root: Path, path: str, **files: str) -> str:
    """Return a file of a site after it was fixed."""
    fix(site(root, **files))
    return (root / "content" / path).read_bytes().decode()


@pytest.mark.parametrize(
    "wrong,right",
    [
        ("nmae: Lisbon\ntype: city\n", LISBON),
        ("name: Lisbon\n'tpye': city\n", "name: Lisbon\n'type': city\n"),
        ("name: Lisbon\ntype: villgae # who?\n", "name: Lisbon\ntype: village # who?\n"),
        ('name: Lisbon\ntype: "villgae"\n', 'name: Lisbon\ntype: "village"\n'),
        ("name: Lisbon  \ntype: city\t\n\n", "name: Lisbon\ntype: city\n\n"),
        ("name: Lisbon\r\ntype: city\r\n", LISBON),
        ("name: Lisbon\ntype: city", LISBON),
        ("\ufeffname: Lisbon\ntype: city", "\ufeff" + LISBON),
        ("name: Lisbon\nin_glossary: Yes\n", "name: Lisbon\nin_glossary: true\n"),
        ("# top \nname: Lisbon # a \ntype: city\n", "# top\nname: Lisbon # a\ntype: city\n"),
        ("{nmae: Lisbon, tpye: villgae}\n", "{name: Lisbon, type: village}\n"),
    ],
)
def test_what_can_mean_one_thing_only_is_put_right(wrong: str, right: str, tmp_path: Path) -> None:
    assert fixed(tmp_path, "places/lisbon.yml", places__lisbon=wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "name: Lisbon\nbody: |\n  One line  \n  and the next.\n",  # a line break of Markdown's
        "name: Lisbon\nsummary: 'One\n  \n  two.'\n",
        "name: Lisbon\nnmae: Lisboa\n",  # the right name is taken
        "name: Lisbon\ncolour: red\n",
        "name: [Lisbon  \n",  # no YAML
        "name: Lisbon\ntype: town-2\n",  # another number is no slip
        "name: Lisbon\nty: city\n",  # too short to be sure
    ],
)
def test_what_could_be_meant_otherwise_stays(text: str, tmp_path: Path) -> None:
    assert fixed(tmp_path, "places/lisbon.yml", places__lisbon=text) == text


def test_a_reference_that_one_id_is_near_to(tmp_path: Path) -> None:
    wrong = "name: Fire\nplace: {id: lisbno}\nbody: |\n  In [[lisbno]], [there](lisbno).\n"
    text = fixed(tmp_path, "events/fire.yml", places__lisbon=LISBON, events__fire=wrong)
    assert text == wrong.replace("lisbno", "lisbon")


def test_a_reference_that_two_ids_are_near_to(tmp_path: Path) -> None:
    wrong = "name: Fire\nplace: well-9\n"
    files = {"places__well_1": LISBON, "places__well_2": "name: Two\n", "events__fire": wrong}
    assert fixed(tmp_path, "events/fire.yml", **files) == wrong


@pytest.mark.parametrize(
    "written,there", [("iran", "iraq"), ("minsk", "pinsk"), ("donets", "donetsk")]
)
def test_an_entry_not_yet_written_is_not_taken_for_another(
    written: str, there: str, tmp_path: Path
) -> None:
    wrong = f"name: Fire\nplace: {written}\nbody: |\n  In [[{written}]].\n"
    files = {f"places__{there}": "name: There\n", "events__fire": wrong}
    assert fixed(tmp_path, "events/fire.yml", **files) == wrong


@pytest.mark.parametrize("verdict", ["unconfirmed", "verified", "unrefuted"])
def test_a_verdict_is_not_turned_into_its_contrary(verdict: str, tmp_path: Path) -> None:
    judged = f"  - by: agency\n    wording: as it says\n    verdict: {verdict}\n"
    claim = f"name: It burns\nstatement: It burns.\nform: report\nassessments:\n{judged}"
    files = {"organisations__agency": "name: Agency\n", "claims__burns": claim}
    assert fixed(tmp_path, "claims/burns.yml", **files) == claim


def test_an_error_behind_the_error_is_put_right_too(tmp_path: Path) -> None:
    wrong = "name: Fire\nplcae: lisbno\n"
    text = fixed(tmp_path, "events/fire.yml", places__lisbon=LISBON, events__fire=wrong)
    assert text == "name: Fire\nplace: lisbon\n"


def test_a_fix_that_makes_a_problem_is_taken_back(tmp_path: Path) -> None:
    inner = "name: Alfama\nwithin: lisbno\n"
    outer = "name: Lisbon\nwithin: alfama\n"
    found = fix(site(tmp_path, places__alfama=inner, places__lisbon=outer))
    assert (tmp_path / "content/places/alfama.yml").read_text() == inner
    assert found.left == ["content/places/alfama.yml: a fix would have made another problem"]
    assert [problem.code for problem in found.problems] == ["unknown-reference"]


def test_markdown_keeps_its_spaces_but_in_the_front_matter(tmp_path: Path) -> None:
    page = "---  \ntitle: One \n---\n\nLine  \nline"
    site(tmp_path)
    write(tmp_path, {"content/narratives/one.md": page})
    fix(tmp_path)
    text = (tmp_path / "content/narratives/one.md").read_text()
    assert text == "---  \ntitle: One\n---\n\nLine  \nline\n"


def test_what_was_done_is_said(tmp_path: Path) -> None:
    found = fix(site(tmp_path, places__lisbon="nmae: Lisbon \n"))
    assert [str(one) for one in found.fixes] == [
        "fixed content/places/lisbon.yml:1: spaces at the end of the line are gone",
        "fixed content/places/lisbon.yml:1: “nmae” is now “name”",
    ]


def test_the_settings_are_fixed_too(tmp_path: Path) -> None:
    write(tmp_path, {"site_config/settings.yml": "titel: A\nas_of: 2022"})
    (tmp_path / "content").mkdir()
    fix(tmp_path)
    text = (tmp_path / "site_config/settings.yml").read_text()
    assert text == "title: A\nas_of: 2022\n"


def test_rights_stay_and_links_are_left_alone(tmp_path: Path) -> None:
    site(tmp_path, places__lisbon="nmae: Lisbon\n")
    file = tmp_path / "content/places/lisbon.yml"
    file.chmod(0o640)
    outside = tmp_path / "outside.yml"
    outside.write_text("nmae: x  ", encoding="utf-8")
    (tmp_path / "content/places/link.yml").symlink_to(outside)
    fix(tmp_path)
    assert file.read_text() == "name: Lisbon\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert outside.read_text() == "nmae: x  "
    assert [one.name for one in sorted(file.parent.iterdir())] == ["link.yml", "lisbon.yml"]


def test_a_valid_site_stays_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    before = tree(tmp_path)
    assert fix(tmp_path).fixes == []
    assert tree(tmp_path) == before


ENTRIES = {path for path in SMALL if path.startswith("content/") and path.endswith(".yml")}

WORDS = sorted(
    {
        (path, word)
        for path, text in SMALL.items()
        if path in ENTRIES
        for word in ("name", "summary", "place", "skerry", "lamp", "report", "keeper", "sources",
                     "logbook", "type", "date", "definition", "statement", "made_by", "about")
        if word in text
    }
)  # fmt: skip


def slip(word: str, kind: int, place: int) -> str:
    """Return a word with a slip in it."""
    at = place % len(word)
    return [
        word[:at] + word[at + 1 :],
        word[:at] + word[at] * 2 + word[at + 1 :],
        word[:at] + "x" + word[at + 1 :],
        word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
    ][kind]


SLIPS = st.tuples(st.sampled_from(WORDS), st.integers(0, 3), st.integers(0, 20))
LAYOUTS = st.sampled_from(
    [
        ("\n", "\n"),
        ("\n", "\r\n"),
        ("\n", "  \n"),
        ("name", "# a comment  \nname"),
        (": ", ":   "),
    ]
)


def errors(root: Path) -> int:
    problems = check_site(project(root))
    return sum(problem.severity is Severity.ERROR for problem in problems)


def meaning(root: Path) -> dict[str, Data]:
    """Return what the entries that can be read say, but for spaces that Markdown may see."""
    found = {}
    for file in sorted(root.glob("content/*/*.yml")):
        document, _ = read(file.read_text(encoding="utf-8").replace("\r\n", "\n"), "")
        if document is not None:
            found[file.name] = data(document.root)
    return found


@settings(max_examples=40)
@given(
    slips=st.lists(SLIPS, max_size=3),
    layouts=st.lists(LAYOUTS, max_size=2),
    order=st.booleans(),
)
def test_fixing_does_no_harm(
    slips: list[tuple[tuple[str, str], int, int]],
    layouts: list[tuple[str, str]],
    *,
    order: bool,
) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        files = dict(SMALL)
        for (path, word), kind, place in slips:
            files[path] = files[path].replace(word, slip(word, kind, place), 1)
        for path, written in files.items():
            text = written
            for old, new in layouts if path in ENTRIES else ():
                text = text.replace(old, new)
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
        before, said = errors(root), meaning(root)
        fix(root, order=order)
        assert errors(root) <= before
        if not before:
            assert meaning(root) == said
        once = tree(root)
        fix(root, order=order)
        assert tree(root) == once
