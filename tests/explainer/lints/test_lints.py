"""Editorial lints: which there are, when they speak, and when they are silent."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.catalog.addresses import Addresses
from explainer.dates import parse
from explainer.lints import ALL, IDLE
from explainer.lints.dates import outside
from explainer.lints.places import kilometres
from explainer.model.place import Coordinates
from explainer.problems import Problem, Severity
from explainer.settings import read_words
from explainer.settings.lints import DATED, LINTS
from explainer.site import Project, check_site, open_site
from tests.conftest import CHOLERA, DAY, ROOT
from tests.projects import write

CLAIM = "name: It was felt\nstatement: It was felt.\nform: report\n"


def project(root: Path) -> Project:
    return Project(root, root / "content", root / "site_config" / "settings.yml")


def site(root: Path, lints: str = "", **entries: str) -> Project:
    paths = {f"content/{name.replace('__', '/')}.yml": text for name, text in entries.items()}
    settings = f"title: A\nas_of: 2022\n{lints and f'lints: {lints}'}\n"
    return project(write(root, {"site_config/settings.yml": settings, **paths}))


def built(one: Project) -> list[Problem]:
    """Return what a build would say."""
    return open_site(one, Addresses())[1]


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_every_lint_has_a_name_in_words() -> None:
    words, _ = read_words("en")
    assert {*ALL, IDLE} == {*LINTS} == {*words.section("vocabularies.lints")}


@pytest.mark.parametrize("root", [ROOT, CHOLERA], ids=["bakhmut", "cholera"])
def test_the_sites_of_this_repository_are_clean(root: Path) -> None:
    assert check_site(project(root), today=DAY) == []


def test_a_build_is_silent_about_what_only_warns(tmp_path: Path) -> None:
    one = site(tmp_path, claims__a=CLAIM, glossary__b="name: bee\ndefinition: An insect.\n")
    assert built(one) == []
    assert codes(check_site(one)) == ["claim-without-source", "unreferenced", "unused-term"]


def test_what_the_settings_make_an_error_stops_a_build(tmp_path: Path) -> None:
    levels = "{severity: {claim-without-source: error, unreferenced: off}}"
    one = site(tmp_path, levels, claims__a=CLAIM)
    assert codes(built(one)) == codes(check_site(one)) == ["claim-without-source"]
    assert built(one)[0].severity is Severity.ERROR
    allowed = CLAIM + "allow: [{lint: claim-without-source, because: it was said to us}]\n"
    assert built(site(tmp_path, levels, claims__a=allowed)) == []


def test_names_that_two_entries_claim_are_told_by_a_build_too(tmp_path: Path) -> None:
    names = {"places__a": "name: Square\n", "places__b": "name: Square\n"}
    assert codes(built(site(tmp_path, **names))) == ["shared-name"]
    assert built(site(tmp_path, "{severity: {shared-name: off}}", **names)) == []


def test_no_build_asks_for_the_day(tmp_path: Path) -> None:
    assert {"checked-long-ago"} == DATED
    one = site(tmp_path, "{severity: {unreferenced: off}}", places__a="name: A\nchecked: 1990\n")
    assert built(one) == []
    assert check_site(one) == []
    assert codes(check_site(one, today=date(1992, 1, 2))) == ["checked-long-ago"]
    assert check_site(one, today=date(1990, 6, 1)) == []
    assert check_site(one, today=date.min) == []


def test_an_allowance_is_about_one_lint_of_one_entry(tmp_path: Path) -> None:
    one = site(
        tmp_path,
        "{severity: {unreferenced: off}}",
        claims__a=f"{CLAIM}allow: [{{lint: one-origin, because: x}}]\n",
        claims__b=f"{CLAIM}allow: [{{lint: claim-without-source, because: x}}]\n",
    )
    assert sorted(codes(check_site(one))) == ["claim-without-source", IDLE, "shared-name"]


LAT = st.floats(-90, 90).map(lambda one: f"{one:.6f}")
LON = st.floats(-180, 180).map(lambda one: f"{one:.6f}")
POINTS = st.builds(
    lambda lat, lon: Coordinates.model_validate({"lat": lat, "lon": lon, "precision": "exact"}),
    LAT,
    LON,
)


@given(POINTS, POINTS)
def test_distances_on_the_earth(one: Coordinates, other: Coordinates) -> None:
    assert kilometres(one, one) == 0
    assert kilometres(one, other) == pytest.approx(kilometres(other, one))
    assert 0 <= kilometres(one, other) <= 20_016  # half way around


@pytest.mark.parametrize(
    "one,other,far",
    [
        (("38.71", "-9.14"), ("41.15", "-8.61"), 275),  # Lisbon to Porto
        (("0", "179.5"), ("0", "-179.5"), 111),  # over the date line
        (("90", "0"), ("-90", "50"), 20_015),
    ],
)
def test_some_distances(one: tuple[str, str], other: tuple[str, str], far: int) -> None:
    points = [
        Coordinates.model_validate({"lat": lat, "lon": lon, "precision": "exact"})
        for lat, lon in (one, other)
    ]
    assert kilometres(*points) == pytest.approx(far, abs=1)


@given(
    st.dates(date(1000, 1, 1), date(3000, 1, 1)),
    st.integers(0, 900),
    st.integers(0, 900),
    st.sampled_from(["{d}", "{m}", "{y}", "{d}/{d}", "{d}/..", "/{d}", "{d}?"]),
)
def test_what_may_lie_within_its_whole_is_never_told(
    begin: date, before: int, after: int, form: str
) -> None:
    day = begin + timedelta(days=before)
    end = day + timedelta(days=after)
    whole = parse(f"{begin.isoformat()}/{end.isoformat()}")
    part = form.format(d=day.isoformat(), m=day.isoformat()[:7], y=f"{day.year:04}")
    assert outside(parse(part), whole) == ""
    beyond = (end + timedelta(days=1)).isoformat()
    assert outside(parse(beyond), whole) == "after"
    assert outside(parse((begin - timedelta(days=1)).isoformat()), whole) == "before"
