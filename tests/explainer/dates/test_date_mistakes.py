"""What an editor is told about a text that is no date."""

from __future__ import annotations

import pytest

from explainer.dates import InvalidDate, parse

# What was written, and what the hint proposes.
REWRITTEN = [
    ("29.11.2022", "2022-11-29"),
    ("9.1.2022", "2022-01-09"),
    ("29.11.22", "2022-11-29 or 1922-11-29"),
    ("29-11-2022", "2022-11-29"),
    ("2022.11.29", "2022-11-29"),
    ("2022-1-5", "2022-01-05"),
    ("2022-1", "2022-01"),
    ("20221129", "2022-11-29"),
    ("202211", "2022-11"),
    ("2022–11–29", "2022-11-29"),
    ("２０２２-11-29", "2022-11-29"),
    ("Nov 2022", "2022-11"),
    ("Sept. 2022", "2022-09"),
    ("December 2022", "2022-12"),
    ("29 Nov 2022", "2022-11-29"),
    ("29th of November 2022", "2022-11-29"),
    ("November 29, 2022", "2022-11-29"),
    ("Tuesday, 29 November 2022", "2022-11-29"),
    ("2022-Nov-29", "2022-11-29"),
    ("2022 November", "2022-11"),
    ("autumn 2022", "2022-23"),
    ("c. 2022", "2022~"),
    ("ca 2022", "2022~"),
    ("about Nov 2022", "2022-11~"),
    ("approx 2022", "2022~"),
    ("~2022", "2022~"),
    ("?2022-11", "2022-11?"),
    ("2022-?11", "2022-11?"),
    ("2022 ?", "2022?"),
    ("2022?~", "2022%"),
    ("probably 2022-11-29", "2022-11-29?"),
    ("201?", "201X"),
    ("20??", "20XX"),
    ("20uu", "20XX"),
    ("2022-uu", "2022-XX"),
    ("2022-1X", "2022-XX"),
    ("2022-11-2X", "2022-11-XX"),
    ("1XXX", "1000/1999"),
    ("-004X", "-0049/-0040"),
    ("2010s", "201X"),
    ("45 BC", "-0044"),
    ("1 BC", "0000"),
    ("AD 44", "0044"),
    ("-44", "-0044"),
    ("12022", "Y12022"),
    ("Y2022", "2022"),
    ("Y-0044", "-0044"),
    ("Y012345", "Y12345"),
    ("-0000", "0000, which is 1 BC"),
    ("2022-11-29 10:30", "2022-11-29T10:30:00"),
    ("2022-11-29T10:30 UTC", "2022-11-29T10:30:00Z"),
    ("29.11.2022 10:30+2", "2022-11-29T10:30:00+02:00"),
    ("2022-11-29T10:30+0200", "2022-11-29T10:30:00+02:00"),
    ("2022-11-29T10:30:00.5Z", "2022-11-29T10:30:00Z"),
    ("2022-2023", "2022/2023"),
    ("2022/23", "2022/2023"),
    ("2022-11-27/29", "2022-11-27/2022-11-29"),
    ("2022-11-27/12-03", "2022-11-27/2022-12-03"),
    ("2022-11/12", "2022-11/2022-12"),
    ("2022-11-27 to 2022-11-29", "2022-11-27/2022-11-29"),
    ("from 27 Nov 2022 to 29 Nov 2022", "2022-11-27/2022-11-29"),
    ("2022-11-27..2022-11-29", "2022-11-27/2022-11-29"),
    ("2022-11-27-2022-11-29", "2022-11-27/2022-11-29"),
    ("27-29 November 2022", "2022-11-27/2022-11-29"),
    ("since 24 February 2022", "2022-02-24/.."),
    ("until 2022-11-29", "/2022-11-29"),
    ("after 2022", "[2022..]"),
    ("2022-02-24/open", "2022-02-24/.."),
    ("unknown/2022", "/2022"),
    ("2022/present", "2022/.."),
    ("29 or 30 November 2022", "[2022-11-29,2022-11-30]"),
    ("27 and 29 November 2022", "{2022-11-27,2022-11-29}"),
    ("2022 or 2023", "[2022,2023]"),
    ("2022,2023", "[2022,2023] or {2022,2023}"),
    ("[2022/2023]", "[2022..2023]"),
    ("{2022,2023]", "{2022,2023}"),
    ("[2022,2023", "[2022,2023]"),
    ("[2022]", "2022"),
    ("{2022,2022}", "2022"),
    ("[2022,2023,2022]", "[2022,2023]"),
    ("[2022..2023,2022..2023]", "[2022..2023]"),
    ("2022-11-29/2022-11-27", "2022-11-27/2022-11-29"),
]

# What was written, and a part of the hint's second half.
EXPLAINED = [
    ("2022/11/29", "2022-11-29; a slash stands between the start and the end of a span"),
    ("11/2022", "2022-11; a slash stands between"),
    ("03/04/2022", "2022-04-03 or 2022-03-04; a slash stands between"),
    ("11/29/2022", "2022-11-29; a slash stands between"),
    ("201x", "201X; an unspecified digit is a capital X"),
    ("2022-11-xx", "2022-11-XX; an unspecified digit is a capital X"),
    (" 2022-11-29", "2022-11-29; without spaces around it"),
    ("2022\n", "2022; without spaces around it"),
    ("[2022-11-29, 2022-11-30]", "[2022-11-29,2022-11-30]; without spaces in it"),
    ("2022-29-11", "2022-11-29; the month stands first"),
]

