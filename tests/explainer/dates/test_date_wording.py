"""Dates as readers see them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from explainer.dates import DateWords, in_words, parse

ENGLISH = [
    # Points
    ("2022-11-29", "29 November 2022"),
    ("2022-11", "November 2022"),
    ("2022", "2022"),
    ("2022-11-29?", "29 November 2022 (inferred)"),
    ("2022-11~", "about November 2022"),
    ("2022-11-29%", "about 29 November 2022 (inferred)"),
    ("2022-21", "spring 2022"),
    ("2022-24?", "winter 2022 (inferred)"),
    ("201X", "2010s"),
    ("20XX", "2000 to 2099, year not known"),
    ("004X", "AD 40 to AD 49, year not known"),
    ("000X", "1 BC to AD 9, year not known"),
    ("2022-11-XX", "a day in November 2022"),
    ("2022-XX", "a month of 2022"),
    ("2022-XX-XX~", "about a day in 2022"),
    ("-0044", "45 BC"),
    ("-0043-03-15", "15 March 44 BC"),
    ("0000", "1 BC"),
    ("0044", "AD 44"),
    ("0999", "AD 999"),
    ("1000", "1000"),
    ("Y170000002", "170000002"),
    ("Y-170000002", "170000003 BC"),
    # Times, never shifted
    ("2022-11-29T10:30:00Z", "29 November 2022, 10:30 (UTC)"),
    ("2022-11-29T10:30:00+02:00", "29 November 2022, 10:30 (UTC+02:00)"),
    ("2022-11-29T23:30:00-05:00", "29 November 2022, 23:30 (UTC-05:00)"),
    ("2022-11-29T09:05", "29 November 2022, 09:05"),
    ("2022-11-29T10:30:15", "29 November 2022, 10:30:15"),
    # Spans
    ("2022-11-27/2022-11-29", "27 to 29 November 2022"),
    ("2022-11-27/2022-12-03", "27 November to 3 December 2022"),
    ("2022-11-27/2023-01-03", "27 November 2022 to 3 January 2023"),
    ("2022-03/2022-05", "March to May 2022"),
    ("2021-12/2022-01", "December 2021 to January 2022"),
    ("2021/2022", "2021 to 2022"),
    ("-0044/-0043", "45 BC to 44 BC"),
    ("-0043-03-13/-0043-03-15", "13 to 15 March 44 BC"),
    ("2022-21/2022-23", "spring 2022 to autumn 2022"),
    ("2022-11/2022-12-03", "November 2022 to 3 December 2022"),
    ("2022-11-29/2022-11-29", "29 November 2022"),
    ("2022-11-29~/2022-11-29~", "about 29 November 2022"),
    ("2022-11-29/2022-11-29?", "29 November 2022 (end inferred)"),
    ("2022-11-27/2022-11-29?", "27 to 29 November 2022 (end inferred)"),
    ("2022-11-27?/2022-11-29", "27 to 29 November 2022 (start inferred)"),
    ("2022-11-27?/2022-11-29?", "27 to 29 November 2022 (inferred)"),
    ("2022-11-27~/2022-11-29", "about 27 November 2022 to 29 November 2022"),
    ("2022-11-27/2022-11-29~", "27 November 2022 to about 29 November 2022"),
    ("2022-11~/2022-12~", "about November 2022 to about December 2022"),
    (
        "2022-11-27~/2022-11-29%",
        "about 27 November 2022 to about 29 November 2022 (end inferred)",
    ),
    ("/2022-11-29", "until 29 November 2022"),
    ("../2022-11-29", "until 29 November 2022"),
    ("/2022-11-29?", "until 29 November 2022 (inferred)"),
    ("/2022-11-29%", "until about 29 November 2022 (inferred)"),
    ("2022-02-24/..", "since 24 February 2022"),
    ("2022-02~/..", "since about February 2022"),
    ("2022-02-24/", "from 24 February 2022, end not known"),
    ("2022-02-24?/", "from 24 February 2022 (inferred), end not known"),
    ("/..", "start not known, continuing"),
    # Sets
    ("[2022-11-29,2022-11-30]", "29 or 30 November 2022"),
    ("[2022-11-27,2022-11-29,2022-11-30]", "27, 29 or 30 November 2022"),
    ("[2022-11-30,2022-12-01]", "30 November or 1 December 2022"),
    ("[2022-12-31,2023-01-01]", "31 December 2022 or 1 January 2023"),
    ("[2022-11-29?,2022-11-30?]", "29 or 30 November 2022 (inferred)"),
    ("[2022-11-29?,2022-11-30]", "29 November 2022 (inferred) or 30 November 2022"),
    ("[2022-11-29~,2022-11-30~]", "about 29 November 2022 or about 30 November 2022"),
    ("{2022-11-27,2022-11-29}", "27 and 29 November 2022"),
    ("{2022-03,2022-05}", "March and May 2022"),
    ("{1960,1961-12}", "1960 and December 1961"),
    ("[2022-11-27..2022-11-29]", "some day from 27 to 29 November 2022"),
    ("[2022-03..2022-05]", "some month from March to May 2022"),
    ("[1667,1668,1670..1672]", "1667, 1668 or some year from 1670 to 1672"),
    ("{2022-11-27..2022-11-29}", "every day from 27 to 29 November 2022"),
    ("{2022-03..2022-05}", "every month from March to May 2022"),
    ("{1670..1672}", "every year from 1670 to 1672"),
    ("[..2022-11-29]", "29 November 2022 or earlier"),
    ("[2022-11-29?..]", "29 November 2022 (inferred) or later"),
    ("{..1984}", "1984 and all earlier dates"),
    ("{1984..}", "1984 and all later dates"),
]

SHORT = [
    ("2022-11-29?", "29 Nov 2022 (inferred)"),
    ("2022-11", "Nov 2022"),
    ("2022-11-XX", "a day in Nov 2022"),
    ("2022-11-27/2022-12-03", "27 Nov to 3 Dec 2022"),
    ("[2022-09,2022-10]", "Sep or Oct 2022"),
    ("2022-11-29T10:30Z", "29 Nov 2022, 10:30 (UTC)"),
    ("2022-21", "spring 2022"),
]


@pytest.mark.parametrize("text, said", ENGLISH)
def test_in_english(text: str, said: str, english: DateWords) -> None:
    assert in_words(parse(text), english) == said


@pytest.mark.parametrize("text, said", SHORT)
def test_short(text: str, said: str, english: DateWords) -> None:
    assert in_words(parse(text), english, short=True) == said


def test_word_order_is_the_translators(english: DateWords) -> None:
    american = replace(
        english,
        day="{month} {day}, {year}",
        day_of_year="{month} {day}",
        days_in_year="{days}, {year}",
    )
    assert in_words(parse("2022-11-29"), american) == "November 29, 2022"
    assert in_words(parse("2022-11-27/2022-11-29"), american) == "November 27 to 29, 2022"
    said = in_words(parse("2022-11-27/2022-12-03"), american)
    assert said == "November 27 to December 3, 2022"


def test_months_may_change_beside_a_day(english: DateWords) -> None:
    genitive = tuple(f"{month}-gen" for month in english.months)
    words = replace(english, months_beside_day=genitive, day_number="{day}.")
    assert in_words(parse("2022-11"), words) == "November 2022"
    assert in_words(parse("[2022-11-29,2022-11-30]"), words) == "29. or 30. November-gen 2022"


def test_no_word_comes_from_the_code(english: DateWords) -> None:
    # Every text of the language replaced by marks: a letter left over is the code's own.
    texts = {field.name: getattr(english, field.name) for field in fields(english)}
    blanks: dict[str, Any] = {
        name: ["#"] * len(text) if isinstance(text, tuple) else marks(text)
        for name, text in texts.items()
    }
    blank = DateWords(**blanks)
    for text, _ in ENGLISH:
        said = in_words(parse(text), blank)
        assert not any(letter.isalpha() for letter in said), (text, said)


def marks(pattern: str) -> str:
    """Keep the placeholders of a pattern, and nothing else of it."""
    kept = [part.partition("}")[0] for part in pattern.split("{")[1:]]
    return "#".join(f"{{{name}}}" for name in kept) or "#"
