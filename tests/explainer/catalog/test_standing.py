"""The standing of a report follows from its assessments, and never says more than they do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.catalog.standing import (
    SUMMED_UP,
    Ignored,
    Standing,
    Weighed,
    standing,
    weigh,
)
from explainer.kinds.claim import Claim
from explainer.settings.settings import READINGS
from tests.projects import opened

# Who can make and judge claims: Ada and Ben belong to a club, the club and a shop to a guild.
PEOPLE = {
    "people/ada.yml": "name: Ada\naffiliations: [{organisation: club}]\n",
    "experts/ben.yml": "name: Ben\naffiliations: [{organisation: club, role: chair}]\n",
    "people/cleo.yml": "name: Cleo\n",
    "people/dan.yml": "name: Dan\n",
    "organisations/club.yml": "name: Club\npart_of: guild\n",
    "organisations/shop.yml": "name: Shop\npart_of: guild\n",
    "organisations/guild.yml": "name: Guild\n",
}

# One of an assessment's: who, how it reads, and what else stands in it.
One = tuple[str, str] | tuple[str, str, str]
Judge = Callable[..., tuple[Standing | None, tuple[Weighed, ...]]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Return what comes of a claim: its standing, and its assessments weighed."""

    def judge(
        *assessments: One, made_by: str | None = "dan", form: str = "report"
    ) -> tuple[Standing | None, tuple[Weighed, ...]]:
        lines = [f"name: Claim\nstatement: Something is so.\nform: {form}\n"]
        lines += [f"made_by: {made_by}\n"] if made_by else []
        lines += ["assessments:\n"] if assessments else []
        for by, verdict, *more in assessments:
            fields = ", ".join([f"by: {by}", f"verdict: {verdict}", "wording: so they said", *more])
            lines.append(f"  - {{{fields}}}\n")
        site = opened(tmp_path, PEOPLE | {"claims/claim.yml": "".join(lines)})
        claim = site.content.catalog["claim"]
        assert isinstance(claim, Claim)
        weighed = weigh(claim, site.content.catalog, lambda verdict: verdict)
        return standing(claim, weighed), weighed

    return judge


def test_nobody_assessed_it(judge: Judge) -> None:
    assert judge()[0] is Standing.UNASSESSED


@pytest.mark.parametrize("form", ["forecast", "judgement"])
def test_only_a_report_has_a_standing(form: str, judge: Judge) -> None:
    assert judge(("ada", "confirmed"), form=form)[0] is None
    assert judge(form=form)[0] is None


@pytest.mark.parametrize("verdict", READINGS)
def test_of_one_assessor_it_is_the_reading(verdict: str, judge: Judge) -> None:
    assert judge(("ada", verdict))[0] == verdict


@pytest.mark.parametrize(
    "one,other,found",
    [
        ("confirmed", "confirmed", "confirmed"),
        ("confirmed", "likely", "likely"),
        ("refuted", "unlikely", "unlikely"),
        ("unverified", "unverified", "unverified"),
        ("confirmed", "refuted", "differ"),
        ("likely", "unlikely", "differ"),
        ("confirmed", "unverified", "differ"),
        ("refuted", "unverified", "differ"),
    ],
)
def test_assessors_together_come_to_the_weaker_word_or_differ(
    one: str, other: str, found: str, judge: Judge
) -> None:
    assert judge(("ada", one), ("cleo", other))[0] == found
    assert judge(("cleo", other), ("ada", one))[0] == found


def test_more_assessors_do_not_make_it_surer(judge: Judge) -> None:
    assert judge(("ada", "confirmed"), ("cleo", "confirmed"), ("shop", "likely"))[0] == "likely"
    three = (("ada", "confirmed"), ("cleo", "confirmed"), ("shop", "unlikely"))
    assert judge(*three)[0] is Standing.DIFFER


# --- nobody confirms their own claim ---------------------------------------------------


