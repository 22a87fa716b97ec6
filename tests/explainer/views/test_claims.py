"""Claims in lists, in the ledger and on the home page."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.catalog.standing import Ignored, Standing
from explainer.kinds.claim import Claim
from explainer.site import Site
from explainer.views.claim import claim_row, claim_rows
from explainer.views.entry import entry_view
from explainer.views.home import MOST_PLACES, home
from explainer.views.ledger import ledger
from tests.projects import opened, sight

VERDICTS = {
    "sure": "confirmed", "good": "likely", "open": "unverified", "poor": "unlikely",
    "wrong": "refuted",
}  # fmt: skip


def _claim(name: str, *lines: str, form: str = "report", judged: str = "") -> str:
    text = f"name: {name}\nstatement: It is said.\nform: {form}\n" + "".join(
        f"{line}\n" for line in lines
    )
    if judged:
        text += f"assessments: [{judged}]\n"
    return text


def _judged(verdict: str, by: str = "judge", **more: str) -> str:
    fields = {"by": by, "wording": f"they called it {verdict}", "verdict": verdict, **more}
    return "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    claims = {name: _claim(name, judged=_judged(found)) for name, found in VERDICTS.items()}
    claims["later"] = _claim("later", "made: 2021", judged=_judged("confirmed"))
    claims["earlier"] = _claim("earlier", "made: 2020", judged=_judged("confirmed"))
    claims["nobody"] = _claim("nobody", "made_by: maker")
    claims["split"] = _claim(
        "split", judged=f"{_judged('confirmed')}, {_judged('refuted', by='other')}"
    )
    claims["will"] = _claim("will", form="forecast", judged=_judged("likely"))
    claims["ought"] = _claim("ought", form="judgement")
    files = {f"claims/{name}.yml": text for name, text in claims.items()}
    files |= {f"people/{who}.yml": f"name: {who}\n" for who in ("judge", "other", "maker")}
    return opened(tmp_path, files)


def _reading(verdict: str) -> str:
    return verdict


def test_the_ledger_is_in_order_of_trust(site: Site) -> None:
    found = ledger(sight(site), _reading)
    assert [standing for standing, _ in found.reports] == list(Standing)
    assert found.count == 11
    names = {standing: [row.link.id for row in rows] for standing, rows in found.reports}
    # By date within a standing; what has none comes last.
    assert names[Standing.CONFIRMED] == ["earlier", "later", "sure"]
    assert names[Standing.DIFFER] == ["split"]
    assert names[Standing.UNASSESSED] == ["nobody"]


def test_other_forms_stand_below(site: Site) -> None:
    others = ledger(sight(site), _reading).others
    assert [(form, [row.link.id for row in rows]) for form, rows in others] == [
        ("forecast", ["will"]),
        ("judgement", ["ought"]),
    ]
    assert all(row.standing is None for _, rows in others for row in rows)


def test_a_standing_that_no_claim_has_is_left_out(tmp_path: Path) -> None:
    files = {
        "claims/one.yml": _claim("one", judged=_judged("likely")),
        "people/judge.yml": "name: judge\n",
    }
    found = ledger(sight(opened(tmp_path, files)), _reading)
    assert [standing for standing, _ in found.reports] == [Standing.LIKELY]
    assert found.others == ()


def test_a_row_never_has_a_standing_without_the_words(site: Site) -> None:
    ids = [node.id for node in site.content.catalog.of_kind("claim")]
    for row in claim_rows(ids, sight(site), _reading):
        if row.standing not in {None, Standing.UNASSESSED}:
            assert row.judgements
        assert all(one.ignored is None and one.wording for one in row.judgements)


def test_a_row_shows_only_what_counts(tmp_path: Path) -> None:
    judged = ", ".join(
        [
            _judged("confirmed", date="2020"),
            _judged("unlikely", date="2021"),
            _judged("confirmed", by="maker"),
        ]
    )
    files = {
        "claims/one.yml": _claim("one", "made_by: maker", judged=judged),
        **{f"people/{who}.yml": f"name: {who}\n" for who in ("judge", "maker")},
    }
    site = opened(tmp_path, files)
    claim = site.content.catalog["one"]
    assert isinstance(claim, Claim)
    row = claim_row(sight(site), "one", _reading)
    assert row.standing is Standing.UNLIKELY
    assert [one.wording for one in row.judgements] == ["they called it unlikely"]
    # The claim's own page shows all of them, and why two of them do not count.
    view = entry_view(claim, sight(site), _reading)
    assert view.claim is not None
    assert len(view.claim.judgements) == 3
    ignored = [one.ignored for one in view.claim.judgements]
    assert sorted(filter(None, ignored)) == [Ignored.OWN, Ignored.SUPERSEDED]


def test_the_readings_are_those_of_the_site(tmp_path: Path) -> None:
    files = {
        "claims/one.yml": _claim("one", judged=_judged("likely")),
        "people/judge.yml": "name: judge\n",
    }
    site = opened(tmp_path, files)
    (row,) = claim_rows(["one"], sight(site), {"likely": "refuted"}.__getitem__)
    assert row.standing is Standing.REFUTED


def test_the_home_page_sums_up(site: Site) -> None:
    view = home(site.settings, sight(site), _reading)
    found = {name: [row.link.id for row in rows] for name, rows in view.claims}
    assert list(found) == ["confirmed", "doubted", "open"]
    assert found["confirmed"] == ["earlier", "later", "sure", "good"]
    assert found["doubted"] == ["poor", "wrong", "split"]
    assert found["open"] == ["open", "nobody"]
    assert view.claim_count == 11


def test_the_home_page_shows_the_last_events_in_their_order(tmp_path: Path) -> None:
    files = {
        f"events/e{year}.yml": f"name: In {year}\ndate: {year}\n" for year in range(2000, 2030)
    }
    site = opened(tmp_path, files)
    shown = [one.row.link.id for one in home(site.settings, sight(site), _reading).latest]
    assert shown == [f"e{year}" for year in range(2030 - len(shown), 2030)]
    assert 5 <= len(shown) <= 12


def test_the_home_page_says_what_is_reported_of_its_events(tmp_path: Path) -> None:
    report = "name: R{n}\nstatement: So.\nform: {form}\nabout: [e1]\n"
    files = {
        "events/e1.yml": "name: One\ndate: 2001\n",
        "events/e2.yml": "name: Two\ndate_note: at some time\n",
        **{f"claims/r{n}.yml": report.format(n=n, form="report") for n in range(4)},
        "claims/f.yml": report.format(n="f", form="forecast"),
    }
    site = opened(tmp_path, files)
    (happened,) = home(site.settings, sight(site), _reading).latest
    assert happened.row.link.id == "e1"
    assert [one.link.id for one in happened.reports] == ["r0", "r1"]
    assert happened.more == 2


def test_a_home_page_without_dates_or_coordinates_has_events_and_no_map(tmp_path: Path) -> None:
    site = opened(
        tmp_path, {"events/e2.yml": "name: Two\n", "places/skerry.yml": "name: The Skerry\n"}
    )
    view = home(site.settings, sight(site), _reading)
    assert [one.row.link.id for one in view.latest] == ["e2"]
    assert view.map is None


def test_the_map_of_the_home_page_does_not_grow_with_the_site(tmp_path: Path) -> None:
    place = "name: P{n}\ncoordinates: {{lat: {n}, lon: {n}, precision: exact}}\n"
    files = {f"places/p{n}.yml": place.format(n=n) for n in range(MOST_PLACES + 5)}
    site = opened(tmp_path, files)
    view = home(site.settings, sight(site), _reading).map
    assert view is not None
    assert len(view.places) == MOST_PLACES


def test_the_home_page_begins_with_the_narrative_to_start_with(tmp_path: Path) -> None:
    files = {
        f"narratives/{name}.md": f"---\ntitle: {name}\n---\n\nText.\n" for name in ("a", "b", "c")
    }
    site = opened(tmp_path, files)
    settings = site.settings.model_copy(update={"start_with": "b"})
    view = home(settings, sight(site), _reading)
    assert [one.link.id for one in view.narratives] == ["b", "a", "c"]


def test_the_home_page_says_where_experts_belong(tmp_path: Path) -> None:
    files = {
        "experts/ann.yml": "name: Ann\naffiliations: [{organisation: club, role: chair}]\n",
        "organisations/club.yml": "name: The Club\n",
        "glossary/ebb.yml": "name: ebb\ndefinition: Water that leaves.\n",
    }
    site = opened(tmp_path, files)
    view = home(site.settings, sight(site), _reading)
    assert [(one.item.link.id, one.affiliations) for one in view.voices] == [("ann", ("The Club",))]
    assert [one.link.id for one in view.terms] == ["ebb"]
