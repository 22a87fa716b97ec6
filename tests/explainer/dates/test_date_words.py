"""A slip in a language's words is found when they are read."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from explainer.dates import DateWords


@pytest.fixture
def values() -> dict[str, object]:
    text = Path(__file__).with_name("english.yml").read_text(encoding="utf-8")
    loaded: dict[str, object] = yaml.safe_load(text)
    return loaded


def test_words_are_values(values: dict[str, object]) -> None:
    first, second = DateWords(**values), DateWords(**values)  # type: ignore[arg-type]
    assert first == second
    assert hash(first) == hash(second)


@pytest.mark.parametrize(
    "name, value, message",
    [
        ("months", ["January"], "months: must list 12 names"),
        ("months", "January", "months: must list 12 names"),
        ("months_short", [*"abcdefghijk", ""], "months_short: must list 12 names"),
        ("seasons", ["spring", "summer", False, "winter"], "seasons: must list 4 names"),
        ("until", "until", "until: the placeholders must be: {date}"),
        ("until", "until {day}", "until: the placeholders must be: {date}"),
        ("until", "until {date} {day}", "until: the placeholders must be: {date}"),
        ("until", "until {date.__class__}", "until: the placeholders must be: {date}"),
        ("until", "until {date!r}", "until: the placeholders must be: {date}"),
        ("until", "until {date:>9}", "until: the placeholders must be: {date}"),
        ("until", "until {}", "until: the placeholders must be: {date}"),
        ("until", "until {date", "until: unbalanced braces; the placeholders are: {date}"),
        ("until", "", "until: must be a text"),
        ("until", {"date": None}, "until: must be a text"),
        ("utc", "UTC {offset}", "utc: the placeholders must be: none"),
    ],
)
def test_slip_is_named(values: dict[str, object], name: str, value: object, message: str) -> None:
    with pytest.raises(ValueError, match=name) as caught:
        DateWords(**{**values, name: value})  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)


def test_missing_and_unknown_words_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="untill"):
        DateWords(**values, untill="until {date}")  # type: ignore[arg-type, call-arg]
    del values["until"]
    with pytest.raises(TypeError, match="until"):
        DateWords(**values)  # type: ignore[arg-type]
