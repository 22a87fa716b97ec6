"""What the README shows an editor is what an editor sees."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner

from explainer.cli import main

ROOT = Path(__file__).parent.parent

# (file, what stands there, what an editor typed instead)
SLIPS = (
    ("content/events/grad-crew-near-bakhmut.yml", "place: {id: bakhmut,", "place: {id: bakmut,"),
    ("content/claims/tempo-of-advance.yml", "made: /2022-11-29?", "made: /2022-11-31?"),
)


def test_the_sample_of_problems_is_what_the_check_prints(tmp_path: Path) -> None:
    for folder in ("content", "site_config"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for name, right, wrong in SLIPS:
        file = tmp_path / name
        text = file.read_text(encoding="utf-8")
        assert right in text
        file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    runner = CliRunner()
    arguments = ["check", "--no-cache", "--content", str(tmp_path / "content")]
    arguments += ["--settings", str(tmp_path / "site_config" / "settings.yml")]
    result = runner.invoke(main, arguments)
    assert result.exit_code == 1
    printed = [line.replace(f"{tmp_path}/", "") for line in result.stdout.splitlines() if line]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    # Below each problem stands the line of the file, which begins with spaces.
    problems = [line for line in printed if not line.startswith(" ")]
    assert problems
    assert [line for line in problems if line not in readme] == []


def test_the_entry_shown_is_the_one_in_the_content() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("shortened:\n\n```yaml\n")[2].partition("```")[0]
    entry = (ROOT / "content/claims/breakthrough-along-t0513.yml").read_text(encoding="utf-8")
    assert shown
    assert [line for line in shown.splitlines() if line not in entry] == []
