"""What the README shows an editor is what an editor sees."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from click.testing import CliRunner

from explainer.cli import main
from tests.projects import built, write

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


def test_the_lines_for_a_site_that_there_is_already_make_pages_in_it(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    part = readme.partition("In a site that there is already")[2].partition("\n## ")[0]
    line, settings, entry = re.findall(r"```yaml\n(.*?)```", part, re.DOTALL)
    write(
        tmp_path,
        {
            "mkdocs.yml": f"site_name: Our town\n{line}",
            "site_config/settings.yml": settings,
            "content/places/old-bridge.yml": entry,
            "content/index.md": "# Our town\n\nIts [past](past/index.md) is [[old-bridge]].\n",
            "content/past/index.md": "# The past\n\nOf [our town](../index.md).\n",
        },
    )
    site = built(tmp_path, "--strict")
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "<title>Our town</title>" in home
    assert '<a href="places/old-bridge/"' in home
    assert 'href="past/"' in home
    assert "closed since May 2024" in (site / "places/old-bridge/index.html").read_text("utf-8")
    assert (site / "past/index.html").is_file()
