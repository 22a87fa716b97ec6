"""`explainer explain`: what a problem means, at the command line."""

from __future__ import annotations

from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from explainer.cli import main
from explainer.explanations import codes


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments], catch_exceptions=False)


def test_without_a_code_all_are_listed() -> None:
    result = run()
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == codes()


def test_a_code_is_explained_with_a_wrong_and_a_right_example() -> None:
    text = run("unknown-field").stdout
    assert text.startswith("unknown-field\n\nThere is no such field")
    assert text.index("Wrong:") < text.index("    sumary: A city.")
    assert text.index("Right:") < text.index("    summary: A city.")


def test_how_a_file_is_saved_is_said() -> None:
    assert "# content/places/lisbon.yml (latin-1)" in run("wrong-encoding").stdout


def test_capital_letters_are_forgiven() -> None:
    assert run(" Unknown-Field ").exit_code == 0


def test_a_misspelt_code() -> None:
    result = run("unknown-feild")
    assert result.exit_code == 2
    assert "did you mean “unknown-field”?" in result.stderr
    assert "`explainer explain` lists them all" in run("qqqq").stderr


@given(st.text(max_size=20).filter(lambda text: not text.startswith("-")))
def test_whatever_is_asked_there_is_an_answer(text: str) -> None:
    assert run(text).exit_code in {0, 2}