# What was written, what is said to be wrong, and what would be right.
IMPOSSIBLE = [
    ("2022-11-31", "November 2022 has 30 days", "write a day from 01 to 30"),
    ("31.11.2022", "November 2022 has 30 days", "write a day from 01 to 30"),
    ("2022-02-30", "February 2022 has 28 days", "write a day from 01 to 28"),
    ("1900-02-29", "February 1900 has 28 days", "write a day from 01 to 28"),
    ("2022-11-00", "November 2022 has 30 days", "write a day from 01 to 30"),
    ("2022-13", "there is no month 13", "write a month from 01 to 12, or a season"),
    ("2022-00", "there is no month 00", "write a month from 01 to 12"),
    ("2022-25", "there is no month 25", "a season from 21 (spring) to 24 (winter)"),
    ("2022-21-05", "2022-21 is a season", "write 2022-21"),
    ("2022-XX-29", "a known day of an unknown month", "write 2022-XX-XX"),
    ("201X-11", "leaves the year open", "write 201X"),
    ("2022-11-29T25:00:00", "there is no hour 25", "from 00 to 23"),
    ("2022-11-29T24:00:00", "there is no hour 24", "midnight is 00:00 of the next day"),
    ("2022-11-29T10:60", "there is no time 10:60:00", "from 00 to 59"),
    ("2022-11-29T10:30:60", "there is no time 10:30:60", "from 00 to 59"),
    ("2022-11-29T10:30:00+15:00", "no place is +15:00 from UTC", "at most 14:00"),
    ("2022-11-29T10:30:00-00:00", "there is no offset -00:00", "write Z"),
    ("2022-11-29T10:30:00Z?", "? cannot stand behind a time", "write 2022-11-29?"),
    ("2022-11T10:30", "a time of day needs a full date", "2022-11"),
    ("2022-11-29T10:30/2022-11-30", "a span has no times of day", "write 2022-11-29 instead"),
    ("[2022-11-29T10:30,2022]", "a set has no times of day", "write days"),
    ("2022/2022/2022", "more than one slash", "write a span with one"),
    ("/", "a date on one side at least", "/.."),
    ("../..", "a date on one side at least", "/.."),
    ("../", "a date on one side at least", "/.."),
    ("2022-11-29~/2022-11-28", "is before the start", "write 2022-11-28/2022-11-29~"),
    ("[2022..2022-11]", "not both days, both months or both years", "write both alike"),
    ("[2021,..2022]", "only the first date can be open at its start", "write [.."),
    ("[]", "is no date of a set", "write ["),
    ("[..]", "is no date of a set", "write ["),
    ("[then..2022]", "'then' is not a date in EDTF", "write a day"),
    ("[2023..2022]", "the end, 2022, is before the start, 2023", "write 2022..2023"),
    ("[", "a set that starts with [ ends with ]", "write ["),
    ("Y1234567890123456", "more than 15 digits", ""),
    ("yesterday", "'yesterday' is not a date in EDTF", "write a day like 2022-11-29"),
    ("27 to 29 Brumaire 2022", "is not a date in EDTF", "write a day like"),
    ("22", "'22' is not a date in EDTF", "write a day like 2022-11-29"),
    ("2022-W45", "is not a date in EDTF", "write a day like 2022-11-29"),
    ("", "the date is empty", "leave the field out"),
    (" \n", "the date is empty", "leave the field out"),
]


def refusal(text: str) -> InvalidDate:
    with pytest.raises(InvalidDate) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize("text, right", REWRITTEN)
def test_hint_gives_the_edtf_text(text: str, right: str) -> None:
    assert refusal(text).hint == f"write {right}"


@pytest.mark.parametrize("text, hint", EXPLAINED)
def test_hint_says_why(text: str, hint: str) -> None:
    assert refusal(text).hint.startswith(f"write {hint}")


@pytest.mark.parametrize("text, message, hint", IMPOSSIBLE)
def test_message_says_what_is_impossible(text: str, message: str, hint: str) -> None:
    error = refusal(text)
    assert message in error.message
    assert hint in error.hint


@pytest.mark.parametrize("text", [text for text, _ in REWRITTEN])
def test_hint_is_a_date(text: str) -> None:
    for right in refusal(text).hint.removeprefix("write ").split(" or "):
        parse(right.removesuffix(", which is 1 BC"))


def test_error_reads_as_one_line() -> None:
    assert str(InvalidDate("wrong", "write this")) == "wrong: write this"
    assert str(InvalidDate("wrong")) == "wrong"


def test_quoted_text_is_short_and_printable() -> None:
    error = refusal("\x1b[31m" + "z" * 500)
    assert "\x1b" not in error.message
    assert len(str(error)) < 200
