"""How a claim stood on each day follows from its dates, and never knows more than a day did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.catalog.addresses import Addresses
from explainer.catalog.history import Change, History, Period, begun_from, history, known_from
from explainer.catalog.standing import Standing, standing, weigh
from explainer.dates import Day, parse
from explainer.kinds.claim import Claim
from explainer.site import Project, open_site
from tests.conftest import CHOLERA, ROOT
from tests.projects import opened

PEOPLE = {f"people/{name}.yml": f"name: {name}\n" for name in ("ada", "ben", "dan")}
Told = Callable[..., History]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Return the history of a claim that dan made, from its date and its assessments."""

    def told(
        made: str | None, *assessments: tuple[str, str | None, str], form: str = "report"
    ) -> History:
        lines = [f"name: Claim\nstatement: So it is.\nform: {form}\nmade_by: dan\n"]
        lines += [f'made: "{made}"\n'] if made else []
        lines += ["assessments:\n"] if assessments else []
        for by, date, verdict in assessments:
            when = f', date: "{date}"' if date else ""
            lines.append(f"  - {{by: {by}, wording: so they said, verdict: {verdict}{when}}}\n")
        site = opened(tmp_path, PEOPLE | {"claims/claim.yml": "".join(lines)})
        claim = site.content.catalog["claim"]
        assert isinstance(claim, Claim)
        return history(claim, weigh(claim, site.content.catalog, lambda verdict: verdict))

    return told


@pytest.mark.parametrize(
    "date,said,happened",
    [
        ("2022-11-29", (2022, 11, 29), (2022, 11, 29)),
        ("2022-11-29?", (2022, 11, 29), (2022, 11, 29)),
        ("2022-11~", (2022, 11, 30), (2022, 11, 30)),
        ("2022", (2022, 12, 31), (2022, 12, 31)),
        ("2022-11-XX", (2022, 11, 30), (2022, 11, 30)),
        ("[2022-11-29,2022-11-30]", (2022, 11, 30), (2022, 11, 30)),
        ("{1849,1855}", (1855, 12, 31), (1849, 12, 31)),
        ("2022-11-27/2022-11-29", (2022, 11, 29), (2022, 11, 27)),
        ("/2022-11-29", (2022, 11, 29), (2022, 11, 29)),
        ("../2022-11-29", (2022, 11, 29), (2022, 11, 29)),
        ("2022-11-27/..", (2022, 11, 27), (2022, 11, 27)),
        ("2022-11-27/", (2022, 11, 27), (2022, 11, 27)),
        ("/..", None, None),
    ],
)
def test_from_which_day_a_date_counts(date: str, said: Day | None, happened: Day | None) -> None:
    assert known_from(parse(date)) == said
    assert begun_from(parse(date)) == happened


def test_what_has_no_date_counts_from_the_beginning(told: Told) -> None:
    assert known_from(None) is begun_from(None) is None
    assert told(None) == (None, (Change(None, Standing.UNASSESSED),), ())
    found = told(None, ("ada", None, "likely"))
    assert found == (None, (Change(None, Standing.LIKELY),), (Period(None),))


def test_a_claim_is_unassessed_until_somebody_judges_it(told: Told) -> None:
    found = told("2022-11-28", ("ada", "2022-11-29", "confirmed"))
    assert found.known == (2022, 11, 28)
    assert found.changes == (
        ((2022, 11, 28), Standing.UNASSESSED),
        ((2022, 11, 29), Standing.CONFIRMED),
    )


def test_an_undated_claim_is_unassessed_from_the_beginning(told: Told) -> None:
    found = told(None, ("ada", "2022-11-29", "refuted"))
    assert found.known is None
    assert found.changes == ((None, Standing.UNASSESSED), ((2022, 11, 29), Standing.REFUTED))


def test_who_judges_a_claim_shows_that_it_was_made(told: Told) -> None:
    found = told("/2022-11-30", ("ada", "2022-11-29", "unlikely"))
    assert found.known == (2022, 11, 29)
    assert found.changes == (((2022, 11, 29), Standing.UNLIKELY),)


def test_a_later_assessment_takes_the_place_of_an_earlier_one_from_its_day(told: Told) -> None:
    found = told("2022", ("ada", "2023-01-01", "unlikely"), ("ada", "2023-03", "confirmed"))
    assert found.changes[1:] == (
        ((2023, 1, 1), Standing.UNLIKELY),
        ((2023, 3, 31), Standing.CONFIRMED),
    )
    assert found.periods == (Period((2023, 1, 1), (2023, 3, 31)), Period((2023, 3, 31)))


def test_assessors_differ_from_the_day_of_the_second(told: Told) -> None:
    found = told("2022", ("ada", "2023-01", "confirmed"), ("ben", "2023-02", "refuted"))
    assert [one.standing for one in found.changes] == ["unassessed", "confirmed", "differ"]


def test_what_changes_nothing_is_no_change(told: Told) -> None:
    found = told("2022", ("ada", "2023-01", "likely"), ("ben", "2023-02", "likely"))
    assert [one.standing for one in found.changes] == ["unassessed", "likely"]


def test_the_makers_own_assessment_never_counts(told: Told) -> None:
    found = told("2022-01", ("dan", "2023-01-01", "confirmed"))
    assert found.changes == (((2022, 1, 31), Standing.UNASSESSED),)
    assert found.periods == (Period((2023, 1, 1), counts=False),)


def test_one_that_was_replaced_before_it_was_known_never_counts(told: Told) -> None:
    found = told("2022", ("ada", "2023", "likely"), ("ada", "2023-02-01", "refuted"))
    assert [one.standing for one in found.changes] == ["unassessed", "refuted"]
    assert not found.periods[0].counts


@pytest.mark.parametrize("form", ["forecast", "judgement"])
def test_only_reports_have_standings_on_a_day(form: str, told: Told) -> None:
    found = told("2022-11-28", ("ada", "2022-11-29", "likely"), form=form)
    assert found == ((2022, 11, 28), (), (Period((2022, 11, 29)),))


@pytest.mark.parametrize("root", [ROOT, CHOLERA], ids=["bakhmut", "cholera"])
def test_the_last_change_is_the_standing_of_today(root: Path) -> None:
    project = Project(root, root / "content", root / "site_config" / "settings.yml")
    site, _ = open_site(project, Addresses())
    assert site
    catalog, reports = site.content.catalog, 0
    for claim in catalog.of_kind(Claim.kind):
        assert isinstance(claim, Claim)
        weighed = weigh(claim, catalog, site.settings.reading)
        changes = history(claim, weighed).changes
        today = standing(claim, weighed)
        assert (changes[-1].standing if changes else None) is today
        days = [one.since for one in changes if one.since]
        assert days == sorted({*days})
        reports += today is not None
    assert reports
