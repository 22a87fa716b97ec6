"""Our reading against that of the ``edtf`` library (5.0.2), where the library is right."""

from __future__ import annotations

import contextlib
import io
from time import struct_time
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.dates import Day, InvalidDate, bounds, parse

INVALID = "invalid"

SAME = """
2022 0000 -0044 -9999 Y170000002 Y-170000002 2022-11 2022-11-29 -0043-03-15 2024-02-29
2022? 2022~ 2022% 2022-11? 2022-11~ 2022-11% 2022-11-29? 2022-11-29~ 2022-11-29%
201X 20XX 000X 2022-XX 2022-XX-XX 2022-11-XX 2024-02-XX 2022-21 2022-22 2022-23
2022-11-29T10:30:00 2022-11-29T10:30:00Z 2022-11-29T23:30:00-05:00 2022-11-29T10:30:00+02
2021/2022 2022-11/2022-12 2022-11-27/2022-11-29 2022-11-27/2022-11-29? 2022~/2022-11-29%
2022/2022-11-29 2022-02-24/.. ../2022-11-29 ../2022? 2022-11-XX/2022-12-03 2022-21/2022-23
[2022-11-29,2022-11-30] {1960,1961-12} [1667,1668,1670..1672] [..2022-11-29] [2022-11..]
{..1984} {2022-11-27..2022-11-29} [2022-11-29?,2022-11-30]
2022-11-31 2022-02-30 2022-13 2022-00 2022-11-00 2022-1-5 22 12022 Y2022 -0000 201x
29.11.2022 2022/11/29 20221129 2022-11-29T25:00:00 2022-11-29T10:60:00 2022-11-29T10:30:60
2022-11-29T10:30:00-00:00 2022-11-29T10:30:00Z? / [ [] {} [2022 2022] ..
2022-11-29T10:30:00/2022-11-30 [2022] 2022/2022/2022 2022?? 2022-W45 yesterday
"""

# What the library makes of a text, and why we differ.
DIFFERENT = {
    # It is wrong:
    "/2022-11-29": "invents a start ten years before an end",
    "/2022-11-29?": "invents a start ten years before an end",
    "2022-02-24/": "invents an end ten years after a start",
    "/..": "fails with a TypeError",
    "2022-24": "lets winter end with the year",
    "2023-02-29": "gives every year a 29 February",
    "1900-02-29": "gives every year a 29 February",
    "2022-11-29T24:00:00": "ISO 8601-1:2019 has no hour 24",
    "2022-11T10:30:00": "takes a time without a day",
    "2022-11-29/2022-11-27": "takes an end before its start",
    "[2023..2022]": "takes an end before its start",
    "2022-21?": "knows no qualified season",
    "Y-170000002~": "knows no qualified long year",
    "[2022-11-29?..]": "knows no qualified date beside dots in a set",
    "../..": "takes a span without any date",
    "2022 ?": "takes spaces",
    " 2022-11-29": "takes spaces",
    "[2022-11-29, 2022-11-30]": "takes spaces",
    # It reads more of level 2 than we do:
    "?2022-11": "level 2: qualification of parts",
    "2022-?11": "level 2: qualification of parts",
    "1XXX": "level 2: unspecified digits anywhere",
    "-004X": "unspecified digits in a year BC, of which the specification says nothing",
    "201X-11": "level 2: unspecified digits anywhere",
    "2022-XX-29": "level 2: unspecified digits anywhere",
    "2022-25": "level 2: sub-year groupings",
    # We decided so:
    "2022-11-29T10:30": "editors leave the seconds out",
    "{2022,2022}": "a date named twice is a slip",
    "Y1234567890123456": "we bound the digits of a year",
}


def library(text: str) -> object:
    """What the library says: two days, None on a side without, or that the text is invalid."""
    try:
        # It prints before it raises.
        with contextlib.redirect_stdout(io.StringIO()):
            date: Any = parse_edtf(text)
            return _day(date.lower_strict()), _day(date.upper_strict())
    except Exception as error:  # noqa: BLE001 - it raises what its internals raise
        return INVALID if type(error).__name__ == "EDTFParseException" else error


def _day(value: object) -> Day | None:
    if isinstance(value, struct_time):
        return value.tm_year, value.tm_mon, value.tm_mday
    if isinstance(value, tuple):  # its own struct_time, for years that Python's has not
        return value[0], value[1], value[2]
    return None


def ours(text: str) -> object:
    try:
        return bounds(parse(text))
    except InvalidDate:
        return INVALID


@pytest.mark.parametrize("text", SAME.split())
def test_library_agrees(text: str) -> None:
    assert ours(text) == library(text)


@pytest.mark.parametrize("text", DIFFERENT)
def test_library_still_differs(text: str) -> None:
    assert ours(text) != library(text), "agrees by now: move it to SAME"


day_texts = st.builds(
    "{}{:04}-{:02}-{:02}{}".format,
    st.sampled_from(["", "", "-"]),
    st.integers(1, 9999),
    st.integers(0, 13),
    st.integers(0, 32),
    st.sampled_from(["", "?", "~", "%"]),
).filter(lambda text: "-02-29" not in text)


@settings(max_examples=60, deadline=None)
@given(day_texts)
def test_library_agrees_on_days(text: str) -> None:
    assert ours(text) == library(text)


@settings(max_examples=40, deadline=None)
@given(day_texts, day_texts)
def test_library_agrees_on_spans(start: str, end: str) -> None:
    text = f"{start}/{end}"
    theirs = library(text)
    if isinstance(theirs, tuple) and theirs[0] > theirs[1]:
        theirs = INVALID  # see DIFFERENT
    assert ours(text) == theirs
