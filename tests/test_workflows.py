"""The workflows fit GitHub's schema, call what everybody calls, and may do no more than needed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").iterdir())

STARTER = ROOT / "plugins/explainer/starter/template/dot-github/workflows"
STARTED = sorted(STARTER.iterdir())
"""What `explainer init` gives to a site of somebody else's."""

our_workflows = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
every_workflow = pytest.mark.parametrize(
    "path", [*WORKFLOWS, *STARTED], ids=lambda path: f"{path.parent.parent.name}/{path.name}"
)
every_check = pytest.mark.parametrize(
    "path", [ROOT / ".github/workflows/check.yml", STARTER / "check.yml"], ids=("ours", "started")
)


def workflow(path: Path) -> dict[str, Any]:
    # BaseLoader keeps scalars as text, so that the key `on` is not read as true.
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    assert isinstance(loaded, dict)
    return loaded


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in workflow(path)["jobs"].values():
        yield from job["steps"]


def make_targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):(?!=)", makefile, flags=re.MULTILINE))


def test_there_are_no_other_workflows() -> None:
    assert [path.name for path in STARTED] == ["check.yml", "deploy.yml", "links.yml"]
    # What a begun site installs it does not pin, so there is no list to look faults up for.
    assert [path.name for path in WORKFLOWS] == [
        "audit.yml",
        "check.yml",
        "deploy.yml",
        "links.yml",
    ]


def test_workflows_fit_the_schema() -> None:
    schema = ["--builtin-schema", "vendor.github-workflows"]  # it comes with the checker
    check = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *schema, *map(str, [*WORKFLOWS, *STARTED])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert check.returncode == 0, check.stdout + check.stderr


@our_workflows
def test_commands_are_make_targets(path: Path) -> None:
    commands = [line for step in steps(path) for line in step.get("run", "").splitlines()]
    assert commands
    for command in commands:
        make, *targets = command.split()
        assert make == "make", f"`{command}` cannot be run by the same name on a desk"
        assert targets
        assert set(targets) <= make_targets()