@pytest.mark.parametrize(
    "maker,assessor",
    [
        ("ada", "ada"),
        ("ada", "club"),  # she belongs to it
        ("club", "ada"),  # it judges by her
        ("club", "ben"),  # an expert as well as a person
        ("ada", "guild"),  # she belongs to what belongs to it
        ("guild", "ada"),
        ("club", "guild"),
        ("guild", "club"),
    ],
)
def test_an_assessor_on_the_same_side_does_not_count(
    maker: str, assessor: str, judge: Judge
) -> None:
    found, weighed = judge((assessor, "confirmed"), made_by=maker)
    assert found is Standing.UNASSESSED
    assert [one.ignored for one in weighed] == [Ignored.OWN]
    # Whoever else judged it does count.
    assert judge((assessor, "confirmed"), ("cleo", "unlikely"), made_by=maker)[0] == "unlikely"


@pytest.mark.parametrize("maker,assessor", [("ada", "ben"), ("club", "shop"), ("ada", "shop")])
def test_two_who_belong_to_the_same_body_are_not_one(
    maker: str, assessor: str, judge: Judge
) -> None:
    assert judge((assessor, "confirmed"), made_by=maker)[0] is Standing.CONFIRMED


def test_a_claim_of_nobody_known_is_nobodys_own(judge: Judge) -> None:
    assert judge(("ada", "confirmed"), made_by=None)[0] is Standing.CONFIRMED


def test_words_of_ones_own_stay_own_when_superseded(judge: Judge) -> None:
    own = (("dan", "likely", "date: 2020"), ("dan", "confirmed", "date: 2021"))
    found, weighed = judge(*own)
    assert found is Standing.UNASSESSED
    assert {one.ignored for one in weighed} == {Ignored.OWN}


# --- the latest of each assessor -------------------------------------------------------


def test_the_latest_assessment_counts(judge: Judge) -> None:
    early, late = ("ada", "confirmed", "date: 2020"), ("ada", "refuted", "date: 2021-03-04")
    for order in ((early, late), (late, early)):
        found, weighed = judge(*order)
        assert found is Standing.REFUTED
        # Oldest first, and what was replaced is kept and said.
        assert [one.reading for one in weighed] == ["confirmed", "refuted"]
        assert [one.ignored for one in weighed] == [Ignored.SUPERSEDED, None]


def test_of_two_on_the_same_day_the_one_written_last_counts(judge: Judge) -> None:
    one, other = ("ada", "likely", "date: 2020-05-06"), ("ada", "unlikely", "date: 2020-05-06")
    assert judge(one, other)[0] == "unlikely"
    assert judge(other, one)[0] == "likely"


def test_each_assessor_has_a_latest(judge: Judge) -> None:
    found, weighed = judge(
        ("ada", "refuted", "date: 2020"),
        ("cleo", "likely", "date: 2019"),
        ("ada", "confirmed", "date: 2021"),
    )
    assert found is Standing.LIKELY
    counted = [one.assessment.by for one in weighed if one.ignored is None]
    assert counted == ["cleo", "ada"]


# --- a part of the claim ---------------------------------------------------------------


@pytest.mark.parametrize("verdict", READINGS)
def test_what_judges_a_part_leaves_the_whole_unverified(verdict: str, judge: Judge) -> None:
    found, weighed = judge(("ada", verdict, "scope: the first half"))
    assert found is Standing.UNVERIFIED
    assert [one.reading for one in weighed] == [Standing.UNVERIFIED]


def test_a_part_beside_the_whole(judge: Judge) -> None:
    part = ("ada", "confirmed", "scope: the first half")
    assert judge(part, ("cleo", "confirmed"))[0] is Standing.DIFFER
    assert judge(part, ("cleo", "unverified"))[0] is Standing.UNVERIFIED


def test_a_later_word_on_the_whole_replaces_one_on_a_part(judge: Judge) -> None:
    part = ("ada", "confirmed", "scope: the first half", "date: 2020")
    whole = ("ada", "likely", "date: 2021")
    assert judge(part, whole)[0] is Standing.LIKELY


# --- what the home page makes of them --------------------------------------------------


def test_every_standing_is_summed_up_once() -> None:
    summed_up = [standing for standings in SUMMED_UP.values() for standing in standings]
    assert sorted(summed_up) == sorted(Standing)
    assert Standing.DIFFER in SUMMED_UP["doubted"]
    assert Standing.UNASSESSED in SUMMED_UP["open"]


def test_readings_are_the_first_five_standings() -> None:
    assert list(Standing)[:5] == list(READINGS)
