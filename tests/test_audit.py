"""What `make audit` makes of its figures, and what its bare page is; measuring is no test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit import bare
from tests.audit.report import BARE, METRICS, SCORES, Run, good, table

FIGURES = dict.fromkeys(METRICS, 0.0)


def _runs(*performance: int, **others: int) -> list[Run]:
    whole = dict.fromkeys(SCORES, 100)
    return [Run({**whole, **others, "performance": one}, FIGURES, 0.5) for one in performance]


def test_a_page_as_fast_as_the_bare_one_is_good() -> None:
    assert good({BARE: _runs(90, 99, 98, 97, 99, seo=80), "home": _runs(98, 98, 98, 60, 100)})


@pytest.mark.parametrize(
    "found",
    [
        _runs(100, 97, 97, 97, 100),
        _runs(100, 100, 100, 100, 100, seo=99),
        _runs(100, 100, 100, 100, 100, accessibility=0),
    ],
)
def test_a_page_that_is_behind_is_not(found: list[Run]) -> None:
    assert not good({BARE: _runs(98, 98, 98, 98, 98), "home": _runs(100), "map": found})


def test_the_table_has_every_page_and_run() -> None:
    lines = table({BARE: _runs(97, 99, 98), "home": _runs(95, 100, 96)})
    assert lines[1].split()[2:] == ["98", "100", "100", "100", "0", "0", "0", "0.000"]
    assert [line.split() for line in lines if line.startswith("home")][1] == [
        "home",
        "95",
        "100",
        "96",
    ]
    assert lines[-1].endswith("0.5 to 0.5")


def test_the_bare_page_has_the_theme_of_the_site_and_the_words_of_the_shortest(
    tmp_path: Path,
) -> None:
    long, short = tmp_path / "long.html", tmp_path / "short.html"
    long.write_text(f"<article>{'word ' * 900}</article>", encoding="utf-8")
    short.write_text(
        f"<p>no</p><article><svg><text>no</text></svg>{'word ' * 250}</article>", encoding="utf-8"
    )
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(
        "site_url: !ENV [NOWHERE, x]\ntheme: {name: material, font: false, custom_dir: none, "
        "palette: {scheme: slate}}\n",
        encoding="utf-8",
    )
    site = bare.build(tmp_path / "bare", settings, [long, short])
    page = (site / "index.html").read_text(encoding="utf-8")
    assert 'data-md-color-scheme="slate"' in page
    assert "explainer" not in page
    assert 250 <= bare.words_of(site / "index.html") <= 270  # headings are words too
