"""With what `explainer diff` compares: revisions of git, and what there may be in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import diff, difference
from tests.projects import SMALL, tree, write
from tests.repositories import committed, git


def test_the_base_is_where_the_branch_began(site: Path) -> None:
    git(site, "checkout", "--quiet", "-b", "mine")
    write(site, {"content/places/mine.yml": "name: Mine\n"})
    committed(site)
    git(site, "checkout", "--quiet", "main")
    write(site, {"content/places/theirs.yml": "name: Theirs\n"})
    committed(site)
    git(site, "checkout", "--quiet", "mine")
    write(site, {"content/places/uncommitted.yml": "name: Uncommitted\n"})
    assert [one["id"] for one in difference()["added"]] == ["mine", "uncommitted"]
    assert [one["id"] for one in difference("HEAD")["added"]] == ["uncommitted"]
    assert [one["entry"]["id"] for one in difference("main")["removed"]] == ["theirs"]


def test_symbolic_links_and_submodules_of_the_base_are_not_followed(site: Path) -> None:
    (site / "content/places/link.yml").symlink_to("/etc/passwd")
    head = git(site, "rev-parse", "HEAD").strip()
    git(site, "update-index", "--add", "--cacheinfo", f"160000,{head},content/places/module")
    git(site, "add", "content/places/link.yml")
    git(site, "commit", "--quiet", "--message", "Odd")
    (site / "content/places/link.yml").unlink()
    said = difference("HEAD")
    assert said["left_out"] == ["content/places/link.yml"]
    assert [said[name] for name in ("added", "removed", "changed", "dead")] == [[], [], [], []]


def test_a_base_without_content(site: Path) -> None:
    git(site, "rm", "--quiet", "-r", "--cached", "content", "site_config")
    git(site, "commit", "--quiet", "--message", "None")
    said = difference("HEAD")
    assert len(said["added"]) == sum(path.startswith("content/") for path in SMALL)


@pytest.mark.parametrize(
    "base,said",
    [
        ("nowhere", "there is no revision “nowhere”"),
        ("--output=x", "No such option"),
        ("", "there is no revision “”"),
        ("HEAD:content", "there is no revision"),
        ("main..main", "there is no revision"),
        ("\x1b[31m", "there is no revision “\\x1b[31m”"),
    ],
)
def test_no_such_revision(base: str, said: str, site: Path) -> None:
    before = tree(site)
    result = diff(base)
    assert result.exit_code == 2
    assert said in result.stderr
    assert tree(site) == before


def test_a_shallow_clone_says_what_to_do(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(site, "checkout", "--quiet", "-b", "mine")
    write(site, {"content/places/mine.yml": "name: Mine\n"})
    committed(site)
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--no-single-branch",
        f"file://{site}",
        "shallow",
    )
    monkeypatch.chdir(tmp_path / "shallow")
    git(tmp_path / "shallow", "remote", "set-head", "origin", "main")
    for arguments in ([], ["HEAD^1"]):
        result = diff(*arguments)
        assert result.exit_code == 2
        assert "git fetch --unshallow" in result.stderr
    assert [one["id"] for one in difference("origin/main")["added"]] == ["mine"]


def test_no_repository_no_commit_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, SMALL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "in no git repository" in diff().stderr
    git(tmp_path, "init", "--quiet")
    assert "there is no commit yet" in diff().stderr
    monkeypatch.setenv("PATH", str(tmp_path))
    result = diff()
    assert (result.exit_code, "git is not installed" in result.stderr) == (2, True)
