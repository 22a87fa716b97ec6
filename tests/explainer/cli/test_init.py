"""`explainer init`: a whole site that builds as it is, and nothing overwritten or half-written."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from packaging.requirements import Requirement

from explainer import __version__
from explainer.cli import main
from explainer.kinds import KINDS
from explainer.schema.skeleton import heading
from explainer.settings import read_settings
from explainer.starter import starter
from explainer.starter.requirement import required
from tests.conftest import ROOT
from tests.projects import built, check, tree
from tests.walk import Built, by_class, text_of

ODD = 'A "light": {#1} \\ <b> & *more* — Маяк 灯台'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", *arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "new" / "site"
    assert run(str(folder), "--title", ODD).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def site(begun: Path) -> Built:
    return Built(built(begun, "--strict"))


def test_check_finds_nothing_and_the_strictest_build_warns_of_nothing(begun: Path) -> None:
    result = check(begun, "--strict", "--no-cache")
    assert (result.returncode, result.stdout) == (0, "No problems found.\n")


def test_it_has_an_entry_of_each_kind_and_an_index_for_it(site: Built, begun: Path) -> None:
    for kind in KINDS:
        entries = [*(begun / "content" / kind.folder).glob(f"*{kind.suffix}")]
        assert entries, kind.kind
        assert f"{kind.folder}/{entries[0].stem}/" in site.read
        assert f"{kind.folder}/" in site.read


def test_title_is_what_was_typed_whatever_is_in_it(site: Built, begun: Path) -> None:
    assert text_of(site.read[""].article.find(".//h1")) == ODD
    named, problems = read_settings(begun / "site_config/settings.yml", "settings.yml")
    assert problems == []
    assert named is not None
    assert named.title == ODD
    config = (begun / "mkdocs.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(config.splitlines()[0]) == {"site_name": ODD}


def test_narrative_shows_a_card_and_a_list_and_the_claim_has_a_standing(site: Built) -> None:
    story = site.read["narratives/the-first-year/"].article
    assert by_class(story, "xp-card")
    assert "The lamp is lit" in text_of(story)
    (standing,) = by_class(site.read["claims/never-went-out/"].article, "xp-standing")
    assert text_of(standing) == "refuted"


def test_every_link_leads_somewhere(site: Built) -> None:
    for page in site.read.values():
        for link in page.links():
            target = site.target(page, link.address)
            # What leads to the repository has the address of an example until it is published.
            if target is not None and link.element.tag == "a" and "/edit/" not in link.address:
                path = target[0]
                assert path in site.pages or (site.folder / path).is_file(), link.address


def test_workflows_pin_what_this_repository_pins(begun: Path) -> None:
    ours = "".join(file.read_text("utf-8") for file in (ROOT / ".github/workflows").iterdir())
    files = sorted((begun / ".github/workflows").iterdir())
    assert [file.name for file in files] == ["check.yml", "deploy.yml", "links.yml"]
    for file in files:
        text = file.read_text(encoding="utf-8")
        used = re.findall(r"uses: .*", text)
        assert used
        assert all(one in ours for one in used)
        assert text.count("persist-credentials: false") == text.count("actions/checkout@")
        assert "secrets" not in text
    checks = yaml.load(files[0].read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # no `on: true`
    assert checks["on"] == "pull_request"
    assert checks["permissions"] == {"contents": "read"}
    schema = ["--builtin-schema", "vendor.github-workflows"]
    command = [sys.executable, "-m", "check_jsonschema", *schema, *map(str, files)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_editor_knows_the_schema_of_each_kind(begun: Path) -> None:
    wired = (begun / ".vscode/settings.json").read_text(encoding="utf-8")
    for kind in KINDS:
        if kind.suffix == ".yml":
            schema = f'"./.explainer/schemas/{kind.kind}.json"'
            assert f'{schema}: "/content/{kind.folder}/*.yml"' in wired
    assert "redhat.vscode-yaml" in (begun / ".vscode/extensions.json").read_text("utf-8")


def test_title_is_the_name_of_the_folder(here: Path) -> None:
    result = run("old-lights_of_łódź")
    assert result.exit_code == 0
    assert "old-lights_of_łódź: 22 files." in result.stdout
    first = (here / "old-lights_of_łódź/mkdocs.yml").read_text(encoding="utf-8").splitlines()[0]
    assert yaml.safe_load(first) == {"site_name": "Old lights of łódź"}


def test_empty_folder_and_fresh_clone_are_taken(here: Path) -> None:
    (here / ".git").mkdir()
    (here / ".git/HEAD").write_text("ref", encoding="utf-8")
    assert run(".", "--title", "Here").exit_code == 0
    assert (here / ".git/HEAD").read_text(encoding="utf-8") == "ref"
    assert (here / "content/index.md").is_file()
    assert not [*here.glob(".explainer-*")]


@pytest.mark.parametrize(
    "arguments, says",
    [
        (["full"], "full has files in it; name an empty folder"),
        (["full/mkdocs.yml"], "full/mkdocs.yml is no folder"),
        (["full/mkdocs.yml/inner"], "full/mkdocs.yml/inner is no folder"),
        (["new", "--title", " "], "it is empty"),
        (["new", "--title", "a\u202eb"], "invisible character"),
        (["new", "--title", "a" * 301], "300 is the most"),
        (["--", "--"], "it is empty"),
        ([], "Missing argument"),
    ],
)
def test_what_is_refused_is_said_and_nothing_is_written(
    here: Path, arguments: list[str], says: str
) -> None:
    (here / "full").mkdir()
    (here / "full/mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    before = tree(here)
    result = run(*arguments)
    assert says in " ".join(result.stderr.split())
    assert result.exit_code == 2
    assert tree(here) == before
    assert not (here / "new").exists()


def test_link_to_nowhere_is_not_followed(here: Path) -> None:
    (here / "link").symlink_to(here / "elsewhere")
    assert run("link").exit_code != 0
    assert not (here / "elsewhere").exists()


@pytest.mark.parametrize("fails_at", [1, 9, 21])
@pytest.mark.parametrize("name", ["here/below", "there"])
def test_where_writing_fails_nothing_is_left(
    here: Path, monkeypatch: pytest.MonkeyPatch, name: str, fails_at: int
) -> None:
    (here / "there").mkdir()
    writing, count = Path.write_bytes, 0

    def full(file: Path, raw: bytes) -> int:
        nonlocal count
        count += 1
        if count == fails_at:
            raise OSError(28, "No space left on device", str(file))
        return writing(file, raw)

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run(name)
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    assert [one.name for one in here.iterdir()] == ["there"]
    assert not [*(here / "there").iterdir()]


@pytest.mark.parametrize("fails, there", [(1, False), (4, True)])
def test_where_moving_fails_nothing_is_left(
    here: Path, monkeypatch: pytest.MonkeyPatch, fails: int, *, there: bool
) -> None:
    moving, count = Path.rename, 0
    if there:
        (here / "new").mkdir()

    def refused(file: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count == fails:
            raise PermissionError(13, "Permission denied", str(target))
        return moving(file, target)

    monkeypatch.setattr(Path, "rename", refused)
    assert run("new").exit_code == 1
    assert [one.name for one in here.rglob("*")] == (["new"] if there else [])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=40))
@example(ODD)
@example("@HEADING@ @TITLE@")
@example("!ENV x")
def test_any_title_is_yaml_and_the_same_again(title: str) -> None:
    try:
        files = starter(title, heading(title))
    except UnicodeEncodeError:
        return  # half of a pair, which no text can hold
    line = files["mkdocs.yml"].decode().partition("\ndocs_dir")[0]
    said = line.partition("# The deploying")[0]
    if title.isprintable():
        assert yaml.safe_load(said)["site_name"] == title
    assert starter(title, heading(title)) == files


COMMIT = "0123456789abcdef0123456789abcdef01234567"
RELEASE = f"mkdocs-explainer=={__version__}"


def installed(url: str, **told: object) -> str:
    """Return what pip writes of a package that it did not find in an index (PEP 610)."""
    return json.dumps({"url": url, **told})


@pytest.mark.parametrize(
    "address, wanted",
    [
        ("https://example.org/a.git", f"mkdocs-explainer @ git+https://example.org/a.git@{COMMIT}"),
        ("https://me:word@example.org/a", RELEASE),  # no password gets into what is published
        ("file:///a/b", RELEASE),
        ("https://example.org/a\nb", RELEASE),
    ],
)
def test_generator_out_of_git_is_named_by_its_commit(address: str, wanted: str) -> None:
    assert required(installed(address, vcs_info={"vcs": "git", "commit_id": COMMIT})) == wanted


@pytest.mark.parametrize("origin", [None, installed("file:///home/somebody/clone", dir_info={})])
def test_generator_from_elsewhere_is_named_by_its_version(origin: str | None) -> None:
    assert required(origin) == RELEASE


def test_requirements_name_the_generator_and_nothing_else(begun: Path) -> None:
    text = (begun / "requirements.txt").read_text(encoding="utf-8")
    (line,) = (line for line in text.splitlines() if line and not line.startswith("#"))
    assert Requirement(line).name == "mkdocs-explainer"