@every_workflow
def test_actions_are_official_and_pinned(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert uses
    for action in uses:
        # A tag can be moved; a commit cannot. The comment tells which release it is.
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


@every_workflow
def test_checkouts_keep_no_token(path: Path) -> None:
    checkouts = [step for step in steps(path) if "actions/checkout@" in step.get("uses", "")]
    assert checkouts
    for checkout in checkouts:
        assert checkout["with"]["persist-credentials"] == "false"
        assert checkout["with"].keys() <= {"persist-credentials", "fetch-depth"}


@every_workflow
def test_two_runs_do_not_meet(path: Path) -> None:
    assert workflow(path)["concurrency"]["group"]


@every_workflow
def test_no_secret_is_used(path: Path) -> None:
    assert "secrets" not in path.read_text(encoding="utf-8")


@every_check
def test_pull_requests_may_only_read(path: Path) -> None:
    check = workflow(path)
    # Not pull_request_target, which runs a stranger's code with our token.
    assert check["on"] == "pull_request"
    assert check["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in check["jobs"].values())


@every_check
def test_a_pull_request_shows_what_it_does(path: Path) -> None:
    found = list(steps(path))
    (checkout,) = (step for step in found if "actions/checkout@" in step.get("uses", ""))
    (summary,) = (step for step in found if "what the change does" in step["name"])
    (preview,) = (step for step in found if "actions/upload-artifact@" in step.get("uses", ""))
    # The commit to compare with has to be there.
    assert checkout["with"]["fetch-depth"] == "2"
    assert "HEAD^1" in summary["env"].get("BASE", summary["run"])
    # Of a change that cannot be built it is said all the same; of such there is no preview.
    assert summary["if"] == "${{ !cancelled() }}"
    assert "if" not in preview
    assert preview["with"]["path"] == "site"


@every_workflow
def test_no_text_of_strangers_gets_into_a_command(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        for value in step.get("env", {}).values():
            # A title or the name of a branch is anybody's text, a repository's name is not.
            named = re.findall(r"github\.event\.([a-z_.]+)", value)
            assert {*named} <= {"pull_request.head.repo.full_name", "repository.name"}


def test_a_change_from_outside_is_flagged(tmp_path: Path) -> None:
    said = tmp_path / "summary.md"
    variables = {"OUTSIDE": "true", "BASE": "HEAD^1", "GITHUB_STEP_SUMMARY": str(said)}
    shown = subprocess.run(
        ["make", "--dry-run", "--always-make", "summary"],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=True,
    )
    command = shown.stdout.replace("\\\n", " ")
    assert re.search(r'diff --format markdown --from-outside\s+"HEAD\^1" >>', command)


@pytest.mark.parametrize(
    "path",
    [path for path in (*WORKFLOWS, *STARTED) if path.name in {"audit.yml", "links.yml"}],
    ids=lambda path: f"{path.parent.parent.name}/{path.name}",
)
def test_what_runs_by_the_clock_may_only_read(path: Path) -> None:
    found = workflow(path)
    assert found["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in found["jobs"].values())
    assert set(found["on"]) <= {"schedule", "workflow_dispatch", "pull_request"}
    ((cron,),) = (one.values() for one in found["on"]["schedule"])
    minute, hour, day, month, weekday = cron.split()
    assert (day, month) == ("*", "*")
    assert minute.isdigit()
    assert hour.isdigit()
    assert weekday.isdigit(), "once a week"


def test_faults_are_looked_for_whenever_a_lock_changes() -> None:
    paths = workflow(ROOT / ".github/workflows/audit.yml")["on"]["pull_request"]["paths"]
    hashed = ["requirements/dev.txt", "bench/requirements.txt"]
    of_npm = [one.relative_to(ROOT).as_posix() for one in ROOT.glob("*/*/package-lock.json")]
    assert len(of_npm) >= 3
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    audited = makefile.partition("advisories: ")[2].partition("\n\n")[0]
    for lock in (*hashed, *of_npm):
        assert (ROOT / lock).is_file()
        assert any(Path(lock).match(one.replace("**", "*")) for one in paths), lock
        assert lock in audited or ("tests/*/package-lock.json" in audited and lock in of_npm)
    # Nothing is installed from a lock but as it stands there.
    assert "/npm ci " in makefile
    assert "npm install" not in makefile
    assert "--require-hashes" in makefile


@pytest.mark.parametrize(
    "path", [ROOT / ".github/workflows/deploy.yml", STARTER / "deploy.yml"], ids=("ours", "started")
)
def test_no_published_address_dies_by_a_deployment(path: Path) -> None:
    build = workflow(path)["jobs"]["build"]["steps"]
    runs = [step.get("run", "") for step in build]
    (number,) = [n for n, run in enumerate(runs) if run.endswith(("published", 'SITE_URL"'))]
    site = next(n for n, run in enumerate(runs) if run.endswith(("make site", "--strict")))
    (upload,) = [n for n, step in enumerate(build) if "upload-pages" in step.get("uses", "")]
    assert site < number < upload
    assert build[number]["if"] == "${{ !inputs.let_die }}"
    assert build[number]["env"]["EXPLAINER_SITE_URL"] == build[site]["env"]["EXPLAINER_SITE_URL"]


def test_only_the_deploying_job_may_deploy() -> None:
    deploy = workflow(ROOT / ".github/workflows/deploy.yml")
    assert deploy["on"].keys() == {"push", "workflow_dispatch"}
    assert deploy["on"]["push"] == {"branches": ["main"]}
    asked = deploy["on"]["workflow_dispatch"]["inputs"]
    assert {name: one["default"] for name, one in asked.items()} == {"let_die": "false"}
    assert deploy["permissions"] == {}
    assert {name: job["permissions"] for name, job in deploy["jobs"].items()} == {
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert deploy["jobs"]["deploy"]["needs"] == "build"
    assert deploy["jobs"]["deploy"]["environment"]["name"] == "github-pages"
    # What runs with those permissions is GitHub's: no command, and nothing we install.
    assert not any("run" in step for step in deploy["jobs"]["deploy"]["steps"])
