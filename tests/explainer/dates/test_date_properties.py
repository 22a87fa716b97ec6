"""What holds for any text and any date."""

from __future__ import annotations

import pickle
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explainer.dates import (
    DateWords,
    EdtfDate,
    InvalidDate,
    bounds,
    in_words,
    iso,
    parse,
    sort_key,
)

quick = settings(max_examples=200, deadline=None)

qualifiers = st.sampled_from(["", "", "?", "~", "%"])
four_digits = st.integers(0, 9999).map("{:04}".format)
years = st.one_of(
    st.integers(2018, 2024).map(str),
    four_digits,
    st.integers(1, 9999).map("-{:04}".format),
)
days = st.builds("{}-{:02}-{:02}".format, years, st.integers(1, 12), st.integers(1, 28))
months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
rarer = st.one_of(
    st.builds("{}-{}".format, years, st.integers(21, 24)),
    st.builds("{}-{:02}-XX".format, years, st.integers(1, 12)),
    years.map("{}-XX".format),
    years.map("{}-XX-XX".format),
    st.integers(0, 999).map("{:03}X".format),
    st.integers(0, 99).map("{:02}XX".format),
    st.integers(10_000, 10**14).map("Y{}".format),
    st.integers(10_000, 10**14).map("Y-{}".format),
)
points = st.builds("{}{}".format, st.one_of(days, months, years, rarer), qualifiers)
times = st.builds(
    "{}T{:02}:{:02}{}{}".format,
    days,
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["", ":00", ":59"]),
    st.sampled_from(["", "Z", "+02:00", "-05:30", "+00:00", "-04"]),
)
spans = st.one_of(
    st.builds("{}/{}".format, points, points),
    st.builds("{}/{}".format, points, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), points),
    st.just("/.."),
)
members = st.one_of(points, st.builds("{}..{}".format, days, days))
sets = st.builds(
    lambda brackets, first, inner, last: brackets[0] + first + ",".join(inner) + last + brackets[1],
    st.sampled_from(["[]", "{}"]),
    st.sampled_from(["", "", ".."]),
    st.lists(members, min_size=1, max_size=4),
    st.sampled_from(["", "", ".."]),
)
edtf_texts = st.one_of(points, times, spans, sets)
edtf_like = st.text("0123456789-/.:[]{},?~%XxTZY+ ", max_size=40)
wordy = st.lists(
    st.sampled_from(
        ["29", "Nov", "2022", "to", "or", "and", "until", "since", "c.", "/", "-", ",", "?", "~",
         "10:30", "UTC", "+02:00", "BC", "[", "]", "{", "}", "..", "unknown", "x", "T", "24", "2"]
    ),
    max_size=12,
).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))  # fmt: skip


def date_or_none(text: str) -> EdtfDate | None:
    try:
        return parse(text)
    except InvalidDate as error:
        if not error.message or not error.hint or "\n" in str(error):
            pytest.fail(f"{text!r}: an editor learns too little from {error!r}")
        return None


dates = edtf_texts.map(date_or_none)


@quick
@given(st.one_of(st.text(), edtf_like, wordy, edtf_texts))
@example("\ud800")
@example("²022")
@example("٢٠٢٢")
@example("2022\x00")
def test_any_text_is_a_date_or_refused(text: str) -> None:
    date = date_or_none(text)
    if date is not None:
        assert parse(str(date)) == date
        assert str(parse(str(date))) == str(date)


@quick
@given(st.one_of(points, times))
def test_every_generated_point_is_a_date(text: str) -> None:
    parse(text)


@quick
@given(dates)
def test_bounds_are_in_order(date: EdtfDate | None) -> None:
    if date is not None:
        first, last = bounds(date)
        assert first is None or last is None or first <= last


@quick
@given(st.lists(dates, max_size=6), st.randoms(use_true_random=False))
def test_order_is_total(some: list[EdtfDate | None], chance: object) -> None:
    shuffled = some[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted(shuffled, key=sort_key) == sorted(some, key=sort_key)
    assert len({sort_key(date) for date in some}) == len(set(some))


@quick
@given(date=dates)
def test_every_date_has_words(english: DateWords, date: EdtfDate | None) -> None:
    if date is not None:
        for short in (False, True):
            said = in_words(date, english, short=short)
            assert said == said.strip()
            assert said
            assert "{" not in said
            assert "}" not in said
        assert iso(date) is None or parse(str(date).rstrip("?~%")) is not None


@pytest.mark.parametrize(
    "unit",
    [
        "a ",
        " or ",
        "2 to ",
        "1:00 ",
        "1",
        "~",
        "c ",
        ",",
        ".",
        "/",
        "x",
        "1 t1:00",
        "2022,",
        "b.c.",
    ],
)
def test_hostile_text_is_refused_at_once(unit: str) -> None:
    text = (unit * 700)[:700]
    start = time.process_time()
    for form in (text, f"[{text}"[:700], f"since {text}"[:700]):
        assert date_or_none(form) is None
    assert time.process_time() - start < 0.5


@quick
@given(dates)
def test_copy_is_the_same_date(date: EdtfDate | None) -> None:
    assert pickle.loads(pickle.dumps(date)) == date  # noqa: S301  # our own
